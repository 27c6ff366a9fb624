"""What is in a value: the elements of a container, the attributes of an object, what a call will be given."""

from __future__ import annotations

from lint_rules.values.domain.callables import ContextStack, GeneratorManager, Guarded, Partial
from lint_rules.values.domain.library_value import LibraryObject
from lint_rules.values.domain.value import (
    BoundMethod,
    Dictionary,
    FunctionValue,
    Instance,
    ModuleObject,
    Sequence,
    Value,
)


def held_by(value: Value) -> tuple[Value, ...]:
    """What a value of one kind holds: one by one where that is known, or one value that stands for all."""
    if isinstance(value, Sequence):
        return (value.element,) if value.elements is None else value.elements
    if isinstance(value, Dictionary):
        return (*(held for _, held in value.items), *(() if value.rest is None else (value.rest,)))
    if isinstance(value, Instance):
        return tuple(held for _, held in value.attributes)
    if isinstance(value, ModuleObject):
        return value.children
    if isinstance(value, LibraryObject):
        return () if value.held is None else (value.held,)
    return value.held if isinstance(value, ContextStack) else _held_by_callable(value)


def _held_by_callable(value: Value) -> tuple[Value, ...]:
    if isinstance(value, (BoundMethod, FunctionValue)):
        return () if value.receiver is None else (value.receiver,)
    if isinstance(value, Guarded):
        return value.manager, value.function
    if isinstance(value, (Partial, GeneratorManager)):
        return (value.function, *value.arguments, *(held for _, held in value.keywords))
    return ()
