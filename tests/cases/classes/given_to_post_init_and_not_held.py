from dataclasses import dataclass, InitVar, field

import torch


@dataclass
class A:
    grad: InitVar[bool]
    w: torch.Tensor
result = A(True, torch.ones(3, requires_grad=True)).w.numpy()  # expect: TNP101 certain
