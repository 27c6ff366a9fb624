"""Comprehensions and generator expressions: scopes of their own, whose element may be made many times or never."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from lint_rules.values.changes import nesting
from lint_rules.values.changes.mutation import Mutation, after_changes, as_one_of_many
from lint_rules.values.conditions import narrow
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.joining import join
from lint_rules.values.domain.value import Dictionary, Sequence, Value, unknown
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import join_states
from lint_rules.values.items import iteration
from lint_rules.values.items.assign import assign
from lint_rules.values.items.iteration import element_of
from lint_rules.values.tree.syntax import walk

Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp


def comprehension(frame: Frame, node: Comprehension) -> Value:
    """What it makes; an element is evaluated twice if that changes anything, since it may be many times or never."""
    outside = frame.here.fork()
    runs_later = isinstance(node, ast.GeneratorExp) and not iteration.is_given_to_builtin(frame, node)
    if runs_later:
        later = Origin(node, "a generator expression runs in the grad mode of whoever consumes it")
        frame.here.set_context(grad_mode=outside.context.grad_mode.join(Fact.unknown(later)))
    inside = frame.here.context
    seen = _changes(frame)
    result, may_be_empty = _one_round(frame, node)
    may_be_empty = may_be_empty or runs_later
    after = frame.state
    if after is None:
        # No element can be made: the program comes past it only where there is nothing to run over.
        frame.state = outside if may_be_empty else None
        return _empty(frame, node)
    if _changes(frame) == seen and not any(isinstance(part, ast.NamedExpr) for part in walk(node)):
        frame.state = outside
        if not runs_later:
            frame.here.context = outside.context.join(after.context)
        return result
    frame.state = after.fork()
    frame.here.context = inside
    result = join(result, _one_round(frame, node)[0])
    after = join_states(after, frame.state)
    frame.state = join_states(after, outside) if may_be_empty else after
    if frame.state is not None:
        # A call in it may have switched a mode for good, or there was nothing to run over.
        inside = outside.context if runs_later else frame.here.context
        frame.here.context = outside.context.join(inside)
    return result


def _changes(frame: Frame) -> int:
    """How much was seen being changed that may still be there behind the comprehension."""
    return len(frame.engine.mutations) + frame.engine.memo.rebound


def _one_round(frame: Frame, node: Comprehension) -> tuple[Value, bool]:
    """Evaluate the element once, with each target bound to an element of what it runs over; whether it may never be."""
    outside = dict(frame.here.bindings)
    seen = len(frame.engine.mutations)
    targets: set[str] = set()
    hidden: dict[str, Value] = {}
    may_be_empty = is_seen_empty = False
    for generator in node.generators:
        iterable = iteration.evaluate_iterable(frame, generator.iter)
        targets.update(part.id for part in ast.walk(generator.target) if isinstance(part, ast.Name))
        if frame.state is None:
            break
        if frame.is_class_body and not hidden:
            # But for what it runs over, a comprehension does not see the names of the class around it.
            hidden.update(frame.here.bindings)
            frame.here.bindings.clear()
        may_be_empty = may_be_empty or bool(generator.ifs) or not iteration.holds_something(iterable)
        is_seen_empty = is_seen_empty or bool(generator.ifs) or iteration.may_hold_nothing(iterable)
        element = element_of(frame, iterable, generator.iter)
        assign(frame, generator.target, iteration.in_this_round(frame, iterable, element))
        for condition in generator.ifs:
            frame.evaluate(condition)
            frame.state = narrow.split(frame, condition)[0]
    if frame.state is None:
        return _empty(frame, node), True
    with frame.fork():
        result = _result(frame, node)
    if isinstance(result, Sequence):
        result = replace(result, may_be_empty=is_seen_empty)
    _leave(frame, {name: value for name, value in outside.items() if name in targets}, targets, seen)
    _reveal(frame, hidden, frame.engine.mutations[seen:])
    return result, may_be_empty


def _reveal(frame: Frame, hidden: dict[str, Value], changes: list[Mutation]) -> None:
    if frame.state is not None:
        for name in hidden.keys() - frame.here.bindings.keys():
            frame.here.bindings[name] = after_changes(hidden[name], changes)


def _empty(frame: Frame, node: Comprehension) -> Value:
    if isinstance(node, ast.DictComp):
        return Dictionary((), None, frame.engine.fresh(), is_dict=True)
    empty = unknown(node, "the sequence is empty")
    return Sequence((), empty, identity=frame.engine.fresh(), builtins=_BUILTINS.get(type(node), frozenset()))


def _result(frame: Frame, node: Comprehension) -> Value:
    if isinstance(node, ast.DictComp):
        frame.evaluate(node.key)
        return Dictionary((), _held(frame, node.value), frame.engine.fresh(), is_dict=True)
    mutable = isinstance(node, (ast.ListComp, ast.SetComp))
    held = _held(frame, node.elt)
    return Sequence(None, held, mutable, identity=frame.engine.fresh(), builtins=_BUILTINS.get(type(node), frozenset()))


_BUILTINS: Mapping[type[ast.expr], frozenset[str]] = MappingProxyType(
    {ast.ListComp: frozenset(("list",)), ast.SetComp: frozenset(("set",))}
)


def _held(frame: Frame, node: ast.expr) -> Value:
    return as_one_of_many(frame, nesting.put_in(frame, frame.evaluate(node), node))


def _leave(frame: Frame, hidden: Mapping[str, Value], targets: set[str], seen: int) -> None:
    """The names of the targets mean what they did before; what they hold may have been changed in the meantime."""
    if frame.state is None:
        return
    for name in targets:
        frame.here.forget(name)
        if name in hidden:
            frame.here.bindings[name] = after_changes(hidden[name], frame.engine.mutations[seen:])
