"""The names of dtypes: which one an argument names, which one a value has."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping

from lint_rules.values.fact import Fact, join_facts
from lint_rules.values.value import (
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
