"""`+=` and in-place methods: a tensor stays the same object, and may enter the graph."""

import numpy as np
import torch

weight = torch.ones(2, requires_grad=True)

total = 0
for step in range(3):
    total += weight.sum()
reveal(total)  # tensor grad=yes device=cpu dtype=float32

running = 0.0
for step in range(3):
    running += weight.sum().item()
reveal(running)  # number (expert: float)

value = torch.zeros(2)
value += 1
reveal(value)  # tensor grad=no device=cpu dtype=float32
alias = value
value += weight
reveal(value)  # tensor grad=yes device=cpu dtype=float32
reveal(alias)  # tensor grad=yes device=cpu dtype=float32
value = torch.zeros(2)
value = value + weight.detach()
reveal(value)  # tensor grad=no device=cpu dtype=float32
value *= 2
reveal(value)  # tensor grad=no device=cpu dtype=float32
value.add_(weight)
reveal(value)  # tensor grad=yes device=cpu dtype=float32

count = torch.zeros(2, dtype=torch.int64)
count += 1
reveal(count)  # tensor grad=no device=cpu dtype=int64
reveal(count / 2)  # tensor grad=no device=cpu dtype=float32
reveal(count // 2)  # tensor grad=no device=cpu dtype=int64
leaf = torch.zeros(2)
leaf.requires_grad_()
reveal(leaf)  # tensor grad=yes device=cpu dtype=float32
leaf.requires_grad = False
reveal(leaf)  # tensor grad=no device=cpu dtype=float32
leaf.requires_grad_(True).mul(2)
reveal(leaf)  # tensor grad=yes device=cpu dtype=float32
detached = weight * 1
detached.detach_()
reveal(detached)  # tensor grad=no device=cpu dtype=float32

with torch.no_grad():
    weight += 1
    weight.mul_(2)
    reveal(weight)  # tensor grad=yes device=cpu dtype=float32
    reveal(weight + 1)  # tensor grad=no device=cpu dtype=float32
reveal(weight)  # tensor grad=yes device=cpu dtype=float32

array = np.zeros(2)
array += 1
reveal(array)  # array dtype=float64
array = array + np.float32(1)
reveal(array)  # array dtype=float64
