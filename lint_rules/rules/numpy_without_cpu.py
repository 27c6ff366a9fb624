"""TNP104: a detached tensor is converted without being moved to the CPU."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.boundary import CONVERSION_NAMES, Need, because, conversion_at, conversion_finding, device_evidence
from lint_rules.context import FileContext
from lint_rules.rule import Certainty, Example, Finding, Interest, Raises, Rule
from lint_rules.values.site import Site


class NumpyWithoutCpu(Rule):
    """Half of the guard: the line dies on the GPU machine."""

    code = "TNP104"
    name = "numpy-without-cpu"
    summary = "`.detach().numpy()` where nothing says that the tensor is on the CPU"
    explanation = """\
## What it does
Flags `.numpy()` on a tensor that does not require grad (after `.detach()` or `.data`, in `torch.no_grad()`, or
by the operation that made it), where nothing says that it is on the CPU.

## Why is this bad
It works until the program runs on an accelerator. Then torch refuses:
`TypeError: can't convert cuda:0 device type tensor to numpy`.

## When it does not fire
After `.cpu()` or `.to("cpu")`, on tensors made on the CPU and never moved, and where the tensor is known to be
elsewhere (TNP102).
It is *likely* where the device is that of a module or of its parameters, which lie wherever the user put them,
and *possible* otherwise.

## Fix safety
`.cpu()` gives the same tensor if it is on the CPU already. The fix is unsafe where the object may be something
else than a tensor.
"""
    examples = (
        Example(
            bad="""\
import torch


def to_numpy(x: torch.Tensor):
    return x.detach().numpy()


result = to_numpy(torch.ones(2, device="cuda"))
""",
            good="""\
import torch


def to_numpy(x: torch.Tensor):
    return x.detach().cpu().numpy()


result = to_numpy(torch.ones(2, device="cuda"))
""",
            shows=Raises("TypeError", "can't convert"),
            at=(5, 23),
            certainty=Certainty.POSSIBLE,
        ),
        Example(
            bad="""\
import torch
from torch import nn


def predict(model: nn.Module, x: torch.Tensor):
    with torch.no_grad():
        return model(x).numpy()


result = predict(nn.Identity(), torch.ones(2, device="cuda"))
""",
            good="""\
import torch
from torch import nn


def predict(model: nn.Module, x: torch.Tensor):
    with torch.no_grad():
        return model(x).cpu().numpy()


result = predict(nn.Identity(), torch.ones(2, device="cuda"))
""",
            shows=Raises("TypeError", "can't convert"),
            at=(7, 25),
            certainty=Certainty.LIKELY,
        ),
    )
    interest = Interest(calls=CONVERSION_NAMES)

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding where requires_grad is settled and the device is not."""
        conversion = conversion_at(site, file)
        if conversion is None or conversion.detach is not Need.NOT:
            return
        if conversion.cpu not in (Need.UNKNOWN, Need.FOLLOWS):
            return
        origin = device_evidence(conversion)
        follows = conversion.cpu is Need.FOLLOWS
        certainty = Certainty.LIKELY if follows else Certainty.POSSIBLE
        message = (
            f"'{file.snippet(conversion.subject)}' has no .cpu(), and nothing says that it is on the CPU"
            f"{because(origin, conversion.subject, file) if follows else ''}"
        )
        yield conversion_finding(self, conversion, file, certainty, message, origin)
