import functools

import torch


def scale(tensor, factor):
    return tensor * factor


double = functools.partial(scale, factor=2)
values = double(torch.ones(2, requires_grad=True)).numpy()  # expect: TNP101 certain
