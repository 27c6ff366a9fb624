"""What the statements of a class body say of the attributes."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from lint_rules.values.definitions import inheritance, parameters
from lint_rules.values.definitions.types import value_of_annotation
from lint_rules.values.domain.joining import join
from lint_rules.values.domain.value import NONE, ClassValue, UnknownValue, Value

if TYPE_CHECKING:
    from lint_rules.values.interpreter.engine import Engine


def targets(statement: ast.Assign | ast.AnnAssign) -> list[ast.expr]:
    """What a statement of a class body assigns to."""
    return statement.targets if isinstance(statement, ast.Assign) else [statement.target]


def default_of(engine: Engine, class_: ClassValue, statement: ast.Assign | ast.AnnAssign) -> Value:
    """What a statement of a class body assigns."""
    return NONE if statement.value is None else engine.evaluate(parameters.replace_state(class_.frame), statement.value)


def value_of(engine: Engine, class_: ClassValue, statement: ast.Assign | ast.AnnAssign) -> Value:
    """What a statement of a class body says of an attribute of some object of the class."""
    default = default_of(engine, class_, statement)
    if isinstance(statement, ast.Assign):
        return default
    probe = parameters.replace_state(class_.frame)
    annotated = value_of_annotation(probe, statement.annotation, "the attribute", statement)
    # An object can have been made with another value than the default.
    return annotated if statement.value is None or isinstance(default, UnknownValue) else join(annotated, default)


def assigned(engine: Engine, class_: ClassValue, name: str) -> list[Value]:
    """What the bodies of a class and its bases assign to a name: the first of them that assigns any."""
    bases = (base for base in inheritance.linear_bases(class_) if isinstance(base, ClassValue))
    return next((found for base in bases if (found := assigned_in_body(engine, base, name))), [])


def assigned_in_body(engine: Engine, class_: ClassValue, name: str) -> list[Value]:
    """What the body of a class itself assigns to a name."""
    return [
        value_of(engine, class_, statement)
        for statement in class_.syntax.assignments
        if any(isinstance(target, ast.Name) and target.id == name for target in targets(statement))
    ]
