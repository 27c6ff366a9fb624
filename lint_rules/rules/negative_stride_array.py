"""TNP304: torch is given an array that runs backwards."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.assessment.arrays_given import (
    MAKER_NAMES,
    MAKING_METHODS,
    GivenArray,
    array_given_at,
    array_given_to_method,
)
from lint_rules.assessment.boundary import is_handled, place_of_call
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.rewrites import CopyArgument
from lint_rules.rule import Certainty, Example, Finding, Fix, FixSafety, Interest, Raises, Rule
from lint_rules.values.fact import Origin
from lint_rules.values.site import Site
from lint_rules.values.value import Array

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
Flags `torch.from_numpy()`, `torch.tensor()` and their like where the array is a view that runs backwards:
`x[::-1]` on any axis (BGR to RGB: `image[:, :, ::-1]`), `np.flip`, `np.fliplr`, `np.flipud`, `np.rot90`, and what
shares memory with such a view: `.T`, `np.moveaxis`, a slice, `np.asarray`, `astype(…, copy=False)`.

## Why is this bad
torch refuses: `ValueError: At least one stride in the given numpy array is negative`. Where an image is flipped at
random, it does so now and then. [aleju/imgaug#630](https://github.com/aleju/imgaug/issues/630) is such a case.
No place was found in 22 released packages.

## When it does not fire
Where a copy lies between (`.copy()`, `np.array`, arithmetic, `astype`, `ravel`, `np.stack`, a mask or a list of
indices), after a second reversal or an integer index, which may have undone the first, on lists (also of reversed
arrays), and where a `try` handles the exception.
It is *certain* where the array is known to hold something; an empty one has no negative strides.

## Fix safety
`.copy()` on the array is safe where it runs backwards on every path: where the program worked before, it was empty.
`np.ascontiguousarray` would not do, since it keeps the strides of an axis of length 1. The fix is unsafe where nothing
proves that it is an array, and where it may run forwards, or have been broadcast: then the tensor shared its memory.
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
    interest = Interest(calls=MAKER_NAMES | MAKING_METHODS, given_arrays=MAKER_NAMES | MAKING_METHODS, text=_REVERSAL)

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding where the array may be a view that runs backwards."""
        given = array_given_at(site) or array_given_to_method(site)
        if given is None or not _is_reversed(given) or is_handled(given.site, file, _HANDLERS):
            return
        certainty = Certainty.CERTAIN if given.is_proven and all(map(_surely, given.arrays)) else Certainty.LIKELY
        safety = FixSafety.SAFE if given.is_proven and _loses_no_sharing(given) else FixSafety.UNSAFE
        origin = _evidence(given)
        verb = "is" if certainty is Certainty.CERTAIN else "is probably"
        yield file.finding(
            self,
            place_of_call(given.site.node, file),
            given.site.node,
            certainty,
            f"'{file.snippet(given.node)}' {verb} a reversed view, and torch has no negative strides",
            Fix(CopyArgument(), file.span(given.site.node), safety, "copy the array"),
            (origin,),
        )


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


def _evidence(given: GivenArray) -> Origin | None:
    origins = (one.negative_strides.origin(True) for one in given.arrays)
    return next((origin for origin in origins if origin is not None), None)
