"""TNP102: a tensor that is not on the CPU is converted to an array."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.boundary import CONVERSION_NAMES, Need, because, conversion_at, conversion_finding, device_evidence
from lint_rules.context import FileContext
from lint_rules.rule import Certainty, Example, Finding, Interest, Raises, Rule
from lint_rules.values.site import Site

REFUSAL = Raises("TypeError", r"can't convert \S+ device type tensor to numpy")


class NumpyOnDeviceTensor(Rule):
    """NumPy sees only host memory."""

    code = "TNP102"
    name = "numpy-on-device-tensor"
    summary = "`.numpy()` on a tensor that is, or on some machine is, off the CPU"
    explanation = """\
## What it does
Flags `.numpy()`, `np.asarray()` and their like where the tensor was moved to an accelerator, or is moved to one
on machines that have it.

## Why is this bad
torch refuses: `TypeError: can't convert cuda:0 device type tensor to numpy`. With a device chosen at run time,
the line works on the laptop and fails on the GPU machine.

## When it does not fire
After `.cpu()` or `.to("cpu")`, with `force=True`, on tensors made on the CPU and never moved, and where a
`try` around the call handles the exception.
It is *certain* where the tensor is off the CPU on every path that is seen (on a machine with that device), and
*likely* where the device is chosen at run time.

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
    interest = Interest(calls=CONVERSION_NAMES)

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding where the device is what the conversion fails for first."""
        conversion = conversion_at(site, file)
        if conversion is None or not conversion.fails_for_device:
            return
        origin = device_evidence(conversion)
        verb = "is not on the CPU" if conversion.cpu is Need.CERTAIN else "is not on the CPU on some machines"
        message = f"'{file.snippet(conversion.subject)}' {verb}{because(origin, conversion.subject, file)}"
        certainty = Certainty.LIKELY if conversion.cpu is not Need.CERTAIN else conversion.certainty
        yield conversion_finding(self, conversion, file, certainty, message, origin)
