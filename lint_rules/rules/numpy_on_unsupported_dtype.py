"""TNP105: a tensor of a dtype that NumPy does not have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lint_rules.assessment.boundary import CONVERSIONS, because
from lint_rules.assessment.unrepresentable import converted_at, finding_of, fix_by
from lint_rules.context import FileContext
from lint_rules.rule import Certainty, Example, Finding, FixSafety, Raises, Rule
from lint_rules.values.domain.fact import join_facts
from lint_rules.values.domain.outcomes import Device
from lint_rules.values.frames.site import Site
from lint_rules.values.operations.promoted_dtypes import is_unlikely

REFUSAL = Raises("TypeError", "Got unsupported ScalarType BFloat16")


class NumpyOnUnsupportedDtype(Rule):
    """torch has dtypes for which NumPy has none."""

    code = "TNP105"
    name = "numpy-on-unsupported-dtype"
    summary = "`.numpy()` on bfloat16, float8, complex32 or quantised tensors"
    explanation = """\
## What it does
Flags `.numpy()`, `np.asarray()` and their like on a tensor whose dtype NumPy does not have: bfloat16, the float8
dtypes, complex32, and the quantised and packed ones. It follows casts, `dtype=`, the default dtype, modules that
were cast as a whole, and autocast, whose matrix products and layers give bfloat16 on the CPU.

## Why is this bad
torch refuses: `TypeError: Got unsupported ScalarType BFloat16`, with `force=True` as well. Code that was written for
float32 fails as soon as somebody loads the model in bfloat16 or turns autocast on, as in
https://github.com/Nixtla/neuralforecast/issues/1259.
No place was found in 22 released packages.

## When it does not fire
On float16, which NumPy has (`.half()`, autocast on CUDA with its default dtype), after `.float()` or another cast to
a dtype of NumPy's, and where a `try` around the call handles the exception.
It is *certain* where every path that is seen ends in such a dtype, *likely* where some do, and for the output of a
module whose class is not seen but which was loaded or cast in that dtype, or is called under autocast.

## Fix safety
The values stay the same, but what follows computes with float32 where bfloat16 was meant to go on, so the fix is
unsafe. There is no fix for packed dtypes (int4 and the like).
"""
    examples = (
        Example(
            bad="import torch\n\nx = torch.ones(3, dtype=torch.bfloat16)\nresult = x.numpy()\n",
            good="import torch\n\nx = torch.ones(3, dtype=torch.bfloat16)\nresult = x.float().numpy()\n",
            shows=REFUSAL,
            at=(4, 12),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import torch
from torch import nn

net = nn.Sequential(nn.Linear(2, 2), nn.ReLU())
with torch.no_grad(), torch.autocast("cpu"):
    scores = net(torch.ones(1, 2))
result = scores.squeeze(0).numpy()
""",
            good="""\
import torch
from torch import nn

net = nn.Sequential(nn.Linear(2, 2), nn.ReLU())
with torch.no_grad(), torch.autocast("cpu"):
    scores = net(torch.ones(1, 2))
result = scores.squeeze(0).float().numpy()
""",
            shows=REFUSAL,
            at=(7, 28),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import numpy as np
import torch

model = torch.nn.Linear(2, 1).to(torch.bfloat16)
result = np.asarray(model.weight.detach())
""",
            good="""\
import numpy as np
import torch

model = torch.nn.Linear(2, 1).to(torch.bfloat16)
result = np.asarray(model.weight.detach().float())
""",
            shows=REFUSAL,
            at=(5, 13),
            certainty=Certainty.CERTAIN,
        ),
    )
    interest = replace(CONVERSIONS, linked=False)

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding where the dtype is, or on some path may be, one that NumPy does not have."""
        converted = converted_at(site, file)
        if converted is None or all(one.device.only(Device.META) for one in converted.tensors):
            return
        fact = join_facts(one.dtype for one in converted.tensors)
        remedies = file.knowledge.dtypes_without_array
        names = sorted(name for name in remedies if fact.may_be(name) and not is_unlikely(fact.origin(name)))
        if not names:
            return
        origin = next((found for name in names if (found := fact.origin(name)) is not None), None)
        is_certain = converted.is_proven and fact.only(*remedies)
        certainty = Certainty.CERTAIN if is_certain else Certainty.LIKELY
        verb = "is" if is_certain else "may be"
        message = (
            f"'{file.snippet(converted.subject)}' {verb} {' or '.join(names)}, which NumPy does not have"
            f"{because(origin, converted.subject, file)}"
        )
        methods = {remedies[name] for name in names}
        method = methods.pop() if len(methods) == 1 else None
        fix = None if method is None else fix_by(method, FixSafety.UNSAFE, converted, file)
        yield finding_of(self, converted, file, certainty, message, fix, origin)
