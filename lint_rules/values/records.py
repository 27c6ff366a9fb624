"""What a class body says of the attributes; dataclasses and named tuples: what their objects hold."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from lint_rules.values import parameters
from lint_rules.values.joining import join
from lint_rules.values.operands import Operands
from lint_rules.values.syntax import decorator_names
from lint_rules.values.types import value_of_annotation
from lint_rules.values.value import (
    NONE,
    ClassValue,
    UnknownValue,
    Value,
)

if TYPE_CHECKING:
    from lint_rules.values.engine import Engine


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


def targets(statement: ast.Assign | ast.AnnAssign) -> list[ast.expr]:
    """What a statement of a class body assigns to."""
    return statement.targets if isinstance(statement, ast.Assign) else [statement.target]


def value_in_class_body(engine: Engine, class_: ClassValue, statement: ast.Assign | ast.AnnAssign) -> Value:
    """What a statement of a class body says of an attribute."""
    probe = parameters.replace_state(class_.frame)
    default = NONE if statement.value is None else engine.evaluate(probe, statement.value)
    if isinstance(statement, ast.Assign):
        return default
    annotated = value_of_annotation(probe, statement.annotation, "the attribute", statement)
    # An object can have been made with another value than the default.
    return annotated if statement.value is None or isinstance(default, UnknownValue) else join(annotated, default)
