"""What stands between a tensor and its conversion to an array: which guard is there, which one is missing.

All rules about `.numpy()` judge a place by the same assessment, so that each place has exactly one of them.
"""

from __future__ import annotations

import ast
import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lint_rules.assessment.evidence import (
    belongs_to_another_path,
    off_cpu_evidence,
    runs_in_constructor,
    runs_on_some_paths,
)
from lint_rules.assessment.round_trip import comes_back_as_tensor
from lint_rules.chains import calls_below, is_detach, moves_to_cpu
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.knowledge.library import library
from lint_rules.rewrites import GuardNumpy
from lint_rules.rule import Certainty, Finding, Fix, FixSafety, Interest, Rule, Span
from lint_rules.values.domain.fact import Fact, Origin, join_facts
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.promises import is_promised
from lint_rules.values.domain.value import NONE, Constant, Tensor, UnknownValue, Value, alternatives
from lint_rules.values.frames.site import CallSite, Site
from lint_rules.values.operations.gradients import requires_grad_of

CONVERSION_NAMES = library().conversion_names
CONVERSIONS = Interest(calls=CONVERSION_NAMES, given_tensors=library().names_taking_anything, linked=True)
"""Where a tensor may become an array."""
_HANDLERS = frozenset({"Exception", "BaseException", "RuntimeError", "TypeError"})
_HANDLERS_OF: Mapping[schema.Protocol, frozenset[str]] = MappingProxyType(
    {
        schema.Protocol.ARRAY: _HANDLERS,
        schema.Protocol.DLPACK: frozenset({"Exception", "BaseException", "BufferError", "RuntimeError"}),
    }
)


class Need(enum.Enum):
    """Whether a guard is needed."""

    NOT = "not needed"
    UNLIKELY = "unlikely"
    """No proof, but all that is seen to go into it is on the CPU."""
    UNKNOWN = "unknown"
    FOLLOWS = "follows"
    """There is evidence that the device is chosen by somebody else: the user of a module, a setting, a caller."""
    LIKELY = "likely"
    CERTAIN = "certain"

    @property
    def is_evident(self) -> bool:
        """Whether there is evidence for the need."""
        return self in (Need.FOLLOWS, Need.LIKELY, Need.CERTAIN)


@dataclass(frozen=True, slots=True)
class Conversion:
    """A place where a tensor becomes an array.

    `subject` is the converted expression, `detach` and `cpu` the guards that it needs. `is_proven` tells
    whether the subject is a tensor on every path that was seen. `device_evidence` is what says that the
    device need not be the CPU, or why nothing is known of it.
    """

    site: CallSite
    subject: ast.expr
    requires_grad: Fact[RequiresGrad]
    device: Fact[Device]
    detach: Need
    cpu: Need
    is_proven: bool
    device_evidence: Origin | None
    takes_other_kinds: bool
    """The conversion also works on something else that the subject may be, which has no guards to call."""

    @property
    def is_exported(self) -> bool:
        """Whether it goes by DLPack, which heeds no grad mode, and looks at requires_grad first."""
        return is_exported(self.site)

    @property
    def certainty(self) -> Certainty:
        """How sure it is that the conversion fails."""
        if Need.CERTAIN in (self.detach, self.cpu) and self.is_proven:
            return Certainty.CERTAIN
        return Certainty.LIKELY

    @property
    def fails_for_device(self) -> bool:
        """Whether the device is what the program fails for first: most often torch looks at it first."""
        order = [Need.NOT, Need.UNLIKELY, Need.UNKNOWN, Need.FOLLOWS, Need.LIKELY, Need.CERTAIN]
        ahead = order.index(self.cpu) - order.index(self.detach)
        return self.cpu.is_evident and (ahead > 0 or (ahead == 0 and not self.is_exported))

    @property
    def fails_for_grad(self) -> bool:
        """Whether requires_grad is what the program fails for."""
        return self.detach.is_evident and not self.fails_for_device


def conversion_at(site: Site, file: FileContext) -> Conversion | None:
    """The conversion at a site, or None if there is none, or if its failure is handled or forced away."""
    return file.once(_conversion_at, site)


def _conversion_at(site: Site, file: FileContext) -> Conversion | None:
    if not isinstance(site, CallSite) or not isinstance(site.row, schema.Conversion):
        return None
    row = site.row
    subject, value = subject_of(site, row)
    if subject is None or value is None or is_forced(site) or is_conversion_handled(site, row, file):
        return None
    kinds = [one for one in alternatives(value) if one != NONE]
    tensors = [one for one in kinds if isinstance(one, Tensor)]
    unknowns = [one for one in kinds if isinstance(one, UnknownValue) and not one.never_tensor]
    if not tensors and not (unknowns and row.presumes_tensor and file.has_tensors and len(unknowns) == len(kinds)):
        return None
    # What is not known to be a tensor has a say only where the method makes sense on nothing else.
    doubtful = unknowns if row.presumes_tensor else []
    requires_grad = join_facts([*(one.requires_grad for one in tensors), *(requires_grad_of(one) for one in doubtful)])
    device = join_facts([*(one.device for one in tensors), *(one.place for one in doubtful)])
    if device.only(Device.META):
        return None
    # `None.numpy()` raises, whatever stands in between; `np.asarray(None)` is an array.
    working = kinds if row.presumes_tensor else alternatives(value)
    takes_other_kinds = len(tensors) < len(working) and not row.presumes_tensor
    # Where other methods set all the kinds, which of them are gone by now does not show.
    may_be_spared = takes_other_kinds and (is_promised(value) or runs_on_some_paths(site, file))
    cpu, device_evidence = _need_of_cpu_at(site, device, file, may_be_spared=may_be_spared)
    return Conversion(
        site=site,
        subject=subject,
        requires_grad=requires_grad,
        device=device,
        detach=_unless_written(need_of_detach(requires_grad, _grad_mode_at(site)), is_detach, site, file),
        cpu=cpu,
        is_proven=len(tensors) == len(working) and all(is_proven_tensor(one, row) for one in tensors),
        device_evidence=device_evidence,
        takes_other_kinds=takes_other_kinds,
    )


def is_proven_tensor(tensor: Tensor, row: schema.Conversion) -> bool:
    """Whether a conversion can meet nothing else: what is annotated as a tensor may be an array for `np.asarray`."""
    return tensor.presumed is None and (row.presumes_tensor or not tensor.is_promised)


def is_exported(site: CallSite) -> bool:
    """Whether a call converts by DLPack."""
    return isinstance(site.row, schema.Conversion) and site.row.protocol is schema.Protocol.DLPACK


def _grad_mode_at(site: CallSite) -> Fact[bool]:
    """The grad mode that a conversion is made in, as far as that matters to it."""
    return Fact.of(True) if is_exported(site) else site.context.grad_mode


def is_conversion_handled(site: CallSite, row: schema.Conversion, file: FileContext) -> bool:
    """Whether the failure of a conversion is expected."""
    return is_handled(site, file, _HANDLERS_OF[row.protocol])


def is_handled(site: Site, file: FileContext, handlers: frozenset[str] = _HANDLERS) -> bool:
    """Whether a failure is expected: a `try` around it, or a lambda that is handed over along with the exception."""
    if site.context.handled & handlers:
        return True
    node: ast.AST | None = site.node
    while node is not None:
        outer = file.parent(node)
        if isinstance(node, ast.Lambda) and isinstance(outer, ast.Call):
            return any(isinstance(one, ast.Name) and one.id in handlers for one in outer.args)
        node = outer
    return False


def _unless_written(need: Need, is_guard: Callable[[CallSite], bool], site: CallSite, file: FileContext) -> Need:
    """A guard in the chain itself counts, also where nothing is known of the object that it is called on."""
    if need is not Need.UNKNOWN:
        return need
    below = (file.call_at(call) for call in calls_below(site.node))
    return Need.NOT if any(call is not None and is_guard(call) for call in below) else need


def subject_of(site: CallSite, row: schema.Conversion) -> tuple[ast.expr | None, Value | None]:
    if row.argument is None:
        func = site.node.func
        return (func.value, site.receiver) if isinstance(func, ast.Attribute) else (None, None)
    if len(site.node.args) > row.argument:
        is_plain = not any(isinstance(one, ast.Starred) for one in site.node.args[: row.argument + 1])
        return (site.node.args[row.argument], site.arguments[row.argument]) if is_plain else (None, None)
    for keyword in site.node.keywords:
        if keyword.arg in library().converted_keywords and keyword.arg in site.keywords:
            return keyword.value, site.keywords[keyword.arg]
    return None, None


def is_forced(site: CallSite) -> bool:
    forced = site.keywords.get("force")
    # `x.numpy(True)`, `torch.Tensor.numpy(x, True)`; functions of NumPy have no such argument.
    place = 0 if site.receiver is not None else 1
    is_of_tensors = isinstance(site.row, schema.Conversion) and site.row.presumes_tensor
    if forced is None and is_of_tensors and len(site.arguments) > place:
        forced = site.arguments[place]
    return forced is not None and forced != Constant(False)


def need_of_detach(fact: Fact[RequiresGrad], grad_mode: Fact[bool]) -> Need:
    """Whether a conversion fails for what is known of requires_grad."""
    if grad_mode.only(False) or fact.only(RequiresGrad.NO):
        return Need.NOT
    if fact.only(RequiresGrad.YES) and grad_mode.only(True):
        return Need.CERTAIN
    if fact.may_be(RequiresGrad.YES) or fact.may_be(RequiresGrad.LIKELY):
        return Need.LIKELY
    return Need.UNKNOWN


def need_of_cpu(fact: Fact[Device]) -> Need:
    """Whether a conversion fails for what is known of the device."""
    if fact.only(Device.CPU):
        return Need.NOT
    if fact.only(Device.OFF_CPU):
        return Need.CERTAIN
    if fact.may_be(Device.OFF_CPU):
        return Need.LIKELY
    if fact.may_be(Device.FOLLOWS):
        return Need.FOLLOWS
    return Need.UNLIKELY if fact.only(Device.CPU, Device.LIKELY_CPU) else Need.UNKNOWN


def _need_of_cpu_at(
    site: CallSite, device: Fact[Device], file: FileContext, *, may_be_spared: bool
) -> tuple[Need, Origin | None]:
    """Whether the conversion needs a `.cpu()`, and what says so, or why nothing does."""
    if is_exported(site) and site.keywords.get("device", NONE) != NONE:
        # The only device that it takes is the CPU.
        return Need.NOT, None
    need = _unless_written(need_of_cpu(device), moves_to_cpu, site, file)
    origin = device.origin(Device.OFF_CPU) or device.origin(Device.FOLLOWS)
    if need.is_evident:
        # Under a condition, it may be the one for a tensor that was not moved, or for what is no tensor;
        # what a constructor calls finds a module that nobody has moved yet.
        spared = may_be_spared or (need is Need.FOLLOWS and runs_in_constructor(site, file))
        spared = spared or (device.may_be(Device.CPU) and belongs_to_another_path(site, origin, file))
        return (Need.UNKNOWN, device.reason) if spared else (need, origin)
    if need is Need.UNKNOWN and not (device.may_be(Device.CPU) and runs_on_some_paths(site, file)):
        beside = off_cpu_evidence(site, device, file)
        return (need, device.reason) if beside is None else (Need.FOLLOWS, beside)
    return need, device.reason


def place_of(conversion: Conversion, file: FileContext) -> Span:
    """Where the reader must look: the method's name, or the function's."""
    return place_of_call(conversion.site.node, file)


def place_of_call(call: ast.Call, file: FileContext) -> Span:
    """The same for any call."""
    func = call.func
    return file.name_span(func) if isinstance(func, ast.Attribute) else file.span(func)


def guard_fix(conversion: Conversion, file: FileContext) -> Fix:
    """The fix that inserts what is missing; safe where the subject is a tensor on every path."""
    detach = conversion.detach is not Need.NOT
    cpu = conversion.cpu is not Need.NOT
    safety = FixSafety.SAFE if conversion.is_proven else FixSafety.UNSAFE
    if conversion.takes_other_kinds or (detach and comes_back_as_tensor(conversion.site.node, file)):
        safety = FixSafety.DISPLAY_ONLY
    guard = f"{'.detach()' if detach else ''}{'.cpu()' if cpu else ''}"
    return Fix(
        rewrite=GuardNumpy(detach, cpu, file.settings.guard_style),
        target=file.span(conversion.site.node),
        safety=safety,
        message=f"add {guard}",
    )


def conversion_finding(
    rule: Rule,
    conversion: Conversion,
    file: FileContext,
    certainty: Certainty,
    message: str,
    *origins: Origin | None,
) -> Finding:
    """What a rule has to say about a conversion, with the fix that all of them propose."""
    fix = guard_fix(conversion, file)
    return file.finding(rule, place_of(conversion, file), conversion.site.node, certainty, message, fix, origins)


def grad_evidence(conversion: Conversion) -> Origin | None:
    """What makes the subject require grad."""
    fact = conversion.requires_grad
    return fact.origin(RequiresGrad.YES) or fact.origin(RequiresGrad.LIKELY)


def because(origin: Origin | None, subject: ast.expr, file: FileContext) -> str:
    """The evidence in words: `it comes from 'self.net(x)' on line 41`."""
    if origin is None:
        return ""
    node = origin.node
    if not isinstance(node, ast.expr) or node is subject:
        return f": {origin.why}"
    return f": it comes from '{file.snippet(node)}' on {file.place(node)} ({origin.why})"
