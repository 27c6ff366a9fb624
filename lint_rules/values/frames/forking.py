"""Several cases of which only one happens: each goes its own way from here, and all of them meet again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.value import NONE, Value, alternatives
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import State, join_states

Case = TypeVar("Case")


def on_paths(frame: Frame, cases: Iterable[Case], step: Callable[[Case], None]) -> None:
    """Take a step for each case, from the state that there is now."""
    before = frame.here
    after: State | None = None
    for case in cases:
        frame.state = before.fork()
        step(case)
        after = join_states(after, frame.state)
    frame.state = after


def each_apart(frame: Frame, cases: Iterable[Case], evaluate: Callable[[Case], Value]) -> Value:
    """What is evaluated for at least one case, each on its own path: what one of them changes may not have changed."""
    results: list[Value] = []
    _apart(frame, cases, lambda case: results.append(evaluate(case)))
    return join_all(results)


def on_each_kind(frame: Frame, value: Value, change: Callable[[Value], None]) -> None:
    """Do something to a value that would raise for None: to each kind that it may be of, on a path of its own."""
    kinds = [one for one in alternatives(value) if one != NONE]
    if len(kinds) == 1:
        change(kinds[0])
    else:
        _apart(frame, kinds or [value], change)


def perhaps(frame: Frame, step: Callable[[], None]) -> None:
    """Take a step that may be taken later, or never."""
    _apart(frame, (step, _nothing), lambda one: one())


def _nothing() -> None:
    """No step."""


def _apart(frame: Frame, cases: Iterable[Case], step: Callable[[Case], None]) -> None:
    mutations = frame.engine.mutations
    seen = len(mutations)
    on_paths(frame, cases, step)
    mutations[seen:] = [replace(change, is_doubtful=True) for change in mutations[seen:]]
