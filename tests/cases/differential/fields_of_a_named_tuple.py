import collections
import typing

import torch


class Pair(typing.NamedTuple):
    left: torch.Tensor
    right: torch.Tensor = None


Point = collections.namedtuple("Point", "x y")
weight = torch.ones(2, requires_grad=True)
pair = Pair(torch.zeros(2), weight)
point = Point(weight, torch.zeros(2))
left, right = pair
fine = left.numpy(), pair.left.numpy(), pair._replace(right=torch.zeros(2)).right.numpy(), point._asdict()["y"].numpy()
result = right.numpy()  # expect: TNP101 certain
