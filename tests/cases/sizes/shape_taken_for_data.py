# The tuple is data: each result is a vector of two numbers.
import torch
from torch import nn

shape = (2, 3)
noise = torch.Tensor(shape).uniform_()  # expect: TNP309 certain
weight = torch.Tensor(shape)  # expect: TNP309 certain
nn.init.ones_(weight)
meant = torch.Tensor(*shape).zero_(), torch.Tensor(noise.shape).zero_()
result = [tuple(noise.shape), tuple(weight.shape), tuple(meant[0].shape), tuple(meant[1].shape)]
