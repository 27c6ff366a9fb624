"""The names of dtypes, and which one an argument names."""

from __future__ import annotations

from collections.abc import Mapping

from lint_rules.values.fact import Fact
from lint_rules.values.value import Builtin, Constant, DTypeObject, Value

FLOATING = frozenset({"float16", "bfloat16", "float32", "float64", "complex32", "complex64", "complex128"})
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


def named_dtype(value: Value) -> Fact[str] | None:
    """The dtype that an argument names, or None if it does not name one."""
    if isinstance(value, DTypeObject):
        return Fact.of(value.dtype)
    name = value.value if isinstance(value, Constant) else value.name if isinstance(value, Builtin) else None
    if not isinstance(name, str):
        return None
    name = OTHER_NAMES.get(name.lstrip("<=|"), name)
    return Fact.of(name) if name in FLOATING or name in NOT_FLOATING else None
