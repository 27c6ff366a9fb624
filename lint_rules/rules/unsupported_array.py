"""TNP311: an array, or something that is none, of which torch makes no tensor."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.assessment.boundary import is_handled, place_of_call
from lint_rules.assessment.constructors import TYPED_CONSTRUCTORS, legacy_call_at, legacy_constructor_of, torch_name
from lint_rules.assessment.unsupported import asks_for_dtypes, refusal
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.rewrites import Constructor, PreserveDtype
from lint_rules.rule import Certainty, Example, Finding, Fix, FixSafety, Interest, Raises, Rule
from lint_rules.values.domain.value import (
    NONE,
    Array,
    Constant,
    Dictionary,
    PythonObject,
    Sequence,
    Tensor,
    Value,
    alternatives,
)
from lint_rules.values.frames.site import CallSite, Site

_FROM_NUMPY = "torch.from_numpy"
_EXPORTS = frozenset({"torch.from_dlpack", "torch.utils.dlpack.from_dlpack"})
_MAKERS = frozenset({_FROM_NUMPY, "torch.tensor", "torch.as_tensor"}) | _EXPORTS
_NO_ARRAYS = frozenset({"bool", "int", "float", "number", "string", "list", "size"})

_OF_DATA = frozenset({"tensor", "as_tensor", "Tensor", "from_dlpack"}) | TYPED_CONSTRUCTORS


class UnsupportedArray(Rule):
    """torch has no tensors of what the array holds, or the array is none."""

    code = "TNP311"
    name = "unsupported-array"
    summary = "an array of objects, strings, dates or swapped bytes made a tensor; `from_numpy` of a scalar or a list"
    explanation = """\
## What it does
Flags `torch.from_numpy`, `torch.tensor`, `torch.as_tensor`, `torch.from_dlpack` and the legacy constructors where they
are given an array of Python objects, strings, bytes, dates, time differences or records, or one of the other byte order
(`">f4"`); where they are given the field of an array of records (`rows["x"]`) whose size is no multiple of that of the
field; and `torch.from_numpy` where it is given a NumPy scalar, a number, a list, a tuple, a dict or a tensor.

## Why is this bad
It raises, always: `can't convert np.ndarray of type numpy.object_`, `given numpy array has byte order different from
the native byte order`, `given numpy array strides not a multiple of the element byte size`, `expected np.ndarray
(got numpy.float64)`. The array looks as it should when it is printed: a None among the numbers makes objects of all,
whether a field can be taken depends on the other fields, and `x.sum()` of an array is no array any more.
Seen in https://github.com/PaccMann/paccmann_predictor/issues/14 and https://github.com/pytorch/pytorch/issues/8365.
No place was found in 22 released packages.

## When it does not fire
Where the dtype or the kind is not proven, where a `try` handles the exception, and in functions that decide by the
dtype what they do. It is always *certain*.

## Fix safety
A NumPy scalar, a number or a list: `torch.tensor(x)`; a tensor: `torch.as_tensor(x)`. The call always raised, so
that is safe. For the others there is no fix: which numbers are meant (`x.astype(np.float32)`), only you can say; of a
field, take a copy (`rows["x"].copy()`).
"""
    examples = (
        Example(
            bad="""\
import numpy as np
import torch

ages = np.array([31, None, 27])
result = torch.tensor(ages)
""",
            good="""\
import numpy as np
import torch

ages = np.array([31, None, 27])
result = torch.tensor(ages.astype(np.float32))
""",
            shows=Raises("TypeError", "can't convert np.ndarray of type numpy.object_"),
            at=(5, 16),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import numpy as np
import torch

scores = np.array([0.5, 1.5])
result = torch.from_numpy(scores.mean())
""",
            good="""\
import numpy as np
import torch

scores = np.array([0.5, 1.5])
result = torch.tensor(scores.mean())
""",
            shows=Raises("TypeError", "expected np.ndarray"),
            at=(5, 16),
            certainty=Certainty.CERTAIN,
        ),
    )
    ends_failure = True
    interest = Interest(
        calls=_OF_DATA | {"from_numpy"},
        displays=True,
        given_arrays=_OF_DATA,
        words=frozenset({"numpy"}),
    )

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding where the call is proven to raise for what it is given."""
        if not isinstance(site, CallSite) or not site.arguments or not _makes_tensor(site, file):
            return
        given = site.arguments[0]
        reason = refusal(given)
        name = file.snippet(site.node.func)
        if reason is not None and not asks_for_dtypes(site, file):
            exception = "BufferError" if site.qualified in _EXPORTS else reason.exception
            if not is_handled(site, file) and exception not in site.context.handled:
                subject = file.snippet(site.node.args[0])
                what = reason.what if reason.what.startswith("an ") else f"because {reason.what}"
                message = f"{name}() raises {exception}: it makes no tensor of '{subject}', {what}"
                yield self._finding(site, file, message, None)
        elif site.qualified == _FROM_NUMPY and not is_handled(site, file):
            what_else = _no_array(given)
            if what_else is not None:
                subject = file.snippet(site.node.args[0])
                message = f"{name}() raises TypeError: '{subject}' is {what_else}, not an array"
                yield self._finding(site, file, message, _fix(site, given, file))

    def _finding(self, site: CallSite, file: FileContext, message: str, fix: Fix | None) -> Finding:
        reason = refusal(site.arguments[0])
        origins = () if reason is None else (reason.origin,)
        return file.finding(self, place_of_call(site.node, file), site.node, Certainty.CERTAIN, message, fix, origins)


def _makes_tensor(site: CallSite, file: FileContext) -> bool:
    if legacy_constructor_of(site) is not None:
        return legacy_call_at(site, file) is not None
    return site.row is not None and site.qualified in _MAKERS and bool(site.node.args)


def _no_array(value: Value) -> str | None:
    """What it is instead of an array; None where it may be one."""
    found = [_other_kind(one) for one in alternatives(value)]
    return found[0] if None not in found else None


def _other_kind(value: Value) -> str | None:
    if getattr(value, "is_promised", False) or value == NONE:
        return None
    if isinstance(value, Array):
        return "a NumPy scalar" if value.rank is schema.Rank.SCALAR else None
    if isinstance(value, Tensor):
        return "a tensor" if value.presumed is None else None
    if isinstance(value, Sequence):
        return "a list" if value.mutable else "a tuple"
    if isinstance(value, Dictionary):
        return "a dict"
    if isinstance(value, (Constant, PythonObject)):
        is_plain = isinstance(value, Constant) or value.kind in _NO_ARRAYS
        return "a Python object" if is_plain else None
    return None


def _fix(site: CallSite, given: Value, file: FileContext) -> Fix | None:
    """`torch.tensor` takes numbers and lists of numbers, `torch.as_tensor` gives a tensor back as it is."""
    kinds = alternatives(given)
    span, torch = file.span(site.node), torch_name(site, file)
    if all(isinstance(one, Tensor) for one in kinds):
        rewrite = PreserveDtype(Constructor.AS_TENSOR, None, torch)
        return Fix(rewrite, span, FixSafety.SAFE, "use torch.as_tensor(), which gives a tensor back as it is")
    if any(isinstance(one, (Tensor, Dictionary)) or one == PythonObject("string") for one in kinds):
        return None
    return Fix(PreserveDtype(Constructor.TENSOR, None, torch), span, FixSafety.SAFE, "use torch.tensor()")
