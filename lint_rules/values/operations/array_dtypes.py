"""The dtype of what a row of the tables gives, for arrays: as for tensors, but for what only arrays have."""

from __future__ import annotations

from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.domain.dtype_names import dtype_of, is_swapped
from lint_rules.values.domain.fact import UNKNOWN, Fact, Origin
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.kinds import number_kinds, python_kind
from lint_rules.values.domain.value import (
    NONE,
    Array,
    Constant,
    DTypeObject,
    PythonObject,
    Sequence,
    Value,
    alternatives,
)
from lint_rules.values.frames.operands import Operands
from lint_rules.values.operations import dtypes
from lint_rules.values.operations.promoted_dtypes import listed_dtype, promoted_array_dtype

_UNSIGNED = frozenset({"uint8", "uint16", "uint32", "uint64"})
_SMALL_INTEGERS = frozenset({"bool", "int8", "uint8", "int16", "uint16"})


def result_dtype(row: schema.ArrayResult, operands: Operands) -> Fact[str]:
    """The dtype of the array that a call gives. NumPy's default is float64, whatever torch's is."""
    if row.dtype is schema.DType.KEYWORD_OR_INFERRED and (told := _of_objects(operands)) is not None:
        return told
    operands = _with_lists_as_arrays(operands)
    source = next((fact for value in operands.inputs if (fact := dtype_of(value)) is not None), None)
    if row.dtype is schema.DType.FLOATING and source is not None and not source.outcomes.isdisjoint(_SMALL_INTEGERS):
        # np.sqrt of int8 gives float16, of int16 float32.
        return Fact.unknown(Origin(operands.node, "the floating dtype depends on the size of the integers"))
    numpy_context = replace(operands.context, default_dtype=Fact.of("float64"))
    numpy_operands = replace(operands, context=numpy_context)
    result = dtypes.result_dtype(row.dtype, numpy_operands)
    if row.dtype is schema.DType.PROMOTED and source is not None and not _names_dtype(operands):
        return promoted_array_dtype(numpy_operands)
    if row.dtype is schema.DType.SUM and source is not None and not source.outcomes.isdisjoint(_UNSIGNED):
        return _sum_of_unsigned(source, result, operands)
    computes = row.dtype is schema.DType.INPUT and row.alias is schema.Alias.NEVER
    if computes and any(one is not UNKNOWN and is_swapped(str(one)) for one in result.outcomes):
        # Some functions give the machine's own byte order, others (`copy`, `repeat`) keep it.
        return Fact.unknown(Origin(operands.node, "the byte order may change here"))
    return result


def _with_lists_as_arrays(operands: Operands) -> Operands:
    """A list of tensors or arrays goes in as the array that NumPy makes of it."""

    def joined(value: Value) -> Value:
        is_list = isinstance(value, Sequence) and value.elements != () and dtype_of(value) is not None
        return Array(listed_dtype(value, operands)) if is_list and isinstance(value, Sequence) else value

    kinds = [one for value in operands.arguments for one in alternatives(value)]
    if not any(isinstance(one, Sequence) for one in kinds):
        return operands
    arguments = (join_all([joined(one) for one in alternatives(value)]) for value in operands.arguments)
    return replace(operands, arguments=tuple(arguments))


def _names_dtype(operands: Operands) -> bool:
    told = operands.argument("dtype", operands.dtype_position)
    return (told is not None and told != NONE) or operands.has_spread or any(map(_is_dtype, operands.arguments))


def _is_dtype(value: Value) -> bool:
    return isinstance(value, DTypeObject)


def _sum_of_unsigned(source: Fact[str], result: Fact[str], operands: Operands) -> Fact[str]:
    """NumPy sums unsigned integers as uint64, where torch makes int64 of them; unless a dtype is asked for."""
    if _names_dtype(operands):
        return result
    wide: Fact[str] = Fact.of("uint64", Origin(operands.node, "NumPy sums unsigned integers in it"))
    return wide if source.outcomes <= _UNSIGNED else result.join(wide)


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
