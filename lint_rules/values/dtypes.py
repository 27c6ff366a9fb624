"""The dtype of what an operation gives."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Callable, Iterable
from dataclasses import replace
from math import prod

from lint_rules.knowledge import schema
from lint_rules.values.dtype_names import FLOATING, NOT_FLOATING, named_dtype
from lint_rules.values.fact import Fact, Origin, join_facts
from lint_rules.values.kinds import NUMBER_ORDER, number_kinds, python_kind
from lint_rules.values.operands import Operands
from lint_rules.values.promotion import array_promotions, complex_of, tensor_promotions
from lint_rules.values.value import (
    Array,
    Constant,
    DTypeObject,
    PythonObject,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
)


def dtype_of(value: Value) -> Fact[str] | None:
    """The dtype of a tensor or array, or None if the value has none."""
    facts = []
    for one in alternatives(value):
        if isinstance(one, (Tensor, Array)):
            facts.append(one.dtype)
        elif isinstance(one, UnknownValue):
            facts.append(Fact[str].unknown(one.origin))
        elif isinstance(one, Sequence) and (inner := dtype_of(one.element)) is not None:
            facts.append(inner)
    return join_facts(facts) if facts else None


def result_dtype(rule: schema.DType | str, operands: Operands) -> Fact[str]:
    given = _given_dtype(rule, operands)
    if given is not None:
        return given
    if not isinstance(rule, schema.DType):
        return Fact.of(rule, Origin(operands.node, f"it is {rule}"))
    if rule in (schema.DType.KEYWORD, schema.DType.KEYWORD_OR_INFERRED, schema.DType.LIKE_OR_KEYWORD):
        return _dtype_by_keyword(rule, operands)
    if rule is schema.DType.ARGUMENT:
        return _dtype_by_argument(operands)
    source = next((fact for value in operands.inputs if (fact := dtype_of(value)) is not None), None)
    if source is None or rule is schema.DType.UNKNOWN:
        return Fact.unknown(Origin(operands.node, "its dtype is not known"))
    if rule is schema.DType.PROMOTED:
        return _promoted(operands)
    return _mapped_dtype(rule, source, operands)


def summed(element: Fact[str], operands: Operands) -> Fact[str]:
    """What `sum()` makes of tensors: it begins with the number 0, and no more than two dtypes of them meet."""
    origin = Origin(operands.node, "summed up here")
    if not element.is_known:
        return element
    results = _combinations([_outcomes(element), _outcomes(element), ["int64"]], 2, tensor_promotions)
    if results is None or len(element.outcomes) > 2:
        return Fact.unknown(origin)
    return join_facts(Fact.of(dtype, origin) for dtype in sorted(results))


_SAYS_DTYPE_ITSELF = (
    schema.DType.KEYWORD,
    schema.DType.KEYWORD_OR_INFERRED,
    schema.DType.LIKE_OR_KEYWORD,
    schema.DType.ARGUMENT,
)


def _given_dtype(rule: schema.DType | str, operands: Operands) -> Fact[str] | None:
    """A dtype among the arguments decides (`x.view(torch.int32)`, `x.sum(dtype=torch.long)`)."""
    if rule in _SAYS_DTYPE_ITSELF:
        return None
    keyword = operands.keywords.get("dtype")
    if keyword is not None and keyword != Constant(None):
        return named_dtype(keyword) or Fact.unknown(operands.undecided("its dtype is chosen at run time"))
    named = [one for one in operands.arguments if isinstance(one, DTypeObject)]
    return Fact.of(named[0].dtype, Origin(operands.node, "cast here")) if named else None


def may_be_cast(rule: schema.DType | str, operands: Operands) -> bool:
    """Whether an argument that is not understood may name a dtype: a cast to integers ends the graph."""
    keyword = operands.keywords.get("dtype")
    if keyword is not None and keyword != Constant(None) and named_dtype(keyword) is None:
        return True
    if rule is not schema.DType.ARGUMENT:
        return operands.has_spread
    first = operands.arguments[0] if operands.arguments else None
    if isinstance(first, Tensor):
        return not first.dtype.is_known
    return first == PythonObject("dtype") or (isinstance(first, UnknownValue) and not _is_called_device(operands.node))


def _is_called_device(node: ast.AST) -> bool:
    first = node.args[0] if isinstance(node, ast.Call) and node.args else None
    name = first.attr if isinstance(first, ast.Attribute) else getattr(first, "id", "")
    return isinstance(name, str) and name.endswith("device")


def _mapped_dtype(rule: schema.DType, source: Fact[str], operands: Operands) -> Fact[str]:
    if rule is schema.DType.TRUTH:
        outcomes = source.outcomes if source.is_known else ("bool", "uint8")
        return join_facts(Fact.of("uint8" if one == "uint8" else "bool") for one in outcomes)
    if rule is schema.DType.INPUT or not source.is_known:
        return source
    return join_facts(_mapped_outcome(rule, str(outcome), operands) for outcome in source.outcomes)


_OF_IMAGES = frozenset({"float32", "float64", "int16", "int32", "uint16", "uint8"})
_REAL_PARTS = {"complex64": "float32", "complex128": "float64"}


def _mapped_outcome(rule: schema.DType, dtype: str, operands: Operands) -> Fact[str]:
    origin = Origin(operands.node, "computed here")
    if rule is schema.DType.REAL:
        return Fact.of(_REAL_PARTS.get(dtype, dtype), origin)
    if rule is schema.DType.IMAGE:
        return Fact.of(dtype, origin) if dtype in _OF_IMAGES else Fact.unknown(origin)
    if dtype in FLOATING:
        return Fact.of(dtype, origin)
    if dtype not in NOT_FLOATING:
        return Fact.unknown(Origin(operands.node, f"it depends on what is made of {dtype}"))
    return Fact.of("int64", origin) if rule is schema.DType.SUM else operands.context.default_dtype


def _promoted(operands: Operands) -> Fact[str]:
    facts = [fact for value in operands.inputs for fact in _dtypes_in(value)]
    if not facts or not all(fact.is_known for fact in facts):
        return Fact.unknown(Origin(operands.node, "the dtypes that meet here are not all known"))
    others = [value for value in operands.inputs if dtype_of(value) is None]
    if any(_holds_array(value) for value in operands.inputs):
        combine, numbers = array_promotions, [_kinds_of_number(value) for value in others]
    else:
        combine, numbers = tensor_promotions, [_dtypes_of_number(value, operands) for value in others]
    choices = [_outcomes(fact) for fact in facts] + [number for number in numbers if number is not None]
    results = None
    if None not in numbers and prod(map(len, choices)) <= MAX_COMBINATIONS:
        results = _combinations(choices, len(facts), combine)
    if results is None:
        return Fact.unknown(Origin(operands.node, "it depends on type promotion"))
    origin = Origin(operands.node, "computed here")
    return join_facts(Fact.of(dtype, origin) for dtype in sorted(results))


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
    return kinds if all(kind in NUMBER_ORDER for kind in kinds) else None


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
    is_complex = isinstance(value, Constant) and isinstance(value.value, complex)
    return [complex_of(dtype) for dtype in floating] if is_complex else None


def _dtype_by_keyword(rule: schema.DType, operands: Operands) -> Fact[str]:
    named = operands.argument("dtype", operands.dtype_position)
    if named is not None and named != Constant(None):
        return named_dtype(named) or Fact.unknown(operands.undecided("its dtype is chosen at run time"))
    if operands.has_spread:
        return Fact.unknown(Origin(operands.node, "it may be given a dtype by keyword arguments"))
    if rule is schema.DType.KEYWORD:
        return operands.context.default_dtype
    if rule is schema.DType.LIKE_OR_KEYWORD:
        source = next((fact for value in operands.inputs if (fact := dtype_of(value)) is not None), None)
        return source or Fact.unknown(Origin(operands.node, "its dtype is not known"))
    return inferred_dtype(_data(operands), operands)


_NO_DATA = frozenset(
    {"device", "dtype", "requires_grad", "pin_memory", "layout", "out", "copy", "order", "ndmin", "subok", "like"}
)


def _data(operands: Operands) -> tuple[Value, ...]:
    """What goes in, without the arguments that only say what becomes of it."""
    named = (value for name, value in operands.keywords.items() if name not in _NO_DATA)
    return (*replace(operands, keywords={}).inputs, *named)


def inferred_dtype(inputs: tuple[Value, ...], operands: Operands) -> Fact[str]:
    """What `torch.tensor` or `np.array` makes of data without being told."""
    kinds = [number_kinds(one) for value in inputs for one in alternatives(value)]
    numbers = frozenset[str]().union(*(kind for kind in kinds if kind is not None))
    if None not in kinds and "float" in numbers:
        # A size beside it (`full((2, 3), 1.0)`) does not count, nor does a start (`arange(0, 1.0)`).
        inputs = tuple(Constant(0.0) for _ in inputs[:1])
    facts = [_inferred_dtype_of(value, operands) for value in inputs]
    return join_facts(facts) if facts else operands.context.default_dtype


def _dtype_held(value: Value) -> Fact[str] | None:
    """What a list of tensors or arrays is made into, where all are of one dtype."""
    if not isinstance(value, Sequence):
        return None
    facts = [dtype_of(element) for element in value.elements or (value.element,)]
    first = facts[0]
    return first if first is not None and first.single is not None and all(fact == first for fact in facts) else None


def _inferred_dtype_of(data: Value, operands: Operands) -> Fact[str]:
    unknown_fact: Fact[str] = Fact.unknown(Origin(operands.node, "its dtype depends on the data"))
    facts: list[Fact[str]] = []
    for one in alternatives(data):
        if isinstance(one, (Tensor, Array)):
            facts.append(one.dtype)
            continue
        held = _dtype_held(one)
        if held is not None:
            facts.append(held)
            continue
        kinds = number_kinds(one)
        if kinds is None:
            return unknown_fact
        widest = max(kinds, key=NUMBER_ORDER.index)
        origin = Origin(operands.node, f"NumPy and torch choose it for Python numbers of type {widest}")
        named = {"bool": "bool", "int": "int64"}.get(widest)
        facts.append(operands.context.default_dtype if named is None else Fact.of(named, origin))
    return join_facts(facts)


def _is_tensor(value: Value | None) -> bool:
    """Whether it may be a tensor, whose `.to()` takes devices as well as dtypes."""
    return value is not None and not all(isinstance(one, (Array, Sequence)) for one in alternatives(value))


def _dtype_of_target(value: Value, operands: Operands) -> Fact[str] | None:
    """What `x.to(value)` casts to; None where that says nothing of a dtype."""
    if isinstance(value, Tensor):
        return value.dtype
    if value == PythonObject("dtype") or (isinstance(value, UnknownValue) and not _is_called_device(operands.node)):
        return Fact.unknown(Origin(operands.node, "it may be cast here"))
    return None


def _dtype_by_argument(operands: Operands) -> Fact[str]:
    source = None if operands.receiver is None else dtype_of(operands.receiver)
    if not _is_tensor(operands.receiver):
        asked = operands.argument("dtype", 0)
        cast = named_dtype(asked) if asked is not None else source
        reason = Origin(operands.node, "it is cast to what is not known here")
        return cast.because(Origin(operands.node, "cast here")) if cast is not None else Fact.unknown(reason)
    for value in (*operands.keywords.values(), *operands.arguments):
        named = named_dtype(value)
        if named is not None and named.single not in (None, "cpu", "cuda"):
            return named.because(Origin(operands.node, "cast here"))
        casts = [_dtype_of_target(one, operands) for one in alternatives(value)]
        known = [cast for cast in casts if cast is not None]
        if known:
            kept = [source] if len(known) < len(casts) and source is not None else []
            return join_facts([*known, *kept])
    return source or Fact.unknown(Origin(operands.node, "its dtype is not known"))
