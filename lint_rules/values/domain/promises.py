"""Promised values: whatever an annotation, a default or another method says can turn out otherwise."""

from __future__ import annotations

from dataclasses import replace

from lint_rules.values.domain.promise import Promisable
from lint_rules.values.domain.value import BoundMethod, Dictionary, Instance, Sequence, Union, Value


def is_promised(value: Value) -> bool:
    """Whether some alternative is of its kind by promise only."""
    if isinstance(value, Union):
        return any(map(_is_one_promised, value.alternatives))
    return _is_one_promised(value)


def _is_one_promised(value: Value) -> bool:
    if isinstance(value, Promisable):
        return value.is_promised
    if isinstance(value, BoundMethod):
        return is_promised(value.receiver)
    return isinstance(value, Instance) and value.generic


def promised(value: Value) -> Value:
    """The value as a promise, with all that it contains."""
    if isinstance(value, Union):
        return Union(tuple(promised(one) for one in value.alternatives))
    if isinstance(value, Sequence):
        elements = None if value.elements is None else tuple(promised(one) for one in value.elements)
        element = promised(value.element)
        if value.is_promised and element is value.element and _are_same(elements or (), value.elements or ()):
            return value
        return replace(value, elements=elements, element=element, is_promised=True)
    if isinstance(value, Dictionary):
        items = tuple((key, promised(held)) for key, held in value.items)
        rest = None if value.rest is None else promised(value.rest)
        return replace(value, items=items, rest=rest, is_promised=True)
    if isinstance(value, Instance):
        held = tuple(one for _, one in value.attributes)
        kept = tuple(promised(one) for one in held)
        if _are_same(kept, held):
            return value
        names = (name for name, _ in value.attributes)
        return replace(value, attributes=tuple(zip(names, kept, strict=True)))
    if isinstance(value, Promisable) and not value.is_promised:
        return replace(value, is_promised=True)
    return value


def _are_same(one: tuple[Value, ...], other: tuple[Value, ...]) -> bool:
    return all(left is right for left, right in zip(one, other, strict=True))


def derived(value: Value, *sources: Value) -> Value:
    """What is taken from, or computed by, a value that is only promised is promised, too."""
    return promised(value) if any(map(is_promised, sources)) else value


def proven(value: Value) -> Value:
    """The value after a test has borne out its promise; what it contains is as sure as before."""
    return replace(value, is_promised=False) if isinstance(value, Promisable) and value.is_promised else value
