"""`x += y`: a tensor is written into, a list grows, and everything else is computed and bound anew."""

from __future__ import annotations

import ast
from dataclasses import replace

from lint_rules.values.callees import operators
from lint_rules.values.changes import pending, sharing
from lint_rules.values.changes.mutation import Mutation, after_changes, mutate
from lint_rules.values.definitions import inheritance, overriding
from lint_rules.values.domain.value import NONE, Array, Dictionary, Instance, Sequence, Tensor, Value, alternatives
from lint_rules.values.frames import recording
from lint_rules.values.frames.forking import each_apart
from lint_rules.values.frames.frame import Frame
from lint_rules.values.items import containers
from lint_rules.values.items.assign import assign, copy_into
from lint_rules.values.tree.syntax import STORE


def assign_augmented(frame: Frame, node: ast.AugAssign) -> None:
    """`x += y`: a tensor is written into, and stays the same object; everything else is rebound."""
    load = _as_load(node.target)
    before = frame.evaluate(load)
    seen = len(frame.engine.mutations)
    operand = frame.evaluate(node.value)
    if frame.state is None:
        return
    before = pending.now(frame, before, load, seen)
    changed_before = len(frame.engine.mutations)
    kinds = [one for one in alternatives(before) if one != NONE] or [before]
    if not any(isinstance(one, _CHANGED) for one in kinds):
        result: Value | None = _augmented(frame, node, before, operand)
    elif len(kinds) == 1:
        result = _augmented(frame, node, kinds[0], operand)
    else:
        result = each_apart(frame, kinds, lambda one: _one_of_several(frame, node, one, operand))
    if result is not None:
        assign(frame, node.target, result)
    elif _is_kept_by_a_class(frame, node.target):
        # What was changed in place is set all the same.
        assign(frame, node.target, after_changes(before, frame.engine.mutations[changed_before:]))


def _is_kept_by_a_class(frame: Frame, target: ast.expr) -> bool:
    """Whether a class of the file decides what becomes of what is set here."""
    if frame.state is None or not isinstance(target, (ast.Attribute, ast.Subscript)):
        return False
    holders = [one for one in alternatives(frame.evaluate(target.value)) if isinstance(one, Instance)]
    if isinstance(target, ast.Subscript):
        return any(inheritance.method_of(one.class_, STORE, None) is not None for one in holders)
    return any(overriding.decides_what_is_stored(frame.engine, one.class_, target.attr) for one in holders)


_CHANGED = (Tensor, Array, Sequence, Dictionary)
"""What an operator in place may change."""


def _one_of_several(frame: Frame, node: ast.AugAssign, before: Value, operand: Value) -> Value:
    """What the target holds afterwards, if it was this before."""
    seen = len(frame.engine.mutations)
    result = _augmented(frame, node, before, operand)
    return after_changes(before, frame.engine.mutations[seen:]) if result is None else result


def _augmented(frame: Frame, node: ast.AugAssign, before: Value, operand: Value) -> Value | None:
    """What the target is bound to; None where the object that it holds was changed, and stays."""
    if sharing.is_written_into(before, operand):
        recording.record_operator(frame, node, before, operand, before)
        sharing.note_write(frame, before, node)
        return None
    if isinstance(before, Tensor) and _is_written_into(node, operand):
        copy_into(frame, before, operand)
        sharing.note_write(frame, before, node)
        recording.record_operator(frame, node, before, operand, before)
        _note_written(frame, node)
        return None
    if isinstance(before, Sequence) and before.mutable and isinstance(node.op, ast.Add):
        containers.extend(frame, before, operand, node)
        return None
    result = operators.binary(frame, node, before, operand)
    recording.record_operator(frame, node, before, operand, result)
    extended = _extended(before, result)
    if extended is not None:
        # All names of the container see what is added to it.
        mutate(frame, Mutation(extended.identity, lambda _: extended))
    return extended or result


def _is_written_into(node: ast.AugAssign, operand: Value) -> bool:
    """Whether a tensor takes the result: a product of matrices is another one, and so is what a class makes of it."""
    return not isinstance(node.op, ast.MatMult) and not any(isinstance(one, Instance) for one in alternatives(operand))


def _extended(before: Value, result: Value) -> Sequence | Dictionary | None:
    """The container that an operation in place leaves: the same object as before."""
    if isinstance(before, Sequence) and before.mutable and isinstance(result, Sequence):
        return replace(result, identity=before.identity)
    if isinstance(before, Dictionary) and isinstance(result, Dictionary):
        return replace(result, identity=before.identity)
    return None


def _note_written(frame: Frame, node: ast.AugAssign) -> None:
    if isinstance(node.target, ast.Name) and frame.state is not None:
        value = frame.here.bindings.get(node.target.id)
        if value is not None:
            frame.note_ever(node.target.id, value)


def _as_load(target: ast.expr) -> ast.expr:
    if isinstance(target, ast.Name):
        return ast.copy_location(ast.Name(target.id, ast.Load()), target)
    if isinstance(target, ast.Attribute):
        return ast.copy_location(ast.Attribute(target.value, target.attr, ast.Load()), target)
    if isinstance(target, ast.Subscript):
        return ast.copy_location(ast.Subscript(target.value, target.slice, ast.Load()), target)
    return target
