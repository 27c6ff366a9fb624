"""The dtype of what an operation gives."""

from __future__ import annotations

import ast
import functools
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.domain.dtype_names import FLOATING, NOT_FLOATING, dtype_of, named_dtype
from lint_rules.values.domain.fact import Fact, Origin, Unknown, join_facts
from lint_rules.values.domain.kinds import NUMBER_ORDER, number_kinds
from lint_rules.values.domain.outcomes import Layout
from lint_rules.values.domain.value import (
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
from lint_rules.values.frames.operands import Operands
from lint_rules.values.operations.mixed_dtypes import is_mixed, mixed_dtype
from lint_rules.values.operations.promoted_dtypes import promoted_dtype
from lint_rules.values.tree.syntax import last_name


def result_dtype(rule: schema.DType | str, operands: Operands) -> Fact[str]:
    given = _given_dtype(rule, operands)
    if given is not None:
        return given
    if not isinstance(rule, schema.DType):
        return Fact.of(rule, Origin(operands.node, f"it is {rule}"))
    if rule is schema.DType.ARGUMENT:
        return _dtype_by_argument(operands)
    if rule in _SAYS_DTYPE_ITSELF:
        return _dtype_by_keyword(rule, operands)
    if rule is schema.DType.WEIGHT:
        weight = operands.argument("weight", 1)
        unseen = Fact[str].unknown(Origin(operands.node, "its dtype is not known"))
        return unseen if weight is None else dtype_of(weight) or unseen
    source = next((fact for value in operands.inputs if (fact := dtype_of(value)) is not None), None)
    if source is None or rule in (schema.DType.UNKNOWN, schema.DType.WEIGHTS):
        return Fact.unknown(Origin(operands.node, "its dtype is not known"))
    if rule is schema.DType.INPUT and _may_be_sparse(operands.inputs[0]):
        # Products with a sparse matrix that holds nothing were seen not to compare the dtypes.
        unseen = Fact[str].unknown(Origin(operands.node, "its dtype is not known"))
        return join_facts([source, *(dtype_of(one) or unseen for one in operands.inputs[1:])])
    if rule is schema.DType.REINTERPRETED:
        undecided = Fact[str].unknown(operands.undecided("it may be read as another dtype here"))
        return source.join(undecided) if _may_reinterpret(operands) else source
    if rule in (schema.DType.PROMOTED, schema.DType.QUOTIENT) and is_mixed(operands):
        return mixed_dtype(rule, operands, functools.partial(_of_promoted, rule))
    if rule is schema.DType.PROMOTED or rule in _OF_PROMOTED:
        return _of_promoted(rule, operands)
    return _mapped_dtype(rule, source, operands)


def _of_promoted(rule: schema.DType, operands: Operands) -> Fact[str]:
    promoted = promoted_dtype(operands)
    return promoted if rule is schema.DType.PROMOTED else _mapped_dtype(rule, promoted, operands)


_OF_PROMOTED = (schema.DType.QUOTIENT, schema.DType.DISTANCE, schema.DType.WIDEST)
_SPARSE = (Layout.SPARSE, Layout.COMPRESSED)
_SAYS_DTYPE_ITSELF = (
    schema.DType.KEYWORD,
    schema.DType.KEYWORD_OR_FILL,
    schema.DType.KEYWORD_OR_INFERRED,
    schema.DType.KEYWORD_OR_INT64,
    schema.DType.LIKE_OR_KEYWORD,
    schema.DType.ARGUMENT,
)


def _may_be_sparse(value: Value) -> bool:
    return any(isinstance(one, Tensor) and any(map(one.form.layout.may_be, _SPARSE)) for one in alternatives(value))


def _given_dtype(rule: schema.DType | str, operands: Operands) -> Fact[str] | None:
    """A dtype among the arguments decides (`x.view(torch.int32)`, `x.sum(dtype=torch.long)`)."""
    if rule in _SAYS_DTYPE_ITSELF:
        return None
    told = operands.argument("dtype", operands.dtype_position)
    if told is not None and told != Constant(None):
        return _chosen(told, operands, "computed in this dtype")
    named = next(filter(_may_be_dtype, operands.arguments), None)
    return None if named is None else _chosen(named, operands, "cast here")


def _may_be_dtype(value: Value) -> bool:
    return any(isinstance(one, DTypeObject) for one in alternatives(value))


def _may_reinterpret(operands: Operands) -> bool:
    """Whether the argument of `x.view(y)` may be a dtype, for all that is known of it; of several, none is."""
    given = (*operands.arguments, *operands.keywords.values())
    kinds = alternatives(given[0]) if len(given) == 1 else ()
    return any(isinstance(one, UnknownValue) or one == PythonObject("dtype") for one in kinds)


def _chosen(named: Value, operands: Operands, why: str) -> Fact[str]:
    fact = named_dtype(named)
    if fact is None:
        return Fact.unknown(operands.undecided("its dtype is chosen at run time"))
    return fact.because(Origin(operands.node, why))


def may_be_cast(rule: schema.DType | str, operands: Operands) -> bool:
    """Whether an argument that is not understood may name a dtype: a cast to integers ends the graph."""
    keyword = operands.keywords.get("dtype")
    if keyword is not None and keyword != Constant(None) and named_dtype(keyword) is None:
        return True
    if any(_may_be_dtype(one) and named_dtype(one) is None for one in operands.arguments):
        return True
    if rule is schema.DType.REINTERPRETED:
        return operands.has_spread or _may_reinterpret(operands)
    if rule is not schema.DType.ARGUMENT:
        return operands.has_spread
    targets = (_dtype_of_target(one, operands) for value in operands.arguments[:1] for one in alternatives(value))
    return any(cast is not None and not cast.is_known for cast in targets)


def _is_called_device(node: ast.AST) -> bool:
    first = node.args[0] if isinstance(node, ast.Call) and node.args else None
    return last_name(first).endswith("device")


def _mapped_dtype(rule: schema.DType, source: Fact[str], operands: Operands) -> Fact[str]:
    if rule is schema.DType.TRUTH:
        outcomes = source.outcomes if source.is_known else ("bool", "uint8")
        return join_facts(Fact.of("uint8" if one == "uint8" else "bool") for one in outcomes)
    if rule is schema.DType.INPUT or not source.is_known:
        return source
    if rule is schema.DType.QUOTIENT and source.outcomes <= FLOATING:
        return source
    return join_facts(_mapped_outcome(rule, str(outcome), operands) for outcome in source.outcomes)


_OF_IMAGES = frozenset({"float32", "float64", "int16", "int32", "uint16", "uint8"})
_REAL_PARTS = {"complex32": "float16", "complex64": "float32", "complex128": "float64"}
_COMPLEX_OF = {"float32": "complex64", "float64": "complex128"}


def _complex_of(dtype: str | Unknown, origin: Origin) -> Fact[str]:
    if dtype in _REAL_PARTS:
        return Fact.of(str(dtype), origin)
    named = _COMPLEX_OF.get(str(dtype))
    return Fact.unknown(origin) if named is None else Fact.of(named, origin)


def _mapped_outcome(rule: schema.DType, dtype: str, operands: Operands) -> Fact[str]:
    origin = Origin(operands.node, "computed here")
    if rule is schema.DType.REAL:
        return Fact.of(_REAL_PARTS.get(dtype, dtype), origin)
    if rule is schema.DType.COMPLEX:
        floating = Fact.of(dtype, origin) if dtype in FLOATING else operands.context.default_dtype
        return join_facts(_complex_of(one, origin) for one in floating.outcomes)
    if rule is schema.DType.IMAGE:
        return Fact.of(dtype, origin) if dtype in _OF_IMAGES else Fact.unknown(origin)
    if rule is schema.DType.WIDEST:
        return Fact.of("complex128" if dtype in _REAL_PARTS else "float64", origin)
    if rule is schema.DType.COUNT:
        return Fact.of("int64" if dtype == "bool" else dtype, origin)
    if rule is schema.DType.DISTANCE:
        dtype = _REAL_PARTS.get(dtype, dtype)
    if dtype in FLOATING:
        return Fact.of(dtype, origin)
    if dtype not in NOT_FLOATING:
        return Fact.unknown(Origin(operands.node, f"it depends on what is made of {dtype}"))
    return Fact.of("int64", origin) if rule is schema.DType.SUM else operands.context.default_dtype


def _dtype_by_keyword(rule: schema.DType, operands: Operands) -> Fact[str]:
    named = operands.argument("dtype", operands.dtype_position)
    if named is not None and named != Constant(None):
        return _chosen(named, operands, "made with this dtype")
    if operands.has_spread:
        return Fact.unknown(Origin(operands.node, "it may be given a dtype by keyword arguments"))
    if rule is schema.DType.KEYWORD:
        return operands.context.default_dtype
    if rule is schema.DType.LIKE_OR_KEYWORD:
        source = next((fact for value in operands.inputs if (fact := dtype_of(value)) is not None), None)
        return source or Fact.unknown(Origin(operands.node, "its dtype is not known"))
    if rule is schema.DType.KEYWORD_OR_INT64:
        return Fact.of("int64", Origin(operands.node, "it is int64"))
    fill = operands.argument("fill_value", 1) if rule is schema.DType.KEYWORD_OR_FILL else None
    return inferred_dtype(_data(operands) if fill is None else (fill,), operands)


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
        default = operands.context.default_dtype
        if widest == "complex":
            default = join_facts(_complex_of(one, origin) for one in default.outcomes)
        facts.append(default if named is None else Fact.of(named, origin))
    return join_facts(facts)


def _is_tensor(value: Value | None) -> bool:
    """Whether it may be a tensor, whose `.to()` takes devices as well as dtypes."""
    return value is not None and not all(isinstance(one, (Array, Sequence)) for one in alternatives(value))


def _dtype_of_target(value: Value, operands: Operands) -> Fact[str] | None:
    """What `x.to(value)` casts to; None where that says nothing of a dtype."""
    if isinstance(value, Tensor):
        return value.dtype
    if isinstance(value, DTypeObject):
        return Fact.of(value.dtype, Origin(operands.node, "cast here"))
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
        if named is not None:
            return named.because(Origin(operands.node, "cast here"))
        casts = [_dtype_of_target(one, operands) for one in alternatives(value)]
        known = [cast for cast in casts if cast is not None]
        if known:
            kept = [source] if len(known) < len(casts) and source is not None else []
            return join_facts([*known, *kept])
    return source or Fact.unknown(Origin(operands.node, "its dtype is not known"))
