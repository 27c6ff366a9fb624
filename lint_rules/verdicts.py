"""What became of each place where a value is converted to an array, and why: for people who teach the analysis."""

from __future__ import annotations

import ast
import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from lint_rules.analyze import Analysis
from lint_rules.assessment.boundary import (
    Conversion,
    Need,
    conversion_at,
    is_conversion_handled,
    is_forced,
    is_handled,
    place_of_call,
    subject_of,
)
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.knowledge.library import library
from lint_rules.rule import Finding, Span
from lint_rules.values.domain.fact import UNKNOWN, Fact, Origin, join_facts
from lint_rules.values.domain.outcomes import RequiresGrad
from lint_rules.values.domain.value import (
    NONE,
    Array,
    ForeignObject,
    Instance,
    ModuleObject,
    PythonObject,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
)
from lint_rules.values.frames.site import CallSite
from lint_rules.values.tree.syntax import walk

T = TypeVar("T")
EMPTY: Mapping[object, str] = {}
_METHODS = frozenset(
    name for name, row in library().tensor_methods.items() if isinstance(row, schema.Conversion) and row.presumes_tensor
)


class Quiet(enum.Enum):
    """Why nothing is reported about a place."""

    SETTLED = "it needs no guard that is not there"
    GRAD_OPEN = "it is on the CPU, and no selected rule asks whether it requires grad"
    CPU_EXPECTED = "all that is seen to go into it is on the CPU"
    NO_TENSOR = "it is no tensor"
    MAY_BE_ANYTHING = "it is not known to be a tensor, and the call takes other things as well"
    MIXED = "it is unknown on one path and no tensor on another"
    FORCED = "force=True, or an argument that may be it, stands in the call"
    HANDLED = "the code around it handles the failure"
    NOT_REACHED = "no path leads to it"
    GAVE_UP = "the analysis gave up on the file, and may not have got there"
    SILENCED = "a noqa comment silences it"
    NOT_SELECTED = "its rule is not selected, or it is not certain enough"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that a fact may be, with its evidence, or, where it is unknown, the reason.

    `line` and `column` are 1-based, and None for what has no place. `path` is empty for a place in the checked file.
    """

    label: str
    why: str = ""
    line: int | None = None
    column: int | None = None
    path: str = ""

    @property
    def is_known(self) -> bool:
        """Whether it says what the fact is, and not only why that is not known."""
        return self.label != UNKNOWN.value


@dataclass(frozen=True, slots=True)
class FactSeen:
    """What is known of one property of the converted value, one outcome for each path that leads there."""

    name: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One place, without anything of the tree, so that it can travel between processes.

    `kinds`: what the value may be, one by one. `findings` or `quiet` says what the rules made of it, `settled` in
    words why a guard is not needed, and `open_questions` what would have to be known to settle the rest.
    """

    span: Span
    subject: str
    kinds: tuple[Outcome, ...] = ()
    facts: tuple[FactSeen, ...] = ()
    findings: tuple[Finding, ...] = ()
    quiet: Quiet | None = None
    settled: tuple[str, ...] = ()
    open_questions: tuple[Outcome, ...] = ()


def verdicts(analysis: Analysis) -> Iterator[Verdict]:
    """Every place of one analysed file where something is or may be converted to an array, in the order of the text."""
    file = analysis.file
    if file is None:
        return
    sites = [site for site in analysis.sites if isinstance(site, CallSite) and _is_candidate(site)]
    found = [_verdict(site, file, analysis) for site in sites]
    why = Quiet.NOT_REACHED if analysis.gave_up is None else Quiet.GAVE_UP
    missed = [_without_site(call, file, why) for call in _conversions_by_name(file.tree) if call not in file.sites]
    yield from sorted([*found, *missed], key=lambda verdict: verdict.span)


def _is_candidate(site: CallSite) -> bool:
    return isinstance(site.row, schema.Conversion) or site.name in _METHODS


def _conversions_by_name(tree: ast.Module) -> Iterator[ast.Call]:
    for node in walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _METHODS:
            yield node


def _verdict(site: CallSite, file: FileContext, analysis: Analysis) -> Verdict:
    place = place_of_call(site.node, file)
    subject, value = _subject(site)
    conversion = conversion_at(site, file)
    kinds = tuple(_kind(one, file) for one in alternatives(value)) if value is not None else ()
    found = tuple(one for one in analysis.findings if one.span == place)
    if found:
        quiet = None
    elif any(one.span == place for one in analysis.suppressed):
        quiet = Quiet.SILENCED
    else:
        quiet = _without_finding(conversion) if conversion is not None else _without_conversion(site, value, file)
    return Verdict(
        span=place,
        subject=file.snippet(subject) if subject is not None else "",
        kinds=kinds,
        facts=tuple(_facts(site, value, file)),
        findings=found,
        quiet=quiet,
        settled=tuple(_settled(site, conversion)) if conversion is not None else (),
        open_questions=_open_questions(conversion, kinds, quiet, file),
    )


def _without_site(call: ast.Call, file: FileContext, why: Quiet) -> Verdict:
    func = call.func
    subject = file.snippet(func.value) if isinstance(func, ast.Attribute) else ""
    return Verdict(place_of_call(call, file), subject, quiet=why)


def _subject(site: CallSite) -> tuple[ast.expr | None, Value | None]:
    if isinstance(site.row, schema.Conversion):
        return subject_of(site, site.row)
    return (site.node.func.value, site.receiver) if isinstance(site.node.func, ast.Attribute) else (None, None)


def _without_finding(conversion: Conversion) -> Quiet:
    """Why a conversion that was judged has no finding."""
    if conversion.cpu is Need.NOT and conversion.detach is Need.NOT:
        return Quiet.SETTLED
    if conversion.cpu is Need.NOT and conversion.detach is Need.UNKNOWN:
        return Quiet.GRAD_OPEN
    if conversion.cpu is Need.UNLIKELY and conversion.detach is Need.NOT:
        return Quiet.CPU_EXPECTED
    return Quiet.NOT_SELECTED


def _without_conversion(site: CallSite, value: Value | None, file: FileContext) -> Quiet:
    """Why the rules took no notice of a call."""
    kinds = [one for one in alternatives(value) if one != NONE] if value is not None else []
    tensors = [one for one in kinds if isinstance(one, Tensor)]
    unknowns = [one for one in kinds if isinstance(one, UnknownValue) and not one.never_tensor]
    if not tensors and not unknowns:
        return Quiet.NO_TENSOR
    if is_forced(site):
        return Quiet.FORCED
    row = site.row
    is_caught = is_conversion_handled(site, row, file) if isinstance(row, schema.Conversion) else is_handled(site, file)
    if is_caught:
        return Quiet.HANDLED
    if tensors:
        # It is on the meta device, and the rule that says so does not speak.
        return Quiet.NOT_SELECTED
    return Quiet.MAY_BE_ANYTHING if isinstance(row, schema.Conversion) and not row.presumes_tensor else Quiet.MIXED


def _settled(site: CallSite, conversion: Conversion) -> Iterator[str]:
    if conversion.detach is Need.NOT:
        if conversion.requires_grad.only(RequiresGrad.NO):
            yield "it does not require grad"
        else:
            yield (
                "grad mode is off"
                if not conversion.is_exported and site.context.grad_mode.only(False)
                else "it is detached in the chain"
            )
    if conversion.cpu is Need.NOT:
        yield "it is on the CPU" if conversion.device.is_known else "it is moved to the CPU in the chain"


def _open_questions(
    conversion: Conversion | None, kinds: tuple[Outcome, ...], quiet: Quiet | None, file: FileContext
) -> tuple[Outcome, ...]:
    """What keeps a place from being settled: the unknown fact behind the first guard that is not settled, and so on."""
    if conversion is None:
        undecided = (Quiet.MIXED, Quiet.MAY_BE_ANYTHING)
        return tuple(kind for kind in kinds if not kind.is_known) if quiet in undecided else ()
    reasons = [
        fact.reason
        for fact, need in ((conversion.requires_grad, conversion.detach), (conversion.device, conversion.cpu))
        if need is not Need.NOT and not fact.is_known
    ]
    return tuple(dict.fromkeys(_outcome(UNKNOWN.value, reason, file) for reason in reasons))


def _facts(site: CallSite, value: Value | None, file: FileContext) -> Iterator[FactSeen]:
    """The facts of what is a tensor among the kinds of a value."""
    tensors = [one for one in alternatives(value) if isinstance(one, Tensor)] if value is not None else []
    if tensors:
        yield FactSeen("requires_grad", _outcomes(join_facts(one.requires_grad for one in tensors), file))
        yield FactSeen("device", _outcomes(join_facts(one.device for one in tensors), file))
        yield FactSeen("dtype", _outcomes(join_facts(one.dtype for one in tensors), file))
    yield FactSeen("grad mode", _outcomes(site.context.grad_mode, file, {True: "on", False: "off"}))


def _outcomes(fact: Fact[T], file: FileContext, labels: Mapping[object, str] = EMPTY) -> tuple[Outcome, ...]:
    return tuple(
        _outcome(labels.get(outcome) or _label(outcome), fact.origin(outcome), file)
        for outcome in sorted(fact.outcomes, key=_label)
    )


def _label(outcome: object) -> str:
    return str(outcome.value) if isinstance(outcome, enum.Enum) else str(outcome)


def _kind(value: Value, file: FileContext) -> Outcome:
    if isinstance(value, UnknownValue):
        label = "not a tensor" if value.never_tensor else UNKNOWN.value
        return _outcome(label, value.origin, file)
    if isinstance(value, Tensor):
        return _outcome("tensor" if value.presumed is None else "presumably a tensor", value.presumed, file)
    return Outcome(_LABELS.get(type(value), type(value).__name__.lower()))


_LABELS: dict[type, str] = {
    Array: "array",
    ForeignObject: "object of another library or class",
    Instance: "object of a local class",
    ModuleObject: "nn.Module",
    PythonObject: "Python object",
}


def _outcome(label: str, origin: Origin | None, file: FileContext) -> Outcome:
    if origin is None:
        return Outcome(label)
    step = file.step(origin)
    return Outcome(label, origin.why) if step is None else Outcome(label, origin.why, step.line, step.column, step.path)
