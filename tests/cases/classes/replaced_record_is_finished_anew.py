from dataclasses import dataclass, replace

import torch


@dataclass
class A:
    w: torch.Tensor
    def __post_init__(self): self.w = self.w.detach()
a = A(torch.ones(3))
b = replace(a, w=torch.ones(3, requires_grad=True))
result = b.w.numpy()
