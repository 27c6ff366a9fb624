import torch

w = torch.ones(2, requires_grad=True)


def work(start=w.numpy()):  # expect: TNP101 certain
    return start
