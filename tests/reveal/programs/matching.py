"""match: the patterns tell what a value is, and only one case runs."""

import random

import torch


def by_type(value):
    match value:
        case torch.Tensor():
            reveal(value)  # tensor grad=? device=? dtype=?
            return value.detach().cpu()
        case None:
            reveal(value)  # None
            return torch.zeros(2)
        case [first, *rest]:
            return torch.stack([first, *rest]).detach()
        case _:
            return torch.tensor(value)


reveal(by_type(torch.ones(2, requires_grad=True)))  # tensor grad=no device=cpu dtype=float32
reveal(by_type(None))  # tensor grad=no device=cpu dtype=float32
by_type([torch.ones(2), torch.ones(2)])
by_type(3)

mode = random.choice(["train", "eval"])
weight = torch.ones(2, requires_grad=True)
match mode:
    case "train":
        output = weight * 2
        reveal(output)  # tensor grad=yes device=cpu dtype=float32
    case "eval":
        output = (weight * 2).detach()
    case _:
        raise ValueError(mode)
reveal(output)  # tensor grad=no|yes device=cpu dtype=float32

match "eval":
    case "train":
        fixed = weight
        reveal(fixed)  # unreachable
    case "eval":
        fixed = weight.detach()
reveal(fixed)  # tensor grad=no device=cpu dtype=float32

pair = (weight, torch.zeros(2, dtype=torch.int64))
match pair:
    case (left, right):
        reveal(left)  # tensor grad=yes device=cpu dtype=float32
        reveal(right)  # tensor grad=no device=cpu dtype=int64

match {"x": weight, "y": 3}:
    case {"x": held, **others}:
        reveal(held)  # tensor grad=yes device=cpu dtype=float32

match random.choice([1, 2]):
    case 1 | 2 as number:
        reveal(number)  # int
    case number if number > 2:
        pass


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


match Point(weight, weight.detach()):
    case Point(x, y=other):
        reveal(x)  # tensor grad=yes device=cpu dtype=float32
        reveal(other)  # tensor grad=no device=cpu dtype=float32
