"""Context managers, decorators and calls that change the modes code runs in."""

from __future__ import annotations

import ast
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values import devices, dtypes
from lint_rules.values.fact import Fact, Origin
from lint_rules.values.frame import Frame
from lint_rules.values.state import Context
from lint_rules.values.syntax import walk_scope
from lint_rules.values.value import (
    NONE,
    Builtin,
    Constant,
    ContextObject,
    DeviceObject,
    ForeignObject,
    Instance,
    PythonObject,
    Qualified,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
    unknown,
)

_HARMLESS = (PythonObject, Constant, ForeignObject, Tensor, Builtin)


def enter(frame: Frame, manager: Value, node: ast.expr) -> Value:
    """Change the context as entering `with manager:` does; gives what `as` binds."""
    before = frame.here.context
    contexts = [_entered(frame, one, before, node) for one in alternatives(manager)]
    after = contexts[0]
    for context in contexts[1:]:
        after = after.join(context)
    frame.here.context = after
    return manager if not isinstance(manager, ContextObject) else unknown(node, "it is a context manager")


def _entered(frame: Frame, manager: Value, context: Context, node: ast.expr) -> Context:
    if isinstance(manager, ContextObject):
        return applied(context, manager, node)
    if isinstance(manager, DeviceObject):
        device = devices.chosen_elsewhere(manager.device, node, "made on the default device")
        return replace(context, default_device=device)
    if isinstance(manager, Qualified):
        row = frame.engine.row_of(manager)
        return applied(context, ContextObject(row.effect), node) if isinstance(row, schema.ContextEffect) else context
    if isinstance(manager, _HARMLESS) or _is_library_call(frame, node):
        return context
    # Nobody knows what code that is not seen does on entry: it may well switch grad mode off.
    missing = manager.origin.missing if isinstance(manager, UnknownValue) else None
    reason = Origin(node, "a context manager that is not seen may switch grad mode", missing)
    return replace(context, grad_mode=context.grad_mode.join(Fact.unknown(reason)))


def _is_library_call(frame: Frame, node: ast.expr) -> bool:
    """Whether the manager is made by the standard library or by a library that knows nothing of tensors."""
    target = node.func if isinstance(node, ast.Call) else node
    while isinstance(target, ast.Attribute) and not isinstance(target.value, ast.Call):
        target = target.value
    if not isinstance(target, ast.Name):
        return False
    root = frame.engine.lookup(frame, target.id, target)
    if isinstance(root, Builtin):
        return True
    return isinstance(root, Qualified) and (
        frame.engine.is_standard_library(root.name) or frame.engine.is_foreign(root.name)
    )


def applied(context: Context, manager: ContextObject, node: ast.AST) -> Context:
    """The context with the effect of a known manager on it."""
    effect, argument = manager.effect, manager.argument
    origin = Origin(node, "grad mode is set here")
    if effect is schema.Effect.GRAD_OFF:
        return replace(context, grad_mode=Fact.of(False, origin))
    if effect is schema.Effect.GRAD_ON:
        return replace(context, grad_mode=Fact.of(True, origin))
    if effect is schema.Effect.GRAD_ARGUMENT:
        return replace(context, grad_mode=_truth(argument, origin))
    if effect is schema.Effect.INFERENCE:
        off = Fact.of(False, origin)
        mode = off if argument is None else _negated(_truth(argument, origin), off)
        return replace(context, grad_mode=mode, inference=argument != Constant(False))
    if effect is schema.Effect.AUTOCAST:
        return replace(context, autocast=Fact.of(True, origin))
    if effect is schema.Effect.DEFAULT_DEVICE:
        device = devices.chosen_elsewhere(devices.named_device(argument), node, "made on the default device")
        return replace(context, default_device=device)
    dtype = None if argument is None else dtypes.named_dtype(argument)
    unknown_dtype: Fact[str] = Fact.unknown(Origin(node, "the default dtype is set here"))
    return replace(context, default_dtype=dtype or unknown_dtype)


def _truth(argument: Value | None, origin: Origin) -> Fact[bool]:
    if isinstance(argument, Constant) and not argument.is_promised:
        return Fact.of(bool(argument.value), origin)
    return Fact.unknown(Origin(origin.node, "grad mode is decided at run time"))


def _negated(inference: Fact[bool], off: Fact[bool]) -> Fact[bool]:
    """`inference_mode(flag)`: off where the flag holds; `inference_mode(False)` was seen to switch grad mode on."""
    if inference.only(True):
        return off
    on: Fact[bool] = Fact.of(True)
    if inference.only(False):
        return on
    return off.join(on)


def left(now: Context, inside: Context, outside: Context) -> Context:
    """The context behind a block: what entering it had changed is as before, what the block changed for good stays."""
    return replace(
        now,
        grad_mode=now.grad_mode if inside.grad_mode is outside.grad_mode else outside.grad_mode,
        inference=outside.inference,
        autocast=outside.autocast,
        default_device=now.default_device
        if inside.default_device is outside.default_device
        else outside.default_device,
        handled=outside.handled,
    )


def may_suppress(manager: Value) -> bool:
    """Whether leaving the block can swallow an exception (`contextlib.suppress`, `pytest.raises`, unseen code)."""
    return any(_may_suppress_one(one) for one in alternatives(manager))


def _may_suppress_one(manager: Value) -> bool:
    if isinstance(manager, Instance):
        leave = manager.class_.syntax.methods.get("__exit__")
        return leave is None or any(
            isinstance(node, ast.Return) and node.value is not None for node in walk_scope(leave)
        )
    return not isinstance(manager, (ContextObject, DeviceObject, *_HARMLESS)) or manager == NONE
