"""TNP308: a NumPy integer is no data to the legacy constructors, but a size."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from lint_rules.assessment.boundary import is_handled
from lint_rules.assessment.constructors import TYPED_CONSTRUCTORS, LegacyCall, legacy_call_at, may_be_given_data
from lint_rules.assessment.dtype_loss import is_floating
from lint_rules.assessment.sizes import is_counted, is_filled_later
from lint_rules.assessment.unsupported import holds_no_numbers
from lint_rules.chains import call_above
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.rewrites import Constructor, PreserveDtype
from lint_rules.rule import Certainty, Differs, Example, Finding, Fix, FixSafety, Interest, Raises, Rule
from lint_rules.values.domain.fact import Fact
from lint_rules.values.domain.value import Array, alternatives
from lint_rules.values.frames.site import CallSite, Site

_INTEGERS = frozenset({"int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"})


class ArrayScalarAsSize(Rule):
    """The value is gone, and the tensor holds whatever was in memory."""

    code = "TNP308"
    name = "array-scalar-as-size"
    summary = "`torch.Tensor(array.sum())`: a NumPy integer is taken for a size, and the memory is uninitialised"
    explanation = """\
## What it does
Flags `torch.Tensor(x)`, `torch.LongTensor(x)` and their like where x is a NumPy scalar or an array without
dimensions, and nothing says that a size is meant.

## Why is this bad
An integer is a size: `torch.Tensor(counts.sum())` is a vector of that many uninitialised numbers, in which the sum
itself does not occur; with a sum of 10**9 it takes 4 GB, and a negative one raises. A NumPy scalar of another
dtype raises `new(): data must be a sequence`. Whether it is one or the other depends on the dtype of an array
elsewhere. Seen where the state of a layer was loaded from arrays, of which one was `array(-1)`:
https://github.com/SonySemiconductorSolutions/mct-model-optimization/pull/873.
No place was found in 22 released packages.

## When it does not fire
On Python's own integers; where x is a size by its name or by what it was computed of (`np.prod(shape)`,
`lengths.max()`), inside `nn.Parameter(…)`, and where the memory is filled: in place right behind the call
(`.zero_()`), or later in the same function (`x[0] = …`, `nn.init.ones_(x)`).
It is *certain* where what is in the memory is read right there (a cast, arithmetic, `.item()`), where an array
without dimensions is written out (`np.array(3)`), and where the call raises; otherwise it is *likely*.

## Fix safety
`torch.tensor(x)` holds the value, of which the program had nothing: unsafe, since a size may have been meant
(`torch.empty(x)`). Where the call always raised, it is safe; there is no fix where torch.tensor would raise as
well (a NumPy bool that is to become an integer, a string).
"""
    examples = (
        Example(
            bad="""\
import numpy as np
import torch

votes = np.array([2, 4])
most = torch.Tensor(votes.max()).long()
result = tuple(most.shape)
""",
            good="""\
import numpy as np
import torch

votes = np.array([2, 4])
most = torch.tensor(votes.max()).long()
result = tuple(most.shape)
""",
            shows=Differs("four numbers that nobody wrote, in place of the number 4"),
            at=(5, 8),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import numpy as np
import torch

scores = np.array([0.5, 1.5])
result = torch.FloatTensor(scores.mean())
""",
            good="""\
import numpy as np
import torch

scores = np.array([0.5, 1.5])
result = torch.tensor(scores.mean(), dtype=torch.float32)
""",
            shows=Raises("TypeError", "data must be a sequence"),
            at=(5, 10),
            certainty=Certainty.CERTAIN,
        ),
    )
    ends_failure = True
    interest = Interest(calls=frozenset({"Tensor"}) | TYPED_CONSTRUCTORS, data_or_size=True)

    def is_open(self, site: Site, file: FileContext) -> bool:
        """Not where the argument is a size by all signs."""
        return may_be_given_data(site, file)

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding where the only argument is a single NumPy number."""
        call = legacy_call_at(site, file)
        if call is None or not isinstance(site, CallSite):
            return
        kinds = alternatives(call.argument)
        singles = [one for one in kinds if isinstance(one, Array) and _is_single(one) and not one.is_promised]
        if len(singles) < len(kinds):
            return
        judged = _raises(singles[0], call, file) or _takes_for_size(singles[0], call, file)
        if judged is None or (judged.safety is FixSafety.SAFE and is_handled(site, file)):
            return
        fix = _fix(singles[0], call, judged.safety, file)
        origins = tuple(singles[0].dtype.origin(outcome) for outcome in singles[0].dtype.outcomes)
        yield file.finding(self, file.span(call.node.func), call.node, judged.certainty, judged.message, fix, origins)


def _is_single(array: Array) -> bool:
    return array.rank is schema.Rank.SCALAR or array.ndim == 0


def _fix(single: Array, call: LegacyCall, safety: FixSafety, file: FileContext) -> Fix | None:
    """torch.tensor takes any scalar, but casts none but integers and np.float64 to integers, and no complex ones."""
    target = call.dtype.single if call.is_typed else None
    sources = single.dtype.outcomes
    if any(map(holds_no_numbers, sources)):
        return None
    if target is not None and not _INTEGERS.issuperset(sources):
        is_number = not any(str(one).startswith("complex") for one in sources)
        if not (is_number and is_floating(target)) and not single.dtype.only("float64"):
            return None
    rewrite = PreserveDtype(Constructor.TENSOR, target, call.torch_name)
    return Fix(rewrite, file.span(call.node), safety, "use torch.tensor(), which holds the value")


@dataclass(frozen=True, slots=True)
class _Judgement:
    """How sure a finding is, in which words, and how safe its fix."""

    safety: FixSafety
    certainty: Certainty
    message: str


def _raises(single: Array, call: LegacyCall, file: FileContext) -> _Judgement | None:
    """What there is to say of a scalar that is no integer."""
    dtype: Fact[str] = single.dtype
    if not dtype.is_known or not dtype.outcomes.isdisjoint(_INTEGERS) or single.rank is not schema.Rank.SCALAR:
        return None
    name, subject = file.snippet(call.node.func), file.snippet(call.argument_node)
    message = f"{name}() raises TypeError: '{subject}' is a NumPy {dtype!r}, neither a size nor a list"
    return _Judgement(FixSafety.SAFE, Certainty.CERTAIN, message)


def _takes_for_size(single: Array, call: LegacyCall, file: FileContext) -> _Judgement | None:
    """What there is to say of an integer; of an unknown dtype, a scalar is one or raises, an array may be neither."""
    dtype: Fact[str] = single.dtype
    is_integer = dtype.is_known and all(one in _INTEGERS for one in dtype.outcomes)
    if not is_integer and (dtype.is_known or single.rank is not schema.Rank.SCALAR):
        return None
    if call.looks_like_size or is_counted(call.argument_node) or is_filled_later(call.node, file):
        return None
    is_data = _reads_memory(call, file) or single.rank is not schema.Rank.SCALAR
    name, subject = file.snippet(call.node.func), file.snippet(call.argument_node)
    message = (
        f"{name}() takes '{subject}', a NumPy {dtype.single or 'number'}, for a size: that many uninitialised numbers"
    )
    return _Judgement(FixSafety.UNSAFE, Certainty.CERTAIN if is_integer and is_data else Certainty.LIKELY, message)


def _reads_memory(call: LegacyCall, file: FileContext) -> bool:
    """Whether what is in the memory is used right there, before anything can have been written into it."""
    if call.cast is not None or call.casts_to_default or isinstance(file.parent(call.node), (ast.BinOp, ast.Compare)):
        return True
    above = call_above(call.node, file)
    site = file.call_at(above) if above is not None else None
    return site is not None and isinstance(site.row, (schema.PythonResult, schema.Conversion))
