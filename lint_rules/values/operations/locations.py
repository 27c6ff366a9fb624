"""Where the result of a known operation lies: in memory of its own, or in that of what goes in."""

from __future__ import annotations

from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.domain.fact import Fact
from lint_rules.values.domain.memory import Memory, Spoiled, doubtful
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.value import Array, Tensor, Union, alternatives
from lint_rules.values.frames.operands import Operands
from lint_rules.values.operations import keeping
from lint_rules.values.operations.copies import gives_itself


def of_tensor(
    row: schema.TensorResult,
    requires_grad: Fact[RequiresGrad],
    device: Fact[Device],
    dtype: Fact[str],
    operands: Operands,
) -> Memory:
    """The memory of a tensor that a call gives."""
    memory = _place_of_tensor(row, requires_grad, device, dtype, operands)
    kept = keeping.kept_by(row, requires_grad, operands, memory)
    spoiled = _spoiled(operands) if kept else None
    if kept == memory.kept and spoiled == memory.spoiled:
        return memory
    return replace(memory, kept=kept, spoiled=spoiled)


def _spoiled(operands: Operands) -> Spoiled | None:
    """What was written to in the graph of something that goes in."""
    given = (one for value in operands.inputs for one in alternatives(value) if isinstance(one, Tensor))
    return next((one.memory.spoiled for one in given if one.memory.spoiled is not None), None)


def _place_of_tensor(
    row: schema.TensorResult,
    requires_grad: Fact[RequiresGrad],
    device: Fact[Device],
    dtype: Fact[str],
    operands: Operands,
) -> Memory:
    first = next(iter(operands.inputs), None)
    if row.alias is schema.Alias.NEVER or not isinstance(first, (Tensor, Array)):
        is_made = not any(isinstance(one, (Tensor, Array, Union)) for one in operands.inputs)
        is_new = row.grad is schema.Grad.KEYWORD and is_made and requires_grad.only(RequiresGrad.NO)
        return Memory(operands.fresh, is_new=is_new)
    if isinstance(first, Array):
        if not device.may_be(Device.CPU):
            return Memory(operands.fresh)
        if row.alias is schema.Alias.ALWAYS or _takes_it_as_it_is(device, operands):
            return first.memory.shared_at(operands.node)
        return doubtful(first.memory, operands.fresh)
    if row.inplace or gives_itself(row, first, device, dtype, operands):
        return first.memory
    if row.alias is schema.Alias.ALWAYS:
        # A view by an operation may be one of a part (`narrow`), one that leaves the graph is of all (`detach`).
        return first.memory if row.grad is schema.Grad.NEVER else first.memory.part()
    return doubtful(first.memory, operands.fresh)


def _takes_it_as_it_is(device: Fact[Device], operands: Operands) -> bool:
    """Whether `as_tensor(array)` is asked for nothing that could need a copy."""
    first = operands.inputs[0]
    is_alone = len(operands.inputs) == 1 and not operands.has_spread
    return is_alone and device.only(Device.CPU) and isinstance(first, Array) and first.is_ndarray


def of_array(row: schema.ArrayResult, alias: schema.Alias, operands: Operands) -> Memory:
    """The memory of an array that a call gives."""
    first = next(iter(operands.inputs), None)
    if alias is schema.Alias.NEVER or not isinstance(first, (Tensor, Array)):
        is_made = not any(isinstance(one, (Tensor, Array, Union)) for one in operands.inputs)
        return Memory(operands.fresh, is_new=is_made)
    is_alone = len(operands.inputs) == 1 and not operands.has_spread
    if isinstance(first, Tensor):
        is_shared = is_alone and first.presumed is None
        shared = first.memory if first.memory.tokens else Memory(operands.fresh)
        return shared.shared_at(operands.node) if is_shared else doubtful(first.memory, operands.fresh)
    if alias is not schema.Alias.ALWAYS:
        return doubtful(first.memory, operands.fresh)
    return first.memory if row.size is schema.Size.INPUT else first.memory.part()
