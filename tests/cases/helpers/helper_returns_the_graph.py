import torch


def scaled(tensor, factor=2.0):
    return tensor * factor


values = scaled(torch.ones(2, requires_grad=True)).numpy()  # expect: TNP101 certain
