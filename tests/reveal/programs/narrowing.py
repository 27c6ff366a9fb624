"""Conditions tell what a value is where they hold: if, ternaries, and, or, not, assert, isinstance."""

import random

import numpy as np
import torch

weight = torch.ones(2, requires_grad=True)
mixed = random.choice([weight, weight.detach()])
reveal(mixed)  # tensor grad=no|yes device=cpu dtype=float32

if mixed.requires_grad:
    reveal(mixed)  # tensor grad=yes device=cpu dtype=float32
else:
    reveal(mixed)  # tensor grad=no device=cpu dtype=float32
if not mixed.requires_grad:
    reveal(mixed)  # tensor grad=no device=cpu dtype=float32
reveal(mixed.detach() if mixed.requires_grad else mixed)  # tensor grad=no device=cpu dtype=float32
reveal(mixed if not mixed.requires_grad else mixed.detach())  # tensor grad=no device=cpu dtype=float32
reveal(mixed if mixed.requires_grad else None)  # None or tensor grad=yes device=cpu dtype=float32

optional = random.choice([None, weight])
reveal(optional)  # None or tensor grad=yes device=cpu dtype=float32
if optional is None:
    optional = weight.detach()
reveal(optional)  # tensor grad=no|yes device=cpu dtype=float32
optional = random.choice([None, weight])
if optional is not None:
    reveal(optional)  # tensor grad=yes device=cpu dtype=float32
reveal(optional or weight.detach()) if optional is None else None  # tensor grad=no device=cpu dtype=float32
reveal(None if optional is None else optional.detach())  # None or tensor grad=no device=cpu dtype=float32
reveal(optional is not None and optional.detach())  # False or tensor grad=no device=cpu dtype=float32


def to_numpy(value):
    if isinstance(value, torch.Tensor):
        reveal(value)  # tensor grad=? device=? dtype=?
        value = value.detach().cpu().numpy()
    elif isinstance(value, np.ndarray):
        reveal(value)  # ndarray dtype=? writable=? negative_strides=? (expert: array dtype=? writable=? negative_strides=?)
    elif isinstance(value, (list, tuple)):
        value = np.asarray(value)
    else:
        reveal(value)  # not a tensor
    return value


reveal(to_numpy(weight))  # ndarray dtype=float32 (expert: array dtype=float32)
reveal(to_numpy(np.ones(2)))  # array dtype=float64
to_numpy([1])
to_numpy(1)


def guarded(value):
    if not torch.is_tensor(value):
        return value
    reveal(value)  # tensor grad=? device=? dtype=?
    if value.requires_grad:
        value = value.detach()
    reveal(value)  # tensor grad=no device=? dtype=?
    if value.is_cuda:
        value = value.cpu()
    reveal(value)  # tensor grad=no device=cpu dtype=?
    return value


reveal(guarded(weight))  # tensor grad=no device=cpu dtype=float32
guarded(3)


def asserted(value):
    assert isinstance(value, torch.Tensor)
    assert not value.requires_grad
    reveal(value)  # tensor grad=no device=? dtype=?
    assert value.device.type == "cpu"
    reveal(value)  # tensor grad=no device=cpu dtype=?
    assert value.dtype == torch.float32
    reveal(value)  # tensor grad=no device=cpu dtype=float32


asserted(torch.ones(2))


def by_attribute(value):
    if hasattr(value, "detach"):
        value = value.detach()
    if hasattr(value, "cpu"):
        value = value.cpu()
    return value


reveal(by_attribute(weight))  # tensor grad=no device=cpu dtype=float32

if type(mixed) is torch.Tensor and mixed.requires_grad:
    reveal(mixed)  # tensor grad=yes device=cpu dtype=float32
if not (mixed.requires_grad and mixed.is_leaf):
    mixed = mixed.detach()
reveal(mixed)  # tensor grad=no|yes device=cpu dtype=float32
if mixed.grad_fn is None:
    reveal(mixed)  # tensor grad=no|yes device=cpu dtype=float32
assert torch.is_grad_enabled()
flag = bool(random.getrandbits(1))
reveal(weight.detach() if flag else weight)  # tensor grad=no|yes device=cpu dtype=float32
if torch.is_floating_point(weight) or flag:
    reveal(weight)  # tensor grad=yes device=cpu dtype=float32
