"""What indexing an array gives: which axes are left, in which direction they run, and whether the memory is shared."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.domain import record_dtypes
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.kinds import python_kind
from lint_rules.values.domain.memory import NO_MEMORY, doubtful, made
from lint_rules.values.domain.value import (
    NONE,
    Array,
    Constant,
    Identity,
    PythonObject,
    Sequence,
    UnknownValue,
    Value,
    unknown,
)
from lint_rules.values.operations.arrays import turned

_SLICE = PythonObject("slice")


def item(
    value: Array, index: Value, node: ast.expr, fresh: Identity, evaluate: Callable[[ast.expr], Value]
) -> Array | UnknownValue:
    """`value[index]`: a view for integers, slices, `None` and `...`; a mask, a list or an array copies."""
    return _unless_object(_item(value, index, node, fresh, evaluate), node)


def _item(value: Array, index: Value, node: ast.expr, fresh: Identity, evaluate: Callable[[ast.expr], Value]) -> Array:
    if isinstance(index, (Constant, PythonObject)) and python_kind(index) == "int":
        return _row_of(value, node)
    if is_basic(index):
        return _view(value, index, node, evaluate)
    if isinstance(index, Constant) and isinstance(index.value, str):
        return _field(value, index.value, node, fresh)
    copied = (isinstance(index, Sequence) and index.mutable) or isinstance(index, Array)
    memory = made(fresh) if copied else doubtful(value.memory, fresh)
    return Array(value.dtype, _rank_by(index), memory=memory, departures=value.departures)


def _rank_by(index: Value) -> schema.Rank:
    """What a list or an array selects has its dimensions; an integer array that has none selects like an integer."""
    if isinstance(index, Sequence) and index.mutable:
        return schema.Rank.ARRAY
    if not isinstance(index, Array) or index.ndim == 0:
        return schema.Rank.EITHER
    return schema.Rank.LIKELY if index.rank is schema.Rank.NDARRAY else index.rank


def _field(value: Array, name: str, node: ast.expr, fresh: Identity) -> Array:
    """`records["x"]`: a view of that field in each of the records."""
    dtype = value.dtype.single
    view = None if dtype is None else record_dtypes.view_of(dtype, name)
    if view is None:
        unseen = Fact[str].unknown(Origin(node, "which fields there are is not known"))
        return Array(unseen, schema.Rank.EITHER, memory=doubtful(value.memory, fresh), departures=value.departures)
    return replace(
        value,
        dtype=Fact.of(view.dtype, Origin(node, f"the field is {view.dtype}")),
        ndim=None if view.has_dimensions else value.ndim,
        is_filled=value.is_filled and not view.has_dimensions,
        is_torn=view.is_torn and value.rank is schema.Rank.ARRAY,
        memory=value.memory.part(),
    )


def row_of(value: Array, node: ast.AST) -> Array | UnknownValue:
    """What an integer index or iteration gives: a scalar of a 1-d array, else an array of one dimension less."""
    return _unless_object(_row_of(value, node), node)


def _unless_object(item: Array, node: ast.AST) -> Array | UnknownValue:
    """An item of an array, where that is no array itself; one of objects may hold anything, a record its fields."""
    if item.rank is not schema.Rank.ARRAY and item.dtype.may_be("object"):
        return unknown(node, "it is one of the objects that an array holds")
    if item.rank is not schema.Rank.ARRAY and any(record_dtypes.is_of_records(str(one)) for one in item.dtype.outcomes):
        return unknown(node, "it is one of the records that an array holds")
    return item


def _row_of(value: Array, node: ast.AST) -> Array:
    left = _without_an_axis(value.negative_strides, node)
    if not value.ndim:
        return replace(value, rank=schema.Rank.EITHER, negative_strides=left, memory=NO_MEMORY, is_torn=False)
    rank = schema.Rank.SCALAR if value.ndim == 1 else schema.Rank.ARRAY
    # A scalar is a copy.
    memory = NO_MEMORY if rank is schema.Rank.SCALAR else value.memory.part()
    return replace(value, rank=rank, negative_strides=left, ndim=value.ndim - 1, memory=memory, is_torn=False)


def is_basic(index: Value) -> bool:
    """Whether indexing with it is certain to give a view: integers, slices, `None`, `...`, and tuples of these."""
    if isinstance(index, Sequence):
        return not index.mutable and index.elements is not None and all(map(is_basic, index.elements))
    if isinstance(index, Constant):
        return not isinstance(index.value, (bool, str))
    return index in (_SLICE, PythonObject("int"))


def turns_around(node: ast.expr, evaluate: Callable[[ast.expr], Value]) -> bool:
    """Whether a subscript has a slice with a negative step."""
    return any(step is not None and step < 0 for step in _steps(node, evaluate))


def _view(value: Array, index: Value, node: ast.expr, evaluate: Callable[[ast.expr], Value]) -> Array:
    parts = index.elements or () if isinstance(index, Sequence) else (index,)
    steps = _steps(node, evaluate)
    keeps_axis = any(part in (_SLICE, NONE) for part in parts)
    return replace(
        value,
        rank=schema.Rank.ARRAY if keeps_axis else schema.Rank.EITHER,
        negative_strides=_direction(value.negative_strides, parts, steps, node),
        memory=value.memory.part() if keeps_axis else NO_MEMORY,
        ndim=None if value.ndim is None else value.ndim + sum(map(_added_axes, parts)),
        is_filled=value.is_filled and all(map(_leaves_something, _slices(node))) and len(steps) == parts.count(_SLICE),
        # With a step, there may be whole elements between two again.
        is_torn=value.is_torn and keeps_axis and steps == [1],
    )


def _added_axes(part: Value) -> int:
    if part == NONE:
        return 1
    return 0 if part in (_SLICE, Constant(...)) else -1


def _slices(node: ast.expr) -> list[ast.Slice]:
    """The slices of a subscript that are written out in it."""
    index = node.slice if isinstance(node, ast.Subscript) else None
    parts = index.elts if isinstance(index, ast.Tuple) else [index]
    return [part for part in parts if isinstance(part, ast.Slice)]


def _steps(node: ast.expr, evaluate: Callable[[ast.expr], Value]) -> list[int | None]:
    """The step of each slice that is written out; None where it is not known."""
    return [1 if part.step is None else _step(part.step, evaluate) for part in _slices(node)]


def _step(node: ast.expr, evaluate: Callable[[ast.expr], Value]) -> int | None:
    if not isinstance(node, (ast.Constant, ast.Name, ast.UnaryOp)):
        return None
    if isinstance(node, ast.UnaryOp) and not isinstance(node.operand, (ast.Constant, ast.Name)):
        return None
    step = evaluate(node)
    return step.value if isinstance(step, Constant) and isinstance(step.value, int) else None


def _leaves_something(part: ast.Slice) -> bool:
    """Whether a slice of an axis that is not empty is not empty either: it has no bounds, or ends behind the start."""
    if part.lower is not None:
        return False
    upper = part.upper
    forward = part.step is None
    is_positive = isinstance(upper, ast.Constant) and isinstance(upper.value, int) and upper.value > 0
    return upper is None or (forward and is_positive)


def _direction(before: Fact[bool], parts: Iterable[Value], steps: list[int | None], node: ast.expr) -> Fact[bool]:
    """Whether an axis of the view runs backwards, with the place that turned it around."""
    parts = list(parts)
    turns = [step for step in steps if step is not None and step < 0]
    is_open = None in steps or len(steps) < parts.count(_SLICE)
    if turns and not is_open:
        return turned(before, Origin(node, "its step is negative"))
    if not before.only(False):
        if is_open:
            return Fact.unknown(Origin(node, "it may be turned around more than once"))
        return _without_an_axis(before, node) if any(_added_axes(part) < 0 for part in parts) else before
    return Fact.unknown(Origin(node, "a slice can reverse an array")) if is_open else before


def _without_an_axis(before: Fact[bool], node: ast.AST) -> Fact[bool]:
    """What is known after an integer has taken an axis away, which may be the one that runs backwards."""
    return before if before.only(False) else Fact.unknown(Origin(node, "the reversed axis may be gone"))
