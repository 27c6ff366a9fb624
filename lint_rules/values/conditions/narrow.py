"""Conditions: what is known where one holds, and where it fails."""

from __future__ import annotations

import ast
from collections.abc import Callable

from lint_rules.knowledge import schema
from lint_rules.values.conditions import (
    narrow_comparisons,
    narrow_devices,
    narrow_dtypes,
    narrow_facts,
    narrow_items,
    narrow_types,
)
from lint_rules.values.definitions.type_tests import type_tests
from lint_rules.values.domain.value import NONE, Builtin, Constant, unknown
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.refine import NOT_NONE, Branches, refined, value_at
from lint_rules.values.frames.state import State, join_states
from lint_rules.values.tree.syntax import path_of


def split(frame: Frame, test: ast.expr) -> Branches:
    """The states in which a test, just evaluated, holds and fails; None where it cannot."""
    state = frame.state
    if state is None:
        return None, None
    answer = state.answer_to(test)
    if answer is not None:
        return narrow_devices.moved_by_answer(frame, test, (state, None) if answer else (None, state))
    handler = _HANDLERS.get(type(test))
    if handler is None:
        return state, state.fork()
    return narrow_devices.moved_by_answer(frame, test, handler(frame, state, test))


def _constant(frame: Frame, state: State, test: ast.expr) -> Branches:
    assert isinstance(test, ast.Constant)
    return (state, None) if test.value else (None, state)


def _not(frame: Frame, state: State, test: ast.expr) -> Branches:
    assert isinstance(test, ast.UnaryOp)
    if not isinstance(test.op, ast.Not):
        return state, state.fork()
    holds, fails = split(frame, test.operand)
    return fails, holds


def _bool(frame: Frame, state: State, test: ast.expr) -> Branches:
    assert isinstance(test, ast.BoolOp)
    going_on: State | None = state
    left: State | None = None
    is_and = isinstance(test.op, ast.And)
    for part in test.values:
        frame.state = going_on
        holds, fails = split(frame, part)
        going_on, leaving = (holds, fails) if is_and else (fails, holds)
        left = join_states(left, leaving)
    frame.state = state
    return (going_on, left) if is_and else (left, going_on)


def _walrus(frame: Frame, state: State, test: ast.expr) -> Branches:
    assert isinstance(test, ast.NamedExpr)
    return split(frame, test.target)


def _truth(frame: Frame, state: State, test: ast.expr) -> Branches:
    """`if x:` and `if x.requires_grad:`."""
    if isinstance(test, ast.Attribute):
        row = frame.engine.knowledge.tensor_attributes.get(test.attr)
        if isinstance(row, schema.FactQuestion):
            return narrow_facts.fact_question(frame, state, test.value, row.asks)
        row = frame.engine.knowledge.tensor_methods.get(test.attr)
        holder = narrow_dtypes.holder_of_dtype(frame, test.value)
        if isinstance(row, schema.FactQuestion) and holder is not None:
            # `x.dtype.is_floating_point` asks the same as `x.is_floating_point()`.
            return narrow_facts.fact_question(frame, state, holder, row.asks)
    path = path_of(test)
    if path is None:
        return state, state.fork()
    value = value_at(frame, state, path, test)
    if isinstance(value, Constant) and not value.is_promised:
        return (state, None) if value.value else (None, state)
    remembered = state.tests.get(path)
    if remembered is not None:
        frame.state = state
        return split(frame, remembered.test)
    holds = refined(state, path, value, lambda one: None if one == NONE else one, unknown(test, NOT_NONE))
    return holds, state.fork()


def _call(frame: Frame, state: State, test: ast.expr) -> Branches:
    assert isinstance(test, ast.Call)
    question = type_tests(frame, test)
    if question is not None:
        return narrow_types.type_test(frame, state, *question)
    row = frame.engine.row_of(callee := frame.evaluate(test.func))
    if isinstance(row, schema.GradModeQuestion):
        return narrow_facts.grad_mode_question(state)
    if isinstance(row, schema.InferenceModeQuestion):
        return narrow_facts.inference_mode_question(frame, state, test)
    if isinstance(row, schema.MachineQuestion) and row.of_accelerator:
        return narrow_devices.accelerator_question(state)
    if isinstance(row, schema.FactQuestion) and test.args:
        return narrow_facts.fact_question(frame, state, test.args[0], row.asks)
    if callee == Builtin("callable") and len(test.args) == 1:
        return split(frame, test.args[0])
    if callee == Builtin("all"):
        return narrow_items.all_of_items(frame, state, test)
    if callee in (Builtin("hasattr"), Builtin("getattr")):
        return _asked_by_name(frame, state, test)
    if (chosen := narrow_devices.starts_with(frame, state, test)) is not None:
        return chosen
    if isinstance(test.func, ast.Attribute) and not test.args:
        row = frame.engine.knowledge.tensor_methods.get(test.func.attr)
        if isinstance(row, schema.FactQuestion):
            return narrow_facts.fact_question(frame, state, test.func.value, row.asks)
    return state, state.fork()


def _asked_by_name(frame: Frame, state: State, test: ast.Call) -> Branches:
    """`hasattr(x, 'cpu')`, `getattr(x, 'cpu', None)`, `getattr(x, 'requires_grad', False)`."""
    name = test.args[1].value if len(test.args) > 1 and isinstance(test.args[1], ast.Constant) else None
    if not isinstance(name, str) or not isinstance(test.func, ast.Name):
        return state, state.fork()
    knowledge = frame.engine.knowledge
    if test.func.id == "hasattr":
        return narrow_types.has_attribute(frame, state, test, name)
    row = knowledge.tensor_attributes.get(name)
    default = test.args[2] if len(test.args) > 2 else ast.Constant(None)
    if not isinstance(default, ast.Constant) or default.value:
        return state, state.fork()
    if isinstance(row, schema.FactQuestion):
        return narrow_facts.fact_question(frame, state, test.args[0], row.asks)
    if name in knowledge.tensor_methods:
        return narrow_types.has_attribute(frame, state, test, name)
    return state, state.fork()


_HANDLERS: dict[type[ast.AST], Callable[[Frame, State, ast.expr], Branches]] = {
    ast.Constant: _constant,
    ast.UnaryOp: _not,
    ast.BoolOp: _bool,
    ast.NamedExpr: _walrus,
    ast.Name: _truth,
    ast.Attribute: _truth,
    ast.Subscript: _truth,
    ast.Call: _call,
    ast.Compare: narrow_comparisons.comparison,
}
