"""TNP305: `torch.tensor(tensor)` copies by a detour that torch itself warns of."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.rewrites import CloneTensor
from lint_rules.rule import Certainty, Example, Finding, Fix, FixSafety, Interest, Rule, Same
from lint_rules.values.domain.fact import Fact
from lint_rules.values.domain.outcomes import Device
from lint_rules.values.domain.value import NONE, Tensor, Value, alternatives
from lint_rules.values.frames.site import CallSite, Site

_KEPT = frozenset({"dtype", "device", "requires_grad"})


class CopyOfTensor(Rule):
    """The constructor for Python's numbers is given what is a tensor already."""

    code = "TNP305"
    name = "copy-of-tensor"
    summary = "`torch.tensor(tensor)`: a detached copy, for which torch gives a warning at run time"
    explanation = """\
## What it does
Flags `torch.tensor(x)` where x is a tensor.

## Why is this bad
The result is a copy without the graph of x, which the call does not say; torch warns at run time: `To copy
construct from a tensor, it is recommended to use sourceTensor.detach().clone()`. Where the copy was not meant, it
costs memory and cuts the gradient; where it was, `x.detach().clone()` says so.
Seen in https://github.com/facebook/Ax/pull/436 and
https://github.com/SquareResearchCenter-AI/BEExAI/issues/3.

## When it does not fire
On `torch.as_tensor(x)`, which copies nothing; on arrays, lists and numbers; where x is a tensor on some paths only;
on an argument of which only the annotation says that it is a tensor, since who calls torch.tensor expects others.
It is *certain* where x is proven to be a tensor, *likely* where a name, a method, or an operation on an annotated
argument says so.

## Fix safety
`x.detach().clone()`, or `x.detach().to(dtype=…, device=…, copy=True)`, with `.requires_grad_()` where that was
asked for, give the same: dtype, device, strides, values. The fix is safe where x is proven to be a tensor, unsafe
where it is not (a subclass would stay one), and where a default device is set, to which torch.tensor moves the copy.
"""
    examples = (
        Example(
            bad="""\
import torch

weights = torch.ones(2, requires_grad=True)
result = torch.tensor(weights)
""",
            good="""\
import torch

weights = torch.ones(2, requires_grad=True)
result = weights.detach().clone()
""",
            shows=Same("torch warns about the first, and only the second says that it leaves the graph"),
            at=(4, 10),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import torch

ids = torch.arange(3)
result = torch.tensor(ids + 1, dtype=torch.float32, requires_grad=True)
""",
            good="""\
import torch

ids = torch.arange(3)
result = (ids + 1).detach().to(dtype=torch.float32, copy=True).requires_grad_()
""",
            shows=Same("torch warns about the first"),
            at=(4, 10),
            certainty=Certainty.CERTAIN,
        ),
    )
    interest = Interest(calls=frozenset({"tensor"}), given_tensors=frozenset({"tensor"}))

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding where the data are a tensor."""
        if not isinstance(site, CallSite) or site.qualified != "torch.tensor" or site.row is None:
            return
        data = site.arguments[0] if len(site.arguments) == 1 and len(site.node.args) == 1 else None
        kinds = alternatives(data) if data is not None else ()
        tensors = [one for one in kinds if isinstance(one, Tensor)]
        if data is None or not tensors or len(tensors) < len(kinds):
            return
        is_proven = all(one.presumed is None and not one.is_promised for one in tensors)
        if any(one.is_promised for one in tensors) and not _is_computed(site.node.args[0], file):
            return
        subject = file.snippet(site.node.args[0])
        origins = {one.presumed for one in tensors if one.presumed is not None}
        yield file.finding(
            self,
            file.span(site.node.func),
            site.node,
            Certainty.CERTAIN if is_proven else Certainty.LIKELY,
            f"'{subject}' is a tensor: {file.snippet(site.node.func)}() makes a detached copy of it, and warns",
            _fix(site, tensors, file) if site.keywords.keys() <= _KEPT else None,
            origins,
        )


def _is_computed(node: ast.expr, file: FileContext) -> bool:
    """Whether something was done with a tensor that only an annotation says to be one.

    Who gives a bare argument to torch.tensor expects other things than tensors, whatever its annotation says.
    """
    if isinstance(node, (ast.BinOp, ast.UnaryOp, ast.Subscript)):
        return True
    site = file.call_at(node)
    return site is not None and isinstance(site.row, schema.TensorResult)


def _fix(site: CallSite, tensors: list[Tensor], file: FileContext) -> Fix:
    is_proven = all(one.presumed is None and not one.is_promised for one in tensors)
    stays = _names_device(site.keywords) or all(_stays(one.device, site.context.default_device) for one in tensors)
    safety = FixSafety.SAFE if is_proven and stays else FixSafety.UNSAFE
    return Fix(CloneTensor(), file.span(site.node), safety, "copy with .detach().clone()")


def _names_device(keywords: Mapping[str, Value]) -> bool:
    return "device" in keywords and NONE not in alternatives(keywords["device"])


def _stays(device: Fact[Device], default: Fact[Device]) -> bool:
    """Whether the copy lies where the tensor does: no default device is set, or both are on the CPU."""
    is_set = default.origin(Device.CPU) is not None
    return default.only(Device.CPU) and (not is_set or device.only(Device.CPU))
