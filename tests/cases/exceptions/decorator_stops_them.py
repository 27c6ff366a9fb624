import functools

import torch


def best_effort(function):
    @functools.wraps(function)
    def attempted(*arguments):
        try:
            return function(*arguments)
        except RuntimeError:
            return None

    return attempted


def logged(function):
    @functools.wraps(function)
    def wrapped(*arguments):
        print(function.__name__)
        return function(*arguments)

    return wrapped


@best_effort
def attempt():
    return torch.ones(2, requires_grad=True).numpy()


@logged
def demand():
    return torch.ones(2, requires_grad=True).numpy()  # expect: TNP101 certain


attempt()
result = demand()
