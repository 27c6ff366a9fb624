"""`super()`: the object as the classes behind one of its own show it."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from lint_rules.values.definitions.inheritance import (
    bases_above,
    bound_method,
    inherited_effect,
    is_module_class,
    linear_bases,
    method_of,
    missing_base,
)
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.value import ClassValue, Instance, UnknownValue, Value, unknown
from lint_rules.values.frames.frame import Frame
from lint_rules.values.interpreter import classes
from lint_rules.values.tree.syntax import FUNCTIONS, self_name

if TYPE_CHECKING:
    from lint_rules.values.interpreter.engine import Engine


def super_of(engine: Engine, frame: Frame) -> Value:
    """`super()`: attributes are looked up on the bases of the class whose method this is."""
    owner = frame.owner
    if owner is None:
        return unknown(frame.node, "super() outside of a class")
    receiver = _receiver(frame)
    behind = bases_above(receiver.class_, owner) if isinstance(receiver, Instance) else []
    if isinstance(receiver, Instance) and any(isinstance(base, ClassValue) for base in behind):
        return replace(receiver, above=owner)
    if is_module_class(engine, owner):
        return classes.as_module(engine, owner, frame.node)
    inherited = inherited_effect(owner)
    if inherited is not None:
        return inherited
    return unknown(frame.node, "the base class is not seen")


def attribute_of(engine: Engine, frame: Frame, shown: Instance, name: str, node: ast.AST) -> Value:
    """`super().name`: a method of the classes behind, bound to the object itself; all else as the nearest has it."""
    receiver = replace(shown, above=None)
    method = method_of(receiver.class_, name, receiver, shown.above)
    if method is not None:
        return classes.method_or_property(frame, method, node)
    bases = bases_above(receiver.class_, shown.above)
    nearest = next((base for base in bases if isinstance(base, (ClassValue, UnknownValue))), None)
    if isinstance(nearest, ClassValue):
        return classes.instance_attribute(engine, frame, replace(receiver, class_=nearest), name, node)
    why = f"{name!r} may be defined by a base class that is not seen"
    return UnknownValue(Origin(node, why, missing_base(receiver.class_)))


def called_by_super(frame: Frame) -> Value | None:
    """What `super().__call__` comes to in a module that no class of the file is called as: its own `forward`."""
    owner = frame.owner
    receiver = _receiver(frame)
    if owner is None or not isinstance(receiver, Instance) or not is_module_class(frame.engine, owner):
        return None
    bases = linear_bases(owner)[1:]
    if any(isinstance(base, ClassValue) and "__call__" in base.syntax.bound for base in bases):
        return None
    return bound_method(receiver.class_, "forward", receiver)


def _receiver(frame: Frame) -> Value | None:
    """What the first parameter of a method holds."""
    node = frame.node
    name = self_name(node) if isinstance(node, FUNCTIONS) else None
    return None if name is None else frame.here.bindings.get(name)
