"""Conditions on where things lie: of one tensor, of a device that a program has chosen, of the machine."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, replace

from lint_rules.knowledge import schema
from lint_rules.values.conditions.narrow_facts import fact_question, off_cpu, on_cpu
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.outcomes import Device
from lint_rules.values.domain.value import (
    Builtin,
    Constant,
    DeviceObject,
    ModuleObject,
    PythonObject,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.refine import Branches, refined, value_at
from lint_rules.values.frames.state import State
from lint_rules.values.operations import devices
from lint_rules.values.tree.decisions import Answer, decision_of, moving_in
from lint_rules.values.tree.syntax import path_of


@dataclass(frozen=True, slots=True)
class DeviceTest:
    """What a condition asks of a device, and of its text. `of_kind`: of any device of the kind, whatever its number."""

    named: Device
    matches: Callable[[str], bool]
    of_kind: bool


def device_question(frame: Frame, state: State, left: ast.Attribute, other: Value | None) -> Branches | None:
    """`x.device.type == 'cpu'`, `x.device == torch.device('cpu')`."""
    subject = left.value if left.attr != "type" else getattr(left.value, "value", None)
    holder = left if left.attr != "type" else left.value
    path = path_of(subject) if isinstance(subject, ast.expr) else None
    if path is None or subject is None or not isinstance(frame.evaluate(holder), DeviceObject):
        return None
    named = devices.named_device(other).single
    if named is None:
        return None
    value = value_at(frame, state, path, subject)
    if named is Device.CPU:
        asks = schema.Question.IS_CPU
        return fact_question(frame, state, subject, asks)
    origin = Origin(subject, "the condition says so")
    holds = refined(state, path, value, lambda one: off_cpu(one, origin) if isinstance(one, Tensor) else one)
    # A program that asks for one kind of accelerator runs on no other.
    fails = refined(state, path, value, lambda one: on_cpu(one, origin) if isinstance(one, Tensor) else one)
    return holds, fails


def is_compared(frame: Frame, state: State, left: ast.expr, other: Value | None) -> Branches | None:
    """`if device == "cuda":`, `device.type != "cpu"`, `str(device) == "cpu"`: None where no chosen device is meant."""
    if isinstance(other, Constant) and isinstance(other.value, str):
        return _chosen(frame, state, _described(frame, left), _by_text(other.value, other.value.__eq__))
    named = devices.named_device(other).single if isinstance(other, DeviceObject) else None
    if named is None:
        return None
    return _chosen(frame, state, left, DeviceTest(named, lambda text: devices.device_by_name(text) is named, True))


def holds_text(frame: Frame, state: State, text: ast.expr, node: ast.expr) -> Branches | None:
    """`if "cuda" in device:`, `"cuda" in str(device)`."""
    if not isinstance(text, ast.Constant) or not isinstance(text.value, str):
        return None
    part = text.value
    return _chosen(frame, state, _described(frame, node), _by_text(part, lambda whole: part in whole))


def starts_with(frame: Frame, state: State, test: ast.Call) -> Branches | None:
    """`if device.startswith("cuda"):`, also of `str(device)` and `device.type`."""
    match test:
        case ast.Call(func=ast.Attribute(value=subject, attr="startswith"), args=[ast.Constant(value=str(prefix))]):
            asked = _by_text(prefix, lambda whole: whole.startswith(prefix))
            return _chosen(frame, state, _described(frame, subject), asked)
    return None


def _by_text(text: str, matches: Callable[[str], bool]) -> DeviceTest:
    return DeviceTest(devices.device_by_name(text), matches, ":" not in text)


def moved_by_answer(frame: Frame, test: ast.expr, branches: Branches) -> Branches:
    """The branches of a test by which the file moves things to an accelerator: elsewhere they lie on the CPU."""
    decision = decision_of(test)
    if decision is None:
        return branches
    moving = _moving(frame)
    for branch, answer in zip(branches, (decision.outcome, not decision.outcome), strict=True):
        if branch is not None and (decision.key, not answer) in moving and (decision.key, answer) not in moving:
            branch.update_all(_near)
    return branches


def _moving(frame: Frame) -> frozenset[Answer]:
    memo, knowledge = frame.engine.memo, frame.engine.knowledge
    if memo.moving is None:
        rows = knowledge.tensor_methods.items()
        movers = [
            name
            for name, row in rows
            if isinstance(row, schema.TensorResult) and row.device is schema.Place.ACCELERATOR
        ]
        memo.moving = moving_in(frame.engine.tree, movers, lambda text: devices.device_by_name(text) is Device.CPU)
    return memo.moving


def accelerator_question(state: State) -> Branches:
    """`if torch.cuda.is_available():`: where it is not, everything lies on the CPU."""
    fails = state.fork()
    fails.update_all(_near)
    return state, fails


def _described(frame: Frame, node: ast.expr) -> ast.expr:
    """The device that is meant by its text, or by its kind."""
    if isinstance(node, ast.Call) and len(node.args) == 1 and frame.evaluate(node.func) == Builtin("str"):
        return node.args[0]
    return node.value if isinstance(node, ast.Attribute) and node.attr == "type" else node


def _chosen(frame: Frame, state: State, subject: ast.expr, asked: DeviceTest) -> Branches | None:
    """Where something was put on a device that a name holds, what is known of the name tells where it lies."""
    path = path_of(subject)
    if path is None or _is_of_tensor(frame, subject):
        return None
    value = value_at(frame, state, path, subject)
    if not _may_be_device(path, value):
        return None
    return (
        _where_chosen(state, path, value, lambda one: _where_it_is(one, asked)),
        _where_chosen(state, path, value, lambda one: _where_it_is_not(one, asked)),
    )


def _is_of_tensor(frame: Frame, subject: ast.expr) -> bool:
    return isinstance(subject, ast.Attribute) and any(
        isinstance(one, Tensor) for one in alternatives(frame.evaluate(subject.value))
    )


def _may_be_device(path: str, value: Value) -> bool:
    kinds = alternatives(value)
    if all(isinstance(one, DeviceObject) for one in kinds):
        return True
    if all(isinstance(one, Constant) and isinstance(one.value, str) for one in kinds):
        return any(_is_near(one) for one in kinds)
    return path.endswith("device") and all(map(_may_name_device, kinds))


def _may_name_device(value: Value) -> bool:
    is_text = isinstance(value, PythonObject) and value.kind == "string"
    return is_text or isinstance(value, (UnknownValue, DeviceObject, Constant))


def _is_near(value: Value) -> bool:
    return isinstance(value, (Constant, DeviceObject)) and devices.named_device(value).only(Device.CPU)


def _where_it_is(value: Value, asked: DeviceTest) -> Value | None:
    if isinstance(value, Constant):
        return value if isinstance(value.value, str) and asked.matches(value.value) else None
    return _put_near(value) if asked.named is Device.CPU else value


def _where_it_is_not(value: Value, asked: DeviceTest) -> Value | None:
    if isinstance(value, Constant):
        return None if isinstance(value.value, str) and asked.matches(value.value) else value
    # A program that asks for one kind of accelerator runs on no other, but there may be several of a kind.
    return _put_near(value) if asked.named is Device.OFF_CPU and asked.of_kind else value


def _put_near(value: Value) -> Value:
    return value if _is_far(value) else DeviceObject(Fact.of(Device.CPU))


def _is_far(value: Value) -> bool:
    return isinstance(value, DeviceObject) and value.device.only(Device.OFF_CPU)


def _where_chosen(state: State, path: str, value: Value, left: Callable[[Value], Value | None]) -> State | None:
    branch = refined(state, path, value, left)
    kinds = [one for before in alternatives(value) if (one := left(before)) is not None]
    if branch is not None and all(map(_is_near, kinds)):
        branch.update_all(_near)
    return branch


def _near(value: Value) -> Value:
    """What may lie on a device that is known to be the CPU; what was moved elsewhere by itself stays there."""
    if isinstance(value, (Tensor, UnknownValue, ModuleObject)) and value.device is not None:
        return value if value.device.only(Device.OFF_CPU) else replace(value, device=Fact.of(Device.CPU))
    return value
