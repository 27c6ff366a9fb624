"""The dtypes of arrays of records, by name: `records(x: float32, y: int64; 12)` has two fields in 12 bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_NAME = re.compile(r"records\((?P<fields>.*); (?P<size>\d+)\)")
_FIELD = re.compile(r"(?P<name>\w+): (?P<dtype>[\w-]+)(?P<dimensions>\[\])?")
_BITS = re.compile(r"\D*(?P<bits>\d+)")
_SIZES = {"bool": 1, "object": 8, "datetime64": 8, "timedelta64": 8}


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `size` is that of one element, in bytes, 0 where it is not known; `count` how many there are."""

    name: str
    dtype: str
    size: int
    count: int = 1
    has_dimensions: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """What an array of records gives for a field. `is_torn`: from one element to the next are no whole elements."""

    dtype: str
    has_dimensions: bool
    is_torn: bool


def name_of(fields: Iterable[Field]) -> str | None:
    """The name of a dtype with these fields, one behind the other; None where one has a name that is no word."""
    fields = tuple(fields)
    if not fields or not all(re.fullmatch(r"\w+", field.name) for field in fields):
        return None
    size = sum(field.size * field.count for field in fields) if all(field.size for field in fields) else 0
    listed = (f"{one.name}: {one.dtype}{'[]' if one.has_dimensions else ''}" for one in fields)
    return f"records({', '.join(listed)}; {size})"


def is_of_records(dtype: str) -> bool:
    """Whether a dtype is that of an array of records."""
    return dtype.startswith("records(")


def view_of(dtype: str, field: str) -> View | None:
    """What the field of an array with this dtype is; None where there is no such array, or no such field."""
    named = _NAME.fullmatch(dtype)
    found = next((one for one in _FIELD.finditer(named["fields"]) if one["name"] == field), None) if named else None
    if named is None or found is None:
        return None
    whole, own = int(named["size"]), size_of(found["dtype"])
    return View(found["dtype"], found["dimensions"] is not None, is_torn=bool(own) and whole % own != 0)


def size_of(dtype: str) -> int:
    """The size of an element of this dtype in bytes; 0 where its name does not say it (strings)."""
    if dtype in _SIZES:
        return _SIZES[dtype]
    bits = _BITS.fullmatch(dtype)
    return int(bits["bits"]) // 8 if bits else 0
