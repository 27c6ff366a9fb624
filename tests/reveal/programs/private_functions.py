"""Private functions: their parameters are what the calls in the file give them."""

import numpy as np
import torch

weight = torch.ones(2, requires_grad=True)


def _convert(value):
    reveal(value)  # tensor grad=no device=cpu dtype=float32
    return value.numpy()


def _mixed(value, flag=False):
    reveal(value)  # tensor grad=no|yes device=cpu dtype=float32
    reveal(flag)  # bool
    return value


def _array_only(array):
    reveal(array)  # array dtype=float64
    return torch.from_numpy(array)


def _quiet_only():
    reveal(weight * 2)  # tensor grad=no device=cpu dtype=float32
    return weight * 2


def _through(value):
    return _inner(value)


def _inner(value):
    reveal(value)  # tensor grad=no device=cpu dtype=float64 or unknown (expert: tensor grad=no device=cpu dtype=float64)
    return value


def _handed_around(value):
    reveal(value)  # unknown
    return value


def public(value):
    reveal(value)  # unknown
    return value


class Model:
    def __init__(self):
        self.weight = torch.ones(2, requires_grad=True)

    def run(self, value):
        return self._step(value.detach(), scale=2.0)

    def _step(self, value, scale):
        reveal(scale)  # 2.0
        reveal(value)  # presumed tensor grad=no device=?|cpu dtype=?|float32 (expert: presumed tensor grad=no device=? dtype=?)
        return value * scale

    @torch.no_grad()
    def evaluate(self):
        return self._output()

    def _output(self):
        reveal(weight * 2)  # tensor grad=no device=cpu dtype=float32
        return weight * 2


_convert(weight.detach())
_convert(torch.zeros(2))
_mixed(weight)
_mixed(weight.detach(), flag=True)
_array_only(np.ones(2))
with torch.no_grad():
    _quiet_only()
_through(weight.detach().double())
list(map(_handed_around, [weight]))
public(weight)
Model().run(weight)
reveal(Model().evaluate())  # tensor grad=no device=cpu dtype=float32
reveal(_array_only(np.ones(2)))  # tensor grad=no device=cpu dtype=float64
