"""Containers in containers: followed as deep as programs nest what they work with, not as deep as recursion can."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace

from lint_rules.values.changes.mutation import Mutation, mutable_identity, mutate, weakened
from lint_rules.values.domain.fact import Fact, Origin, join_facts
from lint_rules.values.domain.holding import held_by
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.outcomes import RequiresGrad
from lint_rules.values.domain.value import (
    Dictionary,
    Instance,
    Sequence,
    Tensor,
    Union,
    UnknownValue,
    Value,
    alternatives,
)
from lint_rules.values.frames.frame import Frame

MAX_NESTING = 4
"""How many containers are followed around a value. A helper that calls itself to build nested lists would go on."""

_FOLLOWED_OF_RECURSION = 2

_CONTAINERS = (Sequence, Dictionary, Instance)
_MAY_HOLD = frozenset((Union, *_CONTAINERS))


def put_into(frame: Frame, container: Sequence | Dictionary, value: Value, node: ast.AST) -> Value:
    """The same for a container that is there already, which the value may hold itself: what it holds is unknown."""
    if type(value) not in _MAY_HOLD or not _may_hold(value, container):
        return put_in(frame, value, node)
    return _cut_off(frame, value, 0, UnknownValue(Origin(node, "a container may be put into itself here")))


def _may_hold(value: Value, container: Sequence | Dictionary) -> bool:
    """Whether a value may be a container, or hold it; what loops make shares a token with all else that they make."""
    if isinstance(value, Union):
        return any(_may_hold(one, container) for one in value.alternatives)
    if not isinstance(value, _CONTAINERS):
        return False
    is_same = type(value) is type(container) and not value.identity.isdisjoint(container.identity)
    return is_same or any(_may_hold(part, container) for part in _parts(value))


def put_in(frame: Frame, value: Value, node: ast.AST) -> Value:
    """What a container knows of a value that is put into it: what would lie too deep is unknown there."""
    if type(value) not in _MAY_HOLD or not _is_deeper(value, MAX_NESTING - 1):
        return value
    origin = Origin(node, "containers are nested too deeply here for their contents to be followed")
    return _cut_off(frame, value, MAX_NESTING - 1, UnknownValue(origin))


def of_recursion(frame: Frame, value: Value, node: ast.AST) -> Value:
    """What a function gives that calls itself for the parts of what it is given: the same again, however deep.

    Of what lies deeper than two containers, only what holds for all tensors in the whole is kept.
    """
    if type(value) not in _MAY_HOLD or not _is_deeper(value, _FOLLOWED_OF_RECURSION):
        return value
    leaves = list(_leaves(value))
    device = join_facts(one.device if isinstance(one, Tensor) else one.place for one in leaves) if leaves else None
    without_grad = bool(leaves) and all(map(_needs_no_grad, leaves))
    origin = Origin(node, "it lies deep in what a recursive call gives")
    deeper = UnknownValue(origin, device=device, without_grad=without_grad)
    return _cut_off(frame, value, _FOLLOWED_OF_RECURSION, deeper)


def _needs_no_grad(value: Tensor | UnknownValue) -> bool:
    return value.without_grad if isinstance(value, UnknownValue) else value.requires_grad.only(RequiresGrad.NO)


def _leaves(value: Value) -> Iterator[Tensor | UnknownValue]:
    """What is, or may be, a tensor in containers."""
    for one in alternatives(value):
        if isinstance(one, Sequence) and one.elements == ():
            continue
        if isinstance(one, _CONTAINERS):
            for part in _parts(one):
                yield from _leaves(part)
        elif isinstance(one, Tensor) or (isinstance(one, UnknownValue) and not one.never_tensor):
            yield one


def _cut_off(frame: Frame, value: Value, levels: int, deeper: UnknownValue) -> Value:
    """The value without what lies too deep to be followed: that can be changed there, and is not seen to be."""
    objects = frozenset[int]().union(*map(mutable_identity, _below(value, levels)))
    if frame.state is not None:
        mutate(frame, Mutation(objects, lambda one: _in_doubt(one, deeper.origin)))
    return _cut(value, levels, deeper)


def _below(value: Value, levels: int) -> Iterator[Value]:
    """The containers that lie below that many others."""
    for one in alternatives(value):
        if levels == 0 and isinstance(one, _CONTAINERS):
            yield one
        elif levels:
            for part in _parts(one):
                yield from _below(part, levels - 1)


def _in_doubt(value: Value, origin: Origin) -> Value:
    weaker = weakened(value, origin)
    if isinstance(weaker, Tensor):
        return replace(weaker, requires_grad=weaker.requires_grad.join(Fact.unknown(origin)))
    return weaker


def _is_deeper(value: Value, levels: int) -> bool:
    """Whether more than that many containers lie in one another."""
    if type(value) not in _MAY_HOLD:
        return False
    if isinstance(value, Union):
        return any(_is_deeper(one, levels) for one in value.alternatives)
    return levels == 0 or any(_is_deeper(one, levels - 1) for one in _parts(value))


def _parts(value: Value) -> tuple[Value, ...]:
    """What a container holds, and what stands for all that a list may hold."""
    if isinstance(value, Sequence):
        return (value.element, *(value.elements or ()))
    return held_by(value) if isinstance(value, _CONTAINERS) else ()


def _cut(value: Value, levels: int, deeper: Value) -> Value:
    """The value with `deeper` in the place of every container below that many levels."""
    if isinstance(value, Union):
        return join_all([_cut(one, levels, deeper) for one in alternatives(value)])
    if not isinstance(value, _CONTAINERS):
        return value
    if levels == 0:
        return deeper
    if isinstance(value, Sequence):
        elements = None if value.elements is None else tuple(_cut(one, levels - 1, deeper) for one in value.elements)
        return replace(value, elements=elements, element=_cut(value.element, levels - 1, deeper))
    if isinstance(value, Dictionary):
        items = tuple((key, _cut(held, levels - 1, deeper)) for key, held in value.items)
        return replace(value, items=items, rest=None if value.rest is None else _cut(value.rest, levels - 1, deeper))
    attributes = tuple((name, _cut(held, levels - 1, deeper)) for name, held in value.attributes)
    return replace(value, attributes=attributes)
