"""What a run leaves behind, as immutable values that two runs can be compared by."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A value that a program computed, frozen: equal snapshots mean equal results.

    `facts` holds what `==` on the value would hide: dtype, shape, device, requires_grad, and the
    values as text, in which one NaN equals another.
    """

    type: str
    facts: tuple[str, ...]
    parts: tuple[Snapshot, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """The exception that ended a program. `line`: the innermost line of the program itself, 1-based."""

    exception: str
    message: str
    line: int


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning that the program let through. `line`: the innermost line of the program itself, 1-based."""

    category: str
    message: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class DeviceCopy:
    """A copy between devices that autograd recorded, by the name of the node it made."""

    node: str
    line: int


@dataclass(frozen=True, slots=True)
class Construction:
    """A call `torch.Tensor(array)` or `torch.Tensor((2, 3))`, with the dtypes before and after, in torch's spelling.

    `keeps_values`: whether every value came through unchanged, though perhaps in another dtype. `is_typed`: it was
    `torch.LongTensor` or the like. `is_size`: the array had no dimensions, and was taken for a size.
    """

    line: int
    array_dtype: str
    tensor_dtype: str
    keeps_values: bool
    is_typed: bool = False
    is_size: bool = False
    is_of_tuple: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that one run of one program showed. `result` is None where the program sets no such name."""

    failure: Failure | None
    result: Snapshot | None
    warnings: tuple[Warned, ...]
    device_copies: tuple[DeviceCopy, ...]
    constructions: tuple[Construction, ...]


def snapshot(value: object) -> Snapshot:
    """Freeze a value. An object of a type not known here counts by its type alone."""
    kind = type(value).__name__
    match value:
        case torch.Tensor():
            facts = (str(value.dtype), str(tuple(value.shape)), value.device.type, str(value.requires_grad))
            return Snapshot(kind, (*facts, repr(value.detach().cpu().tolist())))
        case np.ndarray() | np.generic():
            return Snapshot(kind, (str(value.dtype), str(value.shape), repr(value.tolist())))
        case list() | tuple():
            return Snapshot(kind, (), tuple(snapshot(item) for item in value))
        case dict():
            return Snapshot(kind, tuple(map(repr, value)), tuple(snapshot(item) for item in value.values()))
        case None | bool() | int() | float() | complex() | str() | bytes() | torch.dtype() | torch.device():
            return Snapshot(kind, (repr(value),))
        case _:
            return Snapshot(kind, ())
