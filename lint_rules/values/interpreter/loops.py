"""Loops: the body runs until nothing new is learned."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace

from lint_rules.values.changes import of_all, pending, running_out, unfinished
from lint_rules.values.conditions import narrow
from lint_rules.values.domain.value import (
    NOBODY,
    Dictionary,
    Identity,
    Instance,
    ModuleObject,
    Sequence,
    Tensor,
    Value,
    unknown,
)
from lint_rules.values.frames import suspension
from lint_rules.values.frames.frame import Frame, Loop
from lint_rules.values.frames.state import State, identity_of, join_states, map_value
from lint_rules.values.items.assign import assign
from lint_rules.values.items.iteration import (
    counts_something,
    element_in_hand,
    evaluate_iterable,
    holds_something,
    in_this_round,
    is_iterator,
)

PASSES_BEFORE_WIDENING = 2
MAX_LOOP_PASSES = 8


def while_loop(frame: Frame, node: ast.While) -> None:
    def head() -> State | None:
        frame.evaluate(node.test)
        holds, fails = narrow.split(frame, node.test)
        frame.state = holds
        return fails

    _loop(frame, node, head, runs_at_least_once=False)


def for_loop(frame: Frame, node: ast.For | ast.AsyncFor) -> None:
    iterable = evaluate_iterable(frame, node.iter)
    if frame.state is not None:
        _run_over(frame, node, iterable)


def _run_over(frame: Frame, node: ast.For | ast.AsyncFor, iterable: Value) -> None:
    # From the first round on, the body finds less in it.
    running_out.use(frame, iterable, node.iter)
    known_as = None if is_iterator(iterable) else node.iter
    seen = len(frame.engine.mutations)
    is_cut_short = suspension.may_be_left(node, ast.Break, ast.Return)

    def head() -> State | None:
        ended = frame.here.fork()
        # A generator goes on between the rounds.
        unfinished.go_on(frame, iterable, node.iter)
        # What the body changes in one round is found changed in the next.
        held = pending.now(frame, iterable, known_as, seen)
        element = element_in_hand(frame, held, node.iter)
        of_round = in_this_round(frame, held, running_out.some_of_all(element) if is_cut_short else element)
        assign(frame, node.target, of_round)
        return ended

    during = suspension.enter_loop(frame, node.iter)
    runs = holds_something(iterable) or counts_something(frame, node.iter)
    groups = NOBODY if is_cut_short else of_all.groups_in(iterable)
    _loop(frame, node, head, runs_at_least_once=runs, groups=groups)
    _note_end(frame, node, iterable, seen)
    suspension.leave_loop(frame, node, during)


def _note_end(frame: Frame, node: ast.For | ast.AsyncFor, iterable: Value, seen: int) -> None:
    """A generator has run to its end, unless the loop was left before."""
    if suspension.may_be_left(node, ast.Break):
        unfinished.go_on(frame, iterable, node.iter)
    else:
        unfinished.run_to_end(frame, node.iter, seen)


def _loop(
    frame: Frame,
    node: ast.For | ast.AsyncFor | ast.While,
    head: Callable[[], State | None],
    *,
    runs_at_least_once: bool,
    groups: Identity = NOBODY,
) -> None:
    """Runs the body until nothing new is learned, a few times at most; then what still changes is widened."""
    start = entry = frame.here.fork()
    made_before = min(frame.engine.fresh())
    loop = Loop()
    again: State | None = None
    ended: State | None = None
    for number in range(MAX_LOOP_PASSES):
        frame.state = entry.fork()
        loop.breaks = loop.continues = None
        frame.loops.append(loop)
        frame.engine.open_loops.append(node)
        with frame.fork():
            ended = head()
            frame.engine.run_block(frame, node.body)
        frame.engine.open_loops.pop()
        frame.loops.pop()
        again = join_states(frame.state, loop.continues)
        merged = join_states(entry, again)
        if again is None or merged is None or (merged.same_as(entry) and (number > 0 or not _rebound(entry, merged))):
            break
        if number == 0:
            _note_rounds(frame, merged, made_before)
        entry = merged if number < PASSES_BEFORE_WIDENING else widened(entry, merged, node)
    else:
        # Still not stable: nothing that the loop changes is known.
        again = widened(start, again, node) if again is not None else None
        ended = widened(start, ended, node) if ended is not None else None
    if ended is not None and again is not None and groups:
        ended = of_all.with_all_done(ended, again, groups, frame.engine.reach)
    frame.state = again if runs_at_least_once else ended
    with frame.fork(is_open=loop.breaks is not None):
        frame.engine.run_block(frame, node.orelse)
    frame.state = join_states(frame.state, loop.breaks)


def _note_rounds(frame: Frame, after: State, made_before: int) -> None:
    """What the body makes is from some round: what two names hold need not be one object in the next."""
    extra = frame.engine.fresh()

    def of_some_round(value: Value) -> Value:
        if not isinstance(value, _MADE_IN_ROUNDS) or all(abs(token) < made_before for token in value.identity):
            return value
        several = replace(value, identity=value.identity | extra)
        return replace(several, storage=several.storage | extra) if isinstance(several, Tensor) else several

    for path, value in after.bindings.items():
        if any(token > made_before for token in frame.engine.reach.of(value)):
            after.bindings[path] = map_value(value, of_some_round)


_MADE_IN_ROUNDS = (Tensor, Instance, Sequence, Dictionary, ModuleObject)


def _rebound(entry: State, merged: State) -> bool:
    """Whether a name may be another object in the second round: what is done to the first is not done to that."""
    return any(
        value is not entry.bindings[path] and identity_of(value) != identity_of(entry.bindings[path])
        for path, value in merged.bindings.items()
    )


def widened(before: State, after: State, node: ast.AST) -> State:
    """Gives up on the names that still change: they are unknown from here on."""
    bindings: dict[str, Value] = {}
    for path, value in after.bindings.items():
        known = before.bindings.get(path)
        bindings[path] = value if known == value else unknown(node, "it changes in every round of a loop")
    return State(after.context, bindings, set(after.parts))
