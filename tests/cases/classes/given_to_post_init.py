from dataclasses import dataclass, InitVar, field

import torch


@dataclass
class A:
    grad: InitVar[bool]
    w: torch.Tensor = field(init=False)
    def __post_init__(self, grad): self.w = torch.ones(3, requires_grad=grad)
result = A(True).w.numpy()  # expect: TNP101 certain
