"""Attributes that nobody was seen setting on an object, but its methods on theirs: kept once they change in place."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.joining import join, join_all
from lint_rules.values.domain.value import (
    Dictionary,
    Identity,
    Instance,
    ModuleObject,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import map_value

if TYPE_CHECKING:
    from lint_rules.values.changes.mutation import Mutation

Change = Callable[[Value], Value]


def note(frame: Frame, instance: Instance, name: str, value: Value) -> None:
    """Remember what an attribute of an object was taken to be: another reading would find the same again.

    Not so where it may be an object of several classes: each would keep only what is done where it is the one.
    """
    if instance.identity and sum(isinstance(one, Instance) for one in alternatives(value)) < 2:
        for token in frame.engine.reach.of(value):
            frame.engine.memo.found.setdefault(token, {})[instance.identity, name] = value


def held_before(frame: Frame, mutation: Mutation) -> Iterator[tuple[Identity, Change]]:
    """Before a change: what makes the objects hold what was found of them, since it is another now."""
    known = frame.engine.memo.found
    if not known or mutation.by_memory or mutation.by_graph:
        return
    found = {holder: value for token in sorted(mutation.targets) for holder, value in known.get(token, {}).items()}
    for (identity, name), value in found.items():
        if mutation.changed(value) != value:
            held = _as_filled_by_others(value, mutation.targets)
            yield identity, functools.partial(_holding, name=name, value=held, mutation=mutation)


def _holding(target: Value, *, name: str, value: Value, mutation: Mutation) -> Value:
    """An object that holds what was found of it; where that was changed itself, there is no other that was meant."""
    if not isinstance(target, Instance):
        return target
    holder = target if target.attribute(name) is not None else _with_found(target, name, value)
    held = holder.attribute(name) if name in dict(holder.found) else None
    if not isinstance(held, (Tensor, ModuleObject)) or held.identity != mutation.targets or mutation.is_doubtful:
        return holder
    others = tuple((other, one) for other, one in holder.attributes if other != name)
    return replace(holder, attributes=(*others, (name, mutation.change(held))))


def _with_found(target: Instance, name: str, value: Value) -> Instance:
    origin = Origin(target.class_.syntax.node, f"an object of {target.class_.syntax.name} may give another {name!r}")
    attribute = (name, map_value(value, lambda one: _not_proven(one, origin)))
    return replace(target, attributes=(*target.attributes, attribute), found=(*target.found, attribute))


def _not_proven(value: Value, origin: Origin) -> Value:
    """Whatever is done to it from here on: reading the attribute again need not give the same object."""
    return replace(value, presumed=value.presumed or origin) if isinstance(value, Tensor) else value


def _as_filled_by_others(value: Value, targets: Identity) -> Value:
    """A container that changes here may have been changed before, by whoever had the object."""
    if not isinstance(value, (Sequence, Dictionary)) or value.identity.isdisjoint(targets):
        return value
    doubt = UnknownValue(Origin(None, "others may have put something into it"))
    if isinstance(value, Sequence):
        element = join_all([*(value.elements or ()), value.element, doubt])
        return replace(value, elements=None, element=element, may_be_empty=True)
    items = tuple((key, join(held, doubt)) for key, held in value.items)
    return replace(value, items=items, rest=doubt if value.rest is None else join(value.rest, doubt))
