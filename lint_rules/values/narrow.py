"""Conditions: what is known where one holds, and where it fails."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values import devices, transfer
from lint_rules.values.fact import Fact, Origin
from lint_rules.values.frame import Frame
from lint_rules.values.joining import join_all
from lint_rules.values.outcomes import Device, RequiresGrad
from lint_rules.values.state import State, join_states
from lint_rules.values.syntax import path_of
from lint_rules.values.types import is_of_type, type_tests
from lint_rules.values.value import (
    NONE,
    Array,
    Builtin,
    Constant,
    DeviceObject,
    Dictionary,
    DTypeObject,
    PythonObject,
    Tensor,
    Union,
    UnknownValue,
    Value,
    alternatives,
)
from lint_rules.values.value import Sequence as SequenceValue

Branches = tuple[State | None, State | None]
Change = Callable[[Value], Value | None]


def split(frame: Frame, test: ast.expr) -> Branches:
    """The states in which a test, just evaluated, holds and fails; None where it cannot."""
    state = frame.state
    if state is None:
        return None, None
    handler = _HANDLERS.get(type(test))
    if handler is None:
        return state, state.fork()
    return handler(frame, state, test)


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
            return _fact_question(frame, state, test.value, row.asks)
    path = path_of(test)
    if path is None:
        return state, state.fork()
    value = _value_at(frame, state, path, test)
    if isinstance(value, Constant):
        return (state, None) if value.value else (None, state)
    holds = _refined(state, path, value, lambda one: None if one == NONE else one)
    return holds, state.fork()


def _call(frame: Frame, state: State, test: ast.expr) -> Branches:
    assert isinstance(test, ast.Call)
    question = type_tests(frame, test)
    if question is not None:
        subject, types = question
        path = path_of(subject)
        if path is None:
            return state, state.fork()
        value = _value_at(frame, state, path, subject)
        verdicts = is_of_type(frame, types, subject)
        holds = _refined(state, path, value, lambda one: verdicts.narrowed(one, subject))
        if holds is None and verdicts.instances and _is_only_promised(frame, path, value):
            # Annotations are not enforced, and whoever wrote the test expects what it asks for.
            holds = state.fork()
            holds.refine(path, join_all(verdicts.instances))
        return holds, _refined(state, path, value, verdicts.otherwise)
    if isinstance(frame.engine.row_of(frame.evaluate(test.func)), schema.GradModeQuestion):
        return _grad_mode_question(state)
    if isinstance(test.func, ast.Name) and test.func.id == "hasattr" and len(test.args) == 2:
        return _has_attribute(frame, state, test)
    if isinstance(test.func, ast.Attribute) and not test.args:
        row = frame.engine.knowledge.tensor_methods.get(test.func.attr)
        if isinstance(row, schema.FactQuestion):
            return _fact_question(frame, state, test.func.value, row.asks)
    return state, state.fork()


def _is_only_promised(frame: Frame, path: str, value: Value) -> bool:
    """Whether no more is known of a parameter than what its annotation says."""
    promised = frame.promised.get(path)
    return promised is not None and all(one in alternatives(promised) for one in alternatives(value))


def _grad_mode_question(state: State) -> Branches:
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


def _has_attribute(frame: Frame, state: State, test: ast.Call) -> Branches:
    """`hasattr(x, 'detach')`: a name that little else than a tensor has."""
    name = test.args[1]
    path = path_of(test.args[0])
    if path is None or not isinstance(name, ast.Constant) or not isinstance(name.value, str):
        return state, state.fork()
    row = frame.engine.knowledge.tensor_methods.get(name.value)
    known = row is not None or name.value in frame.engine.knowledge.tensor_attributes
    distinctive = isinstance(row, schema.TensorResult) and row.distinctive
    value = _value_at(frame, state, path, test.args[0])

    def having(one: Value) -> Value | None:
        if distinctive and isinstance(one, (Array, Constant, PythonObject, SequenceValue, Dictionary)):
            return None
        if isinstance(one, UnknownValue) and distinctive and not one.never_tensor:
            return replace(
                transfer.tensor_of_unknown(one.origin.at(test)),
                device=one.place,
                presumed=Origin(test, "it has such a method"),
            )
        return one

    def lacking(one: Value) -> Value | None:
        if isinstance(one, Tensor) and known:
            return None if one.presumed is None else UnknownValue(one.presumed, one.identity, never_tensor=distinctive)
        return replace(one, never_tensor=True) if isinstance(one, UnknownValue) and distinctive else one

    return _refined(state, path, value, having), _refined(state, path, value, lacking)


def _fact_question(frame: Frame, state: State, subject: ast.expr, asks: schema.Question) -> Branches:
    path = path_of(subject)
    if path is None:
        return state, state.fork()
    value = _value_at(frame, state, path, subject)
    if isinstance(value, UnknownValue) and value.never_tensor:
        return state, state.fork()
    holds = _refined(state, path, value, lambda one: _with_answer(one, asks, subject, answer=True))
    fails = _refined(state, path, value, lambda one: _with_answer(one, asks, subject, answer=False))
    return holds, fails


def _with_answer(value: Value, asks: schema.Question, node: ast.expr, *, answer: bool) -> Value | None:
    if isinstance(value, UnknownValue):
        value = replace(
            transfer.tensor_of_unknown(value.origin.at(node)),
            device=value.place,
            presumed=Origin(node, "it is asked for a fact of tensors"),
            identity=value.identity,
        )
    if not isinstance(value, Tensor):
        return value
    origin = Origin(node, "the condition says so")
    if asks is schema.Question.REQUIRES_GRAD:
        wanted = RequiresGrad.YES if answer else RequiresGrad.NO
        possible = value.requires_grad.outcomes
        if wanted not in possible and value.requires_grad.is_known and RequiresGrad.LIKELY not in possible:
            return None
        return replace(value, requires_grad=Fact.of(wanted, value.requires_grad.origin(wanted) or origin))
    on_cpu = answer == (asks is schema.Question.IS_CPU)
    return _on_cpu(value, origin) if on_cpu else _off_cpu(value, origin)


def _on_cpu(value: Tensor, origin: Origin) -> Tensor | None:
    if value.device.only(Device.OFF_CPU, Device.META):
        return None
    return replace(value, device=Fact.of(Device.CPU, origin))


def _off_cpu(value: Tensor, origin: Origin) -> Tensor | None:
    if value.device.only(Device.CPU):
        return None
    return replace(value, device=Fact.of(Device.OFF_CPU, value.device.origin(Device.OFF_CPU) or origin))


def _compare(frame: Frame, state: State, test: ast.expr) -> Branches:
    assert isinstance(test, ast.Compare)
    if len(test.ops) != 1:
        return state, state.fork()
    operator, left, right = test.ops[0], test.left, test.comparators[0]
    negated = isinstance(operator, (ast.IsNot, ast.NotEq))
    if isinstance(operator, (ast.In, ast.NotIn)):
        branches = _membership(frame, state, left, right)
        return (branches[1], branches[0]) if isinstance(operator, ast.NotIn) else branches
    if isinstance(operator, (ast.Is, ast.IsNot, ast.Eq, ast.NotEq)):
        branches = _equality(frame, state, left, right)
        return (branches[1], branches[0]) if negated else branches
    return state, state.fork()


def _equality(frame: Frame, state: State, left: ast.expr, right: ast.expr) -> Branches:
    other = frame.evaluate(right) if isinstance(right, (ast.Constant, ast.Name, ast.Attribute, ast.Call)) else None
    path = path_of(left)
    if other == NONE and path is not None:
        value = _value_at(frame, state, path, left)
        return (
            _refined(state, path, value, lambda one: NONE if isinstance(one, UnknownValue) or one == NONE else None),
            _refined(state, path, value, lambda one: None if one == NONE else one),
        )
    named = _named_device(other)
    if path is not None and path.endswith("device") and named is not None:
        return _device_variable(state, named)
    if isinstance(left, ast.Attribute):
        device = _device_question(frame, state, left, other)
        if device is not None:
            return device
        if isinstance(other, DTypeObject) and path_of(left.value) is not None:
            return _dtype_question(frame, state, left.value, other)
    return state, state.fork()


def _device_variable(state: State, named: Device) -> Branches:
    """`if device == "cpu":`: there, what may lie on that device lies on the CPU."""
    if named is not Device.CPU:
        return state, state.fork()
    holds = state.fork()

    def on_cpu(value: Value) -> Value:
        if isinstance(value, (Tensor, UnknownValue)) and value.device is not None:
            return value if value.device.only(Device.OFF_CPU) else replace(value, device=Fact.of(Device.CPU))
        return value

    holds.update_all(on_cpu)
    return holds, state.fork()


def _named_device(value: Value | None) -> Device | None:
    """The device that a plain string or device object names."""
    if not isinstance(value, (Constant, DeviceObject)):
        return None
    return devices.named_device(value).single


def _membership(frame: Frame, state: State, left: ast.expr, right: ast.expr) -> Branches:
    """`x.device.type in ("cuda", "mps")`, `"cuda" in str(x.device)`."""
    if isinstance(left, ast.Attribute) and isinstance(right, (ast.Tuple, ast.List, ast.Set)):
        names = [frame.evaluate(element) for element in right.elts]
        questions = [_device_question(frame, state, left, name) for name in names]
        if questions and questions[0] is not None and len({devices.named_device(name) for name in names}) == 1:
            return questions[0]
    if isinstance(left, ast.Constant) and isinstance(right, ast.Call) and len(right.args) == 1:
        described = right.args[0]
        if isinstance(described, ast.Attribute) and frame.evaluate(right.func) == Builtin("str"):
            question = _device_question(frame, state, described, frame.evaluate(left))
            return question or (state, state.fork())
    return state, state.fork()


def _device_question(frame: Frame, state: State, left: ast.Attribute, other: Value | None) -> Branches | None:
    """`x.device.type == 'cpu'`, `x.device == torch.device('cpu')`."""
    subject = left.value if left.attr != "type" else getattr(left.value, "value", None)
    holder = left if left.attr != "type" else left.value
    path = path_of(subject) if isinstance(subject, ast.expr) else None
    if path is None or subject is None or not isinstance(frame.evaluate(holder), DeviceObject):
        return None
    named = devices.named_device(other).single
    if named is None:
        return None
    value = _value_at(frame, state, path, subject)
    if named is Device.CPU:
        asks = schema.Question.IS_CPU
        return _fact_question(frame, state, subject, asks)
    origin = Origin(subject, "the condition says so")
    holds = _refined(state, path, value, lambda one: _off_cpu(one, origin) if isinstance(one, Tensor) else one)
    # A program that asks for one kind of accelerator runs on no other.
    fails = _refined(state, path, value, lambda one: _on_cpu(one, origin) if isinstance(one, Tensor) else one)
    return holds, fails


def _dtype_question(frame: Frame, state: State, subject: ast.expr, other: DTypeObject) -> Branches:
    path = path_of(subject)
    assert path is not None
    value = _value_at(frame, state, path, subject)
    fact = Fact.of(other.dtype, Origin(subject, "the condition says so"))

    def holding(one: Value) -> Value | None:
        return replace(one, dtype=fact) if isinstance(one, Tensor) else one

    return _refined(state, path, value, holding), state.fork()


def _value_at(frame: Frame, state: State, path: str, node: ast.expr) -> Value:
    if path in state.bindings:
        return state.bindings[path]
    frame.state = state
    return frame.evaluate(node)


def _refined(state: State, path: str, value: Value, change: Change) -> State | None:
    """The state with each alternative of a value changed or dropped; None if no alternative is left."""
    changed = [one for before in alternatives(value) if (one := change(before)) is not None]
    if not changed:
        return None
    result = state.fork()
    new = changed[0] if len(changed) == 1 else Union(tuple(changed))
    if new is not value:
        result.refine(path, new)
    return result


_HANDLERS: dict[type[ast.AST], Callable[[Frame, State, ast.expr], Branches]] = {
    ast.Constant: _constant,
    ast.UnaryOp: _not,
    ast.BoolOp: _bool,
    ast.NamedExpr: _walrus,
    ast.Name: _truth,
    ast.Attribute: _truth,
    ast.Subscript: _truth,
    ast.Call: _call,
    ast.Compare: _compare,
}
