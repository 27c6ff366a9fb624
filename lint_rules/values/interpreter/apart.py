"""Functions looked at for the sake of others: what a method sets, what a caller gives."""

from __future__ import annotations

import ast
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from lint_rules.values.domain.value import FunctionValue, Instance, Value
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import identity_of
from lint_rules.values.interpreter import entry, functions
from lint_rules.values.tree import slicing
from lint_rules.values.tree.syntax import FUNCTIONS, self_name

if TYPE_CHECKING:
    from lint_rules.values.interpreter.engine import Engine

DEPTH_OF_STORES = 2
DEPTH_OF_CALLS = 3


def stored_by(engine: Engine, method: FunctionValue, name: str) -> Value | None:
    """What a method sets an attribute of its receiver to, when looked at on its own; None where it sets nothing."""
    assert not isinstance(method.node, ast.Lambda)
    frame = _run_apart(engine, method, {}, slicing.setting(method.node.body, name), DEPTH_OF_STORES)
    stored = None if frame is None else frame.stored.get(name)
    return stored if frame is None or stored is None else _in_the_end(frame, name, stored)


def _in_the_end(frame: Frame, name: str, stored: Value) -> Value:
    """What was stored as it is when the method returns: a module may have been frozen since."""
    assert isinstance(frame.node, FUNCTIONS)
    receiver = None if frame.exit_state is None else frame.exit_state.bindings.get(self_name(frame.node) or "")
    held = receiver.attribute(name) if isinstance(receiver, Instance) else None
    return stored if held is None or identity_of(held) != identity_of(stored) else held


def run_for_calls(engine: Engine, function: FunctionValue, receiver: Value | None, calls: Collection[ast.Call]) -> None:
    """Evaluate a function, or a method of an object, as far as what it gives to some calls depends on it."""
    assert not isinstance(function.node, ast.Lambda)
    name = None if receiver is None else self_name(function.node)
    given = {} if name is None or receiver is None else {name: receiver}
    _run_apart(engine, function, given, slicing.holding(function.node.body, calls), DEPTH_OF_CALLS)


_EVALUATIONS = frozenset({ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Expr})
"""Statements that decide nothing but what their own names hold."""


def _run_apart(
    engine: Engine, function: FunctionValue, given: Mapping[str, Value], wanted: Collection[ast.stmt], depth: int
) -> Frame | None:
    """Evaluate what some statements of a function depend on, as if anybody could call it.

    What it changes in place stays without effect: all this is evidence, as others may call it as well. `depth` is how
    deep its calls are followed.
    """
    assert not isinstance(function.node, ast.Lambda)
    if not can_run_apart(engine, function):
        return None
    engine.memo.active.extend([function.node] * (functions.MAX_CALL_DEPTH - depth))
    seen = len(engine.mutations)
    try:
        frame = functions.new_frame(engine, function, entry.entry_context(engine, function), records=False)
        frame.slice = slicing.slice_of(function.node.body, wanted.__contains__)
        frame.leaves_out = _EVALUATIONS
        for name, value in {**entry.promised_parameters(frame, function), **given}.items():
            frame.bind_name(name, value)
        functions.run(frame)
    finally:
        del engine.memo.active[depth - functions.MAX_CALL_DEPTH :]
        del engine.mutations[seen:]
    return frame


def can_run_apart(engine: Engine, function: FunctionValue) -> bool:
    """Whether a function is not being followed already, nor too many others."""
    return function.node not in engine.memo.active and len(engine.memo.active) < functions.MAX_CALL_DEPTH
