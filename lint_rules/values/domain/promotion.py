"""Type promotion: the dtype of what tensors, arrays and Python numbers give together.

A tensor without dimensions, and even more a Python number, gives way to one with dimensions unless it is of a higher
kind (bool, integer, floating, complex). The engine does not follow the number of dimensions, so that two floating
dtypes that meet leave both as possible outcomes.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence

_KINDS = ("bool", "integer", "floating", "complex")
_INTEGERS = ("uint8", "int8", "int16", "int32", "int64")
_FLOATING = ("float16", "bfloat16", "float32", "float64")
_COMPLEX_OF = {"float16": "complex32", "bfloat16": "complex64", "float32": "complex64", "float64": "complex128"}
_ORDER = ("bool", *_INTEGERS, *_FLOATING, "complex32", "complex64", "complex128")
MAX_DTYPES = 4
"""Different dtypes that may meet; more are not worth the combinations."""


def tensor_promotions(dtypes: Iterable[str], numbers: Iterable[str]) -> frozenset[str] | None:
    """The dtypes that tensors of these dtypes may give together with Python numbers, or None where that is not known.

    `numbers` are the dtypes that stand for the numbers: `int64` for an int, the default dtype for a float.
    """
    tensors = tuple(dict.fromkeys(dtypes))
    plain = (*tensors, *numbers)
    if not tensors or len(tensors) > MAX_DTYPES or any(dtype not in _ORDER for dtype in plain):
        return None
    number = functools.reduce(promoted, numbers, None)
    return frozenset(
        _combined(with_dimensions, _combined(without, number)) or "" for with_dimensions, without in _splits(tensors)
    )


def _splits(dtypes: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    """Every way in which some of the tensors may have dimensions and the others none."""
    for chosen in itertools.product((True, False), repeat=len(dtypes)):
        sides: list[str | None] = [None, None]
        for dtype, has_dimensions in zip(dtypes, chosen, strict=True):
            side = 0 if has_dimensions else 1
            sides[side] = promoted(sides[side], dtype)
        yield sides[0], sides[1]


def _combined(higher: str | None, lower: str | None) -> str | None:
    """What gives way, `lower`, joins in only where it is of a higher kind."""
    if higher is None or lower is None:
        return higher or lower
    if kind_of(higher) == "floating" and kind_of(lower) == "complex":
        return _COMPLEX_OF[higher]
    if _KINDS.index(kind_of(lower)) > _KINDS.index(kind_of(higher)):
        return promoted(higher, lower)
    return higher


def promoted(left: str | None, right: str) -> str:
    """The dtype that holds both, regardless of dimensions."""
    if left is None or left == right:
        return right
    low, high = sorted((left, right), key=_ORDER.index)
    if (low, high) == ("uint8", "int8"):
        return "int16"
    if (low, high) == ("float16", "bfloat16"):
        return "float32"
    if kind_of(high) == "complex" and kind_of(low) == "floating":
        return max(high, _COMPLEX_OF[low], key=_ORDER.index)
    return high


def complex_of(dtype: str) -> str:
    """The complex dtype of a floating one."""
    return _COMPLEX_OF[dtype]


def kind_of(dtype: str) -> str:
    """Its kind: bool, integer, floating or complex."""
    if dtype in _INTEGERS:
        return "integer"
    if dtype in _FLOATING:
        return "floating"
    return "bool" if dtype == "bool" else "complex"


_ARRAY_FLOATING = ("float16", "float32", "float64")
_ARRAY_COMPLEX = ("complex64", "complex128")


def array_promotions(dtypes: Iterable[str], numbers: Iterable[str]) -> frozenset[str] | None:
    """The dtype that NumPy arrays give together with Python numbers (NEP 50: these are weak), or None.

    `numbers` are kinds of number: `bool`, `int`, `float`.
    """
    known = tuple(dtypes)
    if not known or any(dtype not in _ORDER or dtype in ("bfloat16", "complex32") for dtype in known):
        return None
    result = functools.reduce(_promoted_arrays, known)
    for number in numbers:
        if number == "float" and kind_of(result) in ("bool", "integer"):
            result = "float64"
        elif number == "int" and result == "bool":
            result = "int64"
    return frozenset((result,))


def _promoted_arrays(left: str, right: str) -> str:
    """NumPy keeps every integer exact: wide ones make a small floating dtype wider."""
    low, high = sorted((left, right), key=_ORDER.index)
    if kind_of(low) != "integer" or kind_of(high) not in ("floating", "complex"):
        return promoted(low, high)
    needed = {"uint8": 0, "int8": 0, "int16": 1}.get(low, 2)
    if kind_of(high) == "floating":
        return _ARRAY_FLOATING[max(needed, _ARRAY_FLOATING.index(high))]
    return _ARRAY_COMPLEX[max(needed - 1, _ARRAY_COMPLEX.index(high))]
