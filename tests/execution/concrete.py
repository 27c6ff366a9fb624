"""What a running program's values were at one moment, as far as the analysis says something about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from lint_rules.values.domain.outcomes import Layout


@dataclass(frozen=True, slots=True)
class TensorSeen:
    """A tensor."""

    requires_grad: bool
    off_cpu: bool
    dtype: str
    layout: Layout
    conj: bool
    neg: bool


@dataclass(frozen=True, slots=True)
class ArraySeen:
    """A NumPy array or scalar."""

    dtype: str
    is_scalar: bool
    ndim: int
    writable: bool
    negative_strides: bool


@dataclass(frozen=True, slots=True)
class NumberSeen:
    """A Python number, string or None."""

    value: object


@dataclass(frozen=True, slots=True)
class PartsSeen:
    """A list or tuple."""

    parts: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class DictionarySeen:
    """A dict."""

    items: tuple[tuple[object, Seen], ...]


@dataclass(frozen=True, slots=True)
class OtherSeen:
    """Anything else."""

    type: str


Seen = TensorSeen | ArraySeen | NumberSeen | PartsSeen | DictionarySeen | OtherSeen


def seen(value: object) -> Seen:
    """Freeze a value."""
    match value:
        case torch.Tensor():
            return _tensor(value)
        case np.ndarray():
            has_negative = any(stride < 0 for stride in value.strides)
            return ArraySeen(_dtype_name(value.dtype), False, value.ndim, value.flags.writeable, has_negative)
        case np.generic():
            return ArraySeen(_dtype_name(value.dtype), True, 0, False, False)
        case None | bool() | int() | float() | str():
            return NumberSeen(value)
        case list() | tuple() if type(value) in (list, tuple):
            return PartsSeen(tuple(seen(part) for part in value))
        case dict() if type(value) is dict:
            return DictionarySeen(tuple((key, seen(held)) for key, held in value.items()))
        case _:
            return OtherSeen(type(value).__name__)


LAYOUTS = {
    torch.strided: Layout.STRIDED,
    torch.sparse_coo: Layout.SPARSE,
    torch._mkldnn: Layout.MKLDNN,
    torch.jagged: Layout.NESTED,
    **dict.fromkeys((torch.sparse_csr, torch.sparse_csc, torch.sparse_bsr, torch.sparse_bsc), Layout.COMPRESSED),
}
"""What the analysis calls each layout."""


def _tensor(value: torch.Tensor) -> TensorSeen:
    return TensorSeen(
        requires_grad=value.requires_grad,
        off_cpu=value.device.type != "cpu",
        dtype=str(value.dtype).removeprefix("torch."),
        layout=Layout.NESTED if value.is_nested else LAYOUTS[value.layout],
        conj=value.is_conj(),
        neg=value.is_neg(),
    )


def _field_name(name: str, dtype: np.dtype[Any]) -> str:
    return f"{name}: {_dtype_name(dtype.base)}{'[]' if dtype.shape else ''}"


_KINDS = {"O": "object", "U": "str", "S": "bytes", "M": "datetime64", "m": "timedelta64"}


def _dtype_name(dtype: np.dtype[Any]) -> str:
    """The dtype in the words of the engine, which leaves out the lengths of strings and the units of dates."""
    if dtype.names is not None:
        fields = (_field_name(name, dtype[name]) for name in dtype.names)
        return f"records({', '.join(fields)}; {dtype.itemsize})"
    if dtype.kind in _KINDS:
        return _KINDS[dtype.kind]
    return str(dtype) if dtype.isnative else f"big-endian-{dtype.newbyteorder('=')}"
