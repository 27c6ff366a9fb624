"""TNP304: torch is given an array that runs backwards."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from lint_rules.assessment.arrays_given import (
    MAKER_NAMES,
    MAKING_METHODS,
    GivenArray,
    array_given_at,
    array_given_to_method,
)
from lint_rules.assessment.arrays_taken import TAKING_NAMES, TakenArray, arrays_taken_at
from lint_rules.assessment.boundary import is_handled, place_of_call
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.rewrites import CopyArgument
from lint_rules.rule import Certainty, Example, Finding, Fix, FixSafety, Interest, Raises, Rule
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.value import NONE, Array, Constant
from lint_rules.values.frames.site import CallSite, Site

_REVERSAL = r"::\s*-|\[[^\n]*:[^\],:\n{}]*:\s*-|\[[^\n]*:[^\],:\n{}()\"' ]*:[A-Za-z_]|flip|rot90"
"""What a file shows that turns an array round: a slice whose step is negative, or has a name, or a function."""
_HANDLERS = frozenset({"Exception", "BaseException", "ValueError"})
_REFUSAL = Raises("ValueError", "At least one stride in the given numpy array is negative")


class NegativeStrideArray(Rule):
    """A reversed view has no counterpart among tensors."""

    code = "TNP304"
    name = "negative-stride-array"
    summary = "a tensor of a reversed or flipped array: torch has no negative strides"
    explanation = """\
## What it does
Flags `torch.from_numpy()`, `torch.tensor()` and their like, the constructors of sparse and nested tensors,
`default_collate`, `default_convert` and a `DataLoader` of a list, where the array is a view that runs backwards:
`x[::-1]` on any axis (BGR to RGB: `image[:, :, ::-1]`), `np.flip`, `np.fliplr`, `np.flipud`, `np.rot90`, and what
shares memory with such a view: `.T`, `np.moveaxis`, a slice, `np.asarray`, `astype(…, copy=False)`.

## Why is this bad
torch refuses: `ValueError: At least one stride in the given numpy array is negative`. `torch.from_dlpack()` does not
even raise: the process ends (`terminate called after throwing an instance of 'c10::Error'`). Where an image is
flipped at random, it does so now and then.
[aleju/imgaug#630](https://github.com/aleju/imgaug/issues/630) is such a case.
No place was found in 22 released packages.

## When it does not fire
Where a copy lies between (`.copy()`, `np.array`, arithmetic, `astype`, `ravel`, `np.stack`, a mask or a list of
indices), after a second reversal or an integer index, which may have undone the first, where a `try` handles the
exception, and with `torch.from_dlpack(x, copy=True)`. Where torch is given a list of reversed arrays
(`torch.tensor([x[::-1]])`), of which it reads the numbers.
It is *certain* where the array is known to hold something; an empty one has no negative strides. It is *likely* for
`torch.from_dlpack()`, which takes a view that runs backwards over a single element, and for a `DataLoader`, which
collates when it is gone through. What a data set of a class of its own gives to a loader is not looked at.

## Fix safety
`.copy()` on the array is safe where it runs backwards on every path: where the program worked before, it was empty.
`np.ascontiguousarray` would not do, since it keeps the strides of an axis of length 1. The fix is unsafe where nothing
proves that it is an array, where it may run forwards, or have been broadcast (then the tensor shared its memory), and
for `torch.from_dlpack()`, which shares the memory of what it takes. There is no fix for a list that is made elsewhere.
"""
    examples = (
        Example(
            bad="""\
import numpy as np
import torch

image = np.zeros((2, 2, 3), dtype=np.uint8)
result = torch.from_numpy(image[:, :, ::-1])
""",
            good="""\
import numpy as np
import torch

image = np.zeros((2, 2, 3), dtype=np.uint8)
result = torch.from_numpy(image[:, :, ::-1].copy())
""",
            shows=_REFUSAL,
            at=(5, 16),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import numpy as np
import torch

rewards = np.array([1.0, 2.0, 4.0])
returns = np.flip(np.cumsum(np.flip(rewards)))
result = torch.tensor(returns)
""",
            good="""\
import numpy as np
import torch

rewards = np.array([1.0, 2.0, 4.0])
returns = np.flip(np.cumsum(np.flip(rewards)))
result = torch.tensor(returns.copy())
""",
            shows=_REFUSAL,
            at=(6, 16),
            certainty=Certainty.LIKELY,
        ),
        Example(
            bad="""\
import numpy as np
import torch


def to_tensor(image):
    return torch.from_numpy(image[:, ::-1].transpose(2, 0, 1)).float()


result = to_tensor(np.ones((2, 2, 3)))
""",
            good="""\
import numpy as np
import torch


def to_tensor(image):
    return torch.from_numpy(image[:, ::-1].transpose(2, 0, 1).copy()).float()


result = to_tensor(np.ones((2, 2, 3)))
""",
            shows=_REFUSAL,
            at=(6, 18),
            certainty=Certainty.LIKELY,
        ),
    )
    ends_failure = True
    interest = Interest(
        calls=MAKER_NAMES | MAKING_METHODS | TAKING_NAMES,
        displays=True,
        # What these are given is an array, where it works at all.
        given_arrays=(MAKER_NAMES | MAKING_METHODS) - frozenset({"from_numpy", "from_dlpack"}),
        text=_REVERSAL,
    )

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding where the array may be a view that runs backwards."""
        yield from self._taken_besides(site, file)
        given = array_given_at(site) or array_given_to_method(site)
        if given is None or not _is_reversed(given):
            return
        by_memory = _takes_memory(given.site)
        if _is_copied_before(given.site) if by_memory else is_handled(given.site, file, _HANDLERS):
            return
        is_reversed = given.is_proven and all(map(_surely, given.arrays))
        verb = "is" if is_reversed else "is probably"
        what = "torch.from_dlpack() ends the process" if by_memory else "torch has no negative strides"
        is_safe = given.is_proven and not by_memory and _loses_no_sharing(given)
        yield file.finding(
            self,
            place_of_call(given.site.node, file),
            given.site.node,
            Certainty.CERTAIN if is_reversed and not by_memory else Certainty.LIKELY,
            f"'{file.snippet(given.node)}' {verb} a reversed view, and {what}",
            Fix(
                CopyArgument(),
                file.span(given.site.node),
                FixSafety.SAFE if is_safe else FixSafety.UNSAFE,
                "copy the array",
            ),
            (_evidence(given.arrays),),
        )

    def _taken_besides(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding for each array at another place, or in a list, that may be a view that runs backwards."""
        lists: set[ast.expr] = set()
        for taken in arrays_taken_at(site, file):
            if not any(one.negative_strides.may_be(True) for one in taken.arrays) or is_handled(site, file, _HANDLERS):
                continue
            if taken.node in lists:
                continue
            lists.add(taken.node)
            is_reversed = taken.is_proven and all(map(_surely, taken.arrays))
            subject = file.snippet(taken.node)
            what = f"'{subject}' {'is' if is_reversed else 'is probably'}"
            if not taken.is_written_out:
                what = f"an array in '{subject}' {'is' if is_reversed else 'is probably'}"
            yield file.finding(
                self,
                file.span(taken.node),
                taken.node,
                Certainty.CERTAIN if is_reversed else Certainty.LIKELY,
                f"{what} a reversed view, and torch has no negative strides",
                _copy_of(taken, file),
                (_evidence(taken.arrays),),
            )


def _copy_of(taken: TakenArray, file: FileContext) -> Fix | None:
    if not taken.is_written_out:
        return None
    is_safe = taken.is_proven and all(map(_is_refused_or_empty, taken.arrays))
    safety = FixSafety.SAFE if is_safe else FixSafety.UNSAFE
    return Fix(CopyArgument(is_target=True), file.span(taken.node), safety, "copy the array")


def _takes_memory(site: CallSite) -> bool:
    """Whether the array goes by DLPack: what runs backwards over one element at the most is taken then."""
    row = site.row.missing if isinstance(site.row, schema.ChoiceResult) else site.row
    return isinstance(row, schema.TensorResult) and row.device is schema.Place.MEMORY_OR_KEYWORD


def _is_copied_before(site: CallSite) -> bool:
    """Whether NumPy may make a copy first, which runs forwards."""
    return site.keywords.get("copy", NONE) not in (NONE, Constant(False))


def _is_reversed(given: GivenArray) -> bool:
    if any(one.negative_strides.may_be(True) for one in given.arrays):
        return True
    return given.takes_arrays_only and any(one.is_reversed for one in given.unknowns)


def _loses_no_sharing(given: GivenArray) -> bool:
    """Whether what works without the copy shares no memory: torch.tensor copies, an array without items has none."""
    return given.site.qualified == "torch.tensor" or all(map(_is_refused_or_empty, given.arrays))


def _is_refused_or_empty(array: Array) -> bool:
    """Backwards on every path; what was broadcast, and is read-only, has strides of 0, which stay so in reverse."""
    return array.negative_strides.only(True) and (array.is_filled or not array.writable.may_be(False))


def _surely(array: Array) -> bool:
    return array.negative_strides.only(True) and array.is_filled and array.rank is schema.Rank.ARRAY


def _evidence(arrays: tuple[Array, ...]) -> Origin | None:
    origins = (one.negative_strides.origin(True) for one in arrays)
    return next((origin for origin in origins if origin is not None), None)
