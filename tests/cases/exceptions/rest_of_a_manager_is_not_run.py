"""What follows the `yield` of a context manager is not run where the block raises, but for a `finally`."""

from contextlib import contextmanager

import torch


@contextmanager
def frozen(weights):
    weights.requires_grad_(False)
    yield
    weights.requires_grad_(True)


@contextmanager
def frozen_in_any_case(weights):
    weights.requires_grad_(False)
    try:
        yield
    finally:
        weights.requires_grad_(True)


class Frozen:
    def __init__(self, weights):
        self.weights = weights

    def __enter__(self):
        self.weights.requires_grad_(False)

    def __exit__(self, kind, exception, trace):
        if kind is None:
            self.weights.requires_grad_(True)


first = torch.ones(3, requires_grad=True)
try:
    with frozen(first):
        raise ValueError
except ValueError:
    pass
first.numpy()  # expect: TNP101 likely

second = torch.ones(3, requires_grad=True)
try:
    with Frozen(second):
        raise ValueError
except ValueError:
    pass
second.numpy()  # expect: TNP101 likely

third = torch.ones(3, requires_grad=True)
try:
    with frozen_in_any_case(third):
        raise ValueError
except ValueError:
    pass
result = third.numpy()  # expect: TNP101 certain
