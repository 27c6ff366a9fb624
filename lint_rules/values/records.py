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
_SETS_FIELDS_ITSELF = frozenset({"__post_init__", "__new__", "__setattr__"})


def fields(class_: ClassValue, operands: Operands) -> tuple[tuple[str, Value], ...] | None:
    """What a plain dataclass or named tuple is given: its annotated names, in order; None where more decides that.

    A field that is not given is left out: its default is an attribute of the class, or made by a factory.
    """
    classes = _lineage(class_)
    if classes is None or operands.has_spread or not any(map(_is_record, classes)):
        return None
    names: dict[str, None] = {}
    for one in classes:
        if one.syntax.methods.keys() & _SETS_FIELDS_ITSELF:
            return None
        names.update(dict.fromkeys(_field_names(one) if _is_record(one) else ()))
    given = dict(zip(names, operands.arguments, strict=False))
    given.update({name: value for name, value in operands.keywords.items() if name in names})
    return tuple(given.items())


def _lineage(class_: ClassValue) -> list[ClassValue] | None:
    """The class and those that it derives from, the first ones first; None with more than one base at a time."""
    found = [class_]
    while local := [base for base in found[0].bases if isinstance(base, ClassValue)]:
        if len(found[0].bases) > 1:
            return None
        found.insert(0, local[0])
    return found


def _is_record(class_: ClassValue) -> bool:
    return "dataclass" in decorator_names(class_.syntax.node) or _names_named_tuple(class_.syntax.node)


def _field_names(class_: ClassValue) -> list[str]:
    return [
        statement.target.id
        for statement in class_.syntax.assignments
        if isinstance(statement, ast.AnnAssign)
        and isinstance(statement.target, ast.Name)
        and not ast.unparse(statement.annotation).startswith(("ClassVar", "typing.ClassVar", "InitVar"))
        and not (statement.value is not None and "init=False" in ast.unparse(statement.value))
    ]


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
