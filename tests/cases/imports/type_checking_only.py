# The file takes tensors, though it imports torch for its annotations alone.
# machine: accelerator
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch


def to_array(x: torch.Tensor):
    return x.detach().numpy()  # expect: TNP104 likely


import importlib

to_array(importlib.import_module("torch").ones(2, device="cuda"))
