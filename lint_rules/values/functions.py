"""Functions: looked at on their own, and summarised where they are called."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lint_rules.knowledge import schema
from lint_rules.values import classes, contexts, flow
from lint_rules.values.fact import Fact, Origin
from lint_rules.values.frame import Frame
from lint_rules.values.mutation import Mutation, escape
from lint_rules.values.state import Context, State, identity_of, map_value
from lint_rules.values.syntax import decorator_names, is_generator, parameters_of, self_name
from lint_rules.values.transfer import Operands
from lint_rules.values.types import value_of_annotation
from lint_rules.values.value import (
    NONE,
    ContextObject,
    Dictionary,
    FunctionValue,
    Identity,
    Instance,
    PythonObject,
    Qualified,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    join,
    join_all,
    unknown,
)

if TYPE_CHECKING:
    from lint_rules.values.engine import Engine

MAX_CALL_DEPTH = 6
MAX_SUMMARIES = 12
"""How many argument patterns of one function are followed before its result is given up."""

_HARMLESS_DECORATORS = frozenset(
    {
        "staticmethod", "classmethod", "property", "cached_property", "abstractmethod", "setter", "getter", "override",
        "overload", "wraps", "lru_cache", "cache", "contextmanager", "asynccontextmanager", "fixture", "parametrize",
        "dataclass", "total_ordering", "singledispatch", "register", "final", "deprecated", "skip", "skipif", "mark",
    }
)  # fmt: skip


@dataclass(slots=True)
class Memo:
    """Results of calls by function and arguments, and the calls that are being followed."""

    results: dict[object, Value] = field(default_factory=dict)
    counts: dict[ast.AST, int] = field(default_factory=dict)
    active: list[ast.AST] = field(default_factory=list)


def run_standalone(engine: Engine, function: FunctionValue) -> None:
    """Evaluate a function as if anybody could call it, recording what is seen."""
    node = function.node
    context = _entry_context(engine, function)
    frame = _new_frame(engine, function, context, records=True)
    for name, value in _generic_parameters(frame, function).items():
        frame.bind_name(name, value)
    _run(frame)


def stores_of(engine: Engine, method: FunctionValue) -> dict[str, Value] | None:
    """What a method sets on its receiver, when looked at on its own; None where that cannot be followed."""
    if method.node in engine.memo.active or len(engine.memo.active) >= MAX_CALL_DEPTH:
        return None
    engine.memo.active.append(method.node)
    seen = len(engine.mutations)
    try:
        frame = _new_frame(engine, method, _entry_context(engine, method), records=False)
        for name, value in _generic_parameters(frame, method).items():
            frame.bind_name(name, value)
        _run(frame)
    finally:
        engine.memo.active.pop()
        del engine.mutations[seen:]
    return frame.stored


def _new_frame(engine: Engine, function: FunctionValue, context: Context, records: bool) -> Frame:
    return Frame(
        engine=engine,
        node=function.node,
        bindings=engine.bindings_of(function.node),
        parent=function.frame,
        state=State(context),
        owner=function.owner,
        records=records,
    )


def _run(frame: Frame) -> Value:
    node = frame.node
    if isinstance(node, ast.Lambda):
        value = frame.evaluate(node.body)
        if frame.state is not None:
            frame.leave(value)
    elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        flow.run_block(frame, node.body)
        if frame.state is not None:
            frame.leave(NONE)
    return frame.returned if frame.returned is not None else unknown(node, "the function never returns")


def _entry_context(engine: Engine, function: FunctionValue) -> Context:
    """The modes a function body starts in: those of its callers in the file, changed by its decorators."""
    node = function.node
    context = engine.module.here.context if engine.module.state is not None else Context()
    mode = context.grad_mode
    if isinstance(node, ast.Lambda) or not isinstance(function.frame.node, (ast.Module, ast.ClassDef)):
        # Nobody says when it is called: the mode of the place where it is made is a guess.
        made_in = function.frame.exit_state or function.frame.state
        mode = (made_in.context.grad_mode if made_in else mode).join(_unknown_mode(node, "it may be called later"))
    else:
        mode = engine.grad_mode_references.entry_mode(node.name, mode, node)
    if not isinstance(node, ast.Lambda):
        if is_generator(node):
            mode = mode.join(_unknown_mode(node, "a generator runs in the grad mode of whoever resumes it"))
        if function.owner is not None and classes.runs_in_any_grad_mode(engine, function.owner, node.name):
            mode = mode.join(_unknown_mode(node, f"{node.name} runs with grad mode on as well as off"))
    return _decorated(engine, function, replace(context, grad_mode=mode))


def _unknown_mode(node: ast.AST, why: str) -> Fact[bool]:
    return Fact.unknown(Origin(node, why))


def _decorated(engine: Engine, function: FunctionValue, context: Context) -> Context:
    node = function.node
    if isinstance(node, ast.Lambda):
        return context
    if function.owner is not None:
        by_class = classes.grad_mode_by_base(engine, function.owner, node.name)
        if by_class is not None:
            context = replace(context, grad_mode=Fact.of(by_class, Origin(node, "torch calls it in this grad mode")))
    for decorator in reversed(node.decorator_list):
        context = _under_decorator(engine, function.frame, decorator, context)
    return context


def _under_decorator(engine: Engine, frame: Frame, decorator: ast.expr, context: Context) -> Context:
    probe = replace_state(frame)
    value = engine.evaluate(probe, decorator)
    if isinstance(value, ContextObject):
        return contexts.applied(context, value, decorator)
    row = engine.row_of(value)
    if isinstance(row, schema.ContextEffect):
        return contexts.applied(context, ContextObject(row.effect), decorator)
    name = decorator.func if isinstance(decorator, ast.Call) else decorator
    last = name.attr if isinstance(name, ast.Attribute) else getattr(name, "id", "")
    if last in _HARMLESS_DECORATORS:
        return context
    if isinstance(value, Qualified) and (engine.is_standard_library(value.name) or engine.is_foreign(value.name)):
        return context
    return replace(context, grad_mode=context.grad_mode.join(_unknown_mode(decorator, "a decorator that is not seen")))


def replace_state(frame: Frame) -> Frame:
    """A frame in which an expression of a finished scope can still be evaluated, without leaving traces."""
    return replace(frame, state=State(bindings=dict(frame.ever)), records=False, tries=[], loops=[])


def _generic_parameters(frame: Frame, function: FunctionValue) -> dict[str, Value]:
    """What each parameter is when nothing is known of the callers: annotation first, then default."""
    arguments = function.node.args
    defaults = _defaults(arguments)
    values: dict[str, Value] = {}
    receiver = _receiver_name(function)
    for argument in parameters_of(arguments):
        if argument.arg == receiver:
            values[argument.arg] = _generic_receiver(frame, function)
        elif argument is arguments.vararg:
            values[argument.arg] = Sequence(None, _parameter(frame, argument, None), mutable=False)
        elif argument is arguments.kwarg:
            values[argument.arg] = Dictionary((), _parameter(frame, argument, None), frame.engine.fresh())
        else:
            values[argument.arg] = _parameter(frame, argument, defaults.get(argument.arg))
    return values


def _parameter(frame: Frame, argument: ast.arg, default: ast.expr | None) -> Value:
    subject = f"parameter {argument.arg!r}"
    value = value_of_annotation(replace_state(frame), argument.annotation, subject, argument)
    if isinstance(value, UnknownValue):
        value = replace(value, identity=frame.engine.fresh())
    if argument.annotation is None and default is not None:
        return _parameter_by_default(frame, value, default)
    return value


def _parameter_by_default(frame: Frame, value: Value, default: ast.expr) -> Value:
    """Without an annotation, a default still tells what the parameter can be; a number tells its kind."""
    if isinstance(default, ast.Constant) and isinstance(default.value, (bool, int, float)):
        return PythonObject({bool: "bool", int: "int", float: "float"}[type(default.value)])
    outside = frame.parent if frame.parent is not None else frame
    return join(value, frame.engine.evaluate(replace_state(outside), default))


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


def _defaults(arguments: ast.arguments) -> dict[str, ast.expr]:
    positional = [*arguments.posonlyargs, *arguments.args]
    pairs = dict(zip([one.arg for one in reversed(positional)], reversed(arguments.defaults), strict=False))
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        if default is not None:
            pairs[argument.arg] = default
    return pairs


def call(frame: Frame, function: FunctionValue, operands: Operands) -> Value:
    """Follow a call with the facts of its arguments; what it changes in place is changed for the caller, too."""
    engine = frame.engine
    node = function.node
    memo = engine.memo
    operands = _with_receiver(function, operands)
    key = (node, operands.arguments, tuple(sorted(operands.keywords.items(), key=lambda item: item[0])), operands.context)
    if not operands.has_spread and key in memo.results:
        return _renewed(memo.results[key], operands)
    reason = _reason_not_to_follow(engine, function, operands)
    if reason is not None:
        escape(frame, operands.inputs, Origin(operands.node, reason))
        return unknown(operands.node, reason)
    memo.active.append(node)
    memo.counts[node] = memo.counts.get(node, 0) + 1
    seen = len(engine.mutations)
    made_before = engine.newest_identity
    try:
        result = _followed(frame, function, operands)
    finally:
        memo.active.pop()
    # What the call made itself carries its changes along; only older objects are known out here.
    changes = [change for change in engine.mutations[seen:] if min(change.targets) <= made_before]
    engine.mutations[seen:] = changes
    _replay(frame, changes)
    if not changes and not operands.has_spread:
        memo.results[key] = result
    return result


def _with_receiver(function: FunctionValue, operands: Operands) -> Operands:
    if function.receiver is None:
        return replace(operands, receiver=None)
    return replace(operands, receiver=None, arguments=(function.receiver, *operands.arguments))


def _reason_not_to_follow(engine: Engine, function: FunctionValue, operands: Operands) -> str | None:
    memo = engine.memo
    node = function.node
    if node in memo.active:
        return "the call is recursive"
    if len(memo.active) >= MAX_CALL_DEPTH:
        return "the calls are nested too deeply to be followed"
    if memo.counts.get(node, 0) >= MAX_SUMMARIES:
        return "the function is called with too many kinds of arguments to follow each"
    if isinstance(node, ast.Lambda):
        return None
    if isinstance(node, ast.AsyncFunctionDef):
        return None
    unseen = decorator_names(node) - _HARMLESS_DECORATORS
    if unseen and not _decorators_known(engine, function):
        return f"its decorator {sorted(unseen)[0]!r} may change what it gives"
    if "contextmanager" in decorator_names(node):
        return "it makes a context manager"
    return None


def _decorators_known(engine: Engine, function: FunctionValue) -> bool:
    assert not isinstance(function.node, ast.Lambda)
    for decorator in function.node.decorator_list:
        value = engine.evaluate(replace_state(function.frame), decorator)
        if not isinstance(value, ContextObject) and not isinstance(engine.row_of(value), schema.ContextEffect):
            last = decorator_names(function.node)
            if not last & _HARMLESS_DECORATORS:
                return False
    return True


def _followed(frame: Frame, function: FunctionValue, operands: Operands) -> Value:
    engine = frame.engine
    context = _decorated(engine, function, operands.context)
    inner = _new_frame(engine, function, replace(context, handled=frozenset()), records=False)
    inner.depth = frame.depth
    for name, value in _bound_parameters(inner, function, operands).items():
        inner.bind_name(name, value)
    result = _run(inner)
    if isinstance(function.node, ast.Lambda):
        return result
    if is_generator(function.node):
        return Sequence(None, inner.yielded if inner.yielded is not None else unknown(operands.node, "it yields"))
    _keep_context(frame, inner, function)
    return result


def _keep_context(frame: Frame, inner: Frame, function: FunctionValue) -> None:
    """`set_grad_enabled(False)` in a helper holds on after its return, unless a decorator restores the mode."""
    if inner.exit_state is None or frame.state is None or isinstance(function.node, ast.Lambda):
        return
    after = inner.exit_state.context
    if not function.node.decorator_list:
        frame.here.context = replace(after, handled=frame.here.context.handled)


def _bound_parameters(frame: Frame, function: FunctionValue, operands: Operands) -> dict[str, Value]:
    arguments = function.node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    values: dict[str, Value] = {}
    for parameter, value in zip(positional, operands.arguments, strict=False):
        values[parameter.arg] = value
    extra = operands.arguments[len(positional) :]
    if arguments.vararg is not None:
        element = join_all(extra) if extra else unknown(operands.node, "no further arguments are given")
        values[arguments.vararg.arg] = Sequence(None if operands.has_spread else extra, element, mutable=False)
    names = {parameter.arg for parameter in (*positional, *arguments.kwonlyargs)}
    others = {name: value for name, value in operands.keywords.items() if name not in names}
    values.update({name: value for name, value in operands.keywords.items() if name in names})
    if arguments.kwarg is not None:
        rest = unknown(operands.node, "it is given by keyword") if operands.has_spread else None
        values[arguments.kwarg.arg] = Dictionary(tuple(others.items()), rest, frame.engine.fresh())
    defaults = _defaults(arguments)
    for parameter in (*positional, *arguments.kwonlyargs):
        if parameter.arg in values:
            continue
        default = defaults.get(parameter.arg)
        if default is None or operands.has_spread:
            values[parameter.arg] = _parameter(frame, parameter, default)
        else:
            values[parameter.arg] = frame.engine.evaluate(replace_state(function.frame), default)
    return values


def _replay(frame: Frame, changes: list[Mutation]) -> None:
    if frame.state is None:
        return
    for change in changes:
        change.apply(frame.here)
        for name, value in frame.ever.items():
            if change.reaches(value):
                frame.ever[name] = join(value, change.change(value))


def _renewed(result: Value, operands: Operands) -> Value:
    """A remembered result: a new object, which may still be one of the arguments."""
    tokens: Identity = operands.fresh
    for value in operands.inputs:
        tokens |= identity_of(value)

    def renew(value: Value) -> Value:
        if isinstance(value, Tensor):
            return replace(value, identity=tokens, storage=tokens)
        if isinstance(value, (Instance, Sequence, Dictionary)) and value.identity:
            return replace(value, identity=tokens)
        return value

    return map_value(result, renew)
