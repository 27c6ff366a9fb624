"""Autocast: what it is told, and what it makes of the dtype of a result.

On the CPU its lists were executed; elsewhere they are torch's documentation, so that what it gives there is evidence,
never a proof.
"""

from __future__ import annotations

import ast
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.domain.callables import NO_CAST, Autocast
from lint_rules.values.domain.dtype_names import named_dtype
from lint_rules.values.domain.fact import Fact, Origin, join_facts
from lint_rules.values.domain.outcomes import Device
from lint_rules.values.domain.value import NONE, Constant
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.state import Context
from lint_rules.values.operations.devices import named_device

_LOWERED = frozenset({"float16", "bfloat16", "float32"})
"""float64 stays: a float64 input of a layer raises, with and without autocast."""
_LOW = frozenset({"float16", "bfloat16"})


def told(row: schema.ContextEffect, operands: Operands) -> Autocast:
    """What the arguments say: `autocast("cuda", dtype=torch.bfloat16, enabled=flag)`."""
    origin = Origin(operands.node, "autocast is on")
    if row.place is schema.Place.UNKNOWN:
        undecided: Fact[str] = Fact.unknown(Origin(operands.node, "what autocast does is set elsewhere"))
        return Autocast(undecided, undecided)
    first = 1 if row.place is schema.Place.ARGUMENT else 0
    device = _device(row, operands)
    is_set = not operands.context.autocast.is_known
    unset: Fact[str] = Fact.of("bfloat16", origin)
    default = (
        Fact[str].unknown(Origin(operands.node, "the dtype of autocast may be set elsewhere")) if is_set else unset
    )
    near = _dtype(operands, default) if device.may_be(Device.CPU) or not device.is_known else None
    far = None if device.only(Device.CPU) else _dtype(operands, _default_off_cpu(row, operands, origin))
    asked = operands.argument("enabled", 2 * first)
    enabled = _enabled(asked if asked is not None else Constant(True))
    is_sure = len(device.outcomes) == 1 and device.is_known
    return Autocast(_switched(near, enabled, is_sure=is_sure), _switched(far, enabled, is_sure=is_sure))


def _device(row: schema.ContextEffect, operands: Operands) -> Fact[Device]:
    if row.place is schema.Place.CPU:
        return Fact.of(Device.CPU)
    if row.place is schema.Place.ACCELERATOR:
        return Fact.of(Device.OFF_CPU)
    return named_device(operands.argument("device_type", 0))


def _dtype(operands: Operands, default: Fact[str]) -> Fact[str]:
    """The second argument names it, whatever the first is."""
    named = operands.argument("dtype", 1)
    if named is None or named == NONE:
        return default
    origin = Origin(operands.node, "autocast is on")
    return (named_dtype(named) or Fact[str].unknown(origin)).because(origin)


def _default_off_cpu(row: schema.ContextEffect, operands: Operands, origin: Origin) -> Fact[str]:
    kind = operands.argument("device_type", 0)
    is_cuda = row.place is schema.Place.ACCELERATOR or (
        isinstance(kind, Constant) and isinstance(kind.value, str) and kind.value.startswith("cuda")
    )
    return Fact.of("float16", origin) if is_cuda else Fact.unknown(origin)


def _enabled(flag: object) -> tuple[bool, ...]:
    if isinstance(flag, Constant) and not flag.is_promised:
        return (bool(flag.value),)
    return (True, False)


def _switched(dtype: Fact[str] | None, enabled: tuple[bool, ...], *, is_sure: bool) -> Fact[str] | None:
    if dtype is None:
        return None
    off: Fact[str] = Fact.of(NO_CAST)
    facts = [dtype if one else off for one in enabled]
    return join_facts(facts if is_sure else [*facts, off])


def entered(context: Context, autocast: Autocast | None, node: ast.AST) -> Context:
    """The context inside of it; None is one whose arguments were not seen."""
    if autocast is None:
        unseen: Fact[str] = Fact.unknown(Origin(node, "what autocast is told is not seen"))
        return replace(context, autocast=unseen, autocast_off_cpu=unseen)
    return replace(
        context,
        autocast=autocast.near or context.autocast,
        autocast_off_cpu=autocast.far or context.autocast_off_cpu,
    )


def result_dtype(rule: schema.Autocast, dtype: Fact[str], device: Fact[Device], operands: Operands) -> Fact[str]:
    """The dtype of a result that would be `dtype` without autocast."""
    if rule is schema.Autocast.CONTRACTS:
        # A sum over a single product is none.
        lowered = [result_dtype(schema.Autocast.LOWERS, dtype, device, operands)] if _may_sum(operands) else []
        return join_facts([dtype, *lowered])
    context = operands.context
    near, far = context.autocast, context.autocast_off_cpu
    if rule is schema.Autocast.IGNORES or (near.only(NO_CAST) and far.only(NO_CAST)):
        return dtype
    results = []
    if not device.only(Device.OFF_CPU):
        rule_near = schema.Autocast.IGNORES if rule is schema.Autocast.RAISES_OFF_CPU else rule
        results.append(_cast(rule_near, dtype, near, operands))
    if not device.only(Device.CPU, Device.LIKELY_CPU):
        rule_far = schema.Autocast.RAISES if rule is schema.Autocast.RAISES_OFF_CPU else rule
        cast = _cast(rule_far, dtype, far, operands)
        unproven: Fact[str] = Fact.unknown(Origin(operands.node, "autocast decides off the CPU"))
        results.append(cast if far.only(NO_CAST) else cast.join(unproven))
    return join_facts(results)


def _may_sum(operands: Operands) -> bool:
    """Whether an equation may take sums over products of its operands: it does over what its output leaves out."""
    equation = operands.argument("equation", 0)
    written = equation.value if isinstance(equation, Constant) else None
    if not isinstance(written, str):
        return True
    inputs, arrow, output = written.partition("->")
    terms = inputs.split(",")
    return len(terms) > 1 and not (arrow and set(inputs) - set(", ") <= set(output))


def _cast(rule: schema.Autocast, dtype: Fact[str], lowered: Fact[str], operands: Operands) -> Fact[str]:
    return join_facts(_cast_to(rule, dtype, target, lowered, operands) for target in lowered.outcomes)


def _cast_to(
    rule: schema.Autocast, dtype: Fact[str], target: object, lowered: Fact[str], operands: Operands
) -> Fact[str]:
    """The dtype under autocast to one dtype; what goes in of unknown dtype is most likely one that is cast."""
    if target == NO_CAST or rule is schema.Autocast.IGNORES:
        return dtype
    reaches = dtype.outcomes & (_LOWERED if rule is not schema.Autocast.RAISES else _LOW)
    if not reaches and dtype.is_known:
        return dtype
    origin = Origin(operands.node, "computed here under autocast")
    if rule is schema.Autocast.UNDECIDED or not isinstance(target, str):
        return Fact.unknown(origin)
    given: Fact[str] = Fact.of(target if rule is schema.Autocast.LOWERS else "float32", origin)
    kept: list[Fact[str]] = [Fact({one: dtype.origin(one)}) for one in dtype.outcomes - reaches]
    return join_facts([given, *kept])
