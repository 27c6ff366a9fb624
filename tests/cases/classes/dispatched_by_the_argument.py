"""`singledispatch` runs another function for other arguments."""

from functools import singledispatch

import torch


@singledispatch
def make(count):
    return torch.ones(3, requires_grad=True)


@make.register
def _(count: int):
    return torch.ones(count)


result = make(3).numpy()  # expect: TNP103 possible
