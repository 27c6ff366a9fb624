"""What comes out of a container: by iterating over it, by indexing it, by unpacking it."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from lint_rules.knowledge import schema
from lint_rules.values.changes import running_out, sharing
from lint_rules.values.changes.mutation import as_one_of_many
from lint_rules.values.definitions import inheritance, records
from lint_rules.values.domain.dtype_names import by_unknown_key
from lint_rules.values.domain.joining import join, join_all
from lint_rules.values.domain.library_value import LibraryObject
from lint_rules.values.domain.memory import NO_MEMORY
from lint_rules.values.domain.promises import derived
from lint_rules.values.domain.value import (
    NONE,
    Array,
    Builtin,
    Constant,
    Dictionary,
    ForeignObject,
    Instance,
    ModuleObject,
    PythonObject,
    Qualified,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
    unknown,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import map_value
from lint_rules.values.items import missing
from lint_rules.values.objects import library_objects, submodules
from lint_rules.values.operations import array_items, transfer

if TYPE_CHECKING:
    from lint_rules.values.interpreter.engine import Engine

_VIEW = schema.TensorResult(alias=schema.Alias.ALWAYS)
_MAYBE_COPY = schema.TensorResult(alias=schema.Alias.SOMETIMES)


def element_of(frame: Frame, value: Value, node: ast.AST) -> Value:
    """What iterating over a value gives; whoever runs over it next finds what is left."""
    element = element_in_hand(frame, value, node)
    running_out.use(frame, value, node)
    return element


def element_in_hand(frame: Frame, value: Value, node: ast.AST) -> Value:
    """What iterating over a value gives, in every round of a loop."""
    kinds = _present(value, node)
    return join_all(_thought_of(kinds, [_element_of_one(frame, one, node) for one in kinds]))


def one_of(frame: Frame, element: Value) -> Value:
    """One of many, taken out by itself: what is done to it may be done to the others, and theirs to it."""

    def taken(one: Value) -> Value:
        if not isinstance(one, Tensor):
            return as_one_of_many(frame, one)
        if one.stands_for_all:
            several = as_one_of_many(frame, one)
            return replace(several, stands_for_all=False) if isinstance(several, Tensor) else several
        return _by_itself(frame, replace(one, memory=NO_MEMORY))

    return map_value(element, taken)


def in_this_round(frame: Frame, iterable: Value, element: Value) -> Value:
    """What a loop has in hand: not the object that it had in the round before, as far as there are several."""
    if isinstance(iterable, Sequence) and iterable.elements is not None and len(iterable.elements) < 2:
        return element
    return map_value(element, lambda one: _by_itself(frame, one) if isinstance(one, Tensor) else one)


def _by_itself(frame: Frame, one: Tensor) -> Tensor:
    if one.stands_for_all or not one.identity:
        return one
    own = frame.engine.fresh()
    is_view = one.identity.isdisjoint(one.storage)
    return replace(one, identity=own, storage=one.storage if is_view else own, perhaps=one.perhaps | one.identity)


def _present(value: Value, node: ast.AST) -> list[Value]:
    """The alternatives that hold anything: None would raise, so it has no say."""
    kinds = [one for one in alternatives(value) if one != NONE]
    return kinds or [unknown(node, "it is taken from what is None wherever its value was seen")]


def _element_of_one(frame: Frame, value: Value, node: ast.AST) -> Value:
    return derived(_iterated(frame, value, node), value)


def _iterated(frame: Frame, value: Value, node: ast.AST) -> Value:
    if isinstance(value, Sequence):
        return join_all(value.elements) if value.elements else sharing.unlocated(value.element)
    if isinstance(value, Tensor):
        return view_of(frame, value, node)
    if isinstance(value, Array):
        return array_items.row_of(value, node)
    if isinstance(value, Dictionary):
        return PythonObject("key")
    if isinstance(value, ModuleObject):
        return join_all(value.children) if value.children else unknown(node, "it is a submodule of an unknown module")
    if isinstance(value, (Constant, PythonObject)):
        return PythonObject("int" if value == PythonObject("range") else "object")
    if isinstance(value, ForeignObject):
        return value
    if isinstance(value, Instance):
        return _element_of_instance(frame, value, node)
    if isinstance(value, LibraryObject):
        return library_objects.element(frame, value, node)
    return _inside(value, node)


def _inside(value: Value, node: ast.AST) -> UnknownValue:
    """What is inside of something unknown: unknown for the same reason."""
    if isinstance(value, UnknownValue):
        return UnknownValue(
            value.origin.at(node), device=value.device, without_grad=value.without_grad, sources=value.sources
        )
    return unknown(node, "it is part of a value that is not known")


def _element_of_instance(frame: Frame, value: Instance, node: ast.AST) -> Value:
    """`for x in obj`: what `__iter__` goes over, or what `__next__` or `__getitem__` gives."""
    iterator = special(frame, value, "__iter__", node)
    fields = records.as_tuple(value)
    if isinstance(iterator, Instance):
        found = special(frame, iterator, "__next__", node)
    elif iterator is not None or fields is not None:
        found = element_of(frame, iterator or fields or value, node)
    else:
        found = special(frame, value, "__getitem__", node, (PythonObject("int"),))
    return found or unknown(node, "what iterating over it gives is not seen")


def special(frame: Frame, value: Instance, name: str, node: ast.AST, arguments: tuple[Value, ...] = ()) -> Value | None:
    """What a method that Python itself calls gives; None where the class is not seen to have it."""
    method = inheritance.bound_method(value.class_, name, value)
    if method is None or frame.state is None:
        return None
    return frame.engine.call(frame, method, frame.engine.operands(frame, node, None, arguments))


def view_of(frame: Frame, value: Tensor, node: ast.AST) -> Value:
    """A view of a tensor: same memory, same place in the graph."""
    view = transfer.apply(_VIEW, frame.engine.operands(frame, node, value))
    return replace(view, memory=value.memory.part()) if isinstance(view, Tensor) else view


def item_of(frame: Frame, value: Value, index: Value, node: ast.expr) -> Value:
    """What `value[index]` gives."""
    kinds = _present(value, node)
    return join_all(_thought_of(kinds, [derived(_item_of_one(frame, one, index, node), one) for one in kinds]))


def _thought_of(kinds: list[Value], items: list[Value]) -> list[Value]:
    """The items of each kind: beside a container, what tests have left over has no tensors in it.

    A helper that goes through lists and dicts, takes tensors, and gives all else as it is, is right about these.
    """
    if not any(isinstance(one, (Sequence, Dictionary)) for one in kinds):
        return items
    return [_of_what_is_left(one, item) for one, item in zip(kinds, items, strict=True)]


def _of_what_is_left(value: Value, item: Value) -> Value:
    is_left = isinstance(value, UnknownValue) and value.never_tensor
    return replace(item, never_tensor=True) if is_left and isinstance(item, UnknownValue) else item


def _item_of_one(frame: Frame, value: Value, index: Value, node: ast.expr) -> Value:
    key = index.value if isinstance(index, Constant) else None
    if isinstance(value, Sequence):
        if index == PythonObject("slice"):
            return _part_of(frame, value, node)
        if (
            value.elements
            and value.ordered
            and isinstance(key, int)
            and -len(value.elements) <= key < len(value.elements)
        ):
            return value.elements[key]
        return join_all(value.elements) if value.elements else sharing.unlocated(one_of(frame, value.element))
    if isinstance(value, Dictionary):
        return _entry(missing.with_missing(frame, value, index, node), index, node)
    if isinstance(value, Tensor):
        row = _VIEW if array_items.is_basic(index) else _MAYBE_COPY
        made = transfer.apply(row, frame.engine.operands(frame, node, value))
        return replace(made, memory=made.memory.part()) if isinstance(made, Tensor) else made
    if isinstance(value, Array):
        return array_items.item(value, index, node, frame.engine.fresh(), frame.evaluate)
    if isinstance(value, ModuleObject):
        return submodules.item(frame, value, index, _written_bounds(node), node)
    if isinstance(value, (Constant, PythonObject)):
        return PythonObject("object") if value != PythonObject("size") else PythonObject("int")
    if isinstance(value, Instance):
        found = special(frame, value, "__getitem__", node, (index,))
        fields = records.as_tuple(value) if found is None else None
        if fields is not None:
            return _item_of_one(frame, fields, index, node)
        return found or unknown(node, "indexing it is not followed")
    if isinstance(value, ForeignObject):
        return value
    if isinstance(value, LibraryObject):
        return library_objects.item(frame, value, index, node)
    inside = _inside(value, node)
    is_reversed = array_items.turns_around(node, frame.evaluate)
    return replace(inside, is_reversed=True) if is_reversed or _keeps_order(value, index) else inside


def _keeps_order(value: Value, index: Value) -> bool:
    """Whether something unknown that is reversed stays so: only axes that are gone could have been."""
    return isinstance(value, UnknownValue) and value.is_reversed and index == PythonObject("slice")


def _part_of(frame: Frame, value: Sequence, node: ast.expr) -> Sequence:
    """`xs[1:]`: a new sequence of some of the elements."""
    fresh = frame.engine.fresh()
    bounds = _written_bounds(node)
    if value.elements is not None and bounds is not None:
        return replace(value, elements=value.elements[bounds], names=(), identity=fresh)
    element = join_all(value.elements) if value.elements else value.element
    return Sequence(None, running_out.some_of_all(element), value.mutable, identity=fresh)


def _written_bounds(node: ast.expr) -> slice | None:
    """The slice of a subscript, where its bounds are written out as numbers."""
    if not isinstance(node, ast.Subscript) or not isinstance(node.slice, ast.Slice):
        return None
    bounds: list[int | None] = []
    for part in (node.slice.lower, node.slice.upper, node.slice.step):
        try:
            bound = None if part is None else ast.literal_eval(part)
        except (ValueError, TypeError):
            return None
        if bound is not None and not isinstance(bound, int):
            return None
        bounds.append(bound)
    return slice(*bounds) if bounds[2] != 0 else None


def _entry(value: Dictionary, index: Value, node: ast.expr) -> Value:
    if isinstance(index, Constant):
        held = value.get(index.value)
        if held is not None:
            return held
        return value.rest if value.rest is not None else unknown(node, "no such key was seen being set")
    everything = [held for _, held in value.items] + ([value.rest] if value.rest is not None else [])
    if not everything:
        return unknown(node, "nothing was seen being put into the dict")
    return by_unknown_key(join_all(everything), node)


def unpacked(frame: Frame, value: Value, count: int, node: ast.AST) -> list[Value]:
    """The values of `count` targets without a star."""
    columns = [_unpacked_one(frame, one, count, node) for one in _present(value, node)]
    result = columns[0]
    for column in columns[1:]:
        result = [join(left, right) for left, right in zip(result, column, strict=True)]
    return result


def _unpacked_one(frame: Frame, value: Value, count: int, node: ast.AST) -> list[Value]:
    if isinstance(value, Instance) and inheritance.method_of(value.class_, "__iter__", None) is None:
        value = records.as_tuple(value) or value
    if isinstance(value, Sequence) and value.elements is not None and len(value.elements) == count and value.ordered:
        running_out.use(frame, value, node)
        return list(value.elements)
    return [taken_from(frame, value, node) for _ in range(count)]


def taken_from(frame: Frame, value: Value, node: ast.AST) -> Value:
    """One element among several that are taken out: of a tensor each is a view of its own."""
    element = element_of(frame, value, node)
    return element if isinstance(value, Tensor) else one_of(frame, element)


EAGER = frozenset(
    {
        *("all", "any", "bytearray", "bytes", "dict", "frozenset"),
        *("list", "max", "min", "set", "sorted", "sum", "tuple"),
    }
)
"""Functions of the language that run over what they are given, in the call itself."""
_WAITING = frozenset({"asyncio.gather", "asyncio.wait_for", "asyncio.shield"})
"""What waits for the coroutines that it is given, if it is waited for itself."""


def note_given(frame: Frame, callee: Value, node: ast.Call) -> None:
    """Arguments that are run, or run over, in the call itself: by `list` or `sum`, by `asyncio.run`."""
    is_eager = isinstance(callee, Builtin) and callee.name in EAGER
    is_awaited = isinstance(callee, Qualified) and callee.name in _WAITING and node in frame.engine.consumed
    if is_eager or is_awaited or callee == Qualified("asyncio.run"):
        frame.engine.consumed.update(node.args)


def evaluate_iterable(frame: Frame, node: ast.expr) -> Value:
    """The value of an expression that is run over right where it stands."""
    frame.engine.consumed.add(node)
    return frame.evaluate(node)


def is_consumed_at_once(engine: Engine, node: ast.AST) -> bool:
    """Whether what a call gives is run over right where it stands."""
    around = engine.scan.parents.get(node)
    return node in engine.consumed or (isinstance(around, ast.Call) and node in around.args)


def holds_something(iterable: Value) -> bool:
    """Whether a loop over it runs at least once."""
    return isinstance(iterable, Sequence) and (bool(iterable.elements) or iterable.is_filled)


def is_iterator(iterable: Value) -> bool:
    """Whether some kind of it gives each element once."""
    return any(isinstance(one, Sequence) and one.is_iterator for one in alternatives(iterable))


def may_hold_nothing(iterable: Value) -> bool:
    """Whether it was seen that a loop over it may not run at all; other methods may have filled what is promised."""
    kinds = [one for one in alternatives(iterable) if isinstance(one, Sequence) and not one.is_promised]
    return any(one.may_be_empty or one.elements == () for one in kinds)


def counts_something(frame: Frame, node: ast.expr) -> bool:
    """Whether it is a `range` of known numbers that has some."""
    if not isinstance(node, ast.Call) or node.keywords or frame.evaluate(node.func) != Builtin("range"):
        return False
    bounds = [frame.evaluate(one) for one in node.args]
    numbers = [one.value for one in bounds if isinstance(one, Constant) and isinstance(one.value, int)]
    return len(numbers) == len(bounds) in (1, 2, 3) and bool(range(*numbers)) if numbers[2:] != [0] else False
