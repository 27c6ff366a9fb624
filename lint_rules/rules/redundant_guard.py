"""TNP203: a guard that does nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from lint_rules.assessment.boundary import CONVERSION_NAMES
from lint_rules.assessment.in_sight import Settles, is_in_sight
from lint_rules.chains import argument_call, call_above, calls_below, is_detach, moves_to_cpu
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.rewrites import RemoveGuard
from lint_rules.rule import Certainty, Example, Finding, Fix, FixSafety, Interest, Rule, Same
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.promises import is_promised
from lint_rules.values.domain.value import Constant, Tensor, alternatives
from lint_rules.values.frames.site import CallSite, Site

_NUMBERS = frozenset({"item", "tolist"})


class RedundantGuard(Rule):
    """What a guard is there for is the case already."""

    code = "TNP203"
    name = "redundant-guard"
    summary = "`.detach()` of what does not require grad, `.cpu()` of what is on the CPU, on the way to NumPy"
    explanation = """\
## What it does
Flags a `.detach()` or `.cpu()` on the way to NumPy that does nothing: of a tensor that is proven not to require grad,
or to be on the CPU already; a second one; and both directly before `.item()`, `.tolist()` or `.numpy(force=True)`,
which see to it themselves.

## Why is this bad
It costs little at run time. But whoever reads it takes the tensor for a part of a graph, or for one on an accelerator,
and guards more than he has to from there on.

## When it does not fire
Where nothing is proven, where the tensor that the guard gives is kept (under a name, in a list, as an argument), and
where something is changed in place behind it: then it matters that `.detach()` gives a tensor of its own.
It is off by default: where a line is copied to other code, a guard too many is a lesser evil than one too few.
It is *certain* where all that the tensor is computed from stands in sight: calls of torch, numbers, and names that are
bound once and of which nobody else gets hold, or where the same guard stands in the chain already. It is *likely* where
more is followed (grad mode, an object, a module, a function of the file), as a guard must not go because of what others
may change, and where the tensor lies on the CPU because the default device is the CPU.

## Fix safety
The array or number is the same, and shares memory with the same tensor. The fix is unsafe where the finding is not
certain.
"""
    examples = (
        Example(
            bad="import torch\n\nscores = torch.tensor([0.1, 0.9])\nresult = scores.detach().numpy()\n",
            good="import torch\n\nscores = torch.tensor([0.1, 0.9])\nresult = scores.numpy()\n",
            shows=Same("what was made of numbers does not require grad"),
            at=(4, 17),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import torch

loss = torch.ones(2, device="cuda", requires_grad=True).sum()
values = loss.detach().cpu()
result = [values.cpu().numpy(), values.numpy()]
""",
            good="""\
import torch

loss = torch.ones(2, device="cuda", requires_grad=True).sum()
values = loss.detach().cpu()
result = [values.numpy(), values.numpy()]
""",
            shows=Same("it was copied to the CPU two lines above"),
            at=(5, 18),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import torch

loss = torch.ones(2, device="cuda", requires_grad=True).sum()
result = loss.detach().item()
""",
            good="""\
import torch

loss = torch.ones(2, device="cuda", requires_grad=True).sum()
result = loss.item()
""",
            shows=Same(".item() gives a number of Python, which is no part of any graph"),
            at=(4, 15),
            certainty=Certainty.CERTAIN,
        ),
    )
    default_on = False
    interest = Interest(calls=frozenset({"detach", "cpu", "to"}), besides=CONVERSION_NAMES | _NUMBERS)

    def is_open(self, site: Site, file: FileContext) -> bool:
        """Only where a guard stands on the way to NumPy."""
        return isinstance(site, CallSite) and _is_guard(site) and _end_of_chain(site.node, file) is not None

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding for each guard that could be left out."""
        if not isinstance(site, CallSite) or not isinstance(site.node.func, ast.Attribute) or not _is_guard(site):
            return
        redundancy = _redundancy(site, file)
        if redundancy is None:
            return
        is_certain = redundancy.certainty is Certainty.CERTAIN
        safety = FixSafety.SAFE if is_certain else FixSafety.UNSAFE
        guard = f".{site.node.func.attr}()"
        yield file.finding(
            self,
            file.name_span(site.node.func),
            site.node,
            redundancy.certainty,
            f"'{guard}' does nothing here: {redundancy.why}",
            Fix(RemoveGuard(), file.span(site.node), safety, f"remove {guard}"),
        )


@dataclass(frozen=True, slots=True)
class Redundancy:
    """Why a guard does nothing, and how sure that is."""

    why: str
    certainty: Certainty


def _is_guard(site: CallSite) -> bool:
    return is_detach(site) or _only_moves_to_cpu(site)


def _only_moves_to_cpu(site: CallSite) -> bool:
    """Whether a call is `.cpu()` or `.to("cpu")` with nothing else to do: no dtype, no copy."""
    if not moves_to_cpu(site) or site.receiver is None:
        return False
    given = len(site.node.args) + len(site.node.keywords)
    return given == (0 if site.name == "cpu" else 1)


def _redundancy(site: CallSite, file: FileContext) -> Redundancy | None:
    kinds = alternatives(site.receiver) if site.receiver is not None else ()
    tensors = [one for one in kinds if isinstance(one, Tensor)]
    end = _end_of_chain(site.node, file)
    if not tensors or len(tensors) < len(kinds) or end is None:
        return None
    is_known = all(one.presumed is None for one in tensors)
    if _sees_to_it_itself(end) and _follows_directly(site.node, end, file):
        what = ".numpy(force=True)" if isinstance(end.row, schema.Conversion) else f".{end.name}()"
        return Redundancy(f"{what} sees to it itself", Certainty.CERTAIN if is_known else Certainty.LIKELY)
    if is_detach(site):
        return _of_detach(site, tensors, file)
    is_seen = is_known and (not any(map(is_promised, tensors)) or _has_one_below(site, file))
    return _of_cpu(site, tensors, file) if is_seen else None


def _of_detach(site: CallSite, tensors: list[Tensor], file: FileContext) -> Redundancy | None:
    if not all(one.requires_grad.only(RequiresGrad.NO) for one in tensors):
        return None
    return Redundancy(f"'{_subject(site, file)}' does not require grad", _certainty(site, _gives_no_grad, file))


def _of_cpu(site: CallSite, tensors: list[Tensor], file: FileContext) -> Redundancy | None:
    """What only is expected on the CPU is what the guard is there for; another default device can be set elsewhere."""
    if not all(one.device.only(Device.CPU) for one in tensors):
        return None
    is_said = all(one.device.origin(Device.CPU) is not None for one in tensors)
    sure = _certainty(site, _gives_cpu, file) if is_said else Certainty.LIKELY
    return Redundancy(f"'{_subject(site, file)}' is on the CPU", sure)


def _certainty(site: CallSite, settles: Settles, file: FileContext) -> Certainty:
    """What hangs on more than is seen right here may have been changed by somebody else."""
    is_seen = _has_one_below(site, file) or is_in_sight(_receiver_of(site), settles, file)
    return Certainty.CERTAIN if is_seen else Certainty.LIKELY


def _gives_no_grad(site: CallSite) -> bool | None:
    """Whether what a call gives requires no grad; None where what goes into it decides. Grad mode does not count."""
    row = site.row
    if not isinstance(row, schema.TensorResult):
        return False
    if row.grad is schema.Grad.KEYWORD:
        return all(keyword.arg not in (None, "requires_grad") for keyword in site.node.keywords)
    return row.grad is schema.Grad.NEVER or (None if row.grad in _BY_INPUT else False)


_BY_INPUT = frozenset({schema.Grad.KEEPS, schema.Grad.FIRST, schema.Grad.PART, schema.Grad.AT_MOST})


def _gives_cpu(site: CallSite) -> bool | None:
    """The same of the CPU."""
    return moves_to_cpu(site) or None


def _subject(site: CallSite, file: FileContext) -> str:
    return file.snippet(_receiver_of(site))


def _receiver_of(site: CallSite) -> ast.expr:
    assert isinstance(site.node.func, ast.Attribute)
    return site.node.func.value


def _has_one_below(site: CallSite, file: FileContext) -> bool:
    """Whether the same guard stands in the chain already, with nothing but methods that give tensors in between."""
    for call in calls_below(site.node):
        below = file.call_at(call)
        if below is None or not isinstance(below.row, schema.TensorResult) or below.row.inplace:
            return False
        if is_detach(below) if is_detach(site) else moves_to_cpu(below):
            return True
    return False


def _end_of_chain(node: ast.expr, file: FileContext) -> CallSite | None:
    """The call that makes an array or number of what an expression gives, if no tensor on the way there is kept."""
    while True:
        above = _converting(node, file)
        if above is not None:
            return above
        following = _same_tensor_seen_differently(node, file)
        if following is None:
            return None
        node = following


def _converting(node: ast.expr, file: FileContext) -> CallSite | None:
    method = call_above(node, file)
    site = file.call_at(method) if method is not None else None
    if site is not None and site.receiver is not None:
        if isinstance(site.row, schema.Conversion) and site.row.argument is None:
            return site
        return site if isinstance(site.row, schema.PythonResult) and site.row.of_data else None
    function = argument_call(node, file)
    site = file.call_at(function) if function is not None else None
    is_conversion = site is not None and isinstance(site.row, schema.Conversion) and site.row.argument == 0
    return site if is_conversion else None


def _same_tensor_seen_differently(node: ast.expr, file: FileContext) -> ast.expr | None:
    """The next link of a chain that gives a tensor, and changes nothing in place."""
    method = call_above(node, file)
    if method is not None:
        site = file.call_at(method)
        row = None if site is None else site.row
        is_pure = isinstance(row, schema.TensorResult) and not row.inplace and site is not None
        return method if is_pure and site is not None and not site.name.endswith("_") else None
    around = file.parent(node)
    if isinstance(around, ast.Attribute):
        row = file.knowledge.tensor_attributes.get(around.attr)
        return around if isinstance(row, schema.TensorResult) and not row.may_be_none else None
    return around if isinstance(around, ast.Subscript) and around.value is node else None


def _sees_to_it_itself(end: CallSite) -> bool:
    if end.keywords.get("force") == Constant(True):
        return True
    return isinstance(end.row, schema.PythonResult) and end.row.of_data


def _follows_directly(node: ast.expr, end: CallSite, file: FileContext) -> bool:
    """Whether nothing but other guards stands between a guard and the end of its chain."""
    above = call_above(node, file)
    while above is not None and above is not end.node:
        site = file.call_at(above)
        if site is None or not _is_guard(site):
            return False
        above = call_above(above, file)
    return above is end.node
