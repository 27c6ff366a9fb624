"""Conditions on an item that tell of the whole: `isinstance(xs[0], T)`, `all(isinstance(x, T) for x in xs)`."""

from __future__ import annotations

import ast
from dataclasses import replace

from lint_rules.values.definitions.type_tests import is_of_type, type_tests
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.promises import promised
from lint_rules.values.domain.value import Sequence, Tensor, Value, alternatives
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.refine import Branches, Change, refined, value_at
from lint_rules.values.frames.state import State
from lint_rules.values.tree.syntax import path_of


def after_test_of_item(frame: Frame, subject: ast.expr, branches: Branches, held: Change, failed: Change) -> Branches:
    """The states after a test of `xs[0]`, with what it says of xs.

    That the others are like the one that was asked is no proof, but nobody asks for the first one otherwise. The items
    of a tensor are tensors.
    """
    if not isinstance(subject, ast.Subscript) or not isinstance(subject.slice, ast.Constant):
        return branches
    if not isinstance(subject.slice.value, int):
        return branches
    origin = Origin(subject, "the test says so of one item")
    holds, fails = branches
    return (
        _with_items(frame, holds, subject.value, held, origin),
        _with_items(frame, fails, subject.value, failed, origin),
    )


def all_of_items(frame: Frame, state: State, test: ast.Call) -> Branches:
    """`all(isinstance(x, T) for x in xs)`."""
    asked = test.args[0] if len(test.args) == 1 else None
    branches: Branches = (state, state.fork())
    if not isinstance(asked, ast.GeneratorExp) or len(asked.generators) != 1 or not isinstance(asked.elt, ast.Call):
        return branches
    loop = asked.generators[0]
    question = None if loop.ifs else type_tests(frame, asked.elt)
    if question is None or not _is_same_name(question[0], loop.target):
        return branches
    verdicts = is_of_type(frame, question[1], question[0])
    return _with_items(frame, state, loop.iter, lambda one: verdicts.narrowed(one, asked), None), state.fork()


def _is_same_name(one: ast.expr, other: ast.expr) -> bool:
    return isinstance(one, ast.Name) and isinstance(other, ast.Name) and one.id == other.id


def _with_items(
    frame: Frame, state: State | None, container: ast.expr, change: Change, doubt: Origin | None
) -> State | None:
    """`doubt` is why the items need not be what the test says, None where it asked them all."""
    path = path_of(container)
    if state is None or path is None:
        return state
    before = frame.state
    value = value_at(frame, state, path, container)
    frame.state = before
    # A list that was only said to hold such things is believed less than the test: one alternative is always left.
    return refined(state, path, value, lambda one: _with_item(one, change, doubt)) or state


def _with_item(value: Value, change: Change, doubt: Origin | None) -> Value | None:
    """What is left of a container if its items are what the test says; None if it holds no such thing."""
    if isinstance(value, Tensor):
        return value if change(value) is not None else None
    if not isinstance(value, Sequence) or value.elements is not None or not value.ordered:
        return value
    kinds = alternatives(value.element)
    kept = [changed for one in kinds if (changed := change(one)) is not None]
    if not kept:
        return None
    if len(kept) == len(kinds) and all(one is other for one, other in zip(kept, kinds, strict=True)):
        return value
    return replace(value, element=join_all(one if doubt is None else _doubted(one, doubt) for one in kept))


def _doubted(value: Value, doubt: Origin) -> Value:
    if isinstance(value, Tensor):
        return replace(value, presumed=value.presumed or doubt)
    return promised(value)
