import torch


def make_weight(size):
    return torch.zeros(size, requires_grad=True)


weight = make_weight(3)
values = weight.numpy()  # expect: TNP101 certain
