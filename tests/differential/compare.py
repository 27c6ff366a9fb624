"""Holds what the analysis says of a program against what its runs showed."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeGuard, TypeVar

from lint_rules.analyze import Analysis
from lint_rules.knowledge import schema
from lint_rules.values.domain.fact import UNKNOWN, Fact
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.value import (
    Array,
    Constant,
    Dictionary,
    ForeignObject,
    Instance,
    ModuleObject,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
)
from lint_rules.values.frames.site import AttributeSite, CallSite, OperatorSite
from lint_rules.values.tree.syntax import last_name
from tests.differential.borne_out import Operations, wrong_certain
from tests.differential.execute import Run, Visit
from tests.differential.noting import Place, place_of
from tests.execution.concrete import ArraySeen, DictionarySeen, NumberSeen, OtherSeen, PartsSeen, Seen, TensorSeen

T = TypeVar("T")
VAGUE_DEVICES = (Device.FOLLOWS, Device.LIKELY_CPU)
"""Outcomes that are evidence, no proof: a tensor may lie elsewhere."""
_CONVERSIONS = frozenset({"numpy", "asarray", "array"})
Conversions = dict[Place, set[Visit]]
_CONVERSION_RULES = frozenset({"TNP101", "TNP102", "TNP103", "TNP104", "TNP107", "TNP109"})


@dataclass(frozen=True, slots=True)
class Problem:
    """A disagreement. `kind`: wrong certain, unsound, miss, broken fix, crash."""

    kind: str
    line: int
    what: str

    @property
    def signature(self) -> str:
        """What stays the same while the program shrinks."""
        return f"{self.kind}: {self.what}"


def problems(analysis: Analysis, text: str, runs: Iterable[Run]) -> Iterator[Problem]:
    """Every disagreement between the analysis of a program and its runs."""
    runs = tuple(runs)
    conversions: Conversions = {}
    notes: dict[Place, set[Seen]] = {}
    for run in runs:
        if run.left_device:
            return
        for place, visits in run.conversions.items():
            conversions.setdefault(place, set()).update(visits)
        for place, values in run.notes.items():
            notes.setdefault(place, set()).update(values)
    for line, what in wrong_certain(analysis.findings, text, runs):
        yield Problem("wrong certain", line, what)
    yield from _unsound_conversions(analysis, text, conversions)
    yield from _unsound_results(analysis, notes, conversions)


def conversion_sites(analysis: Analysis) -> dict[Place, CallSite]:
    """The conversions that the analysis saw."""
    return {
        place_of(site.node): site
        for site in analysis.sites
        if isinstance(site, CallSite) and isinstance(site.row, schema.Conversion)
    }


def converted(site: CallSite) -> Value | None:
    """The value that a conversion converts."""
    return site.receiver if site.receiver is not None else (site.arguments[0] if site.arguments else None)


def _unsound_conversions(analysis: Analysis, text: str, conversions: Conversions) -> Iterator[Problem]:
    sites = conversion_sites(analysis)
    explicit = {place_of(node) for node in ast.walk(ast.parse(text)) if _is_conversion(node)}
    operations = Operations.of(ast.parse(text))
    flagged = {operations.of_finding(one) for one in analysis.findings if one.code in _CONVERSION_RULES}
    for place, visits in conversions.items():
        site = sites.get(place)
        if site is None and place not in explicit:
            continue
        for visit in visits:
            if site is None:
                yield Problem("unsound", place[0], "site not evaluated")
                continue
            reason = _unsound_at(site, visit)
            if reason is not None:
                yield Problem("unsound", place[0], reason)
            is_quiet = place not in flagged and not site.context.handled and not visit.handled
            if is_quiet and visit.error and _is_covered_error(visit.error):
                yield Problem("miss", place[0], visit.error[:40])


def _is_conversion(node: ast.AST) -> TypeGuard[ast.Call]:
    """Whether somebody asks for an array; functions and operators may make one on their own as well."""
    return isinstance(node, ast.Call) and last_name(node.func) in _CONVERSIONS


def _unsound_at(site: CallSite, visit: Visit) -> str | None:
    value = converted(site)
    reasons = [] if value is None else [uncovered(one, visit.tensor) for one in _held_by(value)]
    if reasons and None not in reasons:
        why = min((reason for reason in reasons if reason is not None), key=len)
        return f"converted {why}"
    if not admits(site.context.grad_mode, visit.grad_mode):
        return f"grad mode is {visit.grad_mode}"
    return None


def _held_by(value: Value) -> Iterator[Value]:
    """What may be converted: of a list (`np.array([tensor])`), all that it holds."""
    for one in alternatives(value):
        if isinstance(one, Sequence):
            for held in one.elements or (one.element,):
                yield from _held_by(held)
        else:
            yield one


def _is_covered_error(error: str) -> bool:
    return "requires grad" in error or "device type tensor" in error


def _unsound_results(analysis: Analysis, notes: dict[Place, set[Seen]], conversions: Conversions) -> Iterator[Problem]:
    for site in analysis.sites:
        if not isinstance(site, (CallSite, AttributeSite, OperatorSite)):
            continue
        kind = "an operator" if isinstance(site, OperatorSite) else "a call"
        place = place_of(site.node)
        if isinstance(site, OperatorSite) and any(visit.error for visit in conversions.get(place, ())):
            # What it gave is what it would give if it were not refused.
            continue
        for value in notes.get(place, ()):
            why = uncovered(site.result, value)
            if why is not None:
                yield Problem("unsound", site.node.lineno, f"{kind} gives {why}")


def admits(fact: Fact[T], real: T) -> bool:
    """Whether a fact leaves room for what was seen."""
    return not fact.is_known or fact.may_be(real)


def uncovered(value: Value, real: Seen) -> str | None:
    """What was seen that the abstract value excludes, or None."""
    reasons = [_uncovered_by(one, real) for one in alternatives(value)]
    return None if None in reasons else min((reason for reason in reasons if reason is not None), key=len)


def _uncovered_by(value: Value, real: Seen) -> str | None:
    if isinstance(value, UnknownValue):
        return "a tensor, said to be none" if value.never_tensor and isinstance(real, TensorSeen) else None
    match real:
        case TensorSeen():
            return _tensor(value, real)
        case ArraySeen():
            return _array(value, real)
        case NumberSeen():
            return _number(value, real)
        case PartsSeen():
            return _parts(value, real)
        case DictionarySeen():
            return _items(value, real)
        case OtherSeen():
            is_other = not isinstance(value, (Tensor, Array, Constant)) or getattr(value, "presumed", None) is not None
            return None if is_other else f"{real.type}, said to be {type(value).__name__}"


def _tensor(value: Value, real: TensorSeen) -> str | None:
    if not isinstance(value, Tensor):
        is_said_only = isinstance(value, Array) and value.is_promised
        return None if is_said_only else f"a tensor, said to be {type(value).__name__}"
    grad, device = value.requires_grad, value.device
    if UNKNOWN not in grad.outcomes and RequiresGrad.LIKELY not in grad.outcomes:
        wanted = RequiresGrad.YES if real.requires_grad else RequiresGrad.NO
        if not grad.may_be(wanted):
            return f"requires_grad {real.requires_grad}, said to be {grad}"
    if device.outcomes.isdisjoint((UNKNOWN, *VAGUE_DEVICES)):
        wanted_device = Device.OFF_CPU if real.off_cpu else Device.CPU
        if not device.may_be(wanted_device):
            return f"off_cpu {real.off_cpu}, said to be {device}"
    if value.dtype.is_known and not value.dtype.may_be(real.dtype):
        return f"dtype {real.dtype}, said to be {value.dtype}"
    return _form(value, real)


def _form(value: Tensor, real: TensorSeen) -> str | None:
    form = value.form
    if not admits(form.layout, real.layout):
        return f"layout {real.layout.value}, said to be {form.layout}"
    if real.off_cpu:
        # The stand-in for CUDA conjugates at once, CUDA sets a bit.
        return None
    if not admits(form.conj, real.conj):
        return f"conj bit {real.conj}, said to be {form.conj}"
    if not admits(form.neg, real.neg):
        return f"neg bit {real.neg}, said to be {form.neg}"
    return None


def _array(value: Value, real: ArraySeen) -> str | None:
    if not isinstance(value, Array):
        return f"an array, said to be {type(value).__name__}"
    if value.dtype.is_known and not value.dtype.may_be(real.dtype):
        return f"an array of {real.dtype}, said to be {value.dtype}"
    if real.is_scalar and value.is_ndarray:
        return "a scalar, said to be an array"
    if real.ndim == 0 and value.rank is schema.Rank.ARRAY:
        return "an array without dimensions, said to have some"
    if not real.is_scalar and value.rank is schema.Rank.SCALAR:
        return "an array, said to be a scalar"
    if not real.is_scalar and not admits(value.writable, real.writable):
        return f"an array that is writable: {real.writable}, said to be {value.writable}"
    is_said = value.is_filled or not value.negative_strides.only(True)
    if is_said and not admits(value.negative_strides, real.negative_strides):
        return f"an array with negative strides: {real.negative_strides}, said to be {value.negative_strides}"
    if value.ndim is not None and value.ndim != real.ndim:
        return f"an array of {real.ndim} dimensions, said to be of {value.ndim}"
    return None


def _number(value: Value, real: NumberSeen) -> str | None:
    if isinstance(value, Constant):
        same = type(value.value) is type(real.value) and value.value == real.value
        return None if same else "another constant"
    if isinstance(value, (Tensor, Array, Sequence, ModuleObject, Instance, ForeignObject)):
        return f"{type(real.value).__name__}, said to be {type(value).__name__}"
    return None


def _parts(value: Value, real: PartsSeen) -> str | None:
    if not isinstance(value, Sequence):
        return (
            f"a sequence, said to be {type(value).__name__}" if isinstance(value, (Tensor, Array, Constant)) else None
        )
    if value.elements is None:
        reasons = (uncovered(value.element, part) for part in real.parts)
    elif len(value.elements) != len(real.parts):
        return "a sequence of another length"
    else:
        reasons = (uncovered(one, part) for one, part in zip(value.elements, real.parts, strict=True))
    return next((f"a sequence with {reason}" for reason in reasons if reason is not None), None)


def _items(value: Value, real: DictionarySeen) -> str | None:
    if not isinstance(value, Dictionary):
        return f"a dict, said to be {type(value).__name__}" if isinstance(value, (Tensor, Array, Constant)) else None
    for key, held in real.items:
        said = value.get(key) or value.rest
        why = uncovered(said, held) if said is not None else "another key"
        if why is not None:
            return f"a dict with {why}"
    return None
