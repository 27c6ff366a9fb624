"""What a call has changed in place, as its caller sees it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lint_rules.values.changes.mutation import Mutation, note_in_scopes, outcome
from lint_rules.values.domain.value import Instance, UnknownValue, Value
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.state import State, identity_of, object_path


def known_outside(changes: list[Mutation], made_before: int) -> list[Mutation]:
    """The changes that concern the caller: from the first on that reaches an object older than the call.

    What the call made itself carries its changes along, unless it became part of an older object first.
    """
    for index, change in enumerate(changes):
        if min(change.targets) <= made_before:
            return changes[index:]
    return []


def replay(frame: Frame, changes: Iterable[Mutation]) -> None:
    """Carry out here what a call has changed."""
    if frame.state is None:
        return
    for change in changes:
        frame.engine.budget.spend_on_values(frame, len(frame.here.bindings))
        change.apply(frame.here, frame.engine.reach)
        note_in_scopes(frame, change)


def follow_objects(inner: Frame, operands: Operands) -> dict[str, Value]:
    """Keeps the objects that a call is given in its state under names of their own, whatever becomes of the others."""
    followed: dict[str, Value] = {}
    for value in operands.inputs:
        path = object_path(value)
        if path is not None and not isinstance(value, UnknownValue):
            followed[path] = value
    inner.here.bindings.update(followed)
    return followed


def note_outcomes(inner: Frame, followed: dict[str, Value], changed_before: int) -> None:
    """What all paths together have made of the objects, where a change happened on some paths only."""
    mutations = inner.engine.mutations
    if inner.exit_state is None or not any(one.is_conditional for one in mutations[changed_before:]):
        return
    for path, before in followed.items():
        after = _with_attributes(inner.exit_state.bindings.get(path, before), inner.exit_state)
        if after is not before:
            mutations.append(outcome(before, after))


def _with_attributes(value: Value, state: State) -> Value:
    """An object with what each path made of its attributes: on one it is set, on the others a test has said what it is.

    `if isinstance(self.x, T): self.x = y` leaves no T there, though it sets the attribute on one path only.
    """
    if not isinstance(value, Instance) or len(value.identity) != 1:
        return value
    names = {path for path, held in state.bindings.items() if identity_of(held) == value.identity}
    known = dict(value.attributes)
    for path in sorted(state.parts):
        name, _, attribute = path.partition(".")
        if name in names and attribute.isidentifier():
            known[attribute] = state.bindings[path]
    attributes = tuple(known.items())
    return value if attributes == value.attributes else replace(value, attributes=attributes)
