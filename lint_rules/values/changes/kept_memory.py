"""Writes to memory that a graph keeps to compute gradients by, which go past the graph, through an array."""

from __future__ import annotations

import ast
from dataclasses import replace

from lint_rules.values.changes import mutation
from lint_rules.values.domain.memory import Kept, Memory, Spoiled
from lint_rules.values.domain.value import Array, Tensor, Value
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.site import Reading


def note_write(frame: Frame, target: Array, node: ast.AST, *, is_sure: bool) -> None:
    """An array is written into: the graphs that keep its memory compute with what is there now, and do not notice."""
    sharing = target.memory.sharing

    def change(value: Value) -> Value:
        if not isinstance(value, Tensor) or value.memory.spoiled is not None:
            return value
        kept = next((one for one in value.memory.kept if _is_hit(one, target.memory)), None)
        conversion = None if kept is None else sharing.node if sharing is not None else kept.conversion
        if conversion is None:
            return value
        spoiled = Spoiled(conversion, node, is_sure, is_array=sharing is not None)
        return replace(value, memory=replace(value.memory, spoiled=spoiled))

    mutation.mutate(frame, mutation.Mutation(target.memory.tokens, change, by_graph=True))


def _is_hit(kept: Kept, written: Memory) -> bool:
    return kept.token in written.tokens and not (kept.is_part and written.is_part)


def note_backward(frame: Frame, value: Value, node: ast.AST) -> None:
    """The way back through a graph, which reads what it has kept."""
    spoiled = value.memory.spoiled if isinstance(value, Tensor) else None
    if spoiled is None or not frame.records or not isinstance(node, ast.expr):
        return
    reading = Reading(
        node=node,
        written=spoiled.written,
        is_sure=spoiled.is_sure,
        is_together=False,
        follows=False,
        is_array=spoiled.is_array,
        is_backward=True,
    )
    frame.engine.recorder.reading(spoiled.conversion, reading)
