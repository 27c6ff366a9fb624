"""TNP104: a detached tensor is converted without being moved to the CPU."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.assessment.boundary import (
    CONVERSIONS,
    Conversion,
    Need,
    conversion_at,
    conversion_finding,
)
from lint_rules.assessment.evidence import comes_from_outside, is_detached_here
from lint_rules.context import FileContext
from lint_rules.rule import Certainty, Example, Finding, Raises, Rule
from lint_rules.values.frames.site import Site


class NumpyWithoutCpu(Rule):
    """Half of the guard: the line dies on the GPU machine."""

    code = "TNP104"
    name = "numpy-without-cpu"
    summary = "`.detach().numpy()` where nothing says that the tensor is on the CPU"
    explanation = """\
## What it does
Flags `.numpy()` on a tensor that does not require grad (after `.detach()` or `.data`, in `torch.no_grad()`, or
by the operation that made it), where nothing says that it is on the CPU, and no evidence that it is not.

## Why is this bad
It works until the program runs on an accelerator. Then torch refuses:
`TypeError: can't convert cuda:0 device type tensor to numpy`.

## When it does not fire
After `.cpu()` or `.to("cpu")`, on tensors made on the CPU and never moved, on what a module or a function that is
not seen makes of these alone, and where something says that the
tensor is elsewhere: then it is TNP102.
It is *likely* where the same expression detaches the tensor and the file moves tensors to a device somewhere
else, if the tensor comes from outside of the function. It is *possible* otherwise.

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


torch.set_default_device("cuda")
result = to_numpy(torch.ones(2))
""",
            good="""\
import torch


def to_numpy(x: torch.Tensor):
    return x.detach().cpu().numpy()


torch.set_default_device("cuda")
result = to_numpy(torch.ones(2))
""",
            shows=Raises("TypeError", "can't convert"),
            at=(5, 23),
            certainty=Certainty.POSSIBLE,
        ),
        Example(
            bad="""\
import torch


def load(values, device):
    return torch.tensor(values).to(device)


def to_numpy(x):
    return x.detach().numpy()


result = to_numpy(load([1.0, 2.0], "cuda"))
""",
            good="""\
import torch


def load(values, device):
    return torch.tensor(values).to(device)


def to_numpy(x):
    return x.detach().cpu().numpy()


result = to_numpy(load([1.0, 2.0], "cuda"))
""",
            shows=Raises("TypeError", "can't convert"),
            at=(9, 23),
            certainty=Certainty.LIKELY,
        ),
    )
    ends_failure = True
    interest = CONVERSIONS

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding where requires_grad is settled and the device is not."""
        conversion = conversion_at(site, file)
        if conversion is None or conversion.detach is not Need.NOT or conversion.cpu is not Need.UNKNOWN:
            return
        message = f"'{file.snippet(conversion.subject)}' has no .cpu(), and nothing says that it is on the CPU"
        certainty = Certainty.POSSIBLE
        if _is_graph_tensor_from_outside(conversion, file) and file.survey.moves_tensors:
            certainty = Certainty.LIKELY
            message += "; the file moves tensors to another device"
        yield conversion_finding(self, conversion, file, certainty, message, conversion.device_evidence)


def _is_graph_tensor_from_outside(conversion: Conversion, file: FileContext) -> bool:
    return comes_from_outside(conversion.device) and is_detached_here(conversion.site, file)
