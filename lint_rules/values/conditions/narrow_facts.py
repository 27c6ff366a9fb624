"""Conditions on the facts of a tensor, and on the modes that code runs in."""

from __future__ import annotations

import ast
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.conditions import narrow_dtypes, narrow_forms
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.value import Tensor, UnknownValue, Value
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.refine import Branches, refined, value_at
from lint_rules.values.frames.state import State
from lint_rules.values.operations import transfer
from lint_rules.values.tree.syntax import path_of


def grad_mode_question(state: State) -> Branches:
    """The branches of `if torch.is_grad_enabled():`."""
    mode = state.context.grad_mode
    branches: list[State | None] = []
    for wanted in (True, False):
        if mode.is_known and not mode.may_be(wanted):
            branches.append(None)
            continue
        branch = state.fork()
        branch.set_context(grad_mode=Fact.of(wanted, mode.origin(wanted)))
        branches.append(branch)
    return branches[0], branches[1]


def inference_mode_question(frame: Frame, state: State, test: ast.expr) -> Branches:
    """The branches of `if torch.is_inference_mode_enabled():`; it switches grad mode off as well.

    A decorator asks when it is put on, where the mode is known; whoever calls a function that is looked at on its own
    may have switched it on.
    """
    otherwise = state.fork()
    otherwise.context = replace(state.context, inference=False)
    if not frame.records and not state.context.inference and state.context.grad_mode.only(True):
        return None, otherwise
    off = Fact.of(False, Origin(test, "inference mode is on"))
    state.context = replace(state.context, inference=True, grad_mode=off)
    return state, otherwise


def fact_question(frame: Frame, state: State, subject: ast.expr, asks: schema.Question) -> Branches:
    path = path_of(subject)
    if path is None:
        return state, state.fork()
    value = value_at(frame, state, path, subject)
    if isinstance(value, UnknownValue) and value.never_tensor:
        return state, state.fork()
    return (
        _where_answered(state, path, value, asks, subject, answer=True),
        _where_answered(state, path, value, asks, subject, answer=False),
    )


def _where_answered(
    state: State, path: str, value: Value, asks: schema.Question, subject: ast.expr, *, answer: bool
) -> State | None:
    """The state in which a question has this answer."""
    tensor = transfer.tensor_of_unknown(Origin(subject, "the condition says that it changed since it was seen"))
    changed = _with_answer(tensor, asks, subject, answer=answer)
    return refined(state, path, value, lambda one: _with_answer(one, asks, subject, answer=answer), changed)


def _with_answer(value: Value, asks: schema.Question, node: ast.expr, *, answer: bool) -> Value | None:
    if asks in narrow_forms.QUESTIONS:
        return narrow_forms.where_answered(value, asks, Origin(node, "the condition says so"), answer=answer)
    if isinstance(value, UnknownValue):
        value = transfer.presumed_tensor(value, Origin(node, "it is asked for a fact of tensors"))
    if not isinstance(value, Tensor):
        return value
    origin = Origin(node, "the condition says so")
    if asks is schema.Question.IS_FLOATING:
        return (
            narrow_dtypes.where_floating(value, origin) if answer else narrow_dtypes.where_not_floating(value, origin)
        )
    if asks is schema.Question.REQUIRES_GRAD:
        wanted = RequiresGrad.YES if answer else RequiresGrad.NO
        possible = value.requires_grad.outcomes
        if wanted not in possible and value.requires_grad.is_known and RequiresGrad.LIKELY not in possible:
            return None
        return replace(value, requires_grad=Fact.of(wanted, value.requires_grad.origin(wanted) or origin))
    is_near = answer == (asks is schema.Question.IS_CPU)
    return on_cpu(value, origin) if is_near else off_cpu(value, origin)


def on_cpu(value: Tensor, origin: Origin) -> Tensor | None:
    """The tensor where it lies on the CPU; None where it cannot."""
    if value.device.only(Device.OFF_CPU, Device.META):
        return None
    return replace(value, device=Fact.of(Device.CPU, origin))


def off_cpu(value: Tensor, origin: Origin) -> Tensor | None:
    """The tensor where it does not lie on the CPU; None where it does for sure."""
    if value.device.only(Device.CPU):
        return None
    return replace(value, device=Fact.of(Device.OFF_CPU, value.device.origin(Device.OFF_CPU) or origin))
