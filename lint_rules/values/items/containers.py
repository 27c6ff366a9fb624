"""Methods of lists, dicts, strings and their like."""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable
from dataclasses import replace

from lint_rules.values.changes import mutation, nesting, overwriting, running_out
from lint_rules.values.definitions import records
from lint_rules.values.domain.dtype_names import by_unknown_key
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.joining import join, join_all
from lint_rules.values.domain.value import (
    MAX_ELEMENTS,
    NONE,
    Constant,
    Dictionary,
    PythonObject,
    Sequence,
    Value,
    unknown,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.state import map_value
from lint_rules.values.items import iteration, iterators, missing
from lint_rules.values.items.changed_items import merged, with_entry, without_order
from lint_rules.values.items.iteration import element_of


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
    if name not in _READING:
        overwriting.note_overwritten(frame, receiver)
    return PythonObject("object")


_READING = frozenset({"copy", "count", "index"})


def _sequence_method(frame: Frame, receiver: Sequence, name: str, operands: Operands) -> Value:
    if name == "_replace" and receiver.names:
        return records.replaced(receiver, operands)
    if name == "sort":
        iterators.run_on_each(frame, operands.keywords.get("key"), receiver.element, operands)
    change = _change(frame, receiver, name, operands)
    if change is not None and frame.state is not None:
        result = _taken(frame, receiver, name, operands)
        mutation.mutate(frame, mutation.Mutation(receiver.identity, change))
        return result
    if name == "copy":
        return replace(receiver, identity=frame.engine.fresh())
    if name in ("index", "count", "__len__"):
        return PythonObject("int")
    if name == "__next__":
        return iterators.next_of(frame, receiver, (), operands.node)
    if name == "__iter__":
        return receiver if receiver.is_iterator else running_out.once(frame, receiver, operands.node)
    if receiver.names and receiver.elements is not None and name == "_asdict":
        return Dictionary(tuple(zip(receiver.names, receiver.elements, strict=True)), None, frame.engine.fresh())
    reason = f"what the method {name!r} of a sequence does is not followed"
    mutation.doubt_contents(frame, receiver, Origin(operands.node, reason))
    return unknown(operands.node, reason)


def _change(frame: Frame, receiver: Sequence, name: str, operands: Operands) -> Callable[[Value], Value] | None:
    """What a method makes of the list, set or deque that it is called on; None for one that changes nothing."""
    given = operands.arguments
    if name in ("append", "add", "appendleft") and given:
        place = 0 if name == "appendleft" else None
        added = nesting.put_into(frame, receiver, given[-1], operands.node)
        return functools.partial(_with_parts, parts=Sequence((added,), added), place=place)
    if name == "insert" and len(given) == 2:
        place = given[0].value if isinstance(given[0], Constant) and isinstance(given[0].value, int) else None
        added = nesting.put_into(frame, receiver, given[1], operands.node)
        exact = (added,) if place is not None else None
        return functools.partial(_with_parts, parts=Sequence(exact, added), place=place)
    if name in ("extend", "update") and given:
        each = [sequence_of(frame, one, operands) for one in given]
        parts = each[0] if len(each) == 1 else Sequence(None, join_all([_any_of(one) for one in each]))
        return functools.partial(_with_parts, parts=parts, place=None)
    if name in ("pop", "popleft"):
        return functools.partial(_without_item, index=_popped_index(name, operands))
    if name == "clear":
        return functools.partial(_emptied, empty=unknown(operands.node, "the sequence is empty"))
    if name == "reverse":
        return _reversed
    if name in ("remove", "discard"):
        return _without_one
    return _without_order if name in ("sort", "rotate") else None


def _any_of(parts: Sequence) -> Value:
    return join_all(parts.elements) if parts.elements else parts.element


def extend(frame: Frame, receiver: Sequence, given: Value, node: ast.AST) -> None:
    """`xs += given`: the list itself grows."""
    parts = sequence_of(frame, given, frame.engine.operands(frame, node, None))
    change = functools.partial(_with_parts, parts=parts, place=None)
    mutation.mutate(frame, mutation.Mutation(receiver.identity, change))


def sequence_of(frame: Frame, value: Value, operands: Operands) -> Sequence:
    """A value, as a sequence of what iterating over it gives."""
    if isinstance(value, Sequence) and value.ordered:
        running_out.use(frame, value, operands.node)
        return value
    return Sequence(None, element_of(frame, value, operands.node))


def _with_parts(target: Value, parts: Sequence, place: int | None) -> Value:
    if not isinstance(target, Sequence) or parts.elements == ():
        return target
    known = target.elements
    if known is None or parts.elements is None or len(known) + len(parts.elements) > MAX_ELEMENTS:
        kept = [] if known == () else [*(known or ()), target.element]
        added = join_all([*kept, *(parts.elements or (parts.element,))])
        return replace(target, elements=None, element=added, may_be_empty=_may_stay_empty(target, parts))
    elements = [*known]
    at = len(elements) if place is None else place
    elements[at:at] = parts.elements
    exact = tuple(elements) if target.ordered or len(elements) == 1 else None
    return replace(target, elements=exact, element=join_all(elements))


def _may_stay_empty(target: Sequence, parts: Sequence) -> bool:
    """Whether a sequence to which others were added may have nothing in it."""
    is_empty_before = target.may_be_empty or target.elements == ()
    return is_empty_before and (parts.may_be_empty if parts.elements is None else not parts.elements)


def _popped_index(name: str, operands: Operands) -> int | None:
    if name == "popleft":
        return 0
    if not operands.arguments:
        return -1
    index = operands.arguments[0]
    return index.value if isinstance(index, Constant) and isinstance(index.value, int) else None


def _taken(frame: Frame, receiver: Sequence, name: str, operands: Operands) -> Value:
    if name not in ("pop", "popleft"):
        return NONE
    index = _popped_index(name, operands)
    known = receiver.elements if receiver.ordered else None
    if known and index is not None and -len(known) <= index < len(known):
        return known[index]
    return element_of(frame, receiver, operands.node)


def _without_item(target: Value, index: int | None) -> Value:
    if not isinstance(target, Sequence) or not target.elements:
        return _without_one(target)
    known = target.elements
    if index is None or not target.ordered or not -len(known) <= index < len(known):
        return _without_one(target)
    return replace(target, elements=tuple(one for at, one in enumerate(known) if at != index % len(known)))


def _emptied(target: Value, empty: Value) -> Value:
    return replace(target, elements=(), element=empty) if isinstance(target, Sequence) else target


def _reversed(target: Value) -> Value:
    if not isinstance(target, Sequence) or target.elements is None:
        return target
    return replace(target, elements=target.elements[::-1])


def _without_order(target: Value) -> Value:
    return replace(target, elements=None) if isinstance(target, Sequence) else target


def _without_one(target: Value) -> Value:
    """What is left when one element is gone, nobody knows which."""
    if not isinstance(target, Sequence):
        return target
    may_be_empty = target.elements is None or len(target.elements) < 2
    element = running_out.some_of_all(target.element)
    return replace(target, elements=None, element=element, is_filled=False, may_be_empty=may_be_empty)


def _dictionary_method(frame: Frame, receiver: Dictionary, name: str, operands: Operands) -> Value:
    held = [value for _, value in receiver.items] + ([] if receiver.rest is None else [receiver.rest])
    anything = join_all(held) if held else unknown(operands.node, "nothing was seen being put into the dict")
    if name in ("values", "items", "keys") and not held:
        return Sequence((), anything, mutable=False)
    if name in ("values", "items") and not iteration.is_consumed_at_once(frame.engine, operands.node):
        # A view shows what is in the dict by the time that somebody looks.
        later = Origin(operands.node, "the dict may have changed by the time that somebody looks")
        anything = map_value(anything, lambda one: mutation.weakened(one, later))
    if name == "values":
        return Sequence(None, anything, mutable=False)
    if name == "items":
        pair = (PythonObject("key"), anything)
        return Sequence(None, Sequence(pair, anything, mutable=False), mutable=False)
    if name == "keys":
        return Sequence(None, PythonObject("key"), mutable=False)
    if name in ("get", "pop", "setdefault") and operands.arguments:
        found = _lookup(receiver, anything, operands)
        _after_lookup(frame, receiver, name, found, operands)
        return found
    if name in ("popitem", "clear"):
        mutation.mutate(frame, mutation.Mutation(receiver.identity, without_order))
    if name == "clear":
        return NONE
    if name == "popitem":
        pair = (PythonObject("key"), anything)
        return Sequence(pair, anything, mutable=False)
    if name == "copy":
        return missing.share_factory(frame, receiver, replace(receiver, identity=frame.engine.fresh()))
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
    if not receiver.items and receiver.rest is None:
        return default
    if isinstance(key, Constant):
        return default if receiver.rest is None else join(receiver.rest, default)
    return join(by_unknown_key(anything, operands.node), default)


def _after_lookup(frame: Frame, receiver: Dictionary, name: str, found: Value, operands: Operands) -> None:
    """`pop` takes the entry out, `setdefault` leaves one behind."""
    key = operands.arguments[0]
    if name == "pop":
        mutation.mutate(frame, mutation.Mutation(receiver.identity, functools.partial(_without_key, key=key)))
    elif name == "setdefault":
        change = functools.partial(_with_entry, key=key, value=nesting.put_into(frame, receiver, found, operands.node))
        mutation.mutate(frame, mutation.Mutation(receiver.identity, change))


def _without_key(target: Value, key: Value) -> Value:
    if not isinstance(target, Dictionary):
        return target
    kept = tuple(item for item in target.items if not isinstance(key, Constant) or item[0] != key.value)
    return replace(target, items=kept, rest=None if target.rest is None else running_out.some_of_all(target.rest))


def _with_entry(target: Value, key: Value, value: Value) -> Value:
    return with_entry(target, key, value) if isinstance(target, Dictionary) else target


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
