"""The memory that a graph keeps to compute gradients by, and writes to it that go past the graph, through an array."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values import mutation
from lint_rules.values.callables import NO_CAST
from lint_rules.values.fact import Fact
from lint_rules.values.frame import Frame
from lint_rules.values.memory import Kept, Memory, Spoiled
from lint_rules.values.operands import Operands
from lint_rules.values.outcomes import RequiresGrad
from lint_rules.values.site import Reading
from lint_rules.values.value import Array, Tensor, Value, alternatives


def kept_by(
    row: schema.TensorResult, requires_grad: Fact[RequiresGrad], operands: Operands, memory: Memory
) -> tuple[Kept, ...]:
    """What the graph behind the result of an operation keeps, if it has one."""
    if requires_grad.only(RequiresGrad.NO):
        return ()
    given = (one for value in operands.inputs for one in alternatives(value) if isinstance(one, Tensor))
    inherited = (kept for one in given for kept in one.memory.kept)
    own = _own(row, operands, memory) if requires_grad.only(RequiresGrad.YES) else ()
    return tuple(dict.fromkeys((*inherited, *own)))


def _own(row: schema.TensorResult, operands: Operands, memory: Memory) -> Iterator[Kept]:
    if row.keeps is schema.Keeps.NOTHING or _may_cast(row, operands):
        return
    if row.keeps is schema.Keeps.RESULT:
        yield from _kept(memory)
        return
    given = operands.inputs[:2]
    if row.keeps is schema.Keeps.OWN:
        needed = [one for one in given[:1] if _requires_grad(one)]
    elif row.keeps is schema.Keeps.ALL:
        needed = list(given)
    else:
        pairs = zip(given, given[::-1], strict=True) if len(given) > 1 else ()
        needed = [one for one, other in pairs if _requires_grad(other)]
    for one in needed:
        if isinstance(one, Tensor) and one.presumed is None:
            yield from _kept(one.memory)


def _requires_grad(value: Value) -> bool:
    return isinstance(value, Tensor) and value.requires_grad.only(RequiresGrad.YES)


def _may_cast(row: schema.TensorResult, operands: Operands) -> bool:
    """Whether autocast may have made a copy of what goes in, which is kept in its place."""
    context = operands.context
    is_off = context.autocast.only(NO_CAST) and context.autocast_off_cpu.only(NO_CAST)
    return row.autocast is not schema.Autocast.IGNORES and not is_off


def _kept(memory: Memory) -> Iterator[Kept]:
    if memory.is_known:
        (token,) = memory.tokens
        yield Kept(token, memory.is_part, None if memory.sharing is None else memory.sharing.node)


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
