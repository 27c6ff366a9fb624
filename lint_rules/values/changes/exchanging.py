"""The memory of a tensor, which is exchanged for another's: `x.data = y`."""

from __future__ import annotations

import ast
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.changes.mutation import Mutation, mutate
from lint_rules.values.domain.dtype_names import dtype_of
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.form import ANY_FORM
from lint_rules.values.domain.joining import join
from lint_rules.values.domain.memory import NO_MEMORY
from lint_rules.values.domain.value import ModuleObject, Tensor, Value
from lint_rules.values.frames.frame import Frame
from lint_rules.values.operations import devices


def exchanges_memory(frame: Frame, name: str) -> bool:
    """Whether setting this attribute of a tensor (`data`) exchanges its memory."""
    row = frame.engine.knowledge.tensor_attributes.get(name)
    return isinstance(row, schema.TensorResult) and row.alias is schema.Alias.ALWAYS


def set_attribute(frame: Frame, tensor: Tensor, name: str, value: Value, place: ast.expr) -> None:
    """`x.data = y` gives x the memory of y, with its device, dtype and form; its place in the graph stays."""
    if not exchanges_memory(frame, name):
        return
    reason = Origin(place, "its memory is replaced here")
    device = devices.device_of(value) or Fact.unknown(reason)
    dtype = dtype_of(value) or Fact.unknown(reason)
    form = value.form if isinstance(value, Tensor) else ANY_FORM

    def change(other: Value) -> Value:
        if isinstance(other, ModuleObject):
            return replace(other, device=other.device.join(device), dtype=other.dtype.join(dtype))
        if not isinstance(other, Tensor):
            return other
        changed = replace(other, device=other.device.join(device), dtype=dtype, memory=NO_MEMORY, form=form)
        return join(other, changed) if other.stands_for_all else changed

    mutate(frame, Mutation(tensor.identity, change))
    mutate(frame, Mutation(tensor.perhaps, change, is_doubtful=True))
