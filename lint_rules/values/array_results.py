"""What a row of the tables makes of the facts of arrays: the dtype, the rank, whether it can be written to."""

from __future__ import annotations

from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values import dtypes
from lint_rules.values.dtype_names import is_swapped
from lint_rules.values.fact import UNKNOWN, Fact, Origin
from lint_rules.values.kinds import number_kinds, python_kind
from lint_rules.values.operands import Operands
from lint_rules.values.value import (
    NONE,
    Array,
    Constant,
    PythonObject,
    Sequence,
    Tensor,
    Value,
    alternatives,
)


def array(row: schema.ArrayResult, operands: Operands) -> Value:
    source = next((one for value in operands.inputs for one in alternatives(value) if isinstance(one, Array)), None)
    writable = source.writable if row.writable is None and source else _writable(row, operands)
    strides = (
        source.negative_strides if row.negative_strides is None and source else Fact.of(row.negative_strides is True)
    )
    dtype = _dtype(row, replace(operands, dtype_position=row.dtype_position))
    return Array(dtype, _rank(row.rank, operands), writable, strides, _ndim(row, operands))


def _writable(row: schema.ArrayResult, operands: Operands) -> Fact[bool]:
    """Without an array that it could share memory with: an array of Python numbers is new, other data may be shared."""
    if row.writable is None and not any(isinstance(one, Sequence) for one in operands.arguments):
        return Fact.unknown(Origin(operands.node, "it may share memory that cannot be written to"))
    return Fact.of(row.writable is not False)


def _ndim(row: schema.ArrayResult, operands: Operands) -> int | None:
    """The number of dimensions of an array made of nested lists, or of a single number."""
    first = next(iter(operands.inputs), None)
    if row.dtype is not schema.DType.KEYWORD_OR_INFERRED or row.rank is not schema.Rank.INPUT or first is None:
        return None
    depth = 0
    current: Value = first
    while isinstance(current, Sequence):
        depth += 1
        current = current.element
    is_single = isinstance(current, (Constant, PythonObject)) and python_kind(current) in _SINGLE_VALUES
    return depth if is_single else None


_SINGLE_VALUES = frozenset({"bool", "int", "float", "number", "string"})


def _rank(rank: schema.Rank, operands: Operands) -> schema.Rank:
    """`Rank.INPUT`: an array of a list or of an array, else a scalar or a 0-d array."""
    if rank is not schema.Rank.INPUT:
        return rank
    first = next(iter(operands.inputs), None)
    kinds = alternatives(first) if first is not None else ()
    if kinds and all(isinstance(one, (Sequence, Tensor)) for one in kinds):
        return schema.Rank.ARRAY
    if kinds and all(isinstance(one, Array) and one.rank is schema.Rank.ARRAY for one in kinds):
        return schema.Rank.ARRAY
    return schema.Rank.EITHER


_SMALL_INTEGERS = frozenset({"bool", "int8", "uint8", "int16", "uint16"})


def _dtype(row: schema.ArrayResult, operands: Operands) -> Fact[str]:
    """As for tensors, but NumPy's default floating dtype is float64, whatever torch's is."""
    source = next((fact for value in operands.inputs if (fact := dtypes.dtype_of(value)) is not None), None)
    if row.dtype is schema.DType.FLOATING and source is not None and not source.outcomes.isdisjoint(_SMALL_INTEGERS):
        # np.sqrt of int8 gives float16, of int16 float32.
        return Fact.unknown(Origin(operands.node, "the floating dtype depends on the size of the integers"))
    if row.dtype is schema.DType.KEYWORD_OR_INFERRED and (told := _of_objects(operands)) is not None:
        return told
    numpy_context = replace(operands.context, default_dtype=Fact.of("float64"))
    result = dtypes.result_dtype(row.dtype, replace(operands, context=numpy_context))
    computes = row.dtype is schema.DType.INPUT and row.alias is schema.Alias.NEVER
    if computes and any(one is not UNKNOWN and is_swapped(str(one)) for one in result.outcomes):
        # Some functions give the machine's own byte order, others (`copy`, `repeat`) keep it.
        return Fact.unknown(Origin(operands.node, "the byte order may change here"))
    return result


def _of_objects(operands: Operands) -> Fact[str] | None:
    """What NumPy makes of a list that holds strings or None, without being told a dtype."""
    told = operands.argument("dtype", operands.dtype_position)
    if (told is not None and told != NONE) or operands.has_spread or not operands.arguments:
        return None
    kinds = _kinds_in(operands.arguments[0])
    if not kinds or not kinds <= {"string", "none", "number"}:
        return None
    if "none" in kinds:
        return Fact.of("object", Origin(operands.node, "NumPy chooses it for None among the data"))
    if "string" in kinds:
        return Fact.of("str", Origin(operands.node, "NumPy chooses it for strings"))
    return None


def _kinds_in(value: Value) -> set[str]:
    """What a list holds, nested lists included; `other` for all that is neither a number, a string, nor None."""
    if isinstance(value, Sequence):
        # A list of unknown length may be empty, and then makes an array of float64.
        return {"other"} if value.elements is None else {kind for one in value.elements for kind in _kinds_in(one)}
    if value == NONE:
        return {"none"}
    if isinstance(value, (Constant, PythonObject)) and python_kind(value) == "string":
        return {"string"}
    return {"number"} if number_kinds(value) is not None else {"other"}
