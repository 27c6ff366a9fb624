"""Two paths meet: every fact that either brings along is possible behind them."""

import random

import torch

if random.random() < 0.5:
    x = torch.ones(2)
    y = torch.ones(2)
    only_here = torch.zeros(2)
else:
    x = torch.ones(2, requires_grad=True)
    y = torch.ones(2, dtype=torch.float64)
reveal(x)  # tensor grad=no|yes device=cpu dtype=float32
reveal(y)  # tensor grad=no device=cpu dtype=float32|float64

if random.random() < 0.5:
    x = x.detach()
    reveal(x)  # tensor grad=no device=cpu dtype=float32
reveal(x)  # tensor grad=no|yes device=cpu dtype=float32
x = x.detach()
reveal(x)  # tensor grad=no device=cpu dtype=float32

if random.random() < 0.5:
    kind = torch.ones(2)
elif random.random() < 0.5:
    kind = torch.ones(2).numpy()
else:
    kind = None
reveal(kind)  # None or ndarray dtype=float32 or tensor grad=no device=cpu dtype=float32 (expert: None or array dtype=float32 or tensor grad=no device=cpu dtype=float32)

if True:
    always = torch.ones(2)
else:
    always = torch.ones(2, requires_grad=True)
reveal(always)  # tensor grad=no device=cpu dtype=float32

flag = False
if flag:
    never = torch.ones(2, requires_grad=True)
    reveal(never)  # unreachable
else:
    never = torch.ones(2)
reveal(never)  # tensor grad=no device=cpu dtype=float32


def early(flag):
    value = torch.ones(2, requires_grad=True)
    if not flag:
        reveal(value)  # tensor grad=yes device=cpu dtype=float32
        return value.detach()
    value = value * 2
    reveal(value)  # tensor grad=yes device=cpu dtype=float32
    return value


reveal(early(False))  # tensor grad=no device=cpu dtype=float32
reveal(early(True))  # tensor grad=yes device=cpu dtype=float32
reveal(early(random.random() < 0.5))  # tensor grad=no|yes device=cpu dtype=float32


def raises(value):
    if value is None:
        raise ValueError("nothing there")
        reveal(value)  # unreachable
    return value


reveal(raises(torch.ones(2)))  # tensor grad=no device=cpu dtype=float32


def nested(first, second):
    value = torch.ones(2, requires_grad=True)
    if first:
        if second:
            value = value.detach()
        else:
            with torch.no_grad():
                value = value * 2
    else:
        value = value.sum().detach()
    reveal(value)  # tensor grad=no device=cpu dtype=float32
    return value


nested(True, True)
nested(True, False)
nested(False, False)
