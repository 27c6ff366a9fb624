"""What a cast from one dtype to another does to the values."""

from __future__ import annotations

_INTEGER_BITS = {
    "bool": (0, 1),
    "uint8": (0, 8),
    "uint16": (0, 16),
    "uint32": (0, 32),
    "uint64": (0, 64),
    "int8": (1, 7),
    "int16": (1, 15),
    "int32": (1, 31),
    "int64": (1, 63),
}
"""Bits for the sign, and for the value."""
_FLOATING_BITS = {"bfloat16": (8, 8), "float16": (5, 11), "float32": (8, 24), "float64": (11, 53)}
"""Bits of the exponent, and of the significand with its hidden one."""
_PARTS = {"complex32": "float16", "complex64": "float32", "complex128": "float64"}


def loss(source: str, target: str) -> str | None:
    """The verb for what a cast may do to some values; None where it keeps every one, or the dtypes are not known."""
    if source == target or source == "bool":
        return None
    if target == "bool":
        return "reduces"
    if source in _PARTS:
        return _loss_of_complex(source, target)
    target = _PARTS.get(target, target)
    if source in _FLOATING_BITS:
        return _loss_of_floating(source, target)
    if source not in _INTEGER_BITS:
        return None
    sign, bits = _INTEGER_BITS[source]
    if target in _FLOATING_BITS:
        return "rounds" if bits > _FLOATING_BITS[target][1] else None
    if target not in _INTEGER_BITS:
        return None
    other_sign, other_bits = _INTEGER_BITS[target]
    return "wraps" if bits > other_bits or sign > other_sign else None


def _loss_of_complex(source: str, target: str) -> str | None:
    if target in _PARTS:
        return _loss_of_floating(_PARTS[source], _PARTS[target])
    return "drops the imaginary part of"


def _loss_of_floating(source: str, target: str) -> str | None:
    if target in _INTEGER_BITS:
        return "truncates"
    if target not in _FLOATING_BITS:
        return None
    exponent, significand = _FLOATING_BITS[source]
    other_exponent, other_significand = _FLOATING_BITS[target]
    return "rounds" if exponent > other_exponent or significand > other_significand else None


def is_integer(dtype: str) -> bool:
    """Whether it is a dtype of integers; bool is none."""
    return dtype in _INTEGER_BITS and dtype != "bool"


def is_floating(dtype: str) -> bool:
    """Whether it is a real floating dtype."""
    return dtype in _FLOATING_BITS
