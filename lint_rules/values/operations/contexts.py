"""What the effects that the tables know make of the modes that code runs in."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.domain import dtype_names
from lint_rules.values.domain.callables import ContextObject
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.value import Constant, Value
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.state import Context, State
from lint_rules.values.operations import autocast, devices


def applied(context: Context, manager: ContextObject, node: ast.AST) -> Context:
    """The context with the effect of a known manager on it."""
    effect, argument = manager.effect, manager.argument
    origin = Origin(node, "grad mode is set here")
    if effect in (None, schema.Effect.STOPS_EXCEPTIONS):
        return context
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
        return autocast.entered(context, manager.autocast, node)
    if effect is schema.Effect.DEFAULT_DEVICE:
        device = devices.chosen_elsewhere(devices.named_device(argument), node, "made on the default device")
        return replace(context, default_device=device)
    dtype = None if argument is None else dtype_names.named_dtype(argument)
    origin = Origin(node, "the default dtype is set here")
    return replace(context, default_dtype=(dtype or Fact[str].unknown(origin)).because(origin))


def told(state: State, operands: Operands) -> Value | None:
    """The flag that a manager of modes is given; where the answer that it holds is known, just that."""
    call = operands.node
    given = [*call.args, *(one.value for one in call.keywords)] if isinstance(call, ast.Call) else []
    answer = state.answer_to(given[0]) if len(given) == 1 else None
    if answer is not None:
        return Constant(answer)
    return operands.argument("mode", 0) or operands.argument("enabled", -1)


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


def put_back(context: Context, decorators: Iterable[Value]) -> Context:
    """The context after decorators were put on, the outermost first: each puts back what it found when it was made."""
    for one in decorators:
        if isinstance(one, ContextObject) and one.before is not None:
            return replace(context, grad_mode=one.before.enabled)
    return context


def restored(now: Context, inside: Context, outside: Context, entered: Context, *, switched: bool) -> Context:
    """The context behind a block: what entering it had changed is as before, what the block changed for good stays.

    `inside` is the context that the block started in, `entered` what this manager alone had made of `outside`.
    `switched`: something in the block has switched a mode for good, be it to what it may have been before.
    """

    def keeps(name: str) -> bool:
        changed_within = switched or getattr(now, name) is not getattr(inside, name)
        return changed_within and getattr(entered, name) is getattr(outside, name)

    return replace(
        now,
        grad_mode=now.grad_mode if keeps("grad_mode") else outside.grad_mode,
        inference=outside.inference,
        autocast=outside.autocast,
        autocast_off_cpu=outside.autocast_off_cpu,
        default_device=now.default_device if keeps("default_device") else outside.default_device,
        handled=outside.handled,
    )
