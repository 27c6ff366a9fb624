"""What a name holds after two paths meet."""

from __future__ import annotations

import ast
import itertools
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.domain.callables import ContextStack, Pending
from lint_rules.values.domain.departures import NO_DEPARTURES, Departures
from lint_rules.values.domain.fact import join_facts
from lint_rules.values.domain.kinds import python_kind
from lint_rules.values.domain.library_value import LibraryObject
from lint_rules.values.domain.promise import Promisable
from lint_rules.values.domain.value import (
    MAX_ALTERNATIVES,
    NONE,
    Array,
    Constant,
    DeviceObject,
    Dictionary,
    Instance,
    ModuleObject,
    PythonObject,
    Sequence,
    Tensor,
    Union,
    UnknownValue,
    Value,
    alternatives,
    unknown,
)


def join(left: Value, right: Value) -> Value:
    """What a name holds after two paths meet."""
    if left is right or left == right:
        return _same_but_for_identity(left, right)
    result: list[Value] = list(alternatives(left))
    for value in alternatives(right):
        _join_into(result, value)
    if len(result) == 1:
        return result[0]
    if len(result) > MAX_ALTERNATIVES:
        result = _without_single_strings(result)
    if len(result) > MAX_ALTERNATIVES:
        return unknown(None, "too many kinds of value meet here")
    return Union(tuple(result))


def _without_single_strings(values: list[Value]) -> list[Value]:
    kept = [one for one in values if not _is_string(one)]
    return kept if len(kept) == len(values) else [*kept, PythonObject("string")]


def _is_string(value: Value) -> bool:
    return isinstance(value, Constant) and isinstance(value.value, str)


def join_all(values: Iterable[Value]) -> Value:
    """The join of at least one value."""
    iterator = iter(values)
    result = next(iterator)
    for value in iterator:
        result = join(result, value)
    return result


def _join_into(result: list[Value], value: Value) -> None:
    for index, present in enumerate(result):
        merged = _join_same_kind(present, value)
        if merged is not None:
            result[index] = merged
            return
    result.append(value)


def _same_but_for_identity(left: Value, right: Value) -> Value:
    if left is right:
        return left
    merged = _join_same_kind(left, right)
    return left if merged is None else merged


_OF_PYTHON = (Constant, PythonObject)


def _join_same_kind(left: Value, right: Value) -> Value | None:
    """The join of two values of one kind, or None where they must stay alternatives."""
    merged = _merged(left, right)
    if isinstance(merged, Promisable) and not merged.is_promised:
        is_promised = isinstance(left, Promisable) and left.is_promised
        if is_promised or (isinstance(right, Promisable) and right.is_promised):
            return replace(merged, is_promised=True)
    return merged


def _merged(left: Value, right: Value) -> Value | None:
    if type(left) is not type(right) and not (isinstance(left, _OF_PYTHON) and isinstance(right, _OF_PYTHON)):
        return None
    if isinstance(left, UnknownValue) and isinstance(right, UnknownValue):
        return _join_unknowns(left, right)
    if isinstance(left, Tensor) and isinstance(right, Tensor):
        return _join_tensors(left, right)
    if isinstance(left, Array) and isinstance(right, Array):
        return _join_arrays(left, right)
    if isinstance(left, _OF_PYTHON) and isinstance(right, _OF_PYTHON):
        return _join_python_objects(left, right)
    if isinstance(left, DeviceObject) and isinstance(right, DeviceObject):
        return DeviceObject(left.device.join(right.device))
    if isinstance(left, ModuleObject) and isinstance(right, ModuleObject):
        return _join_modules(left, right)
    if isinstance(left, Sequence) and isinstance(right, Sequence):
        return _join_sequences(left, right)
    if isinstance(left, Dictionary) and isinstance(right, Dictionary):
        return _join_dictionaries(left, right)
    if isinstance(left, Instance) and isinstance(right, Instance) and _are_alike(left, right):
        return _join_instances(left, right)
    if isinstance(left, ContextStack) and isinstance(right, ContextStack):
        return _join_stacks(left, right)
    if isinstance(left, LibraryObject) and isinstance(right, LibraryObject) and left.class_ == right.class_:
        return _join_library_objects(left, right)
    return left if left == right else None


def _join_stacks(left: ContextStack, right: ContextStack) -> ContextStack:
    """What both were told is left for sure, in the order of the left one; the rest perhaps."""
    kept = {id(one.leave) for one in right.pending}
    shared = {id(one.leave) for one in left.pending} & kept
    both = (
        replace(one, is_doubtful=one.is_doubtful or id(one.leave) not in shared)
        for one in (*left.pending, *(one for one in right.pending if id(one.leave) not in shared))
    )
    return replace(left, pending=bounded(both), identity=left.identity | right.identity)


MAX_OF_ONE_PLACE = 4


def bounded(pending: Iterable[Pending]) -> tuple[Pending, ...]:
    """What a stack is to leave, with the last few of what one place has told it: that may stand in a loop."""
    counts: Counter[ast.AST] = Counter()
    kept: list[Pending] = []
    for one in reversed(tuple(pending)):
        counts[one.node] += 1
        if counts[one.node] <= MAX_OF_ONE_PLACE:
            kept.append(one)
    return tuple(reversed(kept))


def _join_library_objects(left: LibraryObject, right: LibraryObject) -> LibraryObject:
    if left.held is None or right.held is None:
        return replace(left, held=None)
    held = join(left.held, right.held)
    return replace(left, held=held if isinstance(held, Sequence) else None)


def _join_unknowns(left: UnknownValue, right: UnknownValue) -> UnknownValue:
    never_tensor = left.never_tensor and right.never_tensor
    # What is no tensor does not say where tensors lie.
    tensors = [one for one in (left, right) if never_tensor or not one.never_tensor]
    device = join_facts(one.place for one in tensors) if any(one.device is not None for one in tensors) else None
    without_grad = all(one.without_grad for one in tensors)
    is_reversed = left.is_reversed or right.is_reversed
    return UnknownValue(
        tensors[0].origin,
        left.identity | right.identity,
        never_tensor,
        device,
        without_grad,
        is_reversed,
        left.sources | right.sources,
    )


def _join_tensors(left: Tensor, right: Tensor) -> Tensor:
    return Tensor(
        requires_grad=left.requires_grad.join(right.requires_grad),
        device=left.device.join(right.device),
        dtype=left.dtype.join(right.dtype),
        is_parameter=left.is_parameter and right.is_parameter,
        stands_for_all=left.stands_for_all and right.stands_for_all,
        is_buffer=left.is_buffer and right.is_buffer,
        presumed=left.presumed or right.presumed,
        identity=left.identity | right.identity,
        storage=left.storage | right.storage,
        perhaps=left.perhaps | right.perhaps,
        memory=left.memory.join(right.memory),
        form=left.form.join(right.form),
        sources=left.sources | right.sources,
        departures=left.departures.join(right.departures),
    )


def _join_arrays(left: Array, right: Array) -> Array:
    return Array(
        dtype=left.dtype.join(right.dtype),
        rank=join_ranks(left.rank, right.rank),
        writable=left.writable.join(right.writable),
        negative_strides=left.negative_strides.join(right.negative_strides),
        ndim=left.ndim if left.ndim == right.ndim else None,
        is_filled=left.is_filled and right.is_filled,
        is_torn=left.is_torn and right.is_torn,
        memory=left.memory.join(right.memory),
        departures=left.departures.join(right.departures),
    )


def join_ranks(left: schema.Rank, right: schema.Rank) -> schema.Rank:
    """What is known of a result that is of the one kind or the other."""
    if left is right:
        return left
    for widest in (schema.Rank.NDARRAY, schema.Rank.LIKELY):
        if {left, right} <= {schema.Rank.ARRAY, schema.Rank.NDARRAY, widest}:
            return widest
    return schema.Rank.EITHER


def _join_python_objects(left: Constant | PythonObject, right: Constant | PythonObject) -> Value | None:
    if left == right:
        return left
    if NONE in (left, right):
        return None
    if _is_string(left) and _is_string(right):
        # Strings name devices and dtypes: it matters which ones they can be.
        return None
    left_kind, right_kind = python_kind(left), python_kind(right)
    departures = _departures_of(left).join(_departures_of(right))
    if left_kind == right_kind:
        return PythonObject(left_kind, departures)
    numbers = {"int", "float", "number", "bool"}
    return PythonObject("number" if {left_kind, right_kind} <= numbers else "object", departures)


def _departures_of(value: Constant | PythonObject) -> Departures:
    return value.departures if isinstance(value, PythonObject) else NO_DEPARTURES


def _join_modules(left: ModuleObject, right: ModuleObject) -> ModuleObject:
    children = _joined_children(left, right) if left.row == right.row else None
    trainable = left.trainable.join(right.trainable)
    return ModuleObject(
        row=left.row if children is not None else None,
        trainable=trainable,
        device=left.device.join(right.device),
        children=children or (),
        identity=left.identity | right.identity,
        dtype=left.dtype.join(right.dtype),
    )


def _joined_children(left: ModuleObject, right: ModuleObject) -> tuple[Value, ...] | None:
    """The submodules of both, if they have the same; what a layer computes with may be one or the other."""
    if left.children == right.children:
        return left.children
    if left.row is None or not left.row.computes_with:
        return None
    pairs = itertools.zip_longest(left.children, right.children, fillvalue=NONE)
    return tuple(join(one, other) for one, other in pairs)


def _join_sequences(left: Sequence, right: Sequence) -> Sequence:
    elements = None
    if left.elements is not None and right.elements is not None and len(left.elements) == len(right.elements):
        elements = tuple(join(one, other) for one, other in zip(left.elements, right.elements, strict=True))
    # What an empty sequence would hold has no say.
    filled = [one.element for one in (left, right) if one.elements != ()]
    return Sequence(
        elements,
        join_all(filled) if filled else left.element,
        left.mutable or right.mutable,
        left.names if left.names == right.names else (),
        left.identity | right.identity,
        left.ordered and right.ordered,
        left.builtins | right.builtins if left.builtins and right.builtins else frozenset(),
        is_iterator=left.is_iterator or right.is_iterator,
        is_filled=all(bool(one.elements) or one.is_filled for one in (left, right)),
        may_be_empty=left.may_be_empty or right.may_be_empty or (left.elements == ()) != (right.elements == ()),
    )


def _join_dictionaries(left: Dictionary, right: Dictionary) -> Dictionary:
    left_items, right_items = dict(left.items), dict(right.items)
    items = {key: join(value, right_items[key]) for key, value in left_items.items() if key in right_items}
    # A key that only one path set may be missing.
    single = [value for key, value in (*left.items, *right.items) if key not in items]
    rests = [*single, *(rest for rest in (left.rest, right.rest) if rest is not None)]
    rest = join_all(rests) if rests else None
    is_dict = left.is_dict and right.is_dict
    return Dictionary(tuple(items.items()), rest, left.identity | right.identity, is_dict)


def _are_alike(left: Instance, right: Instance) -> bool:
    return left.class_ == right.class_ and left.above == right.above


def _join_instances(left: Instance, right: Instance) -> Instance:
    found = dict(left.found) | dict(right.found)
    # Where it was not changed in place, an attribute is what was found there.
    ours, theirs = found | dict(left.attributes), found | dict(right.attributes)
    attributes = tuple((name, join(value, theirs[name])) for name, value in ours.items() if name in theirs)
    return Instance(
        left.class_,
        attributes,
        generic=left.generic or right.generic,
        identity=left.identity | right.identity,
        exact=left.exact and right.exact,
        above=left.above,
        found=tuple(found.items()),
    )
