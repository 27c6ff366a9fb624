"""The kinds of object that the language itself has."""

from __future__ import annotations

from lint_rules.values.value import Constant, PythonObject

REAL_NUMBERS = ("bool", "int", "float")
NUMBER_ORDER = (*REAL_NUMBERS, "complex")
"""The kinds of Python number, the narrower first."""


def python_kind(value: Constant | PythonObject) -> str:
    """The kind of a language object, in the words of `PythonObject`."""
    if isinstance(value, PythonObject):
        return value.kind
    for kind, type_ in (("bool", bool), ("int", int), ("float", float), ("complex", complex), ("string", str)):
        if isinstance(value.value, type_):
            return kind
    return "object"
