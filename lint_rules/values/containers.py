"""Methods of lists, dicts, strings and their like."""

from __future__ import annotations

import functools
from dataclasses import replace

from lint_rules.values import mutation
from lint_rules.values.assign import merged, with_entry, without_item, without_order
from lint_rules.values.fact import Origin
from lint_rules.values.frame import Frame
from lint_rules.values.iteration import element_of
from lint_rules.values.joining import join, join_all
from lint_rules.values.operands import Operands
from lint_rules.values.value import (
    MAX_ELEMENTS,
    NONE,
    Constant,
    Dictionary,
    PythonObject,
    Sequence,
    Value,
    unknown,
)


def call_method(frame: Frame, receiver: Value, name: str, operands: Operands) -> Value:
    """A method of a container, a string or a number."""
    if isinstance(receiver, Sequence):
        return _sequence_method(frame, receiver, name, operands)
    if isinstance(receiver, Dictionary):
        return _dictionary_method(frame, receiver, name, operands)
    if (isinstance(receiver, Constant) and isinstance(receiver.value, str)) or receiver == PythonObject("string"):
        if name in ("split", "splitlines", "rsplit"):
            return Sequence(None, PythonObject("string"), identity=frame.engine.fresh())
        return PythonObject("string")
    return PythonObject("object")


def _sequence_method(frame: Frame, receiver: Sequence, name: str, operands: Operands) -> Value:
    if name == "append" and operands.arguments:
        _append(frame, receiver, operands.arguments[0])
        return NONE
    if name in ("add", "insert", "appendleft") and operands.arguments:
        _grow(frame, receiver, operands.arguments[-1])
        return NONE
    if name in ("extend", "update") and operands.arguments:
        _grow(frame, receiver, element_of(frame, operands.arguments[0], operands.node))
        return NONE
    if name in ("pop", "popleft"):
        return _popped(frame, receiver, name, operands)
    if name in ("clear", "sort", "reverse", "remove"):
        _forget_order(frame, receiver)
        return NONE
    if name == "copy":
        return replace(receiver, identity=frame.engine.fresh())
    if name in ("index", "count"):
        return PythonObject("int")
    if receiver.names and receiver.elements is not None and name in ("_asdict", "_replace"):
        return _of_named_tuple(frame, receiver, receiver.elements, name, operands)
    reason = f"what the method {name!r} of a sequence does is not followed"
    mutation.doubt_contents(frame, receiver, Origin(operands.node, reason))
    return unknown(operands.node, reason)


def _of_named_tuple(
    frame: Frame, receiver: Sequence, elements: tuple[Value, ...], name: str, operands: Operands
) -> Value:
    held = dict(zip(receiver.names, elements, strict=True))
    fresh = frame.engine.fresh()
    if name == "_asdict":
        return Dictionary(tuple(held.items()), None, fresh)
    unseen = unknown(operands.node, "it may be replaced by keyword arguments")
    values = [join(value, unseen) if operands.has_spread else value for value in held.values()]
    replaced = tuple(operands.keywords.get(key, value) for key, value in zip(held, values, strict=True))
    return replace(receiver, elements=replaced, element=join_all(replaced), identity=fresh)


def _append(frame: Frame, receiver: Sequence, value: Value) -> None:
    """As `_grow`, but where the elements are known one by one, this is the last of them."""

    def change(target: Value) -> Value:
        if not isinstance(target, Sequence):
            return target
        elements = None if target.elements is None else (*target.elements, value)
        kept = elements if elements is not None and len(elements) <= MAX_ELEMENTS else None
        return replace(_with_one_of(target, value), elements=kept)

    mutation.mutate(frame, mutation.Mutation(receiver.identity, change))


def _with_one_of(target: Sequence, value: Value) -> Sequence:
    """The sequence with a value somewhere in it."""
    element = value if target.elements == () else join_all([*(target.elements or ()), target.element, value])
    return replace(target, elements=None, element=element)


def _grow(frame: Frame, receiver: Sequence, value: Value) -> None:
    def change(target: Value) -> Value:
        return _with_one_of(target, value) if isinstance(target, Sequence) else target

    mutation.mutate(frame, mutation.Mutation(receiver.identity, change))


def _popped(frame: Frame, receiver: Sequence, name: str, operands: Operands) -> Value:
    """What is taken out of a sequence; where its elements are known one by one, so are those that are left."""
    last = Constant(0 if name == "popleft" else -1)
    index = operands.arguments[0] if operands.arguments else last
    mutation.mutate(frame, mutation.Mutation(receiver.identity, functools.partial(without_item, index=index)))
    elements, key = receiver.elements, index.value if isinstance(index, Constant) else None
    if elements and isinstance(key, int) and -len(elements) <= key < len(elements):
        return elements[key]
    return element_of(frame, receiver, operands.node)


def _forget_order(frame: Frame, receiver: Sequence) -> None:
    def change(target: Value) -> Value:
        return replace(target, elements=None) if isinstance(target, Sequence) else target

    mutation.mutate(frame, mutation.Mutation(receiver.identity, change))


def _dictionary_method(frame: Frame, receiver: Dictionary, name: str, operands: Operands) -> Value:
    held = [value for _, value in receiver.items] + ([] if receiver.rest is None else [receiver.rest])
    anything = join_all(held) if held else unknown(operands.node, "nothing was seen being put into the dict")
    if name in ("values", "items", "keys") and not held:
        return Sequence((), anything, mutable=False)
    if name == "values":
        return Sequence(None, anything, mutable=False)
    if name == "items":
        pair = (PythonObject("key"), anything)
        return Sequence(None, Sequence(pair, anything, mutable=False), mutable=False)
    if name == "keys":
        return Sequence(None, PythonObject("key"), mutable=False)
    if name in ("popitem", "clear"):
        mutation.mutate(frame, mutation.Mutation(receiver.identity, without_order))
    if name == "pop" and operands.arguments:
        without = functools.partial(without_item, index=operands.arguments[0])
        mutation.mutate(frame, mutation.Mutation(receiver.identity, without))
    if name == "setdefault" and operands.arguments:
        _set_default(frame, receiver, operands)
    if name in ("get", "pop", "setdefault") and operands.arguments:
        return _lookup(receiver, anything, operands)
    if name == "clear":
        return NONE
    if name == "copy":
        return replace(receiver, identity=frame.engine.fresh())
    if name == "update":
        _update(frame, receiver, operands)
        return NONE
    reason = f"what the method {name!r} of a dict does is not followed"
    mutation.doubt_contents(frame, receiver, Origin(operands.node, reason))
    return unknown(operands.node, reason)


def _lookup(receiver: Dictionary, anything: Value, operands: Operands) -> Value:
    key = operands.arguments[0]
    default = operands.arguments[1] if len(operands.arguments) > 1 else NONE
    if isinstance(key, Constant) and (value := receiver.get(key.value)) is not None:
        return value
    if isinstance(key, Constant) and receiver.rest is None:
        # Every key is known: this one is missing.
        return default
    return join(anything, default)


def _set_default(frame: Frame, receiver: Dictionary, operands: Operands) -> None:
    key, default = operands.arguments[0], operands.arguments[1] if len(operands.arguments) > 1 else NONE

    def change(target: Value) -> Value:
        is_there = isinstance(key, Constant) and isinstance(target, Dictionary) and target.get(key.value) is not None
        return with_entry(target, key, default) if isinstance(target, Dictionary) and not is_there else target

    mutation.mutate(frame, mutation.Mutation(receiver.identity, change))


def _update(frame: Frame, receiver: Dictionary, operands: Operands) -> None:
    source = operands.arguments[0] if operands.arguments else Dictionary(())
    unseen = unknown(operands.node, "it comes from another mapping")

    def change(target: Value) -> Value:
        if not isinstance(target, Dictionary):
            return target
        result = merged(target, source if isinstance(source, Dictionary) else Dictionary((), unseen))
        result = merged(result, Dictionary(tuple(operands.keywords.items())))
        return merged(result, Dictionary((), unseen)) if operands.has_spread else result

    mutation.mutate(frame, mutation.Mutation(receiver.identity, change))
