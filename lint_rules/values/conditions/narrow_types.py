"""Conditions on the kind of a value: isinstance and its like, hasattr."""

from __future__ import annotations

import ast
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.conditions import narrow_items
from lint_rules.values.definitions.type_tests import TestedType, is_of_type
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.value import (
    NOBODY,
    Array,
    Constant,
    Dictionary,
    PythonObject,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.refine import Branches, refined, value_at
from lint_rules.values.frames.state import State
from lint_rules.values.operations import transfer
from lint_rules.values.tree.syntax import bound_by, path_of


def type_test(frame: Frame, state: State, subject: ast.expr, types: tuple[TestedType, ...]) -> Branches:
    """`isinstance(x, T)` and its like."""
    subject = bound_by(subject)
    path = path_of(subject)
    if path is None:
        return state, state.fork()
    value = value_at(frame, state, path, subject)
    verdicts = is_of_type(frame, types, subject)
    holds = refined(state, path, value, lambda one: verdicts.narrowed(one, subject), verdicts.expected)
    fails = refined(state, path, value, verdicts.otherwise, verdicts.contradicted(subject))

    def narrowed(one: Value) -> Value | None:
        return verdicts.narrowed(one, subject)

    return narrow_items.after_test_of_item(frame, subject, (holds, fails), narrowed, verdicts.otherwise)


def has_attribute(frame: Frame, state: State, test: ast.Call, name: str) -> Branches:
    """`hasattr(x, 'detach')`: a name that little else than a tensor has, or that every tensor has."""
    path = path_of(test.args[0])
    if path is None:
        return state, state.fork()
    row = frame.engine.knowledge.tensor_methods.get(name)
    known = row is not None or name in frame.engine.knowledge.tensor_attributes
    distinctive = isinstance(row, schema.TensorResult) and row.distinctive
    value = value_at(frame, state, path, test.args[0])

    def having(one: Value) -> Value | None:
        if distinctive and isinstance(one, (Array, Constant, PythonObject, Sequence, Dictionary)):
            return None
        if isinstance(one, UnknownValue) and distinctive and not one.never_tensor:
            return transfer.presumed_tensor(replace(one, identity=NOBODY), Origin(test, "it has such a method"))
        return one

    def lacking(one: Value) -> Value | None:
        if isinstance(one, Tensor) and known:
            return None if one.presumed is None else UnknownValue(one.presumed, one.identity, never_tensor=True)
        return replace(one, never_tensor=True) if isinstance(one, UnknownValue) and known else one

    return refined(state, path, value, having), refined(state, path, value, lacking)
