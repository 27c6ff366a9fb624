"""Lists, tuples and sets: filled in loops, indexed, cut, copied, changed through another name."""

import copy
from collections import deque

import torch

weight = torch.ones(2, requires_grad=True)

filled = []
reveal(filled)  # []
for step in range(3):
    filled.append(weight.detach() * step)
reveal(filled)  # [tensor grad=no device=cpu dtype=float32, ...]
reveal(filled[0])  # tensor grad=no device=cpu dtype=float32
reveal(torch.stack(filled))  # tensor grad=no device=cpu dtype=float32
reveal(torch.cat(filled, dim=0))  # tensor grad=no device=cpu dtype=float32

alias = filled
alias.append(weight)
reveal(filled[-1])  # tensor grad=no|yes device=cpu dtype=float32

pair = [weight, weight.detach()]
reveal(pair[0])  # tensor grad=yes device=cpu dtype=float32
reveal(pair[-1])  # tensor grad=no device=cpu dtype=float32
pair[0] = torch.zeros(2, dtype=torch.int64)
reveal(pair[0])  # tensor grad=no device=cpu dtype=int64
reveal(pair[:1])  # [tensor grad=no device=cpu dtype=int64]
reveal(pair[::-1][0])  # tensor grad=no device=cpu dtype=float32
reveal(pair + [None])  # [tensor grad=no device=cpu dtype=int64, tensor grad=no device=cpu dtype=float32, None]
reveal((pair + [None])[2])  # None
reveal((pair * 2)[0])  # tensor grad=no device=cpu dtype=int64 (expert: dtype=float32|int64)
reveal(len(pair))  # int

triple = (weight, weight.double(), 3)
reveal(triple)  # (tensor grad=yes device=cpu dtype=float32, tensor grad=yes device=cpu dtype=float64, 3)
reveal(triple[1:])  # (tensor grad=yes device=cpu dtype=float64, 3)
reveal(tuple(pair)[1])  # tensor grad=no device=cpu dtype=float32
reveal(list(triple)[2])  # 3
reveal(list(reversed([weight, weight.detach()]))[0])  # tensor grad=no device=cpu dtype=float32
reveal(sorted([2, 1])[0])  # int

stack = deque(maxlen=3)
stack.append(weight.detach())
reveal(stack.popleft())  # tensor grad=no device=cpu dtype=float32
popped = [weight.detach()]
reveal(popped.pop())  # tensor grad=no device=cpu dtype=float32
extended = [weight.detach()]
extended.extend([weight])
reveal(extended[0])  # tensor grad=no|yes device=cpu dtype=float32
extended += [None]
reveal(extended[1])  # None or tensor grad=no|yes device=cpu dtype=float32

copied = copy.copy(pair)
reveal(copied[0])  # tensor grad=no device=cpu dtype=int64
shallow = pair[:]
shallow[0] = weight
reveal(pair[0])  # tensor grad=no device=cpu dtype=int64
nested = [[weight], [weight.detach()]]
reveal(nested[1][0])  # tensor grad=no device=cpu dtype=float32
reveal([part for row in nested for part in row][0])  # tensor grad=no|yes device=cpu dtype=float32
nested[0][0] = weight.detach()
reveal(nested[0][0])  # tensor grad=no device=cpu dtype=float32

unique = {1, 2}
reveal(unique.pop())  # int
reveal([0] * 3)  # [0, 0, 0]
reveal([None] * 2)  # [None, None]
slots = [None] * 2
slots[0] = weight.detach()
reveal(slots[0])  # tensor grad=no device=cpu dtype=float32
for index in range(2):
    slots[index] = weight.detach()
reveal(slots[1])  # None or tensor grad=no device=cpu dtype=float32


def remembers(history=[]):
    history.append(weight.detach())
    return history


reveal(remembers()[0])  # tensor grad=no device=cpu dtype=float32
shared = [weight.detach()]
other = shared
shared += [weight]
reveal(other[1])  # tensor grad=yes device=cpu dtype=float32
numbers = [0] * 2
again = numbers
numbers *= 2
reveal(again)  # [0, 0, 0, 0]


def extends(values):
    values += [weight]


given = [None]
extends(given)
reveal(given)  # [None, tensor grad=yes device=cpu dtype=float32]
appended = []
appended.append(weight)
appended.append(weight.detach())
reveal(appended[1])  # tensor grad=no device=cpu dtype=float32
left, right = appended
reveal(left)  # tensor grad=yes device=cpu dtype=float32
part = appended[1:]
part.append(weight)
reveal(part[0])  # tensor grad=no device=cpu dtype=float32
reveal(appended[-1])  # tensor grad=no device=cpu dtype=float32
united = {weight}
united |= {weight.detach()}
for value in united:
    reveal(value)  # tensor grad=no|yes device=cpu dtype=float32
