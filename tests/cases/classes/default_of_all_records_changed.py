from dataclasses import dataclass

import torch


@dataclass(eq=False)
class A:
    w: torch.Tensor = torch.ones(3)
A().w.requires_grad_()
result = A().w.numpy()  # expect: TNP101 likely
