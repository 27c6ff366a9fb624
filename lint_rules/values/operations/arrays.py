"""What a known operation makes of arrays: applies a row of the tables that gives one."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.domain import record_dtypes
from lint_rules.values.domain.fact import UNKNOWN, Fact, Origin
from lint_rules.values.domain.joining import join_ranks
from lint_rules.values.domain.kinds import python_kind
from lint_rules.values.domain.value import (
    NONE,
    Array,
    Constant,
    PythonObject,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
)
from lint_rules.values.frames.operands import Operands
from lint_rules.values.operations import array_dtypes, locations, severing


def result(row: schema.ArrayResult, operands: Operands) -> Array:
    """The array that a call described by `row` gives."""
    source = _source(operands)
    dtype = array_dtypes.result_dtype(row, replace(operands, dtype_position=row.dtype_position))
    alias = _sharing(row, source, dtype, operands)
    ndim = _ndim(row, source, dtype, operands)
    rank = schema.Rank.ARRAY if ndim else _rank(row.rank, operands)
    if rank is schema.Rank.SCALAR and source is not None and source.dtype.may_be("object"):
        # What the objects add up to is one of these.
        rank = schema.Rank.EITHER
    return Array(
        dtype,
        rank,
        _writable(row, alias, source, operands),
        _negative_strides(row, alias, source, operands),
        ndim,
        rank is schema.Rank.ARRAY and _is_filled(row, source, operands),
        memory=locations.of_array(row, alias, operands),
        departures=severing.departures_of_array(row, dtype, operands),
    )


def _source(operands: Operands) -> Array | None:
    """The array that goes in first, whose memory the result may share."""
    return next((one for value in operands.inputs for one in alternatives(value) if isinstance(one, Array)), None)


def _sharing(row: schema.ArrayResult, source: Array | None, dtype: Fact[str], operands: Operands) -> schema.Alias:
    """Whether the result shares the memory of its source, as far as the arguments and dtypes tell."""
    alias = row.alias
    asked = None if row.copy is None else operands.argument("copy", row.copy)
    if row.copy is not None:
        if asked is None:
            alias = schema.Alias.SOMETIMES if operands.has_spread else schema.Alias.NEVER
        elif asked != Constant(False) and asked != NONE:
            alias = schema.Alias.NEVER if asked == Constant(True) else schema.Alias.SOMETIMES
    elif (asked := operands.keywords.get("copy")) not in (None, Constant(False), NONE):
        return schema.Alias.NEVER if asked == Constant(True) else schema.Alias.SOMETIMES
    if alias is schema.Alias.SOMETIMES and row.is_same and source is not None and not operands.has_spread:
        return _sharing_by_dtype(source, dtype, operands)
    return alias


_LAYOUT = frozenset({"order", "requirements", "like", "ndmin"})


def _sharing_by_dtype(source: Array, dtype: Fact[str], operands: Operands) -> schema.Alias:
    """The same object where its dtype is the one that is asked for, a copy where it is another."""
    positional = len(operands.arguments) - (operands.receiver is None)
    keywords = operands.keywords.keys() - {"copy"}
    if not positional and not keywords:
        return schema.Alias.ALWAYS
    if positional > 1 or not keywords.isdisjoint(_LAYOUT):
        return schema.Alias.SOMETIMES
    if not (source.dtype.is_known and dtype.is_known):
        return schema.Alias.SOMETIMES
    if source.dtype.outcomes.isdisjoint(dtype.outcomes):
        return schema.Alias.NEVER
    return schema.Alias.ALWAYS if source.dtype.single == dtype.single is not None else schema.Alias.SOMETIMES


def _writable(row: schema.ArrayResult, alias: schema.Alias, source: Array | None, operands: Operands) -> Fact[bool]:
    """A copy can be written to; a view if its source can be, unless the operation gives no such view."""
    if row.writable is False and alias is schema.Alias.SOMETIMES:
        return Fact.unknown(Origin(operands.node, "it may be a view that cannot be written to"))
    if row.writable is False:
        return Fact.of(False, Origin(operands.node, "it cannot be written to"))
    if row.writable is True or (source is not None and alias is schema.Alias.NEVER):
        return Fact.of(True)
    if source is not None:
        may_be_copied = alias is schema.Alias.SOMETIMES and not source.writable.only(True)
        reason = Origin(operands.node, "it may be a copy, or share memory that cannot be written to")
        return Fact.unknown(reason) if may_be_copied else source.writable
    first = next(iter(operands.inputs), None)
    if alias is schema.Alias.ALWAYS and first is not None and all(map(_is_bytes, alternatives(first))):
        return Fact.of(False, Origin(operands.node, "bytes cannot be written to"))
    # An array of Python numbers is new, and a tensor's memory can be written to; other data may be shared.
    if any(isinstance(one, (Sequence, Tensor)) for one in operands.inputs):
        return Fact.of(True)
    return Fact.unknown(Origin(operands.node, "it may share memory that cannot be written to"))


def _is_bytes(value: Value) -> bool:
    return value == PythonObject("bytes") or (isinstance(value, Constant) and isinstance(value.value, bytes))


def _negative_strides(
    row: schema.ArrayResult, alias: schema.Alias, source: Array | None, operands: Operands
) -> Fact[bool]:
    """A copy runs forwards; of what shares memory with an array that does not, the row must say so."""
    if row.negative_strides is True:
        return _reversed(source, operands)
    if source is None:
        return _of_unknown(row, operands)
    if alias is schema.Alias.NEVER or source.negative_strides.only(False):
        return Fact.of(False)
    if row.negative_strides is None and alias is schema.Alias.ALWAYS:
        return source.negative_strides
    return Fact.unknown(Origin(operands.node, "it may be a view of an array that is reversed"))


def _of_unknown(row: schema.ArrayResult, operands: Operands) -> Fact[bool]:
    is_reversed = any(isinstance(one, UnknownValue) and one.is_reversed for one in operands.inputs)
    if not is_reversed or row.alias is schema.Alias.NEVER or row.negative_strides is False:
        return Fact.of(False)
    reason = Origin(operands.node, "it may be a view of an array that is reversed")
    return Fact({True: reason, UNKNOWN: reason})


def _reversed(source: Array | None, operands: Operands) -> Fact[bool]:
    before: Fact[bool] = Fact.of(False) if source is None else source.negative_strides
    origin = Origin(operands.node, "it reverses the array")
    after = turned(before, origin)
    return after if _names_an_axis(operands) else after.join(Fact.unknown(origin))


def _names_an_axis(operands: Operands) -> bool:
    """Whether an axis is reversed for sure: `np.flip(x, ())` reverses none."""
    axis = operands.keywords.get("axis", operands.arguments[1] if len(operands.arguments) > 1 else NONE)
    return isinstance(axis, Constant) or (isinstance(axis, Sequence) and bool(axis.elements))


def turned(before: Fact[bool], origin: Origin) -> Fact[bool]:
    """Whether an array runs backwards after a reversal: the second one may undo the first."""
    if before.only(False):
        return Fact.of(True, origin)
    if before.may_be(True):
        return Fact.unknown(Origin(origin.node, "it is turned around more than once"))
    return Fact({True: origin, UNKNOWN: before.reason})


def _is_filled(row: schema.ArrayResult, source: Array | None, operands: Operands) -> bool:
    """Whether it holds an element for sure, in at least one dimension."""
    if row.size is schema.Size.SOME:
        return True
    first = next(iter(operands.inputs), None)
    if row.size is schema.Size.INPUT:
        if source is not None:
            is_scalar_left = row.negative_strides is True and not source.ndim and "axis" not in operands.keywords
            return source.is_filled and source.rank is schema.Rank.ARRAY and not is_scalar_left
        return isinstance(first, Sequence) and _holds_numbers(first)
    is_shape_alone = all(not isinstance(one, Constant) for one in operands.arguments[1:2])
    return row.size is schema.Size.ARGUMENT and first is not None and is_shape_alone and _is_size(first)


def _holds_numbers(value: Sequence) -> bool:
    """Whether a list, or the first one in it, is known to hold something."""
    first = value.elements[0] if value.elements else None
    return _holds_numbers(first) if isinstance(first, Sequence) else isinstance(first, (Constant, PythonObject))


def _is_size(value: Value) -> bool:
    """Whether a shape is written out, and has room for an element in each of its dimensions."""
    sizes = (value.elements or ()) if isinstance(value, Sequence) else (value,)
    return bool(sizes) and all(isinstance(one, Constant) and _is_positive(one.value) for one in sizes)


def _is_positive(size: object) -> bool:
    return isinstance(size, (int, float)) and size > 0


def _ndim(row: schema.ArrayResult, source: Array | None, dtype: Fact[str], operands: Operands) -> int | None:
    """The number of dimensions of an array of a shape, made of nested lists, or made of a single number."""
    if row.shape is not None:
        return _length_of_shape(row, operands)
    first = next(iter(operands.inputs), None)
    if row.rank is schema.Rank.KEPT:
        return source.ndim if source is first and source is not None else None
    if row.size is schema.Size.ARGUMENT:
        return _length(first)
    if any(record_dtypes.is_of_records(str(one)) for one in dtype.outcomes):
        # The innermost tuples are records, not a dimension.
        return None
    if row.dtype is not schema.DType.KEYWORD_OR_INFERRED or first is None:
        return None
    depth = 0
    current: Value = first
    while isinstance(current, Sequence):
        depth += 1
        current = current.element
    is_single = isinstance(current, (Constant, PythonObject)) and python_kind(current) in _SINGLE_VALUES
    return depth if is_single and (depth or row.rank is schema.Rank.NDARRAY) else None


_SINGLE_VALUES = frozenset({"bool", "int", "float", "number", "string"})


def _length_of_shape(row: schema.ArrayResult, operands: Operands) -> int | None:
    """The number of dimensions of the shape that is asked for, as one argument or number by number."""
    shape = row.shape
    if shape is None or operands.has_spread:
        return None
    length = _length(operands.argument(shape.name, shape.position))
    numbers = operands.arguments[shape.position :]
    return len(numbers) if shape.is_spread and len(numbers) > 1 else length


def _length(shape: Value | None) -> int | None:
    """The number of dimensions that a shape names."""
    if isinstance(shape, Sequence):
        return None if shape.elements is None else len(shape.elements)
    is_number = isinstance(shape, (Constant, PythonObject)) and python_kind(shape) in ("int", "float")
    return 1 if is_number else None


def _rank(rank: schema.Rank, operands: Operands) -> schema.Rank:
    """What a row makes of the first thing that goes in, where that decides."""
    if rank not in _BY_INPUT:
        return rank
    by_input = _BY_INPUT[rank]
    first = next(iter(operands.inputs), None)
    kinds = alternatives(first) if first is not None else ()
    given = functools.reduce(join_ranks, map(_rank_of, kinds)) if kinds else schema.Rank.EITHER
    return by_input.get(given, by_input[schema.Rank.EITHER])


_BY_INPUT: Mapping[schema.Rank, Mapping[schema.Rank, schema.Rank]] = {
    schema.Rank.NDARRAY: {
        schema.Rank.ARRAY: schema.Rank.ARRAY,
        schema.Rank.EITHER: schema.Rank.NDARRAY,
    },
    schema.Rank.INPUT: {
        schema.Rank.ARRAY: schema.Rank.ARRAY,
        schema.Rank.NDARRAY: schema.Rank.LIKELY,
        schema.Rank.LIKELY: schema.Rank.LIKELY,
        schema.Rank.EITHER: schema.Rank.EITHER,
    },
    schema.Rank.KEPT: {
        schema.Rank.ARRAY: schema.Rank.ARRAY,
        schema.Rank.NDARRAY: schema.Rank.NDARRAY,
        schema.Rank.LIKELY: schema.Rank.LIKELY,
        schema.Rank.EITHER: schema.Rank.EITHER,
    },
    schema.Rank.SQUEEZED: {
        schema.Rank.ARRAY: schema.Rank.NDARRAY,
        schema.Rank.NDARRAY: schema.Rank.NDARRAY,
        schema.Rank.EITHER: schema.Rank.EITHER,
    },
    schema.Rank.RESHAPED: {schema.Rank.EITHER: schema.Rank.NDARRAY},
}
"""Rank of a row -> that of what goes in -> that of the result; what is not named gives what EITHER gives."""


def _rank_of(value: Value) -> schema.Rank:
    """A list has a dimension, a tensor may have none."""
    if isinstance(value, Sequence):
        return schema.Rank.ARRAY
    if isinstance(value, Array):
        return value.rank
    return schema.Rank.NDARRAY if isinstance(value, Tensor) else schema.Rank.EITHER
