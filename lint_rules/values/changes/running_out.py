"""Iterators run out: each gives its elements once, and whoever comes next finds what is left."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from dataclasses import replace

from lint_rules.values.changes import unfinished
from lint_rules.values.changes.mutation import Mutation, mutate, weakened
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.value import NOBODY, Sequence, Tensor, Value, alternatives
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import map_value


def once(frame: Frame, made: Value, node: ast.AST, sources: Iterable[Value] = ()) -> Value:
    """An iterator that `node` has made; it is followed as an object where it can be asked a second time."""
    if not isinstance(made, Sequence):
        return made
    identity = NOBODY if node in frame.engine.consumed else frame.engine.fresh()
    iterator = replace(made, is_iterator=True, mutable=False, names=(), builtins=frozenset(), identity=identity)
    unfinished.take_over(frame, iterator, sources, node)
    return iterator


def use(frame: Frame, value: Value, node: ast.AST) -> None:
    """Somebody runs over a value, nobody knows how far: of an iterator, anything may be left."""
    origin = Origin(node, "the iterator that it comes from has been used before")
    _change(frame, value, lambda one: _some_of(one, origin))
    unfinished.go_on(frame, value, node)


def use_first(frame: Frame, value: Value, node: ast.AST) -> Value | None:
    """`next(iterator)`: takes the first element out, and gives it where it is known."""
    if isinstance(value, Sequence) and value.is_iterator and value.elements and value.ordered:
        if len(value.identity) == 1:
            _change(frame, value, _without_first)
            unfinished.go_on(frame, value, node)
        else:
            use(frame, value, node)
        return value.elements[0]
    use(frame, value, node)
    return None


def _change(frame: Frame, value: Value, change: Callable[[Sequence], Value]) -> None:
    def changed(target: Value) -> Value:
        return change(target) if isinstance(target, Sequence) and target.is_iterator else target

    if frame.state is None:
        return
    for one in alternatives(value):
        if isinstance(one, Sequence) and one.is_iterator:
            mutate(frame, Mutation(one.identity, changed, keeps_paths=True))


def _without_first(iterator: Sequence) -> Sequence:
    rest = iterator.elements[1:] if iterator.elements else None
    return replace(iterator, elements=rest, is_filled=False, may_be_empty=iterator.may_be_empty or not rest)


def _some_of(iterator: Sequence, origin: Origin) -> Sequence:
    """What is left: if anything is, it is like what was there."""
    if iterator.elements == ():
        return iterator
    element = join_all(iterator.elements) if iterator.elements else iterator.element

    left = map_value(some_of_all(element), lambda one: weakened(one, origin) if isinstance(one, Tensor) else one)
    return replace(iterator, elements=None, element=left, is_filled=False, may_be_empty=True)


def some_of_all(element: Value) -> Value:
    """What stands for all parameters of a module stands for some of them: what is done to these is not done to all."""

    def blurred(one: Value) -> Value:
        if not isinstance(one, Tensor) or not one.stands_for_all:
            return one
        other = frozenset(-token for token in sorted(one.identity)[:1])
        return replace(one, stands_for_all=False, identity=one.identity | other, storage=one.storage | other)

    return map_value(element, blurred)
