"""What has the methods of a protocol is an object of it."""

from typing import Protocol, runtime_checkable

import torch


@runtime_checkable
class Convertible(Protocol):
    def numpy(self): ...


weights = torch.ones(3, requires_grad=True)
plain = weights.detach() if isinstance(weights, Convertible) else weights
result = plain.numpy()  # expect: TNP101
