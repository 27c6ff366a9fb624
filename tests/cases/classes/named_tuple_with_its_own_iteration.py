from typing import NamedTuple

import torch


class Pair(NamedTuple):
    left: torch.Tensor
    right: torch.Tensor

    def __iter__(self):
        return iter([self.left.detach(), self.right.detach()])


weight = torch.ones(3, requires_grad=True)
pair = Pair(weight, weight)
left, right = pair
first = left.numpy()
second = [tensor.numpy() for tensor in pair]
third = pair.left.numpy()  # expect: TNP101 certain
