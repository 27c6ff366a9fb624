import functools

import torch


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print("called")
        return function(*args, **kwargs)

    return wrapper


@logged
def double(x):
    return x * 2


values = double(torch.ones(2, requires_grad=True)).numpy()  # expect: TNP101 certain
