from dataclasses import dataclass

import torch


@dataclass(frozen=True)
class Pair:
    left: torch.Tensor
    right: torch.Tensor = torch.zeros(2)

    def __post_init__(self):
        object.__setattr__(self, "right", self.left * 2)


Pair(torch.ones(2)).right.numpy()
weight = torch.ones(2, requires_grad=True)
Pair(weight).right.detach().cpu().numpy()
Pair(weight).right.numpy()  # expect: TNP101 certain
