"""TNP202: `.data` on the way to NumPy."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from lint_rules.assessment.boundary import CONVERSION_NAMES
from lint_rules.chains import argument_call, call_above
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.rewrites import ReplaceData
from lint_rules.rule import Certainty, Example, Finding, Fix, FixSafety, Interest, Rule, Same
from lint_rules.values.domain.outcomes import RequiresGrad
from lint_rules.values.domain.value import Tensor, UnknownValue, Value, alternatives
from lint_rules.values.frames.site import AttributeSite, CallSite, Site


class TensorData(Rule):
    """The old way to detach."""

    code = "TNP202"
    name = "tensor-data"
    summary = "`.data` on the way to NumPy, where `.detach()` is meant"
    explanation = """\
## What it does
Flags `.data` of a tensor where the result goes on to NumPy: `x.data.numpy()`, `x.data.cpu().numpy()`,
`np.asarray(x.data)`.

## Why is this bad
`.data` cuts the tensor from the graph as `.detach()` does, but does not share its version counter: a write
through it that backward should reject gives a wrong gradient in silence.

## When it does not fire
On objects that are known not to be tensors, on tensors that do not require grad (there is nothing to detach),
where `.data` does not end in a conversion, and where something is written through it: `.detach()` would let
backward see that.
It is *certain* on a tensor that requires grad, *likely* where it probably does, and *possible* otherwise: many
classes have an attribute `data`.

## Fix safety
On the way to an array both give the same memory, so the fix is safe on a tensor; elsewhere it is unsafe.
"""
    examples = (
        Example(
            bad="import torch\n\nw = torch.ones(3, requires_grad=True)\nresult = w.data.cpu().numpy()\n",
            good="import torch\n\nw = torch.ones(3, requires_grad=True)\nresult = w.detach().cpu().numpy()\n",
            shows=Same("`.data` hides writes from autograd's version counter"),
            at=(4, 12),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import numpy as np
import torch


def weights(layer: torch.nn.Linear):
    return np.asarray(layer.weight.data.cpu())


result = weights(torch.nn.Linear(2, 2))
""",
            good="""\
import numpy as np
import torch


def weights(layer: torch.nn.Linear):
    return np.asarray(layer.weight.detach().cpu())


result = weights(torch.nn.Linear(2, 2))
""",
            shows=Same("`.data` hides writes from autograd's version counter"),
            at=(6, 36),
            certainty=Certainty.LIKELY,
        ),
    )
    interest = Interest(attributes=frozenset({"data"}), besides=CONVERSION_NAMES, linked=True)

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding where `.data` of a tensor ends in a conversion."""
        if not isinstance(site, AttributeSite) or not isinstance(site.node.ctx, ast.Load):
            return
        conversion = _conversion_above(site.node, file)
        kinds = alternatives(site.receiver)
        if conversion is None or not all(isinstance(one, (Tensor, UnknownValue)) for one in kinds):
            return
        is_tensor = all(isinstance(one, Tensor) and one.presumed is None for one in kinds)
        if not is_tensor and not _presumes_tensor(conversion, file):
            return
        certainty = _certainty(kinds)
        if certainty is None:
            return
        yield file.finding(
            self,
            file.name_span(site.node),
            site.node,
            certainty,
            f"'{file.snippet(site.node)}' detaches behind autograd's back; use .detach()",
            Fix(
                ReplaceData(),
                file.span(site.node),
                FixSafety.SAFE if is_tensor else FixSafety.UNSAFE,
                "use .detach() instead of .data",
            ),
        )


def _certainty(kinds: Iterable[Value]) -> Certainty | None:
    """How sure it is that there is a graph to detach from; None where it is sure that there is none."""
    tensors = [one for one in kinds if isinstance(one, Tensor)]
    is_proven = all(isinstance(one, Tensor) and one.presumed is None for one in kinds)
    if is_proven and all(one.requires_grad.only(RequiresGrad.YES) for one in tensors):
        return Certainty.CERTAIN
    if tensors and all(one.requires_grad.only(RequiresGrad.NO) for one in tensors):
        return None
    evident = any(
        one.presumed is None
        and (one.requires_grad.may_be(RequiresGrad.YES) or one.requires_grad.may_be(RequiresGrad.LIKELY))
        for one in tensors
    )
    return Certainty.LIKELY if evident else Certainty.POSSIBLE


def _conversion_above(node: ast.expr, file: FileContext) -> CallSite | None:
    """The conversion at the end of the chain that starts here, if every call in between gives a tensor."""
    current: ast.expr = node
    while True:
        call = call_above(current, file) or argument_call(current, file)
        site = file.call_at(call) if call is not None else None
        if call is None or site is None:
            return None
        if isinstance(site.row, schema.Conversion):
            return site
        if not isinstance(site.row, schema.TensorResult) or site.receiver is None or site.row.inplace:
            return None
        current = call


def _presumes_tensor(conversion: CallSite, file: FileContext) -> bool:
    return isinstance(conversion.row, schema.Conversion) and conversion.row.presumes_tensor and file.has_tensors
