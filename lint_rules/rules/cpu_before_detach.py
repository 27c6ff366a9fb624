"""TNP201: the guard is written in the wrong order."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from lint_rules.chains import calls_below, is_detach, moves_to_cpu
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.rewrites import DetachBeforeCpu
from lint_rules.rule import Certainty, Example, Finding, Fix, FixSafety, Interest, RecordsCopy, Rule
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.value import Tensor, UnknownValue, Value, alternatives
from lint_rules.values.frames.site import CallSite, Site


class CpuBeforeDetach(Rule):
    """The copy to the CPU becomes part of the graph, and is cut off right after."""

    code = "TNP201"
    name = "cpu-before-detach"
    summary = "`.cpu()…detach()`: autograd records the copy, and what is computed on it"
    explanation = """\
## What it does
Flags a chain in which `.detach()` comes after `.cpu()` or `.to("cpu")`.

## Why is this bad
While the tensor still requires grad, autograd makes a node for the copy and saves what every operation in
between needs for its backward pass. All of it is thrown away at `.detach()`.

## When it does not fire
Where grad mode is off or the tensor does not require grad, where a `.detach()` stands before `.cpu()` already,
for the in-place `detach_()`, and across anything else than method calls that give tensors.
It is *certain* where the tensor requires grad and is off the CPU, *likely* where it requires grad, and
*possible* otherwise.

## Fix safety
The result is the same tensor, so the fix is safe where a tensor is known. It is unsafe where none is: a wrapper could
give a tensor by its `.cpu()`, and have no `.detach()` of its own.
"""
    examples = (
        Example(
            bad="""\
import torch

loss = torch.ones(2, device="cuda", requires_grad=True).sum()
result = loss.cpu().detach().numpy()
""",
            good="""\
import torch

loss = torch.ones(2, device="cuda", requires_grad=True).sum()
result = loss.detach().cpu().numpy()
""",
            shows=RecordsCopy("ToCopyBackward0"),
            at=(4, 21),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import torch


def to_numpy(x: torch.Tensor):
    return x.to("cpu").float().squeeze(0).detach().numpy()


result = to_numpy(torch.ones(1, 2, device="cuda", requires_grad=True))
""",
            good="""\
import torch


def to_numpy(x: torch.Tensor):
    return x.detach().to("cpu").float().squeeze(0).numpy()


result = to_numpy(torch.ones(1, 2, device="cuda", requires_grad=True))
""",
            shows=RecordsCopy("ToCopyBackward0"),
            at=(5, 43),
            certainty=Certainty.POSSIBLE,
        ),
    )
    interest = Interest(calls=frozenset({"detach"}), below=frozenset({"cpu", "to"}), linked=True)

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding for each `.detach()` that could stand before a move to the CPU."""
        if not isinstance(site, CallSite) or not is_detach(site):
            return
        move = _move_below(site, file)
        if move is None or move.receiver is None or not isinstance(site.node.func, ast.Attribute):
            return
        certainty = _certainty(move.receiver, move, file)
        if certainty is None:
            return
        origin = _evidence(move.receiver)
        yield file.finding(
            self,
            file.name_span(site.node.func),
            site.node,
            certainty,
            f"autograd records '{file.snippet(move.node)}' before .detach(); detach first",
            Fix(DetachBeforeCpu(), file.span(site.node), _safety(move), "move .detach() in front"),
            (origin,),
        )


def _safety(move: CallSite) -> FixSafety:
    """A wrapper can give a tensor by its `.cpu()` or `.to()`, and have no `.detach()` of its own."""
    kinds = alternatives(move.receiver) if move.receiver is not None else ()
    is_known = all(isinstance(one, Tensor) and one.presumed is None for one in kinds)
    return FixSafety.SAFE if is_known else FixSafety.UNSAFE


def _move_below(site: CallSite, file: FileContext) -> CallSite | None:
    """The first move to the CPU of the chain below, if everything above it is a method that gives a tensor."""
    found: CallSite | None = None
    for call in calls_below(site.node):
        below = file.call_at(call)
        if below is None or not isinstance(below.row, schema.TensorResult) or below.row.inplace:
            break
        if is_detach(below) or below.row.grad in _OWN_GRAD or not _brings_no_graph(below, file):
            break
        if moves_to_cpu(below):
            found = below
    return found


_OWN_GRAD = frozenset({schema.Grad.NEVER, schema.Grad.KEYWORD, schema.Grad.ALWAYS, schema.Grad.LIKELY})
"""Whether the result requires grad has nothing to do with the receiver (`x.cpu().new_ones(2, requires_grad=True)`)."""


def _brings_no_graph(site: CallSite, file: FileContext) -> bool:
    """Whether the result requires grad only if the receiver does: a tensor argument has a graph of its own."""
    if site.name in file.knowledge.methods_without_tensor_arguments:
        return True
    given = [*site.node.args, *(keyword.value for keyword in site.node.keywords)]
    return all(_is_literal(argument) for argument in given)


def _is_literal(node: ast.expr) -> bool:
    if isinstance(node, ast.UnaryOp):
        return _is_literal(node.operand)
    if isinstance(node, (ast.Tuple, ast.List)):
        return all(_is_literal(element) for element in node.elts)
    return isinstance(node, ast.Constant)


def _certainty(value: Value, move: CallSite, file: FileContext) -> Certainty | None:
    """How sure it is that autograd records the copy; None where it is sure not to, or where this is no tensor."""
    kinds = alternatives(value)
    tensors = [one for one in kinds if isinstance(one, Tensor)]
    if not all(isinstance(one, (Tensor, UnknownValue)) for one in kinds) or not file.has_tensors:
        return None
    if move.context.grad_mode.only(False):
        return None
    if len(tensors) < len(kinds):
        return Certainty.POSSIBLE
    if all(one.requires_grad.only(RequiresGrad.NO) for one in tensors):
        return None
    requires_grad = all(one.requires_grad.only(RequiresGrad.YES) for one in tensors) and move.context.grad_mode.only(
        True
    )
    if requires_grad and all(one.device.only(Device.OFF_CPU) and one.presumed is None for one in tensors):
        return Certainty.CERTAIN
    evident = any(
        one.requires_grad.may_be(RequiresGrad.YES) or one.requires_grad.may_be(RequiresGrad.LIKELY) for one in tensors
    )
    return Certainty.LIKELY if evident else Certainty.POSSIBLE


def _evidence(value: Value) -> Origin | None:
    for one in alternatives(value):
        if isinstance(one, Tensor):
            origin = one.requires_grad.origin(RequiresGrad.YES) or one.requires_grad.origin(RequiresGrad.LIKELY)
            if origin is not None:
                return origin
    return None
