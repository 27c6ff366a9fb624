"""`x += y`: a tensor is written into, a list grows, and everything else is computed and bound anew."""

from __future__ import annotations

import ast
from dataclasses import replace

from lint_rules.values.callees import operators
from lint_rules.values.changes import pending, sharing
from lint_rules.values.changes.mutation import Mutation, mutate
from lint_rules.values.domain.value import Dictionary, Sequence, Tensor, Value, alternatives
from lint_rules.values.frames import recording
from lint_rules.values.frames.frame import Frame
from lint_rules.values.items import containers
from lint_rules.values.items.assign import assign, copy_into


def assign_augmented(frame: Frame, node: ast.AugAssign) -> None:
    """`x += y`: a tensor is written into, and stays the same object; everything else is rebound."""
    load = _as_load(node.target)
    before = frame.evaluate(load)
    seen = len(frame.engine.mutations)
    operand = frame.evaluate(node.value)
    if frame.state is None:
        return
    before = pending.now(frame, before, load, seen)
    tensors = [one for one in alternatives(before) if isinstance(one, Tensor)]
    for tensor in tensors:
        copy_into(frame, tensor, operand)
        sharing.note_write(frame, tensor, node)
    if sharing.is_written_into(before, operand):
        recording.record_operator(frame, node, before, operand, before)
        sharing.note_write(frame, before, node)
        return
    if tensors and len(tensors) == len(alternatives(before)):
        recording.record_operator(frame, node, before, operand, before)
        _note_written(frame, node)
        return
    if isinstance(before, Sequence) and before.mutable and isinstance(node.op, ast.Add):
        containers.extend(frame, before, operand, node)
        return
    result = operators.binary(frame, node, before, operand)
    recording.record_operator(frame, node, before, operand, result)
    extended = _extended(before, result)
    if extended is not None:
        # All names of the container see what is added to it.
        mutate(frame, Mutation(extended.identity, lambda _: extended))
    assign(frame, node.target, extended or result)


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
