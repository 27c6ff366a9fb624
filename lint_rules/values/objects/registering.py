"""What a module is told to own: `register_buffer(name, tensor)`, `register_parameter`, `add_module`."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.changes import mutation, setting
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.outcomes import RequiresGrad
from lint_rules.values.domain.value import Constant, Instance, ModuleObject, Tensor, Value, unknown
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands

REGISTERED_AS: Mapping[schema.ModuleEffect, str] = {
    schema.ModuleEffect.REGISTERS_BUFFER: "tensor",
    schema.ModuleEffect.REGISTERS_PARAMETER: "param",
    schema.ModuleEffect.REGISTERS_MODULE: "module",
}
"""What is registered, as the method calls its second argument."""


def register(frame: Frame, module: ModuleObject | Instance, effect: schema.ModuleEffect, operands: Operands) -> None:
    """`register_buffer(name, tensor)`: an attribute that moves with the module."""
    name, value = operands.argument("name", 0), operands.argument(REGISTERED_AS[effect], 1)
    named = name.value if isinstance(name, Constant) else None
    if isinstance(module, ModuleObject) and effect is schema.ModuleEffect.REGISTERS_MODULE:
        _add_child(frame, module, named, value or unknown(operands.node, "the submodule is not seen"))
        return
    if isinstance(module, ModuleObject) and effect is schema.ModuleEffect.REGISTERS_PARAMETER and value is not None:
        replace_part(frame, module, value, operands.node)
        return
    if value is not None and not isinstance(named, str):
        mutation.escape(frame, [module, value], Origin(operands.node, "it is registered by a name that is not known"))
    if isinstance(module, Instance) and isinstance(named, str) and value is not None:
        if effect is schema.ModuleEffect.REGISTERS_BUFFER and isinstance(value, Tensor):
            value = replace(value, is_buffer=True)
        setting.set_attribute(frame, module, named, value)
        frame.note_stored(named, value)


def _add_child(frame: Frame, module: ModuleObject, name: object, child: Value) -> None:
    """A container runs what is added last; one that is named by a number may take the place of another."""
    is_new = isinstance(name, str) and not name.isdigit()

    def change(target: Value) -> Value:
        if not isinstance(target, ModuleObject):
            return target
        added = child if is_new or not target.children else unknown(None, "it may take the place of another submodule")
        return replace(target, children=(*target.children, added))

    mutation.mutate(frame, mutation.Mutation(module.identity, change))


def replace_part(frame: Frame, module: ModuleObject, value: Value, place: ast.AST) -> None:
    """A parameter or submodule is replaced: whether the others are trainable is not known one by one.

    What takes its place may belong to another module as well: what is done to one of these is done to both.
    """
    origin = Origin(place, "one of its attributes is replaced here")
    is_frozen = isinstance(value, Tensor) and value.requires_grad.only(RequiresGrad.NO)
    given: Fact[RequiresGrad] = Fact.unknown(origin)
    mutation.escape(frame, [value] if is_frozen else [module, value], origin)

    def change(other: Value) -> Value:
        if not isinstance(other, ModuleObject):
            return other
        dtype = other.dtype.join(Fact.unknown(origin))
        return replace(other, trainable=given if is_frozen else other.trainable.join(given), dtype=dtype)

    mutation.mutate(frame, mutation.Mutation(module.identity, change))
