"""Which exceptions a context manager stops."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from lint_rules.knowledge import schema
from lint_rules.values.definitions import inheritance, overriding, parameters
from lint_rules.values.domain.callables import ContextObject, ContextStack, GeneratorManager
from lint_rules.values.domain.value import (
    NONE,
    Builtin,
    Constant,
    DeviceObject,
    ForeignObject,
    FunctionValue,
    Instance,
    PythonObject,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.interpreter import exceptions
from lint_rules.values.tree.syntax import TRIES, walk_scope

HARMLESS = (PythonObject, Constant, ForeignObject, Tensor, Builtin)
"""What neither stops an exception nor switches a mode."""


LEAVING = ("__exit__", "__aexit__")
"""The methods that end a block."""


def own_method(manager: Value, *names: str) -> Value | None:
    """The first of these methods that the manager's own class has."""
    assert isinstance(manager, Instance)
    found = (inheritance.bound_method(manager.class_, name, manager) for name in names)
    return next((method for method in found if method is not None), None)


def stopped(frame: Frame, manager: Value, node: ast.expr) -> frozenset[str]:
    """The exceptions that the manager is known to stop."""
    method = node.func.attr if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else ""
    if isinstance(node, ast.Call) and method in frame.engine.knowledge.stopping_methods:
        return _named([frame.evaluate(argument) for argument in node.args])
    return frozenset(name for one in alternatives(manager) for name in _stopped_by(one))


def _stopped_by(manager: Value) -> frozenset[str]:
    if isinstance(manager, ContextObject) and isinstance(manager.argument, Sequence):
        return _named(manager.argument.elements or ())
    if isinstance(manager, GeneratorManager):
        own = frozenset({"Exception"}) if _handles(manager.function) else frozenset[str]()
        return own.union(*(_stopped_by(one) for inner in _entered_around(manager) for one in alternatives(inner)))
    is_seen = isinstance(manager, Instance) and own_method(manager, *LEAVING) is not None
    return frozenset({"Exception"}) if is_seen and _may_suppress_one(manager) else frozenset()


def _named(exceptions_: Iterable[Value]) -> frozenset[str]:
    """Those of the language by name; what is not known may be any."""
    names = [exceptions.names_of(one) or ["Exception"] * isinstance(one, UnknownValue) for one in exceptions_]
    return frozenset(name for some in names for name in some)


def is_stack(manager: Value) -> bool:
    """Whether it is an exit stack, which stops what the managers do that it has entered."""
    return all(isinstance(one, ContextStack) for one in alternatives(manager))


def may_suppress(manager: Value) -> bool:
    """Whether leaving the block can swallow an exception (`contextlib.suppress`, `pytest.raises`, unseen code)."""
    return any(_may_suppress_one(one) for one in alternatives(manager))


def _may_suppress_one(manager: Value) -> bool:
    if isinstance(manager, Instance):
        return _instance_may_suppress(manager)
    if isinstance(manager, GeneratorManager):
        return _handles(manager.function) or any(map(may_suppress, _entered_around(manager)))
    if isinstance(manager, ContextObject):
        return manager.effect is schema.Effect.STOPS_EXCEPTIONS
    # Of a stack, the block itself says what it has entered.
    return not isinstance(manager, (DeviceObject, *HARMLESS)) or manager == NONE


def _instance_may_suppress(manager: Instance) -> bool:
    leave = own_method(manager, *LEAVING)
    if not isinstance(leave, FunctionValue):
        return leave is not None or inheritance.inherited_effect(manager.class_) is None
    if overriding.why_another(manager.class_.frame.engine, leave) is not None:
        return True
    return any(
        isinstance(node, ast.Return) and node.value is not None and not _is_false(node.value)
        for node in walk_scope(leave.node)
    )


def _handles(function: FunctionValue) -> bool:
    """Whether a generator catches an exception, or drops it in a `finally`."""
    tries = (node for node in walk_scope(function.node) if isinstance(node, TRIES))
    return any(node.handlers or exceptions.swallows(node.finalbody) for node in tries)


def _entered_around(manager: GeneratorManager) -> list[Value]:
    """The managers that a generator has entered where it yields, as far as they show outside of it."""
    function = manager.function
    engine = function.frame.engine
    seen = len(engine.mutations)
    probe = parameters.replace_state(function.frame)
    entered = [
        engine.evaluate(probe, item.context_expr)
        for node in walk_scope(function.node)
        if isinstance(node, (ast.With, ast.AsyncWith)) and any(isinstance(one, ast.Yield) for one in walk_scope(node))
        for item in node.items
    ]
    del engine.mutations[seen:]
    return entered


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and not node.value
