"""A function under a decorator of the file declares a name global, and binds nothing to it."""

import numpy as np
import torch

weights = torch.ones(2, requires_grad=True)
calls = []


def counted(function):
    calls.append(function)
    return function


@counted
def total():
    global weights
    return weights.sum()


total().backward()
np.asarray(weights)  # expect: TNP101 certain
