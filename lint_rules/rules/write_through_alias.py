"""TNP401: what was taken before a write has changed with it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from lint_rules.assessment.boundary import CONVERSION_NAMES, place_of_call
from lint_rules.context import FileContext
from lint_rules.rewrites import CopyResult
from lint_rules.rule import Certainty, Differs, Example, Finding, Fix, FixSafety, Interest, Rule
from lint_rules.values.domain.fact import Origin
from lint_rules.values.frames.site import Reading, SharingSite, Site

_TO_TENSOR = frozenset({"from_numpy", "as_tensor", "asarray", "from_dlpack"})


class WriteThroughAlias(Rule):
    """A snapshot that is none: a conversion on the CPU copies nothing."""

    code = "TNP401"
    name = "write-through-alias"
    summary = "a write to one side of shared memory, and a read of what was taken on the other side before"
    explanation = """\
## What it does
Flags `before = w.detach().numpy()`, `torch.from_numpy(a)` and their like where the tensor or array that was
converted is then written to in place (`w += 1`, `w[0] = 1`, `w.zero_()`, `optimizer.step()`), and what the
conversion gave is read afterwards; a gradient is written to by `w.grad.zero_()` and by the next `backward()`. Also
where a graph has kept the memory (`loss = (w * x).sum()`), it is written to through the array, and `backward()` comes
after that. The finding stands at the conversion.

## Why is this bad
On the CPU a conversion copies nothing: both share one memory, and the earlier value is gone. `before - after` is
zero, a list of snapshots holds the last one over and over. Of a write to a tensor autograd would raise; it does not
notice one through an array, and gives a wrong gradient. On an accelerator `.cpu()` copies, and the same code is
right. Seen where the weights of earlier policies were kept for self-play, and all became those of the last
(https://github.com/ray-project/ray/issues/35393), and, taken for a bug of torch, in
https://github.com/pytorch/pytorch/issues/97586.
No place was found in 22 released packages.

## When it does not fire
Where the write goes through the result of the conversion itself, and the source is read, by anything but
`backward()`: so one fills a tensor by way of an array. Where memory that held nothing yet is shared first and filled
then; where what is read is made before a loop that writes and reads in each of its rounds: a view that is meant to
follow. These are flagged only where both sides go into one operation, which compares memory with itself. Where
anything is not proven: the device, that both have one memory, that nothing copies between, that the graph keeps the
memory; for the shape or dtype of what was taken.
It is *certain* where the write lies on every path, and *likely* where it lies on some, in a loop, or where an
optimizer makes it, which changes only what has a gradient, or `backward()`.

## Fix safety
`.copy()` for an array, `.clone()` for a tensor, at the conversion. What is written later no longer shows there, which
is the purpose: the fix is unsafe.
"""
    examples = (
        Example(
            bad="""\
import torch

w = torch.ones(3).cumsum(0)
before = w.numpy()
w += 1
result = (w.numpy() - before).tolist()
""",
            good="""\
import torch

w = torch.ones(3).cumsum(0)
before = w.numpy().copy()
w += 1
result = (w.numpy() - before).tolist()
""",
            shows=Differs("the difference is 0 instead of 1"),
            at=(4, 12),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import torch
from torch import nn

layer = nn.Linear(2, 1)
optimizer = torch.optim.SGD(layer.parameters(), lr=0.1)
before = layer.weight.detach().cpu().numpy()
layer(torch.ones(1, 2)).sum().backward()
optimizer.step()
result = bool((before == layer.weight.detach().numpy()).all())
""",
            good="""\
import torch
from torch import nn

layer = nn.Linear(2, 1)
optimizer = torch.optim.SGD(layer.parameters(), lr=0.1)
before = layer.weight.detach().cpu().numpy().copy()
layer(torch.ones(1, 2)).sum().backward()
optimizer.step()
result = bool((before == layer.weight.detach().numpy()).all())
""",
            shows=Differs("nothing seems to be trained"),
            at=(6, 38),
            certainty=Certainty.LIKELY,
        ),
        Example(
            bad="""\
import numpy as np
import torch

image = np.ones(3).cumsum()
clean = torch.from_numpy(image)
image *= 0
result = (clean - torch.from_numpy(image)).tolist()
""",
            good="""\
import numpy as np
import torch

image = np.ones(3).cumsum()
clean = torch.from_numpy(image).clone()
image *= 0
result = (clean - torch.from_numpy(image)).tolist()
""",
            shows=Differs("the noise is 0"),
            at=(5, 15),
            certainty=Certainty.CERTAIN,
        ),
    )
    interest = Interest(
        calls=CONVERSION_NAMES | _TO_TENSOR,
        given_arrays=_TO_TENSOR,
        given_tensors=CONVERSION_NAMES,
    )

    def is_open(self, site: Site, file: FileContext) -> bool:
        """Never: what is not proven in the file itself is left alone."""
        return False

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """Nothing: what this rule is about is more than one place."""
        return iter(())

    def check_sharing(self, site: SharingSite, file: FileContext) -> Iterator[Finding]:
        """One finding for each conversion of which an outdated value is read."""
        conversion = site.node
        reading = next((one for one in site.readings if one.is_together or not one.follows), None)
        if reading is None or not isinstance(conversion, ast.Call) or conversion not in file.statements:
            return
        kind, method = ("array", "copy") if reading.is_array else ("tensor", "clone")
        place = f" on {file.place(reading.written)}" if isinstance(reading.written, (ast.expr, ast.stmt)) else ""
        yield file.finding(
            self,
            place_of_call(conversion, file),
            conversion,
            Certainty.CERTAIN if reading.is_sure else Certainty.LIKELY,
            _message(reading, kind, place),
            Fix(CopyResult(method), file.span(conversion), FixSafety.UNSAFE, f"add .{method}()"),
            (Origin(reading.written, "written to here"), Origin(reading.node, "read here")),
        )


def _message(reading: Reading, kind: str, place: str) -> str:
    if reading.is_backward:
        return f"the {kind} shares memory that is written to{place}, and of which backward() then computes gradients"
    return f"the {kind} shares the memory that is written to{place}, and is read after that"
