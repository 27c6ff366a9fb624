"""All paths through a function that calls itself end with an exception."""

import torch


def fail(count):
    if count == 0:
        raise ValueError("no weights")
    fail(count - 1)


def weights():
    x = torch.ones(3, requires_grad=True)
    fail(3)
    return x.numpy()  # expect: TNP101 likely


try:
    weights()
except ValueError as error:
    result = str(error)
