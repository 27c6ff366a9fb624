"""Dataclasses and named tuples: their fields hold what they are made with."""

import collections
import dataclasses
from dataclasses import dataclass, field
from typing import NamedTuple

import torch

weight = torch.ones(2, requires_grad=True)


@dataclass
class Output:
    loss: torch.Tensor
    logits: torch.Tensor
    count: int = 0
    extra: list = field(default_factory=list)


@dataclass(frozen=True)
class Plain:
    data: torch.Tensor
    scale: float = 1.0


class Pair(NamedTuple):
    first: torch.Tensor
    second: torch.Tensor = None


Point = collections.namedtuple("Point", ["x", "y"])

plain = Plain(weight)
reveal(plain.data)  # tensor grad=yes device=cpu dtype=float32
reveal(plain.scale)  # 1.0
reveal(plain.data.detach())  # tensor grad=no device=cpu dtype=float32
reveal(Plain(data=weight.detach(), scale=2).data)  # tensor grad=no device=cpu dtype=float32
reveal(dataclasses.replace(plain, data=weight.detach()).data)  # tensor grad=no device=cpu dtype=float32

output = Output(weight.sum(), weight.detach())
reveal(output.loss)  # tensor grad=yes device=cpu dtype=float32
reveal(output.logits)  # tensor grad=no device=cpu dtype=float32
output.loss = output.loss.detach()
reveal(output.loss)  # tensor grad=no device=cpu dtype=float32
output.extra.append(weight.detach())
reveal(output.extra[0])  # tensor grad=no device=cpu dtype=float32

pair = Pair(weight, weight.detach())
reveal(pair.first)  # tensor grad=yes device=cpu dtype=float32
reveal(pair.second)  # tensor grad=no device=cpu dtype=float32
reveal(pair[1])  # tensor grad=no device=cpu dtype=float32
left, right = pair
reveal(left)  # tensor grad=yes device=cpu dtype=float32
reveal(right)  # tensor grad=no device=cpu dtype=float32
reveal(pair._replace(first=weight.detach()).first)  # tensor grad=no device=cpu dtype=float32
reveal(Pair(weight).second)  # None

point = Point(weight, y=weight.detach())
reveal(point.x)  # tensor grad=yes device=cpu dtype=float32
reveal(point.y)  # tensor grad=no device=cpu dtype=float32
reveal(point[0])  # tensor grad=yes device=cpu dtype=float32

best = torch.max(torch.rand(2, 3, requires_grad=True), dim=1)
reveal(best.values)  # tensor grad=yes device=cpu dtype=float32
reveal(best.indices)  # tensor grad=no device=cpu dtype=int64
reveal(best[0])  # tensor grad=yes device=cpu dtype=float32
reveal(torch.sort(weight).values)  # tensor grad=yes device=cpu dtype=float32
reveal(torch.topk(weight, 1).indices)  # tensor grad=no device=cpu dtype=int64


def made_inside():
    return Output(loss=weight.sum().detach(), logits=weight)


reveal(made_inside().loss)  # tensor grad=no device=cpu dtype=float32
reveal(made_inside().logits)  # tensor grad=yes device=cpu dtype=float32


@dataclass
class Base:
    value: torch.Tensor


@dataclass
class Derived(Base):
    other: torch.Tensor


derived = Derived(weight, weight.detach())
reveal(derived.value)  # tensor grad=yes device=cpu dtype=float32
reveal(derived.other)  # tensor grad=no device=cpu dtype=float32

Typed = NamedTuple("Typed", [("left", torch.Tensor), ("right", torch.Tensor)])
plain = torch.ones(2)
typed = Typed(left=plain, right=weight)
reveal(typed)  # (tensor grad=no device=cpu dtype=float32, tensor grad=yes device=cpu dtype=float32)
typed.left.requires_grad_()
reveal(plain)  # tensor grad=yes device=cpu dtype=float32
