"""What moves a module or casts it: `.to(…)`, `.cuda()`, `.double()` reach its parameters and buffers."""

from __future__ import annotations

import ast
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.changes import mutation
from lint_rules.values.domain import dtype_names
from lint_rules.values.domain.dtype_names import FLOATING
from lint_rules.values.domain.fact import Fact, Origin, join_facts
from lint_rules.values.domain.memory import NO_MEMORY
from lint_rules.values.domain.outcomes import Device
from lint_rules.values.domain.value import (
    DTypeObject,
    Instance,
    ModuleObject,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.operations import transfer


def move(frame: Frame, module: ModuleObject | Instance, name: str, operands: Operands) -> None:
    """Change the device and dtype of what belongs to the module, as far as the call names them."""
    device, dtype = destination(frame, name, operands), _cast(frame, name, operands)
    if device is None and dtype is None:
        return

    def change(target: Value) -> Value:
        if isinstance(target, ModuleObject):
            return replace(
                target,
                device=target.device if device is None else device,
                dtype=target.dtype if dtype is None else dtype,
            )
        if not isinstance(target, Tensor) or not (target.is_parameter or target.is_buffer):
            return target
        is_floating = not target.dtype.is_known or not target.dtype.outcomes.isdisjoint(FLOATING)
        return replace(
            target,
            device=target.device if device is None else device,
            dtype=target.dtype if dtype is None or not is_floating else dtype,
            memory=NO_MEMORY,
        )

    known = frame.engine.memory.parameters
    for key in [key for key in known if not key[0].isdisjoint(mutation.belonging_to(module))]:
        del known[key]
    whole = len(module.identity) == 1
    mutation.mutate(frame, mutation.Mutation(mutation.belonging_to(module), change, reaches_all=whole))


def replace_parameters(frame: Frame, module: ModuleObject | Instance, node: ast.AST) -> None:
    """Others may have come in the place of the parameters, of another dtype, and from where there are data."""
    origin = Origin(node, "its parameters may be replaced here")
    dtype, device = Fact[str].unknown(origin), Fact[Device].unknown(origin)

    def change(target: Value) -> Value:
        is_part = isinstance(target, Tensor) and (target.is_parameter or target.is_buffer)
        if isinstance(target, (ModuleObject, Tensor)) and (is_part or isinstance(target, ModuleObject)):
            # What had no data gets some: that is what it is done for.
            far = target.device.join(device) if target.device.may_be(Device.OFF_CPU) else target.device
            place = device if target.device.may_be(Device.META) else far
            return replace(target, dtype=target.dtype.join(dtype), device=place)
        return target

    mutation.mutate(frame, mutation.Mutation(mutation.belonging_to(module), change))


def destination(frame: Frame, name: str, operands: Operands) -> Fact[Device] | None:
    """Where `.to(…)`, `.cuda()` or `.cpu()` moves a module; None where the call names only a dtype."""
    row = frame.engine.knowledge.tensor_methods.get(name)
    if not isinstance(row, schema.TensorResult):
        return Fact.unknown(Origin(operands.node, "it is moved here"))
    moved = transfer.apply(row, replace(operands, receiver=None))
    keywords = operands.keywords
    named = operands.arguments[0] if operands.arguments else keywords.get("device", keywords.get("tensor"))
    if isinstance(row.dtype, str):
        return None
    if row.device is schema.Place.ARGUMENT and (named is None or dtype_names.named_dtype(named) is not None):
        return None
    return moved.device if isinstance(moved, Tensor) else None


def _cast(frame: Frame, name: str, operands: Operands) -> Fact[str] | None:
    """The floating dtype that `.double()` or `.to(dtype)` casts a module to; None where it names only a device."""
    row = frame.engine.knowledge.tensor_methods.get(name)
    if isinstance(row, schema.TensorResult) and isinstance(row.dtype, str):
        return Fact.of(row.dtype, Origin(operands.node, "cast here"))
    given = (*operands.arguments, *operands.keywords.values())
    named = [dtype for value in given if (dtype := dtype_names.named_dtype(value)) is not None]
    tensors = [one for value in given for one in alternatives(value) if isinstance(one, Tensor)]
    if tensors:
        # It takes the dtype of a tensor, which is refused unless it is a floating one.
        others = [Fact[str].unknown(Origin(operands.node, "it may be cast here"))] if len(given) > 1 else []
        return join_facts([*(one.dtype for one in tensors), *others])
    if named:
        return named[0].because(Origin(operands.node, "cast here"))
    is_open = operands.has_spread or any(
        isinstance(one, (UnknownValue, DTypeObject)) for value in given for one in alternatives(value)
    )
    return Fact.unknown(Origin(operands.node, "it may be cast here")) if is_open else None
