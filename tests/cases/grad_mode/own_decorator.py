# The wrapper runs the function in no_grad.
import functools

import torch

weight = torch.nn.Parameter(torch.ones(2))


def without_grad(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        with torch.no_grad():
            return function(*args, **kwargs)

    return wrapper


@without_grad
def report():
    return (weight * 2).numpy()


result = report()
