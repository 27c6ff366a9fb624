"""Comparisons as conditions: with None, a device, a dtype."""

from __future__ import annotations

import ast
from collections.abc import Callable

from lint_rules.knowledge import schema
from lint_rules.values.callees import operators
from lint_rules.values.conditions import narrow_devices, narrow_forms
from lint_rules.values.conditions.narrow_dtypes import dtype_question, holder_of_dtype
from lint_rules.values.conditions.narrow_facts import fact_question
from lint_rules.values.domain.value import (
    NONE,
    Builtin,
    Constant,
    Sequence,
    UnknownValue,
    Value,
    alternatives,
    unknown,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.refine import NOT_NONE, Branches, Change, refined, value_at
from lint_rules.values.frames.state import State
from lint_rules.values.operations import devices
from lint_rules.values.tree.syntax import bound_by, path_of


def comparison(frame: Frame, state: State, test: ast.expr) -> Branches:
    assert isinstance(test, ast.Compare)
    if len(test.ops) != 1:
        return state, state.fork()
    operator, left, right = test.ops[0], bound_by(test.left), test.comparators[0]
    negated = isinstance(operator, (ast.IsNot, ast.NotEq))
    if isinstance(operator, (ast.In, ast.NotIn)):
        branches = _membership(frame, state, left, right)
        return (branches[1], branches[0]) if isinstance(operator, ast.NotIn) else branches
    if isinstance(operator, (ast.Is, ast.IsNot, ast.Eq, ast.NotEq)):
        is_identity = isinstance(operator, (ast.Is, ast.IsNot))
        branches = _equality(frame, state, left, right, _identical_to if is_identity else operators.telling_apart)
        return (branches[1], branches[0]) if negated else branches
    return state, state.fork()


def _identical_to(other: Constant) -> tuple[Change, Change]:
    """What `x is other` leaves of a value where it holds, and where it fails: 1 is not True, though it equals it."""

    def same(one: Value) -> Value | None:
        return None if isinstance(one, Constant) and one != other else one

    def different(one: Value) -> Value | None:
        # Whether equal numbers and strings are one object is up to Python.
        return None if one == other and isinstance(other.value, bool) else one

    return same, different


def _equality(
    frame: Frame,
    state: State,
    left: ast.expr,
    right: ast.expr,
    telling_apart: Callable[[Constant], tuple[Change, Change]],
) -> Branches:
    other = frame.evaluate(right) if isinstance(right, (ast.Constant, ast.Name, ast.Attribute, ast.Call)) else None
    path = path_of(left)
    if other == NONE and path is not None:
        value = value_at(frame, state, path, left)
        return (
            refined(
                state, path, value, lambda one: NONE if isinstance(one, UnknownValue) or one == NONE else None, NONE
            ),
            refined(state, path, value, lambda one: None if one == NONE else one, unknown(left, NOT_NONE)),
        )
    chosen = narrow_devices.is_compared(frame, state, left, other)
    if chosen is not None:
        return chosen
    if isinstance(other, Constant) and path is not None:
        value = value_at(frame, state, path, left)
        if any(isinstance(one, Constant) for one in alternatives(value)):
            equal, different = telling_apart(other)
            changed = unknown(left, "the condition says that it changed since it was seen")
            return refined(state, path, value, equal, other), refined(state, path, value, different, changed)
    if isinstance(left, ast.Attribute):
        device = narrow_devices.device_question(frame, state, left, other)
        if device is not None:
            return device
        layout = frame.engine.row_of(other) if other is not None else None
        if isinstance(layout, schema.LayoutName) and _reads_layout(frame, left):
            return fact_question(frame, state, left.value, narrow_forms.asked_by_layout(layout))
        if holder_of_dtype(frame, left) is not None and other is not None:
            return dtype_question(frame, state, left.value, [other]) or (state, state.fork())
    return state, state.fork()


def _reads_layout(frame: Frame, node: ast.Attribute) -> bool:
    return frame.engine.knowledge.tensor_attributes.get(node.attr) == schema.PythonResult("layout")


def _membership(frame: Frame, state: State, left: ast.expr, right: ast.expr) -> Branches:
    """`x.device.type in ("cuda", "mps")`, `"cuda" in str(x.device)`."""
    if isinstance(left, ast.Attribute) and isinstance(right, (ast.Tuple, ast.List, ast.Set)):
        names = [frame.evaluate(element) for element in right.elts]
        if holder_of_dtype(frame, left) is not None:
            return dtype_question(frame, state, left.value, names) or (state, state.fork())
        questions = [narrow_devices.device_question(frame, state, left, name) for name in names]
        if questions and questions[0] is not None and len({devices.named_device(name) for name in names}) == 1:
            return questions[0]
    if isinstance(left, ast.Attribute) and isinstance(right, (ast.Name, ast.Attribute)):
        held = frame.evaluate(right)
        if holder_of_dtype(frame, left) is not None and isinstance(held, Sequence):
            named = held.elements or alternatives(held.element)
            return dtype_question(frame, state, left.value, named) or (state, state.fork())
    chosen = narrow_devices.holds_text(frame, state, left, right)
    if chosen is not None:
        return chosen
    if isinstance(left, ast.Constant) and isinstance(right, ast.Call) and len(right.args) == 1:
        described = right.args[0]
        if isinstance(described, ast.Attribute) and frame.evaluate(right.func) == Builtin("str"):
            question = narrow_devices.device_question(frame, state, described, frame.evaluate(left))
            return question or (state, state.fork())
    return state, state.fork()
