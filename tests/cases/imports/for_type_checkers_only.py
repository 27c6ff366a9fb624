"""What stands under TYPE_CHECKING never runs; what it imports stands in annotations."""

from __future__ import annotations

import typing
from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from torch import Tensor

    torch.ones(3, requires_grad=True).numpy()
if typing.TYPE_CHECKING:
    torch.ones(3, requires_grad=True).numpy()
if not __debug__:
    torch.ones(3, requires_grad=True).numpy()


def to_array(x: Tensor):
    return x.detach().numpy()  # expect: TNP104


result = to_array(torch.ones(2))
