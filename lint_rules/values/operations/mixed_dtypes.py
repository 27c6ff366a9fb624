"""The dtype of an operation of a tensor with what comes from NumPy.

An array makes NumPy compute, and what it gives is wrapped as a tensor. A NumPy scalar counts as a Python number does;
torch 2.13 was seen to take a truth value for a float, and of a complex64 the real part.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.domain.dtype_names import FLOATING
from lint_rules.values.domain.fact import Fact, Origin, join_facts
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.value import Array, PythonObject, Tensor, Value, alternatives
from lint_rules.values.frames.operands import Operands
from lint_rules.values.operations.promoted_dtypes import promoted_array_dtype

_ARRAYS = (schema.Rank.ARRAY, schema.Rank.NDARRAY)
_NUMBERS = {"complex128": "complex"}
_MAX_READINGS = 8


def is_mixed(operands: Operands) -> bool:
    """Whether a tensor goes in beside something that comes from NumPy."""
    kinds = [one for value in operands.inputs for one in alternatives(value)]
    return any(isinstance(one, Tensor) for one in kinds) and any(isinstance(one, Array) for one in kinds)


def mixed_dtype(rule: schema.DType, operands: Operands, of_numbers: Callable[[Operands], Fact[str]]) -> Fact[str]:
    """What the operation gives, with each thing that may be an array or a scalar taken for either."""
    choices = [_readings(value) for value in operands.arguments]
    readings = [replace(operands, arguments=chosen) for chosen in itertools.product(*choices)]
    if len(readings) > _MAX_READINGS:
        return Fact.unknown(Origin(operands.node, "arrays or NumPy scalars meet a tensor here"))
    return join_facts(_by_numpy(rule, one) if is_mixed(one) else of_numbers(one) for one in readings)


def _readings(value: Value) -> list[Value]:
    """What a value may be: an array, or the Python number that a scalar stands for."""
    found: list[Value] = []
    for one in alternatives(value):
        is_array = isinstance(one, Array) and one.rank in _ARRAYS
        if not isinstance(one, Array) or is_array or not one.dtype.is_known:
            found.append(one)
            continue
        if one.rank is not schema.Rank.SCALAR:
            found.append(one)
        found.append(join_all([PythonObject(_number(str(dtype))) for dtype in one.dtype.outcomes]))
    return found


def _number(dtype: str) -> str:
    return "int" if dtype.startswith(("int", "uint")) else _NUMBERS.get(dtype, "float")


def _by_numpy(rule: schema.DType, operands: Operands) -> Fact[str]:
    computed = promoted_array_dtype(operands)
    if rule is schema.DType.QUOTIENT and computed.is_known:
        origin = Origin(operands.node, "NumPy divides integers as float64")
        computed = join_facts(_quotient(str(one), origin) for one in computed.outcomes)
    return wrapped_dtype(computed)


def _quotient(dtype: str, origin: Origin) -> Fact[str]:
    return Fact.of(dtype if dtype in FLOATING or dtype.startswith("complex") else "float64", origin)


def wrapped_dtype(dtype: Fact[str]) -> Fact[str]:
    """An array of truth values is wrapped as a tensor of uint8 (`np.isnan(tensor)`)."""
    if not dtype.may_be("bool"):
        return dtype
    return Fact({"uint8" if one == "bool" else one: dtype.origin(one) for one in dtype.outcomes})
