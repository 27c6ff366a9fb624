"""TNP101: a tensor that requires grad is converted to an array."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.assessment.boundary import (
    CONVERSIONS,
    because,
    conversion_at,
    conversion_finding,
    grad_evidence,
)
from lint_rules.context import FileContext
from lint_rules.rule import Certainty, Example, Finding, Raises, Rule
from lint_rules.values.frames.site import Site

REFUSAL = Raises("RuntimeError", r"Can't call numpy\(\) on Tensor that requires grad")


class NumpyOnGradTensor(Rule):
    """torch refuses to convert a tensor that is part of the graph."""

    code = "TNP101"
    name = "numpy-on-grad-tensor"
    summary = "`.numpy()` on a tensor that requires grad, while grad mode is on"
    explanation = """\
## What it does
Flags `.numpy()`, `np.asarray()` and their like where the tensor requires grad and grad mode is on.

## Why is this bad
torch refuses: `RuntimeError: Can't call numpy() on Tensor that requires grad`. NumPy would compute on the
values behind autograd's back. `np.from_dlpack()` raises a BufferError, in `no_grad()` as well.

## When it does not fire
Where grad mode is off (`torch.no_grad()`, `torch.inference_mode()`, as block or decorator), after `.detach()`
or `.data`, with `force=True`, on the results of operations that never carry grad (`argmax`, comparisons,
casts to integers), and where a `try` around the call handles the exception.
It is *certain* where every path that is seen ends in a tensor that requires grad; *likely* for the output of a
module whose class is not seen, for facts that another method established, and in `forward`, which runs with
grad mode on as well as off.

## Fix safety
Adding `.detach()` to a tensor changes nothing where the program worked. The fix is unsafe where the object may
be something else than a tensor, and only shown where the array may flow back into a loss: there, `.detach()`
would hide that the graph is severed.
"""
    examples = (
        Example(
            bad="import torch\n\nw = torch.ones(3, requires_grad=True)\nresult = w.numpy()\n",
            good="import torch\n\nw = torch.ones(3, requires_grad=True)\nresult = w.detach().numpy()\n",
            shows=REFUSAL,
            at=(4, 12),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import torch
from torch import nn

net = nn.Sequential(nn.Linear(2, 2), nn.ReLU())
out = net(torch.ones(1, 2))
result = (
    out  # of the last layer
    .squeeze(0)
    .numpy()
)
""",
            good="""\
import torch
from torch import nn

net = nn.Sequential(nn.Linear(2, 2), nn.ReLU())
out = net(torch.ones(1, 2))
result = (
    out  # of the last layer
    .squeeze(0)
    .detach()
    .numpy()
)
""",
            shows=REFUSAL,
            at=(9, 6),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import numpy as np
import torch

loss = torch.ones(2, requires_grad=True).sum()
result = np.asarray(loss)
""",
            good="""\
import numpy as np
import torch

loss = torch.ones(2, requires_grad=True).sum()
result = np.asarray(loss.detach())
""",
            shows=REFUSAL,
            at=(5, 13),
            certainty=Certainty.CERTAIN,
        ),
    )
    ends_failure = True
    interest = CONVERSIONS

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding where requires_grad is what the conversion fails for."""
        conversion = conversion_at(site, file)
        if conversion is None or not conversion.fails_for_grad:
            return
        origin = grad_evidence(conversion)
        verb = "requires grad" if conversion.certainty is Certainty.CERTAIN else "probably requires grad"
        mode = f"and grad mode {'is' if site.context.grad_mode.only(True) else 'may be'} on"
        if conversion.is_exported:
            mode = "which DLPack does not export, in no_grad() either"
        message = f"'{file.snippet(conversion.subject)}' {verb}{because(origin, conversion.subject, file)}, {mode}"
        yield conversion_finding(self, conversion, file, conversion.certainty, message, origin)
