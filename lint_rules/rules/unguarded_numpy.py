"""TNP103: a conversion without any guard in sight."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.assessment.boundary import CONVERSIONS, Need, conversion_at, conversion_finding
from lint_rules.context import FileContext
from lint_rules.rule import Certainty, Example, Finding, Raises, Rule
from lint_rules.values.domain.fact import UNKNOWN
from lint_rules.values.frames.site import Site


class UnguardedNumpy(Rule):
    """Nothing tells that the tensor is detached, and nothing that it is on the CPU."""

    code = "TNP103"
    name = "unguarded-numpy"
    summary = "`.numpy()` with neither guard in sight, on a tensor of which nothing is proven"
    explanation = """\
## What it does
Flags `.numpy()` on a tensor, or on an object of unknown kind in a file that works with torch, where neither the
value nor its origin says that it is detached and on the CPU.

## Why is this bad
The line fails for every tensor that requires grad, and for every tensor on an accelerator:
whether it works depends on the caller.

## When it does not fire
Where one of the two is known (then TNP101, TNP102, TNP104 or TNP109 look at the other), in files without a sign
of torch, on objects that are known not to be tensors (TensorFlow, JAX, h5py, polars, a local class with its
own `numpy`), and on arguments of `np.asarray()` that are not known to be tensors.

## Fix safety
The whole guard works on every tensor. The fix is unsafe where the object is not known to be a tensor: on one of
another library `.detach()` would break a working line.
"""
    examples = (
        Example(
            bad="""\
import torch


def to_array(values: torch.Tensor):
    return values.numpy()


result = to_array(torch.ones(2, requires_grad=True))
""",
            good="""\
import torch


def to_array(values: torch.Tensor):
    return values.detach().cpu().numpy()


result = to_array(torch.ones(2, requires_grad=True))
""",
            shows=Raises("RuntimeError", "requires grad"),
            at=(5, 19),
            certainty=Certainty.POSSIBLE,
        ),
        Example(
            bad="""\
import torch


def largest(scores):
    return float(scores.numpy().max())


result = largest(torch.ones(2, device="cuda"))
""",
            good="""\
import torch


def largest(scores):
    return float(scores.detach().cpu().numpy().max())


result = largest(torch.ones(2, device="cuda"))
""",
            shows=Raises("TypeError", "can't convert"),
            at=(5, 25),
            certainty=Certainty.POSSIBLE,
        ),
    )
    ends_failure = True
    interest = CONVERSIONS

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding where neither guard is known to be there or to be unnecessary."""
        conversion = conversion_at(site, file)
        if conversion is None or conversion.detach is not Need.UNKNOWN:
            return
        if conversion.cpu not in (Need.UNLIKELY, Need.UNKNOWN):
            return
        origin = conversion.requires_grad.origin(UNKNOWN)
        reason = f" ({origin.why})" if origin is not None else ""
        message = (
            f"'{file.snippet(conversion.subject)}' may require grad or lie off the CPU, "
            f"and has neither .detach() nor .cpu(){reason}"
        )
        yield conversion_finding(
            self, conversion, file, Certainty.POSSIBLE, message, origin, conversion.device_evidence
        )
