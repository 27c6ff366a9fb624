from dataclasses import dataclass, replace, field

import torch


@dataclass
class A:
    n: int
    w: torch.Tensor = field(init=False, default=None)
    def __post_init__(self): self.w = torch.ones(3)
a = A(1)
a.w = torch.ones(3, requires_grad=True)
b = replace(a, n=2)
result = b.w.numpy()
