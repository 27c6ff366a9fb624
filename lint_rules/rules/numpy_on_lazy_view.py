"""TNP106: a tensor in a form that an array cannot have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lint_rules.assessment.boundary import CONVERSIONS, because, is_exported, is_forced
from lint_rules.assessment.unrepresentable import Converted, converted_at, finding_of, fix_by
from lint_rules.context import FileContext
from lint_rules.rule import Certainty, Example, Finding, FixSafety, Raises, Rule
from lint_rules.values.domain.fact import Fact, Origin, join_facts
from lint_rules.values.domain.outcomes import Device, Layout
from lint_rules.values.domain.value import NONE, Constant
from lint_rules.values.frames.site import Site


class NumpyOnLazyView(Rule):
    """The elements do not lie in memory as NumPy would read them."""

    code = "TNP106"
    name = "numpy-on-lazy-view"
    summary = "`.numpy()` on conjugate or negative views, and on sparse, nested or meta tensors"
    explanation = """\
## What it does
Flags `.numpy()`, `np.asarray()` and their like on a tensor whose elements do not lie in memory as they are: a
conjugate view (`z.conj()`, `z.mH`), a negative view (`z.conj().imag`), a sparse, mkldnn or nested tensor, one on the
meta device.

## Why is this bad
torch refuses with a RuntimeError or a TypeError. `conj()` only sets a bit, so that code which used to work on real
numbers fails on complex ones: https://github.com/data-apis/array-api-compat/issues/173. Of a negative view
`np.from_dlpack()` raises nothing: it gives the numbers with the wrong sign, unless `copy=True` is given.
No place was found in 22 released packages.

## When it does not fire
Where the bits are resolved (`resolve_conj()`, `clone()`, arithmetic, a copy from a GPU), on the conjugate of real
numbers, with `force=True` for the bits, after `to_dense()`, behind a test for `is_sparse` or `is_conj()`, and where
a `try` around the call handles the exception.
It is *certain* where every path that is seen ends in such a tensor; *likely* where some do, where a copy may have
resolved the bit, and for `conj()` of a tensor of unknown dtype.

## Fix safety
`.resolve_conj()`, `.resolve_neg()` and `.to_dense()` give the tensor itself where there is nothing to do, so the fix
is safe on a tensor; it is unsafe where the object may be something else, and for `np.from_dlpack()` of a negative view,
which changes the numbers. There is no fix for nested tensors, which
need a value to be padded with, and for meta tensors, which have no data.
"""
    examples = (
        Example(
            bad="import torch\n\nz = torch.tensor([1 + 2j])\nresult = z.conj().numpy()\n",
            good="import torch\n\nz = torch.tensor([1 + 2j])\nresult = z.conj().resolve_conj().numpy()\n",
            shows=Raises("RuntimeError", "conjugate bit"),
            at=(4, 19),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="import torch\n\nspectrum = torch.fft.fft(torch.arange(3.0))\nresult = spectrum.conj().imag.numpy()\n",
            good="""\
import torch

spectrum = torch.fft.fft(torch.arange(3.0))
result = spectrum.conj().imag.resolve_neg().numpy()
""",
            shows=Raises("RuntimeError", "negative bit"),
            at=(4, 31),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import numpy as np
import torch

adjacency = torch.sparse_coo_tensor(torch.tensor([[0, 1], [1, 0]]), torch.ones(2), (2, 2)).coalesce()
result = np.asarray(adjacency)
""",
            good="""\
import numpy as np
import torch

adjacency = torch.sparse_coo_tensor(torch.tensor([[0, 1], [1, 0]]), torch.ones(2), (2, 2)).coalesce()
result = np.asarray(adjacency.to_dense())
""",
            shows=Raises("TypeError", "can't convert Sparse layout tensor"),
            at=(5, 13),
            certainty=Certainty.CERTAIN,
        ),
    )
    ends_failure = True
    interest = replace(CONVERSIONS, linked=False)

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding for the first thing that stands in the way, in the order in which torch looks."""
        converted = converted_at(site, file)
        obstacle = None if converted is None else _obstacle(converted)
        if converted is None or obstacle is None:
            return
        is_certain = obstacle.is_proven and converted.is_proven
        verb = "is" if is_certain else "may be"
        message = (
            f"'{file.snippet(converted.subject)}' {verb} {obstacle.what}"
            f"{because(obstacle.origin, converted.subject, file)}"
        )
        safety = FixSafety.SAFE if converted.is_proven and not obstacle.is_silent else FixSafety.UNSAFE
        fix = None if obstacle.remedy is None else fix_by(obstacle.remedy, safety, converted, file)
        certainty = Certainty.CERTAIN if is_certain else Certainty.LIKELY
        yield finding_of(self, converted, file, certainty, message, fix, obstacle.origin)


@dataclass(frozen=True, slots=True)
class _Obstacle:
    """What keeps a tensor from being an array, and the method that gives it another form, if there is one."""

    what: str
    remedy: str | None
    is_proven: bool
    origin: Origin | None
    is_silent: bool = False
    """Nothing is raised: an array is made, of other numbers."""


_LAYOUTS = {
    Layout.NESTED: ("a nested tensor, whose rows differ in length", None),
    Layout.SPARSE: ("sparse, which no array is", "to_dense"),
    Layout.COMPRESSED: ("sparse, which no array is", "to_dense"),
    Layout.MKLDNN: ("in the mkldnn layout, which no array has", "to_dense"),
}


def _obstacle(converted: Converted) -> _Obstacle | None:
    forms = [one.form for one in converted.tensors]
    layout = join_facts(form.layout for form in forms)
    for one, (what, remedy) in _LAYOUTS.items():
        if layout.may_be(one):
            return _Obstacle(what, remedy, layout.only(*_LAYOUTS), layout.origin(one))
    device = join_facts(one.device for one in converted.tensors)
    if device.may_be(Device.META):
        is_proven = device.only(Device.META)
        return _Obstacle("on the meta device, and has no data", None, is_proven, device.origin(Device.META))
    if is_forced(converted.site):
        return None
    conj = join_facts(form.conj for form in forms)
    if conj.may_be(True):
        return _Obstacle("a conjugate view: its conj bit is set", "resolve_conj", conj.only(True), conj.origin(True))
    neg = join_facts(form.neg for form in forms)
    if neg.may_be(True) and is_exported(converted.site):
        return _obstacle_of_export(converted, neg, device)
    if neg.may_be(True):
        return _Obstacle("a negative view: its neg bit is set", "resolve_neg", neg.only(True), neg.origin(True))
    return None


def _obstacle_of_export(converted: Converted, neg: Fact[bool], device: Fact[Device]) -> _Obstacle | None:
    """DLPack hands on the memory of a negative view, whose numbers have the other sign; a copy is right."""
    if converted.site.keywords.get("copy", NONE) not in (NONE, Constant(False)):
        return None
    is_proven = neg.only(True) and device.only(Device.CPU)
    what = "a negative view, of which DLPack gives the numbers with the wrong sign"
    return _Obstacle(what, "resolve_neg", is_proven, neg.origin(True), is_silent=True)
