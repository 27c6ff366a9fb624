"""Comprehensions and generator expressions: scopes of their own, whose element may be made many times or never."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from lint_rules.values.changes import nesting, of_all, running_out, unfinished
from lint_rules.values.changes.mutation import Mutation, after_changes, as_one_of_many
from lint_rules.values.conditions import narrow
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.joining import join
from lint_rules.values.domain.value import NOBODY, Dictionary, Identity, Sequence, Value, unknown
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import State, join_states
from lint_rules.values.items import iteration
from lint_rules.values.items.assign import assign
from lint_rules.values.items.iteration import element_in_hand
from lint_rules.values.tree.syntax import walk

RunOver = tuple[tuple[Value, ast.expr], ...]
"""What was run over, and the expressions that gave it."""
Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp


@dataclass(frozen=True, slots=True)
class Round:
    """One evaluation of a comprehension: what it makes, whether it may make nothing, and what it has run over."""

    result: Value
    may_be_empty: bool
    run_over: RunOver = ()
    groups: Identity = NOBODY
    """The modules of which it has run over all parameters."""


def comprehension(frame: Frame, node: Comprehension) -> Value:
    """What it makes; it leaves less in the iterators that it runs over."""
    outside = frame.here.fork()
    seen = len(frame.engine.mutations)
    if isinstance(node, ast.GeneratorExp) and node not in frame.engine.consumed:
        later = Origin(node, "a generator expression runs in the grad mode of whoever consumes it")
        frame.here.set_context(grad_mode=outside.context.grad_mode.join(Fact.unknown(later)))
    result, run_over = _in_all_rounds(frame, node, outside)
    for iterable, place in run_over:
        running_out.use(frame, iterable, place)
    if not isinstance(node, ast.GeneratorExp):
        return result
    made = running_out.once(frame, result, node, [iterable for iterable, _ in run_over])
    unfinished.put_off(frame, made, unfinished.perhaps(frame.engine.mutations[seen:]), node)
    return made


def _in_all_rounds(frame: Frame, node: Comprehension, outside: State) -> tuple[Value, RunOver]:
    """What it makes; an element is evaluated twice if that changes anything, since it may be many times or never."""
    entered = frame.here.context
    seen = _changes(frame)
    first = _one_round(frame, node)
    after = frame.state
    if after is None:
        # No element can be made: the program comes past it only where there is nothing to run over.
        frame.state = outside if first.may_be_empty else None
        return _empty(frame, node), first.run_over
    result = first.result
    if _changes(frame) > seen or any(isinstance(part, ast.NamedExpr) for part in walk(node)):
        frame.state = after.fork()
        frame.here.context = entered.join(after.context)
        result = join(result, _one_round(frame, node).result)
        after = join_states(after, frame.state)
        frame.state = join_states(after, _never_run(frame, first, outside, after)) if first.may_be_empty else after
    else:
        frame.state = outside
    if frame.state is not None and after is not None:
        # A call in it may have switched a mode for good, now or when it runs, or there was nothing to run over.
        switched = after.context.changed_since(entered, outside.context)
        frame.here.context = outside.context.join(switched)
    return result, first.run_over


def _never_run(frame: Frame, first: Round, outside: State, after: State | None) -> State:
    """The state behind it where there was nothing to run over."""
    return of_all.with_all_done(outside, after, first.groups, frame.engine.reach) if after is not None else outside


def _changes(frame: Frame) -> int:
    """How much was seen being changed that may still be there behind the comprehension."""
    return len(frame.engine.mutations) + frame.engine.memo.rebound


def _one_round(frame: Frame, node: Comprehension) -> Round:
    """Evaluate the element once, with each target bound to an element of what it runs over."""
    outside = dict(frame.here.bindings)
    seen = len(frame.engine.mutations)
    targets: set[str] = set()
    hidden: dict[str, Value] = {}
    # A generator may be left alone before it has made anything.
    may_be_empty = isinstance(node, ast.GeneratorExp) and node not in frame.engine.consumed
    is_seen_empty = False
    run_over: list[tuple[Value, ast.expr]] = []
    groups = NOBODY
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
        element = element_in_hand(frame, iterable, generator.iter)
        run_over.append((iterable, generator.iter))
        groups = of_all.groups_in(iterable) if len(node.generators) == 1 and not generator.ifs else NOBODY
        assign(frame, generator.target, iteration.in_this_round(frame, iterable, element))
        for condition in generator.ifs:
            frame.evaluate(condition)
            frame.state = narrow.split(frame, condition)[0]
    if frame.state is None:
        return Round(_empty(frame, node), True, tuple(run_over))
    with frame.fork():
        result = _result(frame, node)
    if any(generator.ifs for generator in node.generators):
        result = _of_chosen(result)
    if isinstance(result, Sequence):
        result = replace(result, may_be_empty=is_seen_empty)
    _leave(frame, {name: value for name, value in outside.items() if name in targets}, targets, seen)
    _reveal(frame, hidden, frame.engine.mutations[seen:])
    return Round(result, may_be_empty, tuple(run_over), groups)


def _of_chosen(result: Value) -> Value:
    """What a comprehension with a condition makes: of all parameters of a module, some."""
    if isinstance(result, Sequence):
        return replace(result, element=running_out.some_of_all(result.element))
    if isinstance(result, Dictionary) and result.rest is not None:
        return replace(result, rest=running_out.some_of_all(result.rest))
    return result


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
