"""The kinds of object that the language itself has."""

from __future__ import annotations

from lint_rules.values.domain.value import Constant, PythonObject, Sequence, Value

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


def number_kinds(value: Value) -> frozenset[str] | None:
    """The kinds of Python number that data consists of, nested lists included; None if anything else is in it."""
    if isinstance(value, (Constant, PythonObject)):
        kind = python_kind(value)
        if isinstance(value, PythonObject) and value.numbers:
            return frozenset({value.numbers})
        return frozenset({kind}) if kind in NUMBER_ORDER else None
    if isinstance(value, Sequence):
        parts = value.elements if value.elements is not None else (value.element,)
        kinds = [number_kinds(part) for part in parts]
        known = [kind for kind in kinds if kind is not None]
        return frozenset[str]().union(*known) if known and len(known) == len(kinds) else None
    return None
