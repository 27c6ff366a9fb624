"""Attributes of objects of the file's classes: set and deleted."""

from __future__ import annotations

from dataclasses import replace

from lint_rules.values.changes.mutation import Mutation, mutate
from lint_rules.values.domain.value import Instance, Tensor, Value
from lint_rules.values.frames.frame import Frame


def set_attribute(frame: Frame, instance: Instance, name: str, value: Value) -> None:
    """`obj.name = value` on an object of a local class."""

    def change(target: Value) -> Value:
        if isinstance(target, Instance):
            kept = _without(target.attributes, name)
            before = target.attribute(name)
            # A buffer that is assigned anew stays one.
            is_buffer = isinstance(before, Tensor) and before.is_buffer and isinstance(value, Tensor)
            stored = replace(value, is_buffer=True) if is_buffer and isinstance(value, Tensor) else value
            return replace(target, attributes=(*kept, (name, stored)), found=_without(target.found, name))
        return target

    mutate(frame, Mutation(instance.identity, change))


def delete_attribute(frame: Frame, instance: Instance, name: str) -> None:
    """`del obj.name` on an object of a local class."""

    def change(target: Value) -> Value:
        return replace(target, attributes=_without(target.attributes, name)) if isinstance(target, Instance) else target

    mutate(frame, Mutation(instance.identity, change))


def _without(attributes: tuple[tuple[str, Value], ...], name: str) -> tuple[tuple[str, Value], ...]:
    return tuple((other, held) for other, held in attributes if other != name)
