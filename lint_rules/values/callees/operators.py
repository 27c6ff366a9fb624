"""Operators: arithmetic keeps what tensors bring along, comparisons never carry grad."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise

from lint_rules.knowledge import schema
from lint_rules.values.callees import special_methods
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.promises import derived
from lint_rules.values.domain.value import (
    MAX_ELEMENTS,
    NONE,
    Array,
    Constant,
    Dictionary,
    Instance,
    PythonObject,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
    unknown,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.items.changed_items import merged
from lint_rules.values.operations import gradients, severing, transfer

_ARITHMETIC = schema.TensorResult(dtype=schema.DType.PROMOTED)
_ELEMENTWISE_PRODUCT = replace(_ARITHMETIC, keeps=schema.Keeps.EACH_OTHER)
_PRODUCT = replace(_ELEMENTWISE_PRODUCT, autocast=schema.Autocast.LOWERS)
_POWER = replace(_ARITHMETIC, autocast=schema.Autocast.RAISES_OFF_CPU, keeps=schema.Keeps.OWN)
_QUOTIENT = schema.TensorResult(dtype=schema.DType.QUOTIENT, keeps=schema.Keeps.EACH_OTHER)
_QUOTIENT_OF_NUMBER = schema.TensorResult(dtype=schema.DType.QUOTIENT, autocast=schema.Autocast.RAISES_OFF_CPU)
_ITSELF = schema.TensorResult(alias=schema.Alias.ALWAYS, may_be_same=True)
_COMPARISON = schema.TensorResult(grad=schema.Grad.NEVER, dtype="bool")
_ARRAY_ARITHMETIC = schema.ArrayResult(dtype=schema.DType.PROMOTED, rank=schema.Rank.EITHER, counterpart="")
_ARRAY_DIVISION = schema.ArrayResult(dtype=schema.DType.FLOATING, rank=schema.Rank.EITHER, counterpart="")
_ARRAY_COMPARISON = schema.ArrayResult(dtype="bool", rank=schema.Rank.EITHER)


def binary(frame: Frame, node: ast.BinOp | ast.AugAssign, left: Value, right: Value) -> Value:
    """`left op right`."""
    pairs = [(one, other) for one in alternatives(left) for other in alternatives(right)]
    return derived(
        special_methods.each(frame, pairs, lambda one, other: _binary_of(frame, node, one, other)), left, right
    )


def _binary_of(frame: Frame, node: ast.BinOp | ast.AugAssign, left: Value, right: Value) -> Value:
    if isinstance(left, Instance) or isinstance(right, Instance):
        defined = special_methods.binary(frame, node, left, right)
        if defined is not None:
            return defined
    operands = frame.engine.operands(frame, node, None, (left, right))
    if isinstance(left, Tensor) or isinstance(right, Tensor):
        if isinstance(left, Array) and not isinstance(node.op, ast.Pow):
            return unknown(node, "an array and a tensor meet in an operator")
        result = transfer.apply(_arithmetic(node, left, right), operands)
        return _by_other_side(node, result, (left, right))
    if isinstance(left, UnknownValue) or isinstance(right, UnknownValue):
        root, known = (left, right) if isinstance(left, UnknownValue) else (right, left)
        if isinstance(root, UnknownValue) and isinstance(
            known, (Array, Sequence, Constant, PythonObject, UnknownValue)
        ):
            facts = [gradients.requires_grad_of(one) for one in (left, right)]
            return UnknownValue(root.origin, without_grad=all(fact == gradients.NO_GRAD for fact in facts))
        return known
    if isinstance(left, Array) or isinstance(right, Array):
        return _array_arithmetic(frame, node, left, right)
    if isinstance(left, Dictionary) and isinstance(right, Dictionary) and isinstance(node.op, ast.BitOr):
        return replace(merged(left, right), identity=frame.engine.fresh())
    if isinstance(left, Dictionary) or isinstance(right, Dictionary):
        return unknown(node, "what an operator makes of dicts is not followed")
    if isinstance(left, Sequence):
        return _sequence_operation(frame, node, left, right)
    if isinstance(left, Constant) and isinstance(right, Constant):
        return _folded(node, left, right)
    return _python_result(left, right)


def _arithmetic(node: ast.BinOp | ast.AugAssign, left: Value, right: Value) -> schema.TensorResult:
    """Powers, and what divides a number, are among the operations that autocast raises to float32."""
    if isinstance(node.op, ast.MatMult):
        # torch leaves the product with an array to NumPy, which knows nothing of autocast.
        return _ELEMENTWISE_PRODUCT if isinstance(right, Array) else _PRODUCT
    if isinstance(node.op, ast.Div):
        return _QUOTIENT if isinstance(left, Tensor) else _QUOTIENT_OF_NUMBER
    if isinstance(node.op, ast.Pow):
        return _POWER
    return _ELEMENTWISE_PRODUCT if isinstance(node.op, ast.Mult) else _ARITHMETIC


def _array_arithmetic(frame: Frame, node: ast.BinOp | ast.AugAssign, left: Value, right: Value) -> Value:
    """Elementwise; a quotient of integers is float64."""
    result = transfer.apply(_ARRAY_ARITHMETIC, frame.engine.operands(frame, node, None, (left, right)))
    assert isinstance(result, Array)
    if isinstance(node.op, ast.Div):
        quotient = transfer.apply(_ARRAY_DIVISION, frame.engine.operands(frame, node, None, (result,)))
        assert isinstance(quotient, Array)
        result = quotient
    if isinstance(node.op, ast.Pow) and isinstance(left, Array) and left.dtype.may_be("bool"):
        # Powers of truth values are small integers.
        result = replace(result, dtype=Fact.unknown(Origin(node, "it is a power of truth values")))
    is_product = isinstance(node.op, ast.MatMult)
    return replace(result, rank=_rank_of_product(left, right) if is_product else _rank((left, right)))


def _rank(values: Iterable[Value]) -> schema.Rank:
    """An operation with an array gives an array, and so does a list beside a NumPy scalar; one of scalars a scalar."""
    operands = list(values)
    arrays = [value for value in operands if isinstance(value, Array)]
    if any(one.rank is schema.Rank.ARRAY for one in arrays) or any(isinstance(one, Sequence) for one in operands):
        return schema.Rank.ARRAY
    if all(one.rank is schema.Rank.SCALAR or one.ndim == 0 for one in arrays):
        return schema.Rank.SCALAR
    is_likely = any(one.rank in (schema.Rank.NDARRAY, schema.Rank.LIKELY) for one in arrays)
    return schema.Rank.LIKELY if is_likely else schema.Rank.EITHER


def _rank_of_product(left: Value, right: Value) -> schema.Rank:
    """Of two vectors, the product of matrices is a scalar."""
    dimensions = [value.ndim if isinstance(value, Array) else None for value in (left, right)]
    if dimensions == [1, 1]:
        return schema.Rank.SCALAR
    return schema.Rank.ARRAY if any((ndim or 0) > 1 for ndim in dimensions) else schema.Rank.LIKELY


def _sequence_operation(frame: Frame, node: ast.BinOp | ast.AugAssign, left: Sequence, right: Value) -> Value:
    """A new sequence: `a + b`, `a * n`."""
    made = Sequence(None, left.element, left.mutable, identity=frame.engine.fresh(), builtins=left.builtins)
    if isinstance(right, Sequence):
        if isinstance(node.op, ast.Add) and left.elements is not None and right.elements is not None:
            joined = (*left.elements, *right.elements)
            return replace(made, elements=joined, element=join_all(joined) if joined else left.element)
        parts = [one.element for one in (left, right) if one.elements != ()]
        return replace(made, element=join_all(parts or [left.element]))
    times = right.value if isinstance(right, Constant) and isinstance(node.op, ast.Mult) else None
    if left.elements is not None and isinstance(times, int) and 0 < times * len(left.elements) <= MAX_ELEMENTS:
        return replace(left, elements=left.elements * times, names=(), identity=made.identity)
    return replace(made, element=join_all(left.elements) if left.elements else left.element)


def _folded(node: ast.BinOp | ast.AugAssign, left: Constant, right: Constant) -> Value:
    if isinstance(left.value, str):
        return PythonObject("string")
    numbers = (int, float)
    if isinstance(left.value, numbers) and isinstance(right.value, numbers):
        both_int = isinstance(left.value, int) and isinstance(right.value, int) and not isinstance(node.op, ast.Div)
        return PythonObject("int" if both_int and not isinstance(node.op, ast.Pow) else "number")
    if all(isinstance(one.value, (*numbers, complex)) for one in (left, right)):
        return PythonObject("complex")
    return PythonObject("object")


def _python_result(left: Value, right: Value) -> Value:
    kinds = {PythonObject("int"), PythonObject("size")}
    sizes = [one for one in (left, right) if one in kinds]
    if sizes and all(one in kinds or isinstance(one, Constant) for one in (left, right)):
        return PythonObject("int" if PythonObject("size") not in (left, right) else "size")
    if isinstance(left, (Constant, PythonObject)) and isinstance(right, (Constant, PythonObject)):
        return PythonObject("number", severing.departures_among((left, right)))
    return PythonObject("object")


def unary(frame: Frame, node: ast.UnaryOp, operand: Value) -> Value:
    """`-x`, `not x`."""
    if isinstance(node.op, ast.Not):
        return PythonObject("bool")
    if isinstance(operand, Constant) and isinstance(node.op, ast.USub) and isinstance(operand.value, (int, float)):
        return Constant(-operand.value)
    cases = [(one,) for one in alternatives(operand)]
    return special_methods.each(frame, cases, lambda one: _unary_of(frame, node, one))


def _unary_of(frame: Frame, node: ast.UnaryOp, operand: Value) -> Value:
    operands = frame.engine.operands(frame, node, operand)
    if isinstance(operand, Tensor):
        return transfer.apply(_ITSELF if isinstance(node.op, ast.UAdd) else schema.TensorResult(), operands)
    if isinstance(operand, Array):
        return transfer.apply(schema.ArrayResult(rank=_rank((operand,)), counterpart=""), operands)
    if isinstance(operand, Instance):
        return special_methods.unary(frame, node, operand) or operand
    return operand if not isinstance(operand, Constant) else PythonObject("number")


def compare(frame: Frame, node: ast.Compare, values: list[Value]) -> Value:
    """`a < b`: a bool, or elementwise for tensors and arrays."""
    if any(isinstance(op, (ast.In, ast.NotIn)) for op in node.ops):
        special_methods.ask_containers(frame, node, values)
        return PythonObject("bool")
    if any(isinstance(op, (ast.Is, ast.IsNot)) for op in node.ops) or NONE in values:
        # An array is compared with None element by element.
        return _compared_with_none(node, values)
    sides = [list(alternatives(value)) for value in values]
    pairs = [(one, other) for left, right in pairwise(sides) for one in left for other in right]
    return special_methods.each(frame, pairs, lambda one, other: _comparison_of(frame, node, one, other))


def _compared_with_none(node: ast.Compare, values: list[Value]) -> Value:
    is_identity = any(isinstance(op, (ast.Is, ast.IsNot)) for op in node.ops)
    may_be_array = any(isinstance(one, Array) for value in values for one in alternatives(value))
    return PythonObject("bool") if is_identity or not may_be_array else unknown(node, "it is compared with None")


def _comparison_of(frame: Frame, node: ast.Compare, left: Value, right: Value) -> Value:
    kinds = (left, right)
    defined = special_methods.compare(frame, node, left, right)
    if defined is not None:
        return defined
    if NONE in kinds:
        return PythonObject("bool")
    operands = frame.engine.operands(frame, node, None, kinds)
    if {type(left), type(right)} == {Array, Tensor} and any(isinstance(op, ast.NotEq) for op in node.ops):
        # Neither knows how to be unlike the other, so that the objects are compared: of an array, not of a scalar.
        is_array = any(isinstance(one, Array) and one.is_ndarray for one in kinds)
        return PythonObject("bool") if is_array else unknown(node, "an array and a tensor are compared")
    if any(isinstance(one, Tensor) for one in kinds):
        return _by_other_side(node, transfer.apply(_COMPARISON, operands), kinds)
    if any(isinstance(one, Array) for one in kinds):
        result = transfer.apply(_ARRAY_COMPARISON, operands)
        assert isinstance(result, Array)
        return replace(result, rank=_rank(kinds))
    if any(isinstance(one, UnknownValue) for one in kinds):
        return replace(unknown(node, "it compares a value that is not known"), without_grad=True)
    return PythonObject("bool")


def _by_other_side(node: ast.AST, result: Value, sides: tuple[Value, Value]) -> Value:
    """The class of the other side may define what the operator gives."""
    if isinstance(result, Tensor) and any(isinstance(one, (UnknownValue, Instance)) for one in sides):
        return replace(result, presumed=Origin(node, "an operator may be defined by the other side"))
    return result


def telling_apart(other: Constant) -> tuple[Callable[[Value], Value | None], Callable[[Value], Value | None]]:
    """What `x == other` leaves of a value where it holds, and where it fails."""

    def equal(one: Value) -> Value | None:
        return None if isinstance(one, Constant) and one.value != other.value else one

    def different(one: Value) -> Value | None:
        return None if isinstance(one, Constant) and one.value == other.value else one

    return equal, different
