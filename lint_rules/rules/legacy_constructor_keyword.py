"""TNP310: the legacy constructors take no `dtype=` and no `requires_grad=`, and only the `device=` of their name."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from lint_rules.assessment.boundary import is_handled
from lint_rules.assessment.constructors import TYPED_CONSTRUCTORS, legacy_constructor_of, torch_name
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.rewrites import Constructor, PreserveDtype
from lint_rules.rule import Certainty, Example, Finding, Fix, FixSafety, Interest, Raises, Rule
from lint_rules.values.domain.fact import Fact
from lint_rules.values.domain.kinds import number_kinds, python_kind
from lint_rules.values.domain.outcomes import Device
from lint_rules.values.domain.value import (
    NONE,
    Array,
    Constant,
    PythonObject,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
)
from lint_rules.values.frames.site import CallSite, Site
from lint_rules.values.operations.devices import named_device

_REFUSED = ("dtype", "requires_grad", "pin_memory", "layout", "memory_format", "names")
"""Keywords that no legacy constructor takes."""


class LegacyConstructorKeyword(Rule):
    """Written as if it were `torch.tensor`."""

    code = "TNP310"
    name = "legacy-constructor-keyword"
    summary = "`torch.Tensor(x, dtype=…)`, `requires_grad=…`: always raises; `device=…` raises off the CPU"
    explanation = """\
## What it does
Flags calls of `torch.Tensor`, `torch.FloatTensor` and their like with `dtype=`, `requires_grad=` or `pin_memory=`,
and with a `device=` that is not proven to be the constructor's own.

## Why is this bad
These constructors take no such argument: `new() received an invalid combination of arguments`. With `device=`
they run on the CPU and raise on the machine with the GPU: `legacy constructor expects device type: cpu but device
type: cuda was passed`; of a tensor they raise with any device. torch.tensor and torch.empty take all of them.
Seen in https://github.com/pytorch/pytorch/issues/18112 and https://github.com/lucidrains/ema-pytorch/pull/23.

## When it does not fire
Where the device is the CPU or None, on classes that only share the name, and where a `try` handles the exception.
It is *certain* for the arguments that always raise and for a device that is certainly another, and *likely* for a
device that is chosen somewhere else.

## Fix safety
Data become `torch.tensor(x, …)`, sizes `torch.empty(2, 3, …)`, with the dtype that the constructor's name stands
for where none is given. Where the call always raises and the data are known, this is safe; where it ran on the CPU,
it is safe for sizes and lists of numbers, and unsafe for arrays, which may have shared their memory, for values
of which nothing is known or that are unpacked, and for `device=None` where a default device may be set.
"""
    examples = (
        Example(
            bad="import torch\n\nresult = torch.Tensor([1.0, 2.0], requires_grad=True)\n",
            good="import torch\n\nresult = torch.tensor([1.0, 2.0], requires_grad=True, dtype=torch.float32)\n",
            shows=Raises("TypeError", "invalid combination of arguments"),
            at=(3, 10),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import numpy as np
import torch

labels = np.array([0, 1])
result = torch.Tensor(labels, dtype=torch.long)
""",
            good="""\
import numpy as np
import torch

labels = np.array([0, 1])
result = torch.tensor(labels, dtype=torch.long)
""",
            shows=Raises("TypeError", "invalid combination of arguments"),
            at=(5, 10),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad='import torch\n\nresult = torch.FloatTensor(2, 3, device="cuda").zero_()\n',
            good='import torch\n\nresult = torch.empty(2, 3, device="cuda", dtype=torch.float32).zero_()\n',
            shows=Raises("RuntimeError", "legacy constructor expects device type"),
            at=(3, 10),
            certainty=Certainty.CERTAIN,
        ),
    )
    ends_failure = True
    interest = Interest(calls=frozenset({"Tensor"}) | TYPED_CONSTRUCTORS, keywords=frozenset({*_REFUSED, "device"}))

    def is_open(self, site: Site, file: FileContext) -> bool:
        """Only where it depends on a device."""
        return isinstance(site, CallSite) and legacy_constructor_of(site) is not None and "device" in site.keywords

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding for a call with an argument that it does not take."""
        row = legacy_constructor_of(site)
        if row is None or not isinstance(site, CallSite) or is_handled(site, file):
            return
        name = file.snippet(site.node.func)
        refused = next((keyword for keyword in _REFUSED if keyword in site.keywords), None)
        if refused is not None:
            certainty, message = Certainty.CERTAIN, f"{name}() takes no {refused}=, and raises TypeError"
        else:
            judged = _judged_by_device(site, row, file)
            if judged is None:
                return
            certainty, message = judged
        yield file.finding(
            self, file.span(site.node.func), site.node, certainty, message, _fix(site, row, refused, file)
        )


def _judged_by_device(site: CallSite, row: schema.LegacyConstructor, file: FileContext) -> tuple[Certainty, str] | None:
    """How sure it is that the call raises for its `device=`, and in which words."""
    given = site.keywords.get("device")
    name = file.snippet(site.node.func)
    if given is None or all(one == NONE for one in alternatives(given)):
        return None
    if site.arguments and all(
        isinstance(one, Tensor) and one.presumed is None for one in alternatives(site.arguments[0])
    ):
        return Certainty.CERTAIN, f"{name}() of a tensor takes no device=, and raises RuntimeError"
    own = Device.CPU if row.device is schema.Place.CPU else Device.OFF_CPU
    others = {Device.CPU, Device.OFF_CPU, Device.META} - {own}
    device: Fact[Device] = named_device(given)
    if device.only(own):
        return None
    certainty = Certainty.CERTAIN if device.only(*others) else Certainty.LIKELY
    where = "anything but the CPU" if own is Device.CPU else "the CPU"
    return certainty, f"{name}() raises RuntimeError where device= names {where}"


def _fix(site: CallSite, row: schema.LegacyConstructor, refused: str | None, file: FileContext) -> Fix | None:
    """The call as it was meant, with the dtype that the name of the constructor stands for."""
    if not site.node.args and site.keywords.keys().isdisjoint(("data", "size")):
        return None
    sizes = _are_sizes(site)
    constructor = Constructor.EMPTY if sizes else Constructor.TENSOR
    default = site.context.default_dtype.single
    spelled = row.dtype or default or "get_default_dtype()"
    is_known = sizes or _is_data(site)
    if any(isinstance(one, ast.Starred) for one in site.node.args):
        # What is unpacked may be a single list of data, or nothing at all.
        is_known = False
    if refused is None:
        is_known = is_known and (sizes or _is_of_numbers(site)) and _stays_on_cpu(site, row)
    device = "cuda" if row.device is schema.Place.ACCELERATOR else None
    rewrite = PreserveDtype(constructor, spelled, torch_name(site, file), device=device)
    safety = FixSafety.SAFE if is_known else FixSafety.UNSAFE
    return Fix(rewrite, file.span(site.node), safety, f"use torch.{constructor.value}(), which takes it")


def _stays_on_cpu(site: CallSite, row: schema.LegacyConstructor) -> bool:
    """Whether what ran, which was on the CPU, stays there: `device=None` means the default device elsewhere."""
    given = alternatives(site.keywords["device"])
    may_be_none = any(one == NONE or isinstance(one, UnknownValue) for one in given)
    return row.device is schema.Place.CPU and (not may_be_none or site.context.default_device.only(Device.CPU))


def _are_sizes(site: CallSite) -> bool:
    """Several integers, one that is known to be one, or a size by its keyword."""
    if "size" in site.keywords or any(isinstance(one, ast.Starred) for one in site.node.args):
        return True
    return len(site.arguments) > 1 or (
        len(site.arguments) == 1 and all(_is_size(one) for one in alternatives(site.arguments[0]))
    )


def _is_size(value: Value) -> bool:
    return isinstance(value, (Constant, PythonObject)) and python_kind(value) in ("int", "size")


def _is_data(site: CallSite) -> bool:
    return bool(site.arguments) and all(
        isinstance(one, (Array, Sequence, Tensor)) and not one.is_promised for one in alternatives(site.arguments[0])
    )


def _is_of_numbers(site: CallSite) -> bool:
    return all(isinstance(one, Sequence) and number_kinds(one) is not None for one in alternatives(site.arguments[0]))
