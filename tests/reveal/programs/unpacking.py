"""Unpacking: nested, starred, swapped, in loops and in calls."""

import torch

weight = torch.ones(2, requires_grad=True)
plain = torch.zeros(2)

first, second = weight, plain
reveal(first)  # tensor grad=yes device=cpu dtype=float32
reveal(second)  # tensor grad=no device=cpu dtype=float32
first, second = second, first
reveal(first)  # tensor grad=no device=cpu dtype=float32
reveal(second)  # tensor grad=yes device=cpu dtype=float32

(a, (b, c)), d = (weight, (plain, 3)), None
reveal(b)  # tensor grad=no device=cpu dtype=float32
reveal(c)  # 3
reveal(d)  # None

head, *middle, tail = [weight, plain, plain.double(), 4]
reveal(head)  # tensor grad=yes device=cpu dtype=float32
reveal(middle)  # [tensor grad=no device=cpu dtype=float32, tensor grad=no device=cpu dtype=float64]
reveal(tail)  # 4

*start, end = (weight, plain)
reveal(start)  # [tensor grad=yes device=cpu dtype=float32]
reveal(end)  # tensor grad=no device=cpu dtype=float32

left = right = weight.detach()
reveal(left)  # tensor grad=no device=cpu dtype=float32
left, kept = left.double(), left
reveal(left)  # tensor grad=no device=cpu dtype=float64
reveal(kept)  # tensor grad=no device=cpu dtype=float32

values, indices = torch.max(torch.rand(2, 3, requires_grad=True), dim=1)
reveal(values)  # tensor grad=yes device=cpu dtype=float32
reveal(indices)  # tensor grad=no device=cpu dtype=int64
lower, upper = torch.rand(4, requires_grad=True).chunk(2)
reveal(lower)  # tensor grad=yes device=cpu dtype=float32
row, column = torch.rand(2, 3)
reveal(row)  # tensor grad=no device=cpu dtype=float32

merged = [*middle, weight]
reveal(merged[2])  # tensor grad=yes device=cpu dtype=float32
reveal([*merged, *start][0])  # tensor grad=no device=cpu dtype=float32


def pair():
    return weight * 2, weight.detach()


x, y = pair()
reveal(x)  # tensor grad=yes device=cpu dtype=float32
reveal(y)  # tensor grad=no device=cpu dtype=float32
reveal(pair()[1])  # tensor grad=no device=cpu dtype=float32
x, y = (one.detach() for one in pair())
reveal(x)  # tensor grad=no device=cpu dtype=float32
x, y = map(torch.Tensor.detach, pair())
reveal(y)  # tensor grad=no device=cpu dtype=float32
[x, y] = [part.numpy() for part in (x, y)]
reveal(x)  # ndarray dtype=float32 (expert: array dtype=float32)

held = {}
held["a"], held["b"] = weight, plain
reveal(held["a"])  # tensor grad=yes device=cpu dtype=float32
reveal(held["b"])  # tensor grad=no device=cpu dtype=float32


class Box:
    pass


box = Box()
box.value, other = weight.detach(), weight
reveal(box.value)  # tensor grad=no device=cpu dtype=float32
for name, (value, *rest) in {"a": (weight, plain, plain)}.items():
    reveal(value)  # tensor grad=yes device=cpu dtype=float32
    reveal(rest[0])  # tensor grad=no device=cpu dtype=float32
