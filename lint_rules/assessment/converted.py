"""The tensors that something converts without being asked to: what is known of them, and whether that fails."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from lint_rules.assessment.boundary import Need, because
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.knowledge.schema import Converter
from lint_rules.rule import Certainty, Fix
from lint_rules.values.domain.fact import Fact, Origin, join_facts
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.promises import is_promised
from lint_rules.values.domain.value import NONE, Array, Dictionary, Sequence, Tensor, Value, alternatives


@dataclass(frozen=True, slots=True)
class Failure:
    """What goes wrong at a place: `subject` is the expression that is converted or refused."""

    subject: ast.expr
    message: str
    certainty: Certainty
    fix: Fix | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Tensors:
    """The tensors that are converted at one place. `is_proven`: nothing else can be there, and they are."""

    requires_grad: Fact[RequiresGrad]
    device: Fact[Device]
    is_proven: bool


def held_by(value: Value, converter: Converter) -> tuple[list[Value], bool]:
    """What an argument gives to be converted, and whether all of it is there for certain."""
    if isinstance(value, Sequence):
        if not converter.lists:
            return [], False
        parts = [held_by(one, _IN_A_LIST) for one in (value.elements or (value.element,))]
        held = [one for part, _ in parts for one in part]
        return held, value.elements is not None and all(whole for _, whole in parts)
    if isinstance(value, Dictionary):
        return ([one for _, one in value.items], True) if converter.dictionaries else ([], False)
    return ([], False) if converter.lists_only else ([value], True)


_IN_A_LIST = Converter(1)


def tensors_in(value: Value) -> Tensors | None:
    """The tensors that a value may be; None where it may be something else."""
    kinds = [one for one in alternatives(value) if one != NONE]
    if not kinds or not all(isinstance(one, Tensor) for one in kinds):
        return None
    return tensors_of([value])


def tensors_of(values: list[Value]) -> Tensors | None:
    """The tensors among what is converted together: one that fails is enough."""
    whole = [value for value in values if all(isinstance(one, Tensor) for one in alternatives(value))]
    tensors = [one for value in whole for one in alternatives(value) if isinstance(one, Tensor)]
    if not tensors:
        return None
    failing = _failing(tensors)
    return Tensors(
        join_facts([one.requires_grad for one in failing]),
        join_facts([one.device for one in failing]),
        all(one.presumed is None and not one.is_promised for one in failing),
    )


def _failing(tensors: list[Tensor]) -> list[Tensor]:
    """Those that are known to fail, if any are."""
    known = [one for one in tensors if one.requires_grad.only(RequiresGrad.YES) or one.device.only(Device.OFF_CPU)]
    return known or tensors


def certainty_of(detach: Need, cpu: Need, tensors: Tensors) -> Certainty:
    """How sure it is that the conversion fails."""
    return Certainty.CERTAIN if Need.CERTAIN in (detach, cpu) and tensors.is_proven else Certainty.LIKELY


def certainty_beside(tensors: Tensors, other: Value) -> Certainty:
    """How sure it is that both sides are what they are taken for."""
    is_proven = tensors.is_proven and not is_promised(other) and not any(map(is_likely_array, alternatives(other)))
    return Certainty.CERTAIN if is_proven else Certainty.LIKELY


def is_likely_array(value: Value) -> bool:
    """Whether it is an array, unless it was computed from one that has no dimensions."""
    return isinstance(value, Array) and value.rank is schema.Rank.LIKELY


def why_it_fails(subject: ast.expr, tensors: Tensors, cpu: Need, where: str, file: FileContext) -> str:
    """What becomes of the tensor, and why that fails."""
    state = "is not on the CPU" if cpu.is_evident else "requires grad"
    origin = origin_of(tensors, cpu)
    reason = because(origin, subject, file)
    return f"'{file.snippet(subject)}' becomes an array for {where}, and {state}{reason}"


def origin_of(tensors: Tensors, cpu: Need) -> Origin | None:
    """What says so."""
    if cpu.is_evident:
        return tensors.device.origin(Device.OFF_CPU) or tensors.device.origin(Device.FOLLOWS)
    return tensors.requires_grad.origin(RequiresGrad.YES) or tensors.requires_grad.origin(RequiresGrad.LIKELY)
