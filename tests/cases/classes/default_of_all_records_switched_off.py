from dataclasses import dataclass

import torch


@dataclass(eq=False)
class A:
    w: torch.Tensor = torch.ones(3, requires_grad=True)
A().w.requires_grad_(False)
result = A().w.numpy()  # expect: TNP101 likely
