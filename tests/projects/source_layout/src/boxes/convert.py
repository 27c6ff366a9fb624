import contextlib
import functools

import torch

DEVICE = "cpu"
WITH_GRAD = True


def to_numpy(tensor):
    return tensor.detach().cpu().numpy()


def to_numpy_unguarded(tensor):
    return tensor.numpy()  # expect: TNP103 possible


def fresh():
    return torch.zeros(3)


def weight():
    return torch.nn.Parameter(torch.ones(3))


def frozen():
    with torch.no_grad():
        return weight() * 2


@contextlib.contextmanager
def without_grad():
    with torch.no_grad():
        yield


def quietly(function):
    @functools.wraps(function)
    def inner(*args):
        with torch.no_grad():
            return function(*args)

    return inner
