"""What is written over, or may be: what it held before, and where that came from, is gone with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from lint_rules.values.changes.mutation import Mutation, mutate
from lint_rules.values.domain.departures import Departures
from lint_rules.values.domain.value import NOBODY, Array, Identity, PythonObject, Tensor, Value, alternatives
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import map_value
from lint_rules.values.operations.severing import departures_among

_MUTABLE = frozenset({"list", "object"})
"""The kinds of Python's own objects that hold numbers and can be written into."""


def note_overwritten(frame: Frame, target: Value) -> None:
    """Something is written into a value: it need not be computed from what it was computed from."""
    _change_departures(frame, (target,), Departures.perhaps)


def note_given_away(frame: Frame, values: Iterable[Value]) -> None:
    """Code that is not seen gets values, and may write into them."""
    _change_departures(frame, values, Departures.doubted)


def _change_departures(frame: Frame, values: Iterable[Value], change: Callable[[Departures], Departures]) -> None:
    targets = [one for value in values for one in _held(value) if _holds_departures(one)]
    if not targets or frame.state is None:
        return

    def changed(value: Value) -> Value:
        if isinstance(value, (Tensor, Array, PythonObject)) and _holds_departures(value):
            return replace(value, departures=change(value.departures))
        return value

    tokens = NOBODY.union(*map(_memory_of, targets))
    mutate(frame, Mutation(tokens, changed, by_memory=True))
    _change_unlocated(frame, targets, changed)


def _change_unlocated(frame: Frame, targets: list[Value], changed: Callable[[Value], Value]) -> None:
    """Of what lies in memory that is not known, all that left its graph at the same places is changed."""
    left = {one.left for one in departures_among(targets).each}
    is_located = all(map(_memory_of, targets))

    def change(value: Value) -> Value:
        if is_located and _memory_of(value):
            return value
        is_like = _holds_departures(value) and not left.isdisjoint(one.left for one in departures_among((value,)).each)
        return changed(value) if is_like else value

    for path, value in frame.here.bindings.items():
        after = change(value) if isinstance(value, PythonObject) else map_value(value, change)
        if after is not value:
            frame.here.bindings[path] = after


def _held(value: Value) -> list[Value]:
    """A value, and what it holds."""
    found: list[Value] = [one for one in alternatives(value) if isinstance(one, PythonObject)]

    def collect(one: Value) -> Value:
        found.append(one)
        return one

    map_value(value, collect)
    return found


def _holds_departures(value: Value) -> bool:
    if isinstance(value, PythonObject):
        return value.kind in _MUTABLE and bool(value.departures)
    return isinstance(value, (Tensor, Array)) and bool(value.departures)


def _memory_of(value: Value) -> Identity:
    return value.memory.tokens if isinstance(value, (Tensor, Array)) else NOBODY
