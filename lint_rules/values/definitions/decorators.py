"""Decorators: what a function's name stands for once they are put on, and the modes that they make it run in."""

from __future__ import annotations

import ast
import enum
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from lint_rules.knowledge import schema
from lint_rules.values.definitions import parameters
from lint_rules.values.domain.callables import ContextObject, GeneratorManager, Guarded, Partial
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.value import (
    BoundMethod,
    ClassValue,
    FunctionValue,
    Instance,
    Qualified,
    UnknownValue,
    Value,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import Context
from lint_rules.values.operations import contexts
from lint_rules.values.tree.syntax import decorator_name

if TYPE_CHECKING:
    from lint_rules.values.interpreter.engine import Engine


class Decoration(enum.Enum):
    """What a decorator does to the function below it."""

    KEEPS = "keeps"
    """Neither what it gives nor the modes that it runs in."""
    SWITCHES = "switches"
    """An effect of the tables: the function runs in other modes."""
    FOLLOWED = "followed"
    """Code of the checked file: it is called, as Python does."""
    HIDES = "hides"
    """A library that knows nothing of modes; what the function gives then is not seen."""
    UNSEEN = "unseen"


_OF_THE_LANGUAGE = frozenset({"classmethod", "property", "staticmethod"})
_CODE = (FunctionValue, ClassValue, Instance, Partial, GeneratorManager, Guarded, BoundMethod)


def _decoration(engine: Engine, decorator: ast.expr, value: Value) -> Decoration:
    if isinstance(value, ContextObject) or isinstance(engine.row_of(value), schema.ContextEffect):
        return Decoration.SWITCHES
    if _is_harmless(engine, decorator) and not isinstance(value, FunctionValue):
        return Decoration.KEEPS
    if isinstance(engine.row_of(value), schema.SameResult):
        return Decoration.KEEPS
    if isinstance(value, _CODE):
        return Decoration.FOLLOWED
    if isinstance(value, Qualified) and (engine.is_standard_library(value.name) or engine.is_foreign(value.name)):
        return Decoration.HIDES
    return Decoration.UNSEEN


def _decorations(engine: Engine, function: FunctionValue) -> list[tuple[ast.expr, Value, Decoration]]:
    """The decorators of a function, the outermost first, evaluated where nothing is left of their scope but names."""
    if isinstance(function.node, ast.Lambda):
        return []
    probe: Frame | None = None
    result: list[tuple[ast.expr, Value, Decoration]] = []
    for decorator in function.node.decorator_list:
        if isinstance(decorator, ast.Name) and decorator.id in _OF_THE_LANGUAGE:
            continue
        probe = probe or parameters.replace_state(function.frame)
        value = engine.evaluate(probe, decorator)
        kind = _decoration(engine, decorator, value)
        if kind is not Decoration.KEEPS:
            result.append((decorator, value, kind))
    return result


def _is_harmless(engine: Engine, decorator: ast.expr) -> bool:
    """Whether it is called like a decorator that keeps the function; the file may have one of its own of that name."""
    return decorator_name(decorator) in engine.knowledge.harmless_decorators


def hides_result(engine: Engine, function: FunctionValue) -> str | None:
    """The name of a decorator that may change what the function gives."""
    for decorator, _, kind in _decorations(engine, function):
        if kind not in (Decoration.KEEPS, Decoration.SWITCHES):
            return decorator_name(decorator)
    return None


def switches_modes(engine: Engine, function: FunctionValue) -> bool:
    """Whether a decorator puts the modes back when the function returns, or may do so."""
    return any(kind is not Decoration.KEEPS for _, _, kind in _decorations(engine, function))


def put_on(frame: Frame, function: FunctionValue, values: Iterable[Value]) -> Value:
    """What the name of a `def` is bound to, given the values of its decorators, the outermost first."""
    assert not isinstance(function.node, ast.Lambda)
    engine = frame.engine
    pairs = list(zip(function.node.decorator_list, values, strict=True))
    kinds = [_decoration(engine, decorator, value) for decorator, value in pairs]
    if Decoration.FOLLOWED not in kinds:
        # The others are looked at when the function is called.
        return function
    result: Value = replace(function, bare=True)
    for (decorator, value), kind in reversed(list(zip(pairs, kinds, strict=True))):
        if kind is Decoration.KEEPS:
            continue
        if kind in (Decoration.HIDES, Decoration.UNSEEN) or frame.state is None:
            return function
        result = engine.call(frame, value, engine.operands(frame, decorator, None, (result,)))
    return function if isinstance(result, UnknownValue) or frame.state is None else result


def of_method(engine: Engine, method: FunctionValue) -> Value:
    """What a method of a class is once its decorators are put on, before it is bound to an object."""
    decorations = _decorations(engine, method)
    if all(kind is not Decoration.FOLLOWED for _, _, kind in decorations):
        return method
    known = engine.memo.decorated
    key = (method.node, method.frame.closure)
    if key not in known:
        probe = parameters.replace_state(method.frame)
        known[key] = method
        assert not isinstance(method.node, ast.Lambda)
        values = [engine.evaluate(probe, decorator) for decorator in method.node.decorator_list]
        known[key] = put_on(probe, method, values)
    return known[key]


def modes_inside(engine: Engine, function: FunctionValue, context: Context) -> Context:
    """The modes in which the function itself runs where what its name stands for is called in `context`."""
    if function.bare:
        return context
    for decorator, value, kind in _decorations(engine, function):
        if kind is Decoration.SWITCHES:
            row = engine.row_of(value)
            effect = ContextObject(row.effect) if isinstance(row, schema.ContextEffect) else value
            assert isinstance(effect, ContextObject)
            if _runs_inside(engine, function, effect):
                context = contexts.applied(context, effect, decorator)
        elif kind is Decoration.FOLLOWED:
            context = _modes_below(engine, function.frame, decorator, value, context)
        elif kind is Decoration.UNSEEN:
            context = _unseen(context, decorator, value)
    return context


def _runs_inside(engine: Engine, function: FunctionValue, effect: ContextObject) -> bool:
    """Whether the body runs in the mode of a decorator of torch, and not only the call that makes a coroutine.

    Observed on torch 2.13: a coroutine runs in none, a generator in grad modes and not in autocast.
    """
    if isinstance(function.node, ast.AsyncFunctionDef):
        return False
    return effect.effect is not schema.Effect.AUTOCAST or not engine.bindings_of(function).yields


def _unseen(context: Context, decorator: ast.expr, value: Value) -> Context:
    missing = value.origin.missing if isinstance(value, UnknownValue) else None
    reason = Fact[bool].unknown(Origin(decorator, "a decorator that is not seen", missing))
    return replace(context, grad_mode=context.grad_mode.join(reason))


def _modes_below(engine: Engine, scope: Frame, decorator: ast.expr, value: Value, context: Context) -> Context:
    """Puts the decorator on a function that does nothing, calls that, and looks in which modes it is called."""
    stub = ast.copy_location(ast.parse("lambda *args, **kwargs: None", mode="eval").body, decorator)
    assert isinstance(stub, ast.Lambda)
    # It is put on when the file is read, in the modes of then, and called in those of now.
    probe = parameters.replace_state(scope)
    seen = len(engine.mutations)
    wrapped = engine.call(probe, value, engine.operands(probe, decorator, None, (FunctionValue(stub, scope),)))
    if probe.state is not None:
        probe.here.context = context
        engine.call(probe, wrapped, replace(engine.operands(probe, decorator, None), has_spread=True))
    del engine.mutations[seen:]
    calls = engine.memo.seen.get(stub)
    if calls is None or not calls.contexts:
        return _unseen(context, decorator, value)
    result = calls.contexts[0]
    for other in calls.contexts[1:]:
        result = result.join(other)
    return result
