"""Conditions on the form of a tensor: its layout, its conj and neg bits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from lint_rules.knowledge import schema
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.outcomes import Layout
from lint_rules.values.domain.value import Tensor, Value

T = TypeVar("T")

_LAYOUTS: Mapping[schema.Question, Layout] = {
    schema.Question.IS_STRIDED: Layout.STRIDED,
    schema.Question.IS_SPARSE: Layout.SPARSE,
    schema.Question.IS_COMPRESSED: Layout.COMPRESSED,
    schema.Question.IS_MKLDNN: Layout.MKLDNN,
    schema.Question.IS_NESTED: Layout.NESTED,
}
QUESTIONS = frozenset({*_LAYOUTS, schema.Question.IS_CONJ, schema.Question.IS_NEG})


_NAMED: Mapping[schema.Form, schema.Question] = {
    schema.Form.SPARSE: schema.Question.IS_SPARSE,
    schema.Form.COMPRESSED: schema.Question.IS_COMPRESSED,
    schema.Form.NESTED: schema.Question.IS_NESTED,
}


def asked_by_layout(row: schema.LayoutName) -> schema.Question:
    """The question that a comparison with the name of a layout asks."""
    return _NAMED.get(row.form, schema.Question.IS_STRIDED)


def where_answered(value: Value, asks: schema.Question, origin: Origin, *, answer: bool) -> Value | None:
    """What is left of a value where the question has this answer; None where it cannot have it."""
    if not isinstance(value, Tensor):
        return value
    form = value.form
    if asks is schema.Question.IS_CONJ:
        conj = _kept(form.conj, answer, origin)
        return None if conj is None else replace(value, form=replace(form, conj=conj))
    if asks is schema.Question.IS_NEG:
        neg = _kept(form.neg, answer, origin)
        return None if neg is None else replace(value, form=replace(form, neg=neg))
    if asks is schema.Question.IS_COMPRESSED and not answer:
        # It may be one of the others of the kind.
        return value
    layout = _kept(form.layout, _LAYOUTS[asks], origin) if answer else _without(form.layout, _LAYOUTS[asks])
    return None if layout is None else replace(value, form=replace(form, layout=layout))


def _kept(fact: Fact[T], outcome: T, origin: Origin) -> Fact[T] | None:
    if fact.is_known and not fact.may_be(outcome):
        return None
    return Fact.of(outcome, fact.origin(outcome) or origin)


def _without(fact: Fact[T], outcome: T) -> Fact[T] | None:
    left = {one: fact.origin(one) for one in fact.outcomes if one != outcome}
    return Fact(left) if left else None
