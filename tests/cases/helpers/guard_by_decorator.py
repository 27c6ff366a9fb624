# The decorator detaches every argument before the function sees it.
import functools

import torch


def plain_arguments(function):
    @functools.wraps(function)
    def wrapper(*tensors):
        return function(*(t.detach().cpu() for t in tensors))

    return wrapper


@plain_arguments
def dot(a, b):
    return a.numpy() @ b.numpy()  # expect: TNP103 possible, TNP103 possible


result = dot(torch.ones(2, requires_grad=True), torch.ones(2))
