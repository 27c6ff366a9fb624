"""Loops: what one round leaves is what the next one finds, until nothing new is possible."""

import torch

state = torch.zeros(2)
weight = torch.ones(2, requires_grad=True)
for step in range(3):
    reveal(state)  # tensor grad=no|yes device=cpu dtype=float32
    state = state + weight
    reveal(state)  # tensor grad=yes device=cpu dtype=float32
reveal(state)  # tensor grad=yes device=cpu dtype=float32

detached = torch.zeros(2)
for step in range(3):
    reveal(detached)  # tensor grad=no device=cpu dtype=float32
    detached = (detached + weight).detach()
reveal(detached)  # tensor grad=no device=cpu dtype=float32

count = 3
value = weight
while count > 0:
    value = value.double()
    count -= 1
reveal(value)  # tensor grad=yes device=cpu dtype=float32|float64

while True:
    last = weight.detach()
    if float(last.sum()) > 0:
        break
    last = weight
reveal(last)  # tensor grad=no device=cpu dtype=float32

for item in [torch.ones(1), torch.zeros(1)]:
    if float(item) > 0:
        continue
    chosen = item * weight
    reveal(chosen)  # tensor grad=yes device=cpu dtype=float32
    break
else:
    chosen = torch.zeros(1)
reveal(item)  # tensor grad=no device=cpu dtype=float32
reveal(chosen)  # tensor grad=no|yes device=cpu dtype=float32

for part in torch.ones(3, 2):
    reveal(part)  # tensor grad=no device=cpu dtype=float32

for part in torch.ones(3, 2, requires_grad=True):
    reveal(part)  # tensor grad=yes device=cpu dtype=float32

for number in range(2):
    reveal(number)  # int

for first, (second, third) in [(1, (weight, weight.detach()))]:
    reveal(second)  # tensor grad=yes device=cpu dtype=float32
    reveal(third)  # tensor grad=no device=cpu dtype=float32

first_round = True
carried = None
for step in range(3):
    if first_round:
        carried = torch.ones(2)
        first_round = False
    else:
        reveal(carried)  # None or tensor grad=no|yes device=cpu dtype=float32 (expert: tensor grad=no|yes device=cpu dtype=float32)
        carried = carried * weight
reveal(carried)  # tensor grad=no|yes device=cpu dtype=float32

swapped, other = torch.ones(2), weight
for step in range(2):
    swapped, other = other, swapped
reveal(swapped)  # tensor grad=no|yes device=cpu dtype=float32

losses = []
for step in range(2):
    loss = (weight * step).sum()
    losses.append(loss)
    reveal(loss)  # tensor grad=yes device=cpu dtype=float32
reveal(losses[0])  # tensor grad=yes device=cpu dtype=float32
for loss in losses:
    reveal(loss)  # tensor grad=yes device=cpu dtype=float32

for step in []:
    never = 1
    reveal(never)  # 1 (expert: unreachable)
