import functools

import torch

weight = torch.ones(2, requires_grad=True)


def _scaled(values, factor):
    return (weight * values * factor).numpy()  # expect: TNP101 likely


with torch.no_grad():
    first = _scaled(torch.ones(2), 2)
second = functools.partial(_scaled, factor=3)(torch.ones(2))
