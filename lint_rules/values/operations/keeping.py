"""The memory that a graph keeps to compute gradients by."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.knowledge import schema
from lint_rules.values.domain.callables import NO_CAST
from lint_rules.values.domain.fact import Fact
from lint_rules.values.domain.memory import Kept, Memory
from lint_rules.values.domain.outcomes import RequiresGrad
from lint_rules.values.domain.value import Tensor, Value, alternatives
from lint_rules.values.frames.operands import Operands


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
