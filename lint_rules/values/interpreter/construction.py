"""Calling a class of the checked file: the object that comes of it."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from lint_rules.values.changes import mutation
from lint_rules.values.definitions import overriding, records
from lint_rules.values.definitions.inheritance import (
    bound_method,
    bound_to,
    is_tensor_class,
    linear_bases,
    map_callables,
    method_of,
)
from lint_rules.values.domain.callables import Guarded
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.value import (
    ClassValue,
    FunctionValue,
    Instance,
    UnknownValue,
    Value,
    alternatives,
    unknown,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.interpreter.classes import generic_instance
from lint_rules.values.tree.syntax import decorator_names, walk

if TYPE_CHECKING:
    from lint_rules.values.interpreter.engine import Engine


def construct(engine: Engine, frame: Frame, class_: ClassValue, operands: Operands) -> Value:
    """An object of the class, with the attributes that its `__init__` was seen setting."""
    if is_tensor_class(engine, class_):
        return generic_instance(engine, class_)
    if overriding.makes_objects_itself(engine, class_):
        mutation.escape(frame, operands.inputs, Origin(operands.node, "it is given to what makes the object"))
        return unknown(operands.node, f"what calling {class_.syntax.name} gives is decided elsewhere")
    given = _given_by_new(engine, frame, class_, operands)
    if frame.state is None:
        return unknown(operands.node, "this point cannot be reached")
    if given is None:
        return _made(engine, frame, class_, operands)
    others = [one for one in alternatives(given) if not _may_be_of(one, class_)]
    if len(others) == len(alternatives(given)):
        return given
    return join_all([_made(engine, frame, class_, operands), *others])


def _given_by_new(engine: Engine, frame: Frame, class_: ClassValue, operands: Operands) -> Value | None:
    """What the `__new__` of a class gives; None where that makes an object in the way of the classes behind."""
    maker = method_of(class_, "__new__", None)
    if maker is None:
        return None
    given = engine.call(frame, map_callables(maker, lambda one: bound_to(one, class_)), operands)
    return None if isinstance(given, UnknownValue) and _asks_behind(maker) else given


def _asks_behind(maker: Value) -> bool:
    """Whether a `__new__` calls that of another class."""
    nodes = walk(maker.node) if isinstance(maker, FunctionValue) else ()
    return any(isinstance(node, ast.Attribute) and node.attr == "__new__" for node in nodes)


def _may_be_of(value: Value, class_: ClassValue) -> bool:
    """Whether a value may be an object of a class, which its `__init__` fills then."""
    return isinstance(value, UnknownValue) or (isinstance(value, Instance) and class_ in linear_bases(value.class_))


def _made(engine: Engine, frame: Frame, class_: ClassValue, operands: Operands) -> Value:
    """An object of the class, as its `__init__` leaves it."""
    instance = Instance(class_, identity=engine.fresh(), exact=True)
    last_act = bound_method(class_, "__del__", None)
    if last_act is not None:
        mutation.escape(frame, [last_act], Origin(operands.node, "it is used when the object is gone"))
    init = bound_method(class_, "__init__", instance)
    if init is None:
        return _record(frame, instance, operands) or _made_by_base(frame, instance, operands)
    seen = len(engine.mutations)
    if decorator_names(class_.syntax.node) & engine.knowledge.grad_switches.keys():
        # On a class, such a decorator is put on what makes the objects.
        frame.engine.call(frame, Guarded(unknown(operands.node, "it is put on a class"), init), operands)
    else:
        engine.call(frame, init, operands)
    if frame.state is None:
        return unknown(operands.node, "this point cannot be reached")
    made = mutation.after_changes(instance, engine.mutations[seen:])
    if overriding.may_give_an_older_object(class_):
        mutation.escape(frame, operands.inputs, Origin(operands.node, "it is given to what makes the object"))
        # Two tokens: what is done to one object need not be done to the other.
        return replace(instance, generic=True, exact=False, identity=instance.identity | engine.fresh())
    return made if isinstance(made, Instance) and made.attributes else replace(instance, generic=True)


def _made_by_base(frame: Frame, instance: Instance, operands: Operands) -> Value:
    """An object that a class of a library makes, which may keep what it is given (`class Slow(SGD)`)."""
    if operands.inputs:
        mutation.escape(frame, operands.inputs, Origin(operands.node, "it is given to a class that is not seen"))
    return replace(instance, generic=True)


def _record(frame: Frame, instance: Instance, operands: Operands) -> Value | None:
    """An object of a dataclass or named tuple; None for other classes."""
    filled = records.fields(frame.engine, instance.class_, operands)
    if filled is None:
        return None
    made = replace(instance, attributes=filled.held)
    finish = bound_method(instance.class_, "__post_init__", made)
    seen = len(frame.engine.mutations)
    if finish is not None:
        frame.engine.call(frame, finish, replace(operands, arguments=filled.passed_on, keywords={}))
    return mutation.after_changes(made, frame.engine.mutations[seen:])
