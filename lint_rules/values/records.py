"""Dataclasses and named tuples: what their objects hold."""

from __future__ import annotations

import ast

from lint_rules.values.operands import Operands
from lint_rules.values.syntax import decorator_names
from lint_rules.values.value import (
    ClassValue,
    Value,
)


def fields(class_: ClassValue, operands: Operands) -> tuple[tuple[str, Value], ...] | None:
    """What a plain dataclass or named tuple holds: its annotated names, in order; None where more than that decides."""
    is_plain = len(class_.syntax.methods.keys() & {"__post_init__", "__new__"}) == 0 and not operands.has_spread
    if not is_plain or any(isinstance(base, ClassValue) for base in class_.bases):
        return None
    is_record = "dataclass" in decorator_names(class_.syntax.node) or _names_named_tuple(class_.syntax.node)
    if not is_record or any("field(" in ast.unparse(one.value) for one in class_.syntax.assignments if one.value):
        return None
    names = [
        statement.target.id
        for statement in class_.syntax.assignments
        if isinstance(statement, ast.AnnAssign)
        and isinstance(statement.target, ast.Name)
        and not ast.unparse(statement.annotation).startswith(("ClassVar", "typing.ClassVar", "InitVar"))
    ]
    given = dict(zip(names, operands.arguments, strict=False))
    given.update({name: value for name, value in operands.keywords.items() if name in names})
    return tuple(given.items())


def _names_named_tuple(node: ast.ClassDef) -> bool:
    return any(ast.unparse(base).endswith("NamedTuple") for base in node.bases)
