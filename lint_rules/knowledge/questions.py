"""Questions that a program asks of a tensor, of the modes it runs in, or of the machine: rows without a new value."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Question(enum.Enum):
    """A fact of a tensor that a program can ask for, and on which a branch narrows."""

    REQUIRES_GRAD = "requires_grad"
    IS_OFF_CPU = "is off cpu"
    IS_CPU = "is cpu"
    IS_FLOATING = "is floating"
    """Of a real floating dtype: neither of integers nor complex."""
    IS_STRIDED = "is strided"
    IS_SPARSE = "is sparse"
    IS_COMPRESSED = "is compressed"
    IS_MKLDNN = "is mkldnn"
    IS_NESTED = "is nested"
    IS_CONJ = "is conj"
    IS_NEG = "is neg"


@dataclass(frozen=True, slots=True)
class FactQuestion:
    """An attribute or method whose truth is a fact of the tensor (`x.requires_grad`, `x.is_cuda`)."""

    asks: Question


@dataclass(frozen=True, slots=True)
class GradModeQuestion:
    """A call whose truth is whether grad mode is on (`torch.is_grad_enabled()`)."""


@dataclass(frozen=True, slots=True)
class InferenceModeQuestion:
    """A call whose truth is whether inference mode is on (`torch.is_inference_mode_enabled()`)."""


@dataclass(frozen=True, slots=True)
class MachineQuestion:
    """A question whose answer depends on the machine (`torch.cuda.is_available()`).

    `of_accelerator`: whether there is one that programs put tensors on.
    """

    of_accelerator: bool = False
