"""Objects like `no_grad()` that are entered again while a block of theirs is open: they forget the mode from before."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeGuard

from lint_rules.knowledge.schema import Effect
from lint_rules.values.changes import mutation
from lint_rules.values.domain.callables import ContextObject
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.value import Value, alternatives
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import Context, object_path
from lint_rules.values.interpreter import managers

_REMEMBERING = frozenset({Effect.GRAD_OFF, Effect.GRAD_ON, Effect.INFERENCE})
"""What keeps the mode that it finds on entry, to put it back. A switch keeps the one from when it was made."""


def watched(frame: Frame, manager: Value, entry: managers.Entry, made_before: int) -> managers.Entry:
    """The entry of a manager that may have been made before, and may be open already."""
    kept = [one for one in alternatives(manager) if _remembers(one) and _is_kept(one, made_before)]
    if frame.state is None or not kept:
        return entry
    may_be_open = any(one.before is not None or _is_from_outside(frame, one) for one in kept)
    for one in kept:
        _follow(frame, one)
        mutation.mutate(frame, mutation.Mutation(one.identity, _entered))

    def note_left(frame: Frame) -> None:
        if frame.state is not None and (may_be_open or any(_now(frame, one).entered > 1 for one in kept)):
            _lose_grad_mode(frame)
        for one in kept if frame.state is not None else ():
            mutation.mutate(frame, mutation.Mutation(one.identity, _left))

    def leave(frame: Frame, inside: Context) -> None:
        entry.leave(frame, inside)
        note_left(frame)

    def leave_raised(frame: Frame, inside: Context) -> None:
        entry.leave_raised(frame, inside)
        note_left(frame)

    return managers.Entry(entry.value, leave, leave_raised)


def _remembers(manager: Value) -> TypeGuard[ContextObject]:
    return isinstance(manager, ContextObject) and manager.effect in _REMEMBERING


def _is_kept(manager: ContextObject, made_before: int) -> bool:
    """Whether somebody else can have it: it was not made for this block alone."""
    return not manager.identity or min(manager.identity) <= made_before


def _is_from_outside(frame: Frame, manager: ContextObject) -> bool:
    """Whether a block around the call of this function may be its own."""
    return frame.made_before > 0 and _is_kept(manager, frame.made_before)


def _follow(frame: Frame, manager: ContextObject) -> None:
    path = object_path(manager)
    if path is not None:
        frame.here.bindings.setdefault(path, manager)


def _now(frame: Frame, manager: ContextObject) -> ContextObject:
    held = frame.here.bindings.get(object_path(manager) or "", manager)
    return max((one for one in alternatives(held) if isinstance(one, ContextObject)), key=lambda one: one.entered)


def _lose_grad_mode(frame: Frame) -> None:
    reason = Fact[bool].unknown(Origin(frame.statement, "the same object may have been entered twice"))
    frame.here.set_context(grad_mode=frame.here.context.grad_mode.join(reason))


def _entered(target: Value) -> Value:
    return replace(target, entered=min(target.entered + 1, 2)) if isinstance(target, ContextObject) else target


def _left(target: Value) -> Value:
    return replace(target, entered=0) if isinstance(target, ContextObject) and target.entered < 2 else target
