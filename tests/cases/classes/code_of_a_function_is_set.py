"""Another function may run under a name that nothing binds anew."""

import torch


def make():
    return torch.ones(3, requires_grad=True)


def make_frozen():
    return torch.ones(3)


make.__code__ = make_frozen.__code__
result = make().numpy()  # expect: TNP101 likely
