import torch
from torch import nn


def describe(value):
    if isinstance(value, nn.Parameter):
        return value.numpy()  # expect: TNP101 likely
    return value


describe(nn.Parameter(torch.ones(2)))
