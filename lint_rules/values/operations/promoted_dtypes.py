"""The dtype of what several tensors, arrays and numbers give together: which of them meet, on which path."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Callable, Iterable
from math import prod

from lint_rules.values.domain.dtype_names import dtype_of
from lint_rules.values.domain.fact import Fact, Origin, join_facts
from lint_rules.values.domain.kinds import REAL_NUMBERS, python_kind
from lint_rules.values.domain.promotion import array_promotions, complex_of, promoted, tensor_promotions
from lint_rules.values.domain.value import Array, Constant, PythonObject, Sequence, Value, alternatives
from lint_rules.values.frames.operands import Operands


def promoted_dtype(operands: Operands) -> Fact[str]:
    """What torch, or NumPy where an array is among them, gives for all that goes in."""
    if any(_holds_array(value) for value in operands.inputs):
        return promoted_array_dtype(operands)
    return _promoted(operands, tensor_promotions, [_dtypes_of_number(value, operands) for value in _others(operands)])


def promoted_array_dtype(operands: Operands) -> Fact[str]:
    """What NumPy gives for all that goes in, whose tensors it makes arrays of."""
    return _promoted(operands, array_promotions, [_kinds_of_number(value) for value in _others(operands)])


def _others(operands: Operands) -> list[Value]:
    return [value for value in operands.inputs if dtype_of(value) is None]


def _promoted(operands: Operands, combine: Promotion, numbers: list[list[str] | None]) -> Fact[str]:
    facts = [fact for value in operands.inputs for fact in _dtypes_in(value)]
    if not facts or not all(fact.is_known for fact in facts):
        return Fact.unknown(Origin(operands.node, "the dtypes that meet here are not all known"))
    results = _results(facts, numbers, combine)
    if results is None:
        return Fact.unknown(Origin(operands.node, "it depends on type promotion"))
    return Fact({dtype: _origin(dtype, results, operands) for dtype in sorted(results)})


def _results(facts: list[Fact[str]], numbers: list[list[str] | None], combine: Promotion) -> frozenset[str] | None:
    """What the facts and numbers may give together; None where that is not known, or too much."""
    choices = [_outcomes(fact) for fact in facts] + [number for number in numbers if number is not None]
    if None in numbers or prod(map(len, choices)) > MAX_COMBINATIONS:
        return None
    return _combinations(choices, len(facts), combine)


_NARROWER = "computed here, if what is wider has no dimensions"


def _origin(dtype: str, results: frozenset[str], operands: Operands) -> Origin:
    is_narrower = any(promoted(dtype, other) != dtype for other in results)
    return Origin(operands.node, _NARROWER if is_narrower else "computed here")


def is_unlikely(origin: Origin | None) -> bool:
    """Whether a dtype came about only if something that it met has no dimensions, of which nothing is known."""
    return origin is not None and origin.why == _NARROWER


def _holds_array(value: Value) -> bool:
    return any(
        any(map(_holds_array, one.elements or (one.element,))) if isinstance(one, Sequence) else isinstance(one, Array)
        for one in alternatives(value)
    )


MAX_COMBINATIONS = 32
"""Combinations of dtypes that may meet; more leave nothing worth knowing."""


Promotion = Callable[[list[str], list[str]], "frozenset[str] | None"]


def _combinations(choices: list[list[str]], count: int, combine: Promotion) -> frozenset[str] | None:
    """What each combination gives: the first `count` choices are of dtypes, the others of numbers."""
    results: frozenset[str] = frozenset()
    for chosen in itertools.product(*choices):
        result = combine(list(chosen[:count]), [number for number in chosen[count:] if number])
        if result is None:
            return None
        results |= result
    return results


def _dtypes_in(value: Value) -> Iterable[Fact[str]]:
    """The dtypes that a value brings along: one, or those of the elements of a sequence."""
    fact = dtype_of(value)
    if fact is None:
        return ()
    if not isinstance(value, Sequence):
        return (fact,)
    if value.elements is None:
        # It stands for any number of elements, so that each pair of its outcomes may meet.
        return (fact, fact)
    held = [dtype_of(element) for element in value.elements]
    return [one or Fact[str].unknown(None) for one in held]


def _outcomes(fact: Fact[str]) -> list[str]:
    return sorted(str(outcome) for outcome in fact.outcomes)


def _dtypes_of_number(value: Value, operands: Operands) -> list[str] | None:
    """The dtypes for which a Python number may count; "" is none: no operand, but a `dim` or the like."""
    choices: list[str] = []
    for one in alternatives(value):
        if not isinstance(one, (Constant, PythonObject, Sequence)):
            return None
        dtypes = _dtypes_of_one_number(one, operands)
        if dtypes is None:
            return None
        choices += dtypes
    return choices


def _kinds_of_number(value: Value) -> list[str] | None:
    """The kinds of Python number that a value may be; NumPy takes them for weak."""
    kinds = [python_kind(one) if isinstance(one, (Constant, PythonObject)) else "" for one in alternatives(value)]
    return kinds if all(kind in REAL_NUMBERS for kind in kinds) else None


def _dtypes_of_one_number(value: Constant | PythonObject | Sequence, operands: Operands) -> list[str] | None:
    defaults = operands.context.default_dtype
    if isinstance(value, Sequence) or (
        isinstance(value, Constant) and not isinstance(value.value, (int, float, complex))
    ):
        return [""]
    kind = python_kind(value)
    if kind == "bool":
        return ["bool"]
    if kind in ("int", "size"):
        return ["int64"] if isinstance(operands.node, (ast.BinOp, ast.AugAssign)) else ["int64", ""]
    if not defaults.is_known:
        return None
    floating = _outcomes(defaults)
    if kind == "float":
        return floating
    if kind == "number":
        return ["int64", *floating]
    return [complex_of(dtype) for dtype in floating] if kind == "complex" else None


_OF_LISTED_NUMBERS = {"bool": "bool", "int": "int64", "float": "float64", "complex": "complex128"}


def listed_dtype(value: Sequence, operands: Operands) -> Fact[str]:
    """What NumPy makes of a list that holds tensors or arrays: the dtype that holds all, numbers in the widest."""
    facts = _facts_listed(value)
    first = facts[0]
    if first.single is not None and all(fact == first for fact in facts):
        return first
    if not all(fact.is_known for fact in facts):
        return Fact.unknown(Origin(operands.node, "the dtypes that meet here are not all known"))
    results = _results(facts, [], array_promotions)
    if results is None:
        return Fact.unknown(Origin(operands.node, "it depends on type promotion"))
    return Fact({dtype: Origin(operands.node, "computed here") for dtype in sorted(results)})


def _facts_listed(value: Sequence) -> list[Fact[str]]:
    """The dtype of each thing in a list; of one that stands for all, as often as different ones may meet."""
    if value.elements is None:
        fact = _fact_listed(value.element)
        return [fact] * len(fact.outcomes)
    return [_fact_listed(one) for one in value.elements]


def _fact_listed(value: Value) -> Fact[str]:
    facts: list[Fact[str]] = []
    for one in alternatives(value):
        kind = python_kind(one) if isinstance(one, (Constant, PythonObject)) else None
        if kind in _OF_LISTED_NUMBERS:
            facts.append(Fact.of(_OF_LISTED_NUMBERS[kind]))
        elif isinstance(one, Sequence) and one.elements != ():
            facts.append(join_facts(_facts_listed(one)))
        else:
            facts.append((None if isinstance(one, Sequence) else dtype_of(one)) or Fact[str].unknown(None))
    return join_facts(facts)


def summed(element: Fact[str], operands: Operands) -> Fact[str]:
    """What `sum()` makes of tensors: it begins with the number 0, and no more than two dtypes of them meet."""
    origin = Origin(operands.node, "summed up here")
    if not element.is_known:
        return element
    results = _combinations([_outcomes(element), _outcomes(element), ["int64"]], 2, tensor_promotions)
    if results is None or len(element.outcomes) > 2:
        return Fact.unknown(origin)
    return join_facts(Fact.of(dtype, origin) for dtype in sorted(results))
