"""TNP102: a tensor that is not on the CPU is converted to an array."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.assessment.boundary import (
    CONVERSIONS,
    Need,
    because,
    conversion_at,
    conversion_finding,
)
from lint_rules.context import FileContext
from lint_rules.rule import Certainty, Example, Finding, Raises, Rule
from lint_rules.values.frames.site import Site

REFUSAL = Raises("TypeError", r"can't convert \S+ device type tensor to numpy")


_VERBS = {
    Need.FOLLOWS: "need not be on the CPU",
    Need.LIKELY: "is not on the CPU on some machines",
    Need.CERTAIN: "is not on the CPU",
}


class NumpyOnDeviceTensor(Rule):
    """NumPy sees only host memory."""

    code = "TNP102"
    name = "numpy-on-device-tensor"
    summary = "`.numpy()` on a tensor that is, or on some machine is, off the CPU"
    explanation = """\
## What it does
Flags `.numpy()`, `np.asarray()` and their like where the tensor was moved to an accelerator, is moved to one
on machines that have it, or lies wherever somebody else puts it.

## Why is this bad
torch refuses: `TypeError: can't convert cuda:0 device type tensor to numpy`. With a device chosen at run time,
or by the user of a module, the line works on the laptop and fails on the GPU machine.

## When it does not fire
After `.cpu()` or `.to("cpu")`, with `force=True` or `np.from_dlpack(x, device="cpu")`, on tensors made on the CPU and
never moved, and where a `try` around the call handles the exception.
It is *certain* where the tensor is off the CPU on every path that is seen (on a machine with that device).
It is *likely* where there is evidence that the tensor need not be on the CPU:

- on some path it, or what it was computed from, was moved to, or made on, a device that is not known to be the
  CPU (`.to(device)`, `.to(x.device)`, `device=self.device`);
- it is a parameter, buffer or output of a module, or an input of its `forward`: these lie wherever the user of
  the module put it. What a module makes of a tensor that is on the CPU is not taken for this;
- in the same function, and on the same path, `.cpu()` is called on a tensor that comes from the same place, or
  something else is moved to its device (`noise.to(x.device)`);
- the array goes back to a tensor, which is moved to the device of another one.

Without such evidence a detached tensor is left to TNP104, and one with neither guard to TNP103. Where the tensor
surely requires grad, or probably does and the device is a matter of who uses it, TNP101 fires instead.

## Fix safety
`.cpu()` gives the same tensor if it is on the CPU already. The fix is unsafe where the object may be something
else than a tensor. `.detach()` goes first where it is missing too: that way autograd does not record the copy.
"""
    examples = (
        Example(
            bad='import torch\n\nx = torch.ones(3, device="cuda")\nresult = x.numpy()\n',
            good='import torch\n\nx = torch.ones(3, device="cuda")\nresult = x.cpu().numpy()\n',
            shows=REFUSAL,
            at=(4, 12),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import torch

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
x = torch.ones(3, requires_grad=True).to(device)
result = x.detach().numpy()
""",
            good="""\
import torch

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
x = torch.ones(3, requires_grad=True).to(device)
result = x.detach().cpu().numpy()
""",
            shows=REFUSAL,
            at=(5, 21),
            certainty=Certainty.LIKELY,
        ),
        Example(
            bad="""\
import torch
from torch import nn


class Factors(nn.Module):
    def __init__(self):
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(2, 2))

    def as_array(self):
        return torch.sigmoid(self.weights).detach().numpy()


result = Factors().to("cuda").as_array()
""",
            good="""\
import torch
from torch import nn


class Factors(nn.Module):
    def __init__(self):
        super().__init__()
        self.weights = nn.Parameter(torch.zeros(2, 2))

    def as_array(self):
        return torch.sigmoid(self.weights).detach().cpu().numpy()


result = Factors().to("cuda").as_array()
""",
            shows=REFUSAL,
            at=(11, 53),
            certainty=Certainty.LIKELY,
        ),
        Example(
            bad="""\
import torch


def shifted(x: torch.Tensor, y: torch.Tensor):
    y = y - y.mean()
    return x.detach().cpu().numpy(), y.detach().numpy()


result = shifted(torch.ones(2, device="cuda"), torch.ones(2, device="cuda"))
""",
            good="""\
import torch


def shifted(x: torch.Tensor, y: torch.Tensor):
    y = y - y.mean()
    return x.detach().cpu().numpy(), y.detach().cpu().numpy()


result = shifted(torch.ones(2, device="cuda"), torch.ones(2, device="cuda"))
""",
            shows=REFUSAL,
            at=(6, 49),
            certainty=Certainty.LIKELY,
        ),
        Example(
            bad="""\
import torch

w = torch.ones(3, device="cuda", requires_grad=True)
result = (w * 2).numpy()
""",
            good="""\
import torch

w = torch.ones(3, device="cuda", requires_grad=True)
result = (w * 2).detach().cpu().numpy()
""",
            shows=REFUSAL,
            at=(4, 18),
            certainty=Certainty.CERTAIN,
        ),
    )
    ends_failure = True
    interest = CONVERSIONS

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding where the device is what the conversion fails for first."""
        conversion = conversion_at(site, file)
        if conversion is None or not conversion.fails_for_device:
            return
        origin = conversion.device_evidence
        verb = _VERBS[conversion.cpu]
        message = f"'{file.snippet(conversion.subject)}' {verb}{because(origin, conversion.subject, file)}"
        certainty = Certainty.LIKELY if conversion.cpu is not Need.CERTAIN else conversion.certainty
        yield conversion_finding(self, conversion, file, certainty, message, origin)
