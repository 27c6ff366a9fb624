"""What the statements of a class body say of the attributes."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import TYPE_CHECKING

from lint_rules.values.definitions import inheritance, parameters
from lint_rules.values.definitions.types import value_of_annotation
from lint_rules.values.domain.callables import Guarded
from lint_rules.values.domain.joining import join, join_all
from lint_rules.values.domain.value import (
    NONE,
    Array,
    ClassValue,
    Constant,
    Dictionary,
    FunctionValue,
    Instance,
    ModuleObject,
    PythonObject,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
    unknown,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import State
from lint_rules.values.tree.references import is_special

if TYPE_CHECKING:
    from lint_rules.values.interpreter.engine import Engine


def targets(statement: ast.Assign | ast.AnnAssign) -> list[ast.expr]:
    """What a statement of a class body assigns to."""
    return statement.targets if isinstance(statement, ast.Assign) else [statement.target]


def default_of(engine: Engine, class_: ClassValue, statement: ast.Assign | ast.AnnAssign) -> Value:
    """What a statement of a class body assigns."""
    kept = [_scope_around(class_).ever.get(_place(class_, target)) for target in targets(statement)]
    if kept and kept[0] is not None:
        return kept[0]
    return NONE if statement.value is None else engine.evaluate(parameters.replace_state(class_.frame), statement.value)


def keep(class_: ClassValue, body: State) -> None:
    """Remember what the body of a class has made of its names: all who read them find the same objects."""
    scope = _scope_around(class_)
    for target in (one for statement in class_.syntax.assignments for one in targets(statement)):
        if isinstance(target, ast.Name) and target.id in body.bindings:
            scope.note_ever(_place(class_, target), body.bindings[target.id])


def _scope_around(class_: ClassValue) -> Frame:
    scope = class_.frame
    while scope.is_class_body and scope.parent is not None:
        scope = scope.parent
    return scope


def _place(class_: ClassValue, target: ast.expr) -> str:
    """The name that no program can write under which the scope around a class keeps what one of its names holds."""
    node = class_.syntax.node
    name = target.id if isinstance(target, ast.Name) else ""
    return f"<{name} of {class_.syntax.name} at {node.lineno}:{node.col_offset}>"


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


def method_left(class_: ClassValue, name: str) -> Value | None:
    """What the body of a class leaves a name bound to that it does not simply define; None for data."""
    left = _names_left(class_).get(name)
    kinds = alternatives(left) if left is not None else ()
    if any(isinstance(one, (FunctionValue, Guarded)) for one in kinds):
        why = f"not all that {class_.syntax.name} binds {name!r} to is a function"
        rest = unknown(class_.syntax.node, why)
        return join_all([one if isinstance(one, (FunctionValue, Guarded)) else rest for one in kinds])
    if kinds and all(isinstance(one, _DATA) for one in kinds):
        return None
    is_expected = is_special(name) or name in class_.syntax.methods
    why = f"what {class_.syntax.name} binds {name!r} to is not followed"
    return unknown(class_.syntax.node, why) if is_expected else None


_DATA = (Array, Constant, Dictionary, Instance, ModuleObject, PythonObject, Sequence, Tensor)


def _names_left(class_: ClassValue) -> Mapping[str, Value]:
    """What the names of a class body are bound to at its end; nothing as long as that is being found out."""
    engine = class_.frame.engine
    known = engine.memo.names_left
    key = (class_.syntax, class_.frame.closure)
    if key not in known:
        known[key] = {}
        frame = inheritance.class_frame(class_)
        seen = len(engine.mutations)
        engine.run_block(frame, class_.syntax.node.body)
        del engine.mutations[seen:]
        known[key] = {} if frame.state is None else frame.state.bindings
    return known[key]
