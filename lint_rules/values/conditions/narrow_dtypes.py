"""Conditions on the dtype of a tensor: what is not floating does not require grad."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.domain.dtype_names import FLOATING
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.value import DTypeObject, Tensor, UnknownValue, Value
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.refine import Branches, refined, value_at
from lint_rules.values.frames.state import State
from lint_rules.values.operations.gradients import NO_GRAD
from lint_rules.values.tree.syntax import path_of


def holder_of_dtype(frame: Frame, node: ast.expr) -> ast.expr | None:
    """What an expression reads the dtype of (`x.dtype`), or None if it does not."""
    if not isinstance(node, ast.Attribute):
        return None
    row = frame.engine.knowledge.tensor_attributes.get(node.attr)
    return node.value if row == schema.PythonResult("dtype") else None


def dtype_question(frame: Frame, state: State, subject: ast.expr, named: Iterable[Value]) -> Branches | None:
    """`x.dtype == torch.int64`, `x.dtype in (torch.int32, torch.int64)`: None where it is no such question."""
    path = path_of(subject)
    names = [one.dtype for one in named if isinstance(one, DTypeObject)]
    if path is None or not names or len(names) < len(list(named)):
        return None
    value = value_at(frame, state, path, subject)
    origin = Origin(subject, "the condition says so")

    def holding(one: Value) -> Value | None:
        if isinstance(one, UnknownValue):
            return replace(one, without_grad=one.without_grad or FLOATING.isdisjoint(names))
        if not isinstance(one, Tensor):
            return one
        left = [name for name in names if one.dtype.may_be(name) or not one.dtype.is_known]
        return _of_dtype(one, left, origin) if left else None

    def failing(one: Value) -> Value | None:
        if not isinstance(one, Tensor) or not one.dtype.is_known:
            return one
        left = [str(outcome) for outcome in one.dtype.outcomes if outcome not in names]
        return _of_dtype(one, left, origin) if left else None

    return refined(state, path, value, holding), refined(state, path, value, failing)


def _of_dtype(tensor: Tensor, names: list[str], origin: Origin) -> Tensor:
    dtype: Fact[str] = Fact({name: tensor.dtype.origin(name) or origin for name in names})
    return _without_grad_if_not_floating(replace(tensor, dtype=dtype))


_COMPLEX = frozenset(name for name in FLOATING if name.startswith("complex"))


def _without_grad_if_not_floating(tensor: Tensor) -> Tensor:
    """Only tensors of floating or complex numbers can require grad."""
    if tensor.dtype.is_known and tensor.dtype.outcomes.isdisjoint(FLOATING):
        return replace(tensor, requires_grad=NO_GRAD)
    return tensor


def where_floating(tensor: Tensor, origin: Origin) -> Tensor | None:
    """The tensor where its dtype is a real floating one; None if it cannot be."""
    if not tensor.dtype.is_known:
        return tensor
    return _restricted(tensor, tensor.dtype.outcomes & (FLOATING - _COMPLEX), origin)


def where_not_floating(tensor: Tensor, origin: Origin) -> Tensor | None:
    """The tensor where its dtype is no real floating one; None if it cannot be.

    Nobody who asks this has complex numbers in mind, unless they are known to come here.
    """
    if not tensor.dtype.is_known:
        return replace(tensor, requires_grad=NO_GRAD)
    return _restricted(tensor, tensor.dtype.outcomes - (FLOATING - _COMPLEX), origin)


def _restricted(tensor: Tensor, names: Iterable[object], origin: Origin) -> Tensor | None:
    dtype: Fact[str] = Fact({str(name): tensor.dtype.origin(str(name)) or origin for name in names})
    return _without_grad_if_not_floating(replace(tensor, dtype=dtype)) if dtype.outcomes else None
