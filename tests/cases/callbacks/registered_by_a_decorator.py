"""A decorator of the file puts functions into a list, and a loop calls what is in it."""

import torch

weights = torch.ones(3, requires_grad=True)
callbacks = []


def register(function):
    callbacks.append(function)
    return function


@register
def freeze():
    weights.requires_grad_(False)


for callback in callbacks:
    callback()
result = weights.numpy()
