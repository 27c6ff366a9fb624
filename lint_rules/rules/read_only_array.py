"""TNP306: a tensor shares the memory of an array that must not be written to."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.assessment.arrays_given import GivenArray, array_given_at, is_copied_at_once
from lint_rules.assessment.boundary import place_of_call
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.rewrites import CopyArgument
from lint_rules.rule import Certainty, Differs, Example, Finding, Fix, FixSafety, Interest, Rule
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.outcomes import Device
from lint_rules.values.domain.value import Array, Tensor, alternatives
from lint_rules.values.frames.site import CallSite, Site

_SHARING = frozenset({"from_numpy", "as_tensor", "asarray", "from_dlpack"})


class ReadOnlyArray(Rule):
    """A tensor has no flag that keeps it from being written to."""

    code = "TNP306"
    name = "read-only-array"
    summary = "`from_numpy` or `as_tensor` of a read-only array: whoever writes to the tensor writes to the array"
    explanation = """\
## What it does
Flags `torch.from_numpy()`, `torch.as_tensor()`, `torch.asarray()` and `torch.from_dlpack()` where the array cannot be
written to: `np.broadcast_to`, `np.frombuffer` of bytes, `np.diagonal`, sliding windows, `np.asarray` of a PIL image,
memory-mapped files that are open for reading (`np.memmap`, `np.load(path, mmap_mode="r")`), and arrays that were
locked (`a.setflags(write=False)`, `a.flags.writeable = False`).

## Why is this bad
The tensor shares the memory, and nothing keeps it from being written to: one write to a broadcast row changes all of
them, one to a buffer changes a `bytes` object, one to a mapped file ends the process. torch warns once per process, for
`from_dlpack` not at all.
[city96/ComfyUI-GGUF#232](https://github.com/city96/ComfyUI-GGUF/issues/232) is such a case.
No place was found in 22 released packages.

## When it does not fire
Where only a copy of the tensor is kept (`.clone()`, a cast to another dtype, an operator, `dtype=` of another dtype),
though torch warns there as well; for `torch.tensor()`, which copies; where the array was copied before.
What pandas gives (`df.values`) is read-only since its version 3 alone, and most often shared with nobody: quiet.
It is *certain* where the array cannot be written to on every path, and *likely* where that depends on the path, or on
where the tensor is made: on another device it is a copy.

## Fix safety
`.copy()` on the array: what is written to the tensor no longer shows in the array, nor the other way round. That is
most often what is meant, but nothing proves it: the fix is unsafe.
"""
    examples = (
        Example(
            bad="""\
import numpy as np
import torch

row = np.zeros(3)
table = torch.from_numpy(np.broadcast_to(row, (2, 3)))
table[0] += 1
result = table.tolist()
""",
            good="""\
import numpy as np
import torch

row = np.zeros(3)
table = torch.from_numpy(np.broadcast_to(row, (2, 3)).copy())
table[0] += 1
result = table.tolist()
""",
            shows=Differs("both rows become 1, of which one was written to"),
            at=(5, 15),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import numpy as np
import torch

pixels = np.frombuffer(b"abc", dtype=np.uint8)
tensor = torch.as_tensor(pixels)
tensor.zero_()
result = pixels.tobytes()
""",
            good="""\
import numpy as np
import torch

pixels = np.frombuffer(b"abc", dtype=np.uint8)
tensor = torch.as_tensor(pixels.copy())
tensor.zero_()
result = pixels.tobytes()
""",
            shows=Differs("a bytes object changes"),
            at=(5, 16),
            certainty=Certainty.CERTAIN,
        ),
    )
    interest = Interest(
        calls=_SHARING,
        given_arrays=_SHARING,
        words=frozenset(
            {"broadcast_to", "frombuffer", "diagonal", "sliding_window_view", "PIL"}
            | {"memmap", "mmap_mode", "open_memmap", "setflags", "flags"}
        ),
    )

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding where the tensor may share memory that cannot be written to."""
        given = array_given_at(site)
        if given is None or not _shares(given) or not any(map(_may_be_read_only, given.arrays)):
            return
        if any(one.negative_strides.may_be(True) for one in given.arrays) or is_copied_at_once(given.site, file):
            return
        is_certain = given.is_proven and all(map(_surely, given.arrays)) and _stays_there(given.site)
        certainty = Certainty.CERTAIN if is_certain else Certainty.LIKELY
        verb = "cannot" if certainty is Certainty.CERTAIN else "can probably not"
        yield file.finding(
            self,
            place_of_call(given.site.node, file),
            given.site.node,
            certainty,
            f"'{file.snippet(given.node)}' {verb} be written to, but the tensor that shares its memory can",
            Fix(CopyArgument(), file.span(given.site.node), FixSafety.UNSAFE, "copy the array"),
            (_evidence(given),),
        )


def _shares(given: GivenArray) -> bool:
    """Whether the call may give a tensor with the memory of the array; the legacy constructor is TNP301's."""
    row = given.site.row
    while isinstance(row, schema.ChoiceResult):
        row = row.given
    return isinstance(row, schema.TensorResult) and row.alias is not schema.Alias.NEVER


def _stays_there(site: CallSite) -> bool:
    """Whether nothing asks for a copy: another device or dtype, `copy=True`."""
    is_near = all(isinstance(one, Tensor) and one.device.only(Device.CPU) for one in alternatives(site.result))
    return is_near and len(site.arguments) == 1 and site.keywords.keys().isdisjoint(("dtype", "copy"))


def _may_be_read_only(array: Array) -> bool:
    return array.writable.may_be(False) and array.rank is not schema.Rank.SCALAR


def _surely(array: Array) -> bool:
    return array.writable.only(False) and array.is_ndarray


def _evidence(given: GivenArray) -> Origin | None:
    origins = (one.writable.origin(False) for one in given.arrays)
    return next((origin for origin in origins if origin is not None), None)
