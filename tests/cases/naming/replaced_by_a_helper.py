"""A helper that is given a class replaces a method of it."""

import torch


def patch(owner):
    numpy = owner.numpy
    owner.numpy = lambda self, **options: numpy(self.detach())
    return numpy


numpy = patch(torch.Tensor)
result = torch.ones(2, requires_grad=True).numpy()
torch.Tensor.numpy = numpy
