"""The names of dtypes: which one an argument names, which one a value has."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Mapping

from lint_rules.values.domain import record_dtypes
from lint_rules.values.domain.fact import Fact, join_facts
from lint_rules.values.domain.value import (
    Array,
    Builtin,
    Constant,
    DTypeObject,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
    unknown,
)

_FLOAT8 = frozenset({"float8_e4m3fn", "float8_e4m3fnuz", "float8_e5m2", "float8_e5m2fnuz", "float8_e8m0fnu"})
FLOATING = _FLOAT8 | {"float16", "bfloat16", "float32", "float64", "complex32", "complex64", "complex128"}
"""The dtypes of tensors that may require grad."""
NOT_FLOATING = frozenset({"bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"})
IN_BOTH = (FLOATING | NOT_FLOATING) - _FLOAT8 - {"bfloat16", "complex32"}
"""The dtypes that arrays have as well as tensors."""
OTHER_NAMES: Mapping[str, str] = {
    "int": "int64",
    "float": "float64",
    "complex": "complex128",
    "double": "float64",
    "single": "float32",
    "half": "float16",
    "b1": "bool",
    "f2": "float16",
    "f4": "float32",
    "f8": "float64",
    "i1": "int8",
    "i2": "int16",
    "i4": "int32",
    "i8": "int64",
    "u1": "uint8",
    "u2": "uint16",
    "u4": "uint32",
    "u8": "uint64",
    "f": "float32",
    "d": "float64",
}
"""Python's types, which torch and NumPy take for these dtypes, and NumPy's short names."""


_OF_ARRAYS = (
    (re.compile(r"object|O|O8"), "object"),
    (re.compile(r"str|U\d*"), "str"),
    (re.compile(r"bytes|[Sa]\d*"), "bytes"),
    (re.compile(r"(?:datetime64|M8)(?:\[.*\])?"), "datetime64"),
    (re.compile(r"(?:timedelta64|m8)(?:\[.*\])?"), "timedelta64"),
)
"""The dtypes that only arrays have; byte order says nothing about these."""
_SINGLE_BYTES = frozenset({"bool", "int8", "uint8"})
_SWAPPED = "big-endian-"


def named_dtype(value: Value) -> Fact[str] | None:
    """The dtype that an argument names, one for each path, or None if it does not name one."""
    named = [_named_by_one(one) for one in alternatives(value)]
    known = [one for one in named if one is not None]
    return join_facts(known) if len(known) == len(named) else None


def by_unknown_key(value: Value, node: ast.AST) -> Value:
    """What a dict gives for a key that is not known: a table of dtypes tells which there are, not which is meant."""
    kinds = alternatives(value)
    if len(kinds) > 1 and any(isinstance(one, DTypeObject) for one in kinds):
        return unknown(node, "a table of dtypes is asked at run time")
    return value


def _named_by_one(value: Value) -> Fact[str] | None:
    if isinstance(value, DTypeObject):
        return Fact.of(value.dtype)
    if isinstance(value, Sequence):
        return _named_by_fields(value)
    name = value.value if isinstance(value, Constant) else value.name if isinstance(value, Builtin) else None
    if not isinstance(name, str):
        return None
    is_swapped, name = name.startswith(">"), name.lstrip("<>=|")
    found = next((dtype for pattern, dtype in _OF_ARRAYS if pattern.fullmatch(name)), None)
    if found is not None:
        return Fact.of(found)
    name = OTHER_NAMES.get(name, name)
    if name not in FLOATING and name not in NOT_FLOATING:
        return None
    return Fact.of(f"{_SWAPPED}{name}" if is_swapped and name not in _SINGLE_BYTES else name)


def _named_by_fields(value: Sequence) -> Fact[str] | None:
    """The dtype that a list of fields names: `[("x", "f4"), ("y", np.int64, 3)]`."""
    if not value.mutable or value.elements is None:
        return None
    fields = [_field_in(one) for one in value.elements]
    name = record_dtypes.name_of(field for field in fields if field is not None) if None not in fields else None
    return None if name is None else Fact.of(name)


def _field_in(value: Value) -> record_dtypes.Field | None:
    parts = value.elements if isinstance(value, Sequence) and not value.mutable else None
    if parts is None or len(parts) not in (2, 3) or not isinstance(parts[0], Constant):
        return None
    name, named = parts[0].value, named_dtype(parts[1])
    dtype = None if named is None else named.single
    count = _product(parts[2]) if len(parts) == 3 else 1
    if not isinstance(name, str) or dtype is None or count is None or record_dtypes.is_of_records(dtype):
        return None
    size = record_dtypes.size_of(dtype) or _length_of_text(parts[1], dtype)
    return record_dtypes.Field(name, dtype, size, count, has_dimensions=len(parts) == 3)


def _product(shape: Value) -> int | None:
    """How many elements a shape that is written out has room for."""
    sizes = (shape.elements or ()) if isinstance(shape, Sequence) else (shape,)
    known = [one.value for one in sizes if isinstance(one, Constant) and isinstance(one.value, int)]
    return math.prod(known) if known and len(known) == len(sizes) else None


def _length_of_text(named: Value, dtype: str) -> int:
    """The size in bytes of a field of strings (`"U10"`), of which the name of its dtype says nothing."""
    length = re.search(r"\d+\Z", named.value) if isinstance(named, Constant) and isinstance(named.value, str) else None
    return 0 if length is None else int(length[0]) * (4 if dtype == "str" else 1)


def is_swapped(dtype: str) -> bool:
    """Whether it has the other byte order than the machine, most machines being little-endian."""
    return dtype.startswith(_SWAPPED)


def dtype_of(value: Value) -> Fact[str] | None:
    """The dtype of a tensor or array, or None if the value has none."""
    facts = []
    for one in alternatives(value):
        if isinstance(one, (Tensor, Array)):
            facts.append(one.dtype)
        elif isinstance(one, UnknownValue):
            facts.append(Fact[str].unknown(one.origin))
        elif isinstance(one, Sequence) and (inner := dtype_of(one.element)) is not None:
            facts.append(inner)
    return join_facts(facts) if facts else None
