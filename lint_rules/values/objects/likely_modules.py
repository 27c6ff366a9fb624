"""What is taken for a module though its class is not seen: by its name, by its methods, by being called."""

from __future__ import annotations

import ast
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.changes import moves, mutation
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.value import ModuleObject, Tensor, UnknownValue, Value
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.state import map_value
from lint_rules.values.objects import modules
from lint_rules.values.tree.syntax import last_name


def named_like_module(frame: Frame, value: UnknownValue, node: ast.AST) -> bool:
    """Whether what is called has a name that people give to modules, in a file that works with tensors."""
    func = node.func if isinstance(node, ast.Call) else None
    name = last_name(func)
    missing = value.origin.missing
    if missing is not None and (missing.name[:1].isupper() or (missing.name == name and "_" in name)):
        # A class that another file defines, where calling it makes an object; or a function such as `unwrap_model`.
        return False
    word = name.rpartition("_")[2].lower()
    engine = frame.engine
    return engine.uses_name_heuristics and engine.has_tensors and word in engine.knowledge.module_words


_HOLDINGS = frozenset(
    {
        schema.ModuleEffect.PARAMETERS,
        schema.ModuleEffect.NAMED_PARAMETERS,
        schema.ModuleEffect.BUFFERS,
        schema.ModuleEffect.STATE_DICT,
    }
)


def held_by_unknown(frame: Frame, receiver: UnknownValue, name: str, operands: Operands) -> Value | None:
    """`x.parameters()` and its like, on something unknown: what has such a method is taken for a module."""
    row = frame.engine.knowledge.module_methods.get(name)
    if not isinstance(row, schema.ModuleMethod) or row.effect not in _HOLDINGS or not frame.engine.has_tensors:
        return None
    origin = Origin(operands.node, f"what has a method {name!r} is a module")
    holder = operands.node.func if isinstance(operands.node, ast.Call) else None
    named = holder.value if isinstance(holder, ast.Attribute) else None
    device = _device_of_presumed(frame, receiver, named, origin)
    module = ModuleObject(None, _trainable(receiver, origin), device, identity=receiver.identity)
    held = modules.apply_effect(frame, module, row.effect, name, operands)
    return map_value(held, lambda one: replace(one, presumed=origin) if isinstance(one, Tensor) else one)


def module_by_name(frame: Frame, value: UnknownValue, node: ast.AST) -> ModuleObject:
    """Something that its name alone says to be a module."""
    origin = Origin(node, "its name says that it is a module")
    return ModuleObject(
        None,
        _trainable(value, origin),
        _device_of_presumed(frame, value, getattr(node, "func", None), origin),
    )


def _trainable(value: UnknownValue, origin: Origin) -> Fact[RequiresGrad]:
    """Whether the parameters of what is taken for a module require grad: most likely, unless they were frozen."""
    return Fact.of(RequiresGrad.NO if value.without_grad else RequiresGrad.LIKELY, origin)


def _device_of_presumed(frame: Frame, value: UnknownValue, named: ast.expr | None, origin: Origin) -> Fact[Device]:
    """Where something lies that is taken for a module: where it was moved, or where its user put what was handed in.

    What the file makes itself, and holds under a plain name, was not moved by anybody else.
    """
    if value.device is not None:
        return value.device
    made = value.origin.node
    if not isinstance(made, ast.Call) or not (isinstance(named, ast.Name) or _is_within(frame, made)):
        return Fact.of(Device.FOLLOWS, origin)
    if _is_construction(made):
        return Fact.of(Device.LIKELY_CPU, Origin(made, "it is made here, and not moved"))
    return Fact.unknown(value.origin)


def _is_within(frame: Frame, node: ast.Call) -> bool:
    scope = frame.node
    return isinstance(scope, ast.Module) or scope.lineno <= node.lineno <= (scope.end_lineno or scope.lineno)


def _is_construction(node: ast.Call) -> bool:
    """Whether a call is, by its spelling, one of a class or of a method of one, and names no device."""
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    is_class = any(last_name(one)[:1].isupper() for one in (node.func, owner))
    return is_class and not any("device" in (keyword.arg or "device") for keyword in node.keywords)


def move_unknown(frame: Frame, receiver: UnknownValue, name: str, operands: Operands) -> None:
    """`x.to(…)` as a statement of its own: x is a module, which moves in place, or else nothing happens."""
    device = moves.destination(frame, name, operands)
    if device is None or not receiver.identity:
        return

    def change(target: Value) -> Value:
        return replace(target, device=device) if isinstance(target, UnknownValue) else target

    mutation.mutate(frame, mutation.Mutation(receiver.identity, change))


def module_at(device: Fact[Device], node: ast.AST) -> ModuleObject:
    """A module of unknown class, of which no more is known than where it lies."""
    origin = Origin(node, "it is called like a module")
    return ModuleObject(None, Fact.of(RequiresGrad.LIKELY, origin), device)
