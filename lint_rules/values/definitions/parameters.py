"""Parameters: what they are when nobody is seen calling, and what a call binds them to."""

from __future__ import annotations

import ast
from dataclasses import replace

from lint_rules.values.definitions import inheritance
from lint_rules.values.definitions.types import value_of_annotation
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.joining import join, join_all
from lint_rules.values.domain.outcomes import Device
from lint_rules.values.domain.value import (
    Dictionary,
    FunctionValue,
    PythonObject,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    unknown,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.state import State, can_change, map_value
from lint_rules.values.tree.arguments import defaults_of, parameters_of
from lint_rules.values.tree.imported import Imported
from lint_rules.values.tree.syntax import decorator_names, self_name


def replace_state(frame: Frame) -> Frame:
    """A frame in which an expression of a finished scope can still be evaluated, without leaving traces."""
    return frame.probe(State(bindings=dict(frame.ever)))


def generic_parameters(frame: Frame, function: FunctionValue) -> dict[str, Value]:
    """What each parameter is when nothing is known of the callers: annotation first, then default."""
    arguments = function.node.args
    defaults = dict(defaults_of(arguments))
    values: dict[str, Value] = {}
    receiver = _receiver_name(function)
    for argument in parameters_of(arguments):
        if argument.arg == receiver:
            values[argument.arg] = _generic_receiver(frame, function)
        elif argument is arguments.vararg:
            values[argument.arg] = Sequence(
                None, _parameter(frame, argument, None), mutable=False, builtins=frozenset(("tuple",))
            )
        elif argument is arguments.kwarg:
            values[argument.arg] = Dictionary((), _parameter(frame, argument, None), frame.engine.fresh(), is_dict=True)
        else:
            values[argument.arg] = _parameter(frame, argument, defaults.get(argument))
    missing = _possible_caller(function)
    if missing is None:
        return values
    return {name: map_value(value, lambda one: _told_by(one, missing)) for name, value in values.items()}


def beside_module(value: Value) -> Value:
    """What a module is called with, or gives: it lies where the user of the module put that."""
    return map_value(value, _follows_module)


def _follows_module(value: Value) -> Value:
    if not isinstance(value, (Tensor, UnknownValue)):
        return value
    place = value.device if isinstance(value, Tensor) else value.place
    if place.reason is None:
        return value
    origin = Origin(place.reason.node, "it goes into a module or comes out of one, and lies where its user put both")
    return replace(value, device=Fact.of(Device.FOLLOWS, origin))


def _possible_caller(function: FunctionValue) -> Imported | None:
    """A base class in another file, which may call the method of its subclass."""
    node = function.node
    if function.owner is None or isinstance(node, ast.Lambda) or node.name.startswith("__"):
        return None
    return inheritance.missing_base(function.owner)


def _told_by(value: Value, missing: Imported) -> Value:
    if isinstance(value, UnknownValue):
        return replace(value, origin=replace(value.origin, missing=value.origin.missing or missing))
    return value


def _parameter(frame: Frame, argument: ast.arg, default: ast.expr | None) -> Value:
    subject = f"parameter {argument.arg!r}"
    value = value_of_annotation(replace_state(frame), argument.annotation, subject, argument)
    if isinstance(value, UnknownValue):
        value = replace(value, identity=frame.engine.fresh(), sources=frozenset((argument,)))
    if argument.annotation is None and default is not None:
        return _parameter_by_default(frame, value, default)
    return value


def _parameter_by_default(frame: Frame, value: Value, default: ast.expr) -> Value:
    """Without an annotation, a default still tells what the parameter can be; a number tells its kind."""
    if isinstance(default, ast.Constant) and isinstance(default.value, (bool, int, float)):
        return PythonObject({bool: "bool", int: "int", float: "float"}[type(default.value)], is_promised=True)
    outside = frame.parent if frame.parent is not None else frame
    given = frame.engine.evaluate(replace_state(outside), default)
    if isinstance(given, UnknownValue) and given.origin.missing is not None:
        # What the default is can be looked up; a parameter without annotation says nothing beside it.
        return replace(value, origin=given.origin) if isinstance(value, UnknownValue) else value
    return join(value, given)


def _receiver_name(function: FunctionValue) -> str | None:
    node = function.node
    if function.owner is None or isinstance(node, ast.Lambda) or not isinstance(function.frame.node, ast.ClassDef):
        return None
    return None if "staticmethod" in decorator_names(node) else self_name(node)


def _generic_receiver(frame: Frame, function: FunctionValue) -> Value:
    assert function.owner is not None
    if not isinstance(function.node, ast.Lambda) and "classmethod" in decorator_names(function.node):
        return function.owner
    return frame.engine.generic_instance(function.owner)


def bound_parameters(frame: Frame, function: FunctionValue, operands: Operands) -> dict[str, Value]:
    """What a call binds the parameters to: arguments first, then defaults; an annotation says more than an unknown."""
    arguments = function.node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    named = [*positional, *arguments.kwonlyargs]
    given = dict(zip((parameter.arg for parameter in positional), operands.arguments, strict=False))
    names = {parameter.arg for parameter in named}
    given.update({name: value for name, value in operands.keywords.items() if name in names})
    values = {
        parameter.arg: _bound(frame, function, parameter, given.get(parameter.arg), operands) for parameter in named
    }
    return values | _collected(frame, function, operands, names)


def _bound(frame: Frame, function: FunctionValue, parameter: ast.arg, given: Value | None, operands: Operands) -> Value:
    if given is None:
        default = dict(defaults_of(function.node.args)).get(parameter)
        if default is None or operands.has_spread:
            return _parameter(frame, parameter, default)
        return _default(function, default)
    if isinstance(given, UnknownValue) and parameter.annotation is not None:
        promised = _parameter(frame, parameter, None)
        return given if isinstance(promised, UnknownValue) else promised
    return given


def make_defaults(frame: Frame, arguments: ast.arguments) -> None:
    """Evaluate the defaults of a function where it is defined: each is one object, older than all calls."""
    for _, default in defaults_of(arguments):
        value = frame.evaluate(default)
        if can_change(value) and frame.state is not None:
            _scope_of_defaults(frame).note_ever(_name_of(default), value)


def _default(function: FunctionValue, default: ast.expr) -> Value:
    """The value of a default: one object for all calls, which finds what the others have done to it."""
    scope = _scope_of_defaults(function.frame)
    value = scope.ever.get(_name_of(default))
    if value is None:
        value = scope.engine.evaluate(replace_state(function.frame), default)
        if can_change(value):
            scope.note_ever(_name_of(default), value)
    return value


def _scope_of_defaults(frame: Frame) -> Frame:
    while frame.is_class_body and frame.parent is not None:
        frame = frame.parent
    return frame


def _name_of(default: ast.expr) -> str:
    """The name that no program can write under which a scope keeps a default."""
    return f"<default at {default.lineno}:{default.col_offset}>"


def _collected(frame: Frame, function: FunctionValue, operands: Operands, names: set[str]) -> dict[str, Value]:
    """What `*args` and `**kwargs` of the function hold."""
    arguments = function.node.args
    values: dict[str, Value] = {}
    if arguments.vararg is not None:
        extra = operands.arguments[len(arguments.posonlyargs) + len(arguments.args) :]
        element = join_all(extra) if extra else unknown(operands.node, "no further arguments are given")
        known = None if operands.has_spread else extra
        values[arguments.vararg.arg] = Sequence(known, element, mutable=False, builtins=frozenset(("tuple",)))
    if arguments.kwarg is not None:
        others = {name: value for name, value in operands.keywords.items() if name not in names}
        rest = unknown(operands.node, "it is given by keyword") if operands.has_spread else None
        values[arguments.kwarg.arg] = Dictionary(tuple(others.items()), rest, frame.engine.fresh(), is_dict=True)
    return values
