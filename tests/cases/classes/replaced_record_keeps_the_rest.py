from dataclasses import dataclass, replace, field

import torch


@dataclass
class A:
    n: int
    w: torch.Tensor
a = A(1, torch.ones(3, requires_grad=True))
b = replace(a, n=2)
result = b.w.numpy()  # expect: TNP101 certain
