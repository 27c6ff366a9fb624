"""TNP109: a tensor on the CPU is converted without being detached."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.assessment.boundary import CONVERSIONS, Need, conversion_at, conversion_finding
from lint_rules.context import FileContext
from lint_rules.rule import Certainty, Example, Finding, Raises, Rule
from lint_rules.values.domain.fact import UNKNOWN
from lint_rules.values.frames.site import Site


class NumpyWithoutDetach(Rule):
    """The other half of the guard."""

    code = "TNP109"
    name = "numpy-without-detach"
    summary = "`.cpu().numpy()` where nothing says whether the tensor requires grad"
    explanation = """\
## What it does
Flags `.numpy()` on a tensor that is on the CPU, where nothing says whether it requires grad.

## Why is this bad
For a tensor that requires grad torch refuses, while grad mode is on.

## When it does not fire
Unless it is selected: in code that works, `.cpu().numpy()` is nearly always right, because the tensor never
required grad. Where there is evidence that it does, TNP101 fires.

## Fix safety
Adding `.detach()` to a tensor changes nothing where the program worked. The fix is unsafe where the object may
be something else than a tensor.
"""
    examples = (
        Example(
            bad="""\
import torch


def to_numpy(x: torch.Tensor):
    return x.cpu().numpy()


result = to_numpy(torch.ones(2, requires_grad=True))
""",
            good="""\
import torch


def to_numpy(x: torch.Tensor):
    return x.detach().cpu().numpy()


result = to_numpy(torch.ones(2, requires_grad=True))
""",
            shows=Raises("RuntimeError", "requires grad"),
            at=(5, 20),
            certainty=Certainty.POSSIBLE,
        ),
        Example(
            bad="""\
import torch


def mean(losses):
    return torch.stack(losses).to("cpu").numpy().mean()


result = mean([torch.ones((), requires_grad=True)])
""",
            good="""\
import torch


def mean(losses):
    return torch.stack(losses).detach().to("cpu").numpy().mean()


result = mean([torch.ones((), requires_grad=True)])
""",
            shows=Raises("RuntimeError", "requires grad"),
            at=(5, 42),
            certainty=Certainty.POSSIBLE,
        ),
    )
    default_on = False
    ends_failure = True
    interest = CONVERSIONS

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding where the device is settled and requires_grad is not."""
        conversion = conversion_at(site, file)
        if conversion is None or conversion.detach is not Need.UNKNOWN or conversion.cpu is not Need.NOT:
            return
        origin = conversion.requires_grad.origin(UNKNOWN)
        yield conversion_finding(
            self,
            conversion,
            file,
            Certainty.POSSIBLE,
            f"'{file.snippet(conversion.subject)}' has no .detach(), and nothing says whether it requires grad",
            origin,
        )
