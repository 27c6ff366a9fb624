"""Generators and coroutines that were made and have not run to their end: what they change may be changed later."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import replace

from lint_rules.values.changes.mutation import Mutation, mutate
from lint_rules.values.domain.value import Sequence, Value, alternatives
from lint_rules.values.frames.frame import Frame


def put_off(frame: Frame, generator: Value, changes: list[Mutation], made_by: ast.AST) -> list[Mutation]:
    """What a generator that was just made has changed by now: perhaps all that it changes up to its end.

    It changes that, perhaps, each time that somebody runs over it.
    """
    memo = frame.engine.memo
    later = perhaps(changes)
    memo.unfinished_calls.pop(made_by, None)
    if later:
        memo.unfinished_calls[made_by] = changes
        for token in _tokens(generator):
            memo.unfinished[token] = (*memo.unfinished.get(token, ()), *later)
    return later


def take_over(frame: Frame, iterator: Value, sources: Iterable[Value], made_by: ast.AST) -> None:
    """An iterator that was made of others runs these where it is run over."""
    if frame.engine.memo.unfinished_calls:
        put_off(frame, iterator, [change for source in sources for change in _left(frame, source)], made_by)


def go_on(frame: Frame, iterable: Value, place: ast.AST) -> None:
    """Somebody runs over something, nobody knows how far; `place` is the expression that gave it."""
    memo = frame.engine.memo
    if not memo.unfinished_calls or frame.state is None:
        return
    for change in (*_left(frame, iterable), *perhaps(memo.unfinished_calls.get(place, ()))):
        mutate(frame, change)


def run_to_end(frame: Frame, place: ast.AST, since: int) -> None:
    """A generator that was made by a call was run to its end there; `since` tells what was changed in between.

    Where others have changed things, too, nobody knows who was the last.
    """
    changes = frame.engine.memo.unfinished_calls.get(place)
    if changes is None or frame.state is None:
        return
    own = {one.change for one in changes}
    is_last = all(one.change in own for one in frame.engine.mutations[since:])
    for change in changes if is_last else perhaps(changes):
        mutate(frame, change)


def perhaps(changes: Iterable[Mutation]) -> list[Mutation]:
    """The same changes, of what may not have run."""
    return [replace(one, is_doubtful=True) for one in changes]


def schedule(frame: Frame, changes: list[Mutation], made_by: ast.AST) -> list[Mutation]:
    """What a coroutine that was just made has changed by now; it may run wherever the program waits."""
    later = perhaps(changes)
    if later:
        frame.engine.memo.scheduled[made_by] = later
    return later


def wait(frame: Frame) -> None:
    """`await`: everything that was scheduled may run."""
    scheduled = list(frame.engine.memo.scheduled.values())
    for change in (one for changes in scheduled for one in changes):
        if frame.state is not None:
            mutate(frame, change)


def _left(frame: Frame, value: Value) -> tuple[Mutation, ...]:
    unfinished = frame.engine.memo.unfinished
    return tuple(one for token in sorted(_tokens(value)) for one in unfinished.get(token, ())) if unfinished else ()


def _tokens(value: Value) -> frozenset[int]:
    found = (one.identity for one in alternatives(value) if isinstance(one, Sequence) and one.is_iterator)
    return frozenset[int]().union(*found)
