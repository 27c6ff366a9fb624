from dataclasses import dataclass

import torch


@dataclass
class Pair:
    plain: torch.Tensor
    leaf: torch.Tensor


match Pair(torch.ones(2), torch.ones(2, requires_grad=True)):
    case Pair(plain, leaf=leaf):
        first = plain.numpy()
        second = leaf.numpy()  # expect: TNP101 certain
