import functools

import torch


@functools.singledispatch
def made(of):
    return torch.ones(2, requires_grad=True)


@made.register
def made_of_number(of: int):
    return torch.ones(2)


result = made(1).numpy()  # expect: TNP103 possible
