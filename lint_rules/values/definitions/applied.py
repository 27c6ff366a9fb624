"""Functions with a gradient of their own: a class of the file that a class method of its base runs (`apply`)."""

from __future__ import annotations

import ast
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.changes.mutation import escape
from lint_rules.values.definitions import inheritance
from lint_rules.values.domain.departures import NO_DEPARTURES
from lint_rules.values.domain.dtype_names import FLOATING
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.outcomes import RequiresGrad
from lint_rules.values.domain.value import (
    ClassValue,
    Dictionary,
    FunctionValue,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
    unknown,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.operations import gradients
from lint_rules.values.operations.severing import sources_among
from lint_rules.values.tree.syntax import walk


def is_applier(class_: ClassValue, name: str) -> bool:
    """Whether a method that the class inherits runs one of its own, outside of the graph."""
    row = _row(class_)
    return row is not None and row.applier is not None and row.applier.name == name


def call(frame: Frame, class_: ClassValue, operands: Operands) -> Value:
    """What the method gives: the result of the one that it runs, which requires grad as soon as an argument does."""
    row = _row(class_)
    applier = None if row is None else row.applier
    method = None if applier is None else inheritance.method_of(class_, applier.runs, None)
    if applier is None or not isinstance(method, FunctionValue) or operands.has_spread:
        escape(frame, operands.inputs, Origin(operands.node, "it is given to code that is not seen here"))
        return unknown(operands.node, f"what {class_.syntax.name} does with it is not seen")
    given = operands.arguments
    if inheritance.method_of(class_, applier.unless, None) is None:
        context = UnknownValue(Origin(operands.node, "it keeps what the gradient needs"), never_tensor=True)
        given = (context, *given)
    result = frame.engine.call(frame, method, replace(operands, receiver=None, arguments=given))
    fact = gradients.any_requires_grad(
        gradients.requires_grad_of(one) for one in operands.arguments if not isinstance(one, (Sequence, Dictionary))
    )
    keeping = inheritance.method_of(class_, applier.unless, None)
    methods = [one for one in (method, keeping) if isinstance(one, FunctionValue)]
    if any(_exempts_some(one, applier.exempts) for one in methods):
        fact = gradients.NO_GRAD.join(fact)
    return _in_graph(result, gradients.under_grad_mode(fact, schema.Alias.NEVER, operands), operands)


def _row(class_: ClassValue) -> schema.TypeName | None:
    rows = (class_.frame.engine.row_of(base) for base in inheritance.linear_bases(class_))
    return next((row for row in rows if isinstance(row, schema.TypeName) and row.applier is not None), None)


def _exempts_some(method: FunctionValue, name: str) -> bool:
    """Whether the method says of some of its results that no gradient goes through them."""
    return any(isinstance(node, ast.Attribute) and node.attr == name for node in walk(method.node))


def _in_graph(value: Value, fact: Fact[RequiresGrad], operands: Operands) -> Value:
    """The result, with the place in the graph that it gets; what stands in a list gets none."""
    if isinstance(value, Tensor):
        is_integer = value.dtype.is_known and value.dtype.outcomes.isdisjoint(FLOATING)
        known = gradients.NO_GRAD if is_integer else fact
        if not is_integer and not (value.dtype.is_known and value.dtype.outcomes <= FLOATING):
            known = known.join(gradients.NO_GRAD) if value.dtype.is_known else _perhaps(known, value, operands)
        return replace(
            value,
            requires_grad=known,
            identity=operands.fresh,
            storage=operands.fresh,
            sources=sources_among(operands.inputs),
            departures=NO_DEPARTURES,
        )
    if isinstance(value, Sequence) and not value.mutable:
        elements = None if value.elements is None else tuple(_in_graph(one, fact, operands) for one in value.elements)
        return replace(value, elements=elements, element=_in_graph(value.element, fact, operands))
    kinds = alternatives(value)
    if len(kinds) > 1:
        return unknown(operands.node, "it gives results of several kinds")
    return value


def _perhaps(fact: Fact[RequiresGrad], value: Tensor, operands: Operands) -> Fact[RequiresGrad]:
    if fact.only(RequiresGrad.NO):
        return fact
    return fact.join(Fact.unknown(value.dtype.reason or Origin(operands.node, "it may be of integers")))
