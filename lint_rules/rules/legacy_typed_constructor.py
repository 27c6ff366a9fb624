"""TNP302: `torch.LongTensor(array)` casts without a word, or shares the array's memory without a word."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.assessment.constructors import (
    TYPED_CONSTRUCTORS,
    LegacyCall,
    is_data,
    legacy_call_at,
    may_be_given_data,
)
from lint_rules.assessment.dtype_loss import is_floating, loss
from lint_rules.assessment.unsupported import refusal
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.rewrites import Constructor, PreserveDtype
from lint_rules.rule import Certainty, Example, Finding, Fix, FixSafety, Interest, Rule, Same
from lint_rules.values.domain.fact import UNKNOWN, Fact
from lint_rules.values.domain.outcomes import Device
from lint_rules.values.domain.value import Array, alternatives
from lint_rules.values.frames.site import Site


class LegacyTypedConstructor(Rule):
    """The dtype stands in the name of the constructor, and what becomes of the values nowhere."""

    code = "TNP302"
    name = "legacy-typed-constructor"
    summary = "`torch.FloatTensor(array)`, `torch.LongTensor(array)`: a cast, or shared memory, without a word"
    explanation = """\
## What it does
Flags `torch.FloatTensor(x)`, `torch.LongTensor(x)` and their like, those of `torch.cuda` too, where x is a NumPy
array.

## Why is this bad
The array is cast whatever it holds: LongTensor truncates 1.7 to 1, IntTensor makes 0 of 2**40, FloatTensor rounds
large integers. Where the dtype is the same, nothing is cast, and the tensor shares the array's memory:
whether a later write reaches the array depends on a dtype chosen elsewhere. A textbook had to correct what it showed
of that, as float32 is shared and float64 is not: https://github.com/chenyuntc/pytorch-book/pull/6. An integer, also
a NumPy one, is taken for a size. torch has called these constructors legacy since 0.4. Times in seconds that
FloatTensor made equal put what users did in the wrong order: https://github.com/RUCAIBox/RecBole/issues/2204 (there
of float64, of which this rule says nothing).

## When it does not fire
On lists and tuples of Python numbers, on sizes, tensors and values of which nothing is known; where floating
numbers become other floating ones, as the name says (float64 by FloatTensor), or where the dtype is unknown and may
be such; torch.Tensor itself is TNP301's. It is *certain* where the array's dtype is known to lose values in the cast
(not that it does with these very ones), *possible* where every value survives or integers are made of an unknown
dtype, and *likely* between the two.

## Fix safety
An array of the tensor's own dtype: `torch.from_numpy(x)` is the same, memory included: safe. An array of another
known dtype: `torch.tensor(x, dtype=…)` casts and copies as before, and shows it: safe. It is unsafe where the
dtype is unknown, since the memory may have been shared, where integers are not known to have a dimension, since
they may have been a size, and where a default device is set. Those of `torch.cuda`
become `torch.tensor(x, dtype=…, device="cuda")`: unsafe, since this was read, not executed.
"""
    examples = (
        Example(
            bad="""\
import numpy as np
import torch

scores = np.array([0.2, 1.7])
result = torch.LongTensor(scores)
""",
            good="""\
import numpy as np
import torch

scores = np.array([0.2, 1.7])
result = torch.tensor(scores, dtype=torch.int64)
""",
            shows=Same("both truncate 1.7 to 1, but only one says that it casts"),
            at=(5, 10),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import numpy as np
import torch

image = np.zeros((2, 2), dtype=np.float32)
tensor = torch.FloatTensor(image)
tensor.add_(1)
result = image.tolist()
""",
            good="""\
import numpy as np
import torch

image = np.zeros((2, 2), dtype=np.float32)
tensor = torch.from_numpy(image)
tensor.add_(1)
result = image.tolist()
""",
            shows=Same("both write into the array, but only one says that it shares its memory"),
            at=(5, 10),
            certainty=Certainty.POSSIBLE,
        ),
    )
    interest = Interest(calls=TYPED_CONSTRUCTORS, data_or_size=True)

    def is_open(self, site: Site, file: FileContext) -> bool:
        """Not where the argument is a size by all signs."""
        return may_be_given_data(site, file)

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding where the only argument is an array."""
        call = legacy_call_at(site, file)
        if call is None or not call.is_typed or refusal(call.argument) is not None:
            return
        kinds = alternatives(call.argument)
        arrays = [one for one in kinds if isinstance(one, Array) and one.rank is not schema.Rank.SCALAR]
        if len(arrays) < len(kinds) or arrays[0].ndim == 0:
            return
        array = arrays[0]
        if _casts_as_named(array.dtype, call):
            return
        certainty = _certainty(array.dtype, call)
        if not is_data(array) or array.is_promised:
            certainty = min(certainty, Certainty.LIKELY)
        yield file.finding(
            self,
            file.span(call.node.func),
            call.node,
            certainty,
            _message(array.dtype, call, file),
            _fix(array, call, file),
            tuple(array.dtype.origin(outcome) for outcome in array.dtype.outcomes),
        )


def _casts_as_named(dtype: Fact[str], call: LegacyCall) -> bool:
    """Whether floating numbers, or by all that is seen such numbers, become the ones that the name says.

    FloatTensor of float64 rounds because somebody wrote Float; LongTensor, which drops a fraction, is another matter.
    """
    target = call.dtype.single or ""
    return is_floating(target) and all(
        one is UNKNOWN or (is_floating(str(one)) and one != target) for one in dtype.outcomes
    )


def _losses(dtype: Fact[str], call: LegacyCall) -> set[str | None]:
    target = call.dtype.single or ""
    return {None if one is UNKNOWN else loss(str(one), target) for one in dtype.outcomes}


def _certainty(dtype: Fact[str], call: LegacyCall) -> Certainty:
    losses = _losses(dtype, call)
    if losses == {None}:
        return Certainty.POSSIBLE
    return Certainty.LIKELY if None in losses else Certainty.CERTAIN


def _message(dtype: Fact[str], call: LegacyCall, file: FileContext) -> str:
    name = file.snippet(call.node.func)
    subject, target = file.snippet(call.argument_node), call.dtype.single
    if dtype.single == target:
        return f"{name}() shares the memory of '{subject}' only because it is {target}"
    losses = _losses(dtype, call)
    verb = losses.pop() if len(losses) == 1 else None
    known = f"a {dtype.single} array" if dtype.single is not None else "an array"
    return f"{name}() {verb or 'casts'} '{subject}', {known}, to {target} without a word"


def _fix(array: Array, call: LegacyCall, file: FileContext) -> Fix:
    """What to write instead; exact where the array is proven and no default device can have a say."""
    is_proven = is_data(array) and not array.is_promised
    span, dtype = file.span(call.node), call.dtype.single
    if call.device is schema.Place.ACCELERATOR:
        rewrite = PreserveDtype(Constructor.TENSOR, dtype, call.torch_name, device="cuda")
        message = f'use torch.tensor(…, dtype=torch.{dtype}, device="cuda")'
        return Fix(rewrite, span, FixSafety.UNSAFE, message)
    if array.dtype.single == dtype and is_proven:
        rewrite = PreserveDtype(Constructor.FROM_NUMPY, None, call.torch_name)
        return Fix(rewrite, span, FixSafety.SAFE, "use torch.from_numpy(), which says that the memory is shared")
    copies = array.dtype.is_known and not array.dtype.may_be(dtype or "")
    is_exact = is_proven and copies and call.default_device.only(Device.CPU)
    rewrite = PreserveDtype(Constructor.TENSOR, dtype, call.torch_name)
    safety = FixSafety.SAFE if is_exact else FixSafety.UNSAFE
    return Fix(rewrite, span, safety, f"use torch.tensor(…, dtype=torch.{dtype})")
