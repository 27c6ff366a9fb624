import functools

import torch


def with_grad(enabled):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            with torch.set_grad_enabled(enabled):
                return function(*args, **kwargs)

        return wrapper

    return decorate


w = torch.ones(2, requires_grad=True)


@with_grad(False)
def evaluate():
    return w * 2


@with_grad(True)
def train():
    return w * 2


first = evaluate().numpy()
second = train().numpy()  # expect: TNP101 certain
