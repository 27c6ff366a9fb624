"""TNP301: `torch.Tensor(ndarray)` turns everything into float32."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.assessment.constructors import LegacyCall, is_data, may_be_given_data, untyped_call_at
from lint_rules.assessment.unsupported import refusal
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.rewrites import Constructor, PreserveDtype
from lint_rules.rule import Certainty, Differs, Example, Finding, Fix, FixSafety, Interest, Rule, Same
from lint_rules.settings import LegacyConstructor
from lint_rules.values.domain.fact import UNKNOWN, Fact
from lint_rules.values.domain.outcomes import Device
from lint_rules.values.domain.value import Array, alternatives
from lint_rules.values.frames.site import Site

_INTEGERS = frozenset({"bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"})


class LegacyTensorFromArray(Rule):
    """The legacy constructor converts to the default dtype without a word."""

    code = "TNP301"
    name = "legacy-tensor-from-array"
    summary = "`torch.Tensor(array)`: the dtype becomes float32, and values can change"
    explanation = """\
## What it does
Flags `torch.Tensor(x)` where x is a NumPy array.

## Why is this bad
The result has the default dtype, float32, whatever the array holds: 123456789 becomes 123456792, a float64
1e300 becomes inf, complex numbers lose their imaginary part. A cast behind it (`.long()`) comes too late.

## When it does not fire
Where a cast to the default dtype (`.float()`) says that this is meant, and on sizes, lists, tensors and
NumPy scalars.
It is *certain* where the array's dtype is known to be another, *likely* where the dtype is unknown, and
*possible* where it is known to be float32: nothing is lost then, but nothing says so either.

## Fix safety
A float32 array: `torch.from_numpy(x)` is the same, memory included: safe. An array of integers with an integer
cast behind it: `torch.tensor(x, dtype=torch.long)` changes only the corrupted values: safe. Otherwise the
setting `legacy-constructor` decides: `keep-dtype` (the default) gives `torch.tensor(x)`, which is unsafe, since
a float64 tensor may now meet float32 weights; `explicit` gives `torch.as_tensor(x, dtype=torch.float32)`, which
does what the program did and shows it: safe.
"""
    examples = (
        Example(
            bad="import numpy as np\nimport torch\n\nids = np.array([123456789])\nresult = torch.Tensor(ids)\n",
            good="import numpy as np\nimport torch\n\nids = np.array([123456789])\nresult = torch.tensor(ids)\n",
            shows=Differs("123456789 becomes 123456792.0"),
            at=(5, 10),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import numpy as np
import torch

labels = np.arange(16777216, 16777218)
result = torch.Tensor(labels).long()
""",
            good="""\
import numpy as np
import torch

labels = np.arange(16777216, 16777218)
result = torch.tensor(labels, dtype=torch.long)
""",
            shows=Differs("16777217 becomes 16777216"),
            at=(5, 10),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import numpy as np
import torch

image = np.zeros((2, 2), dtype=np.float32)
result = torch.Tensor(image)
""",
            good="""\
import numpy as np
import torch

image = np.zeros((2, 2), dtype=np.float32)
result = torch.from_numpy(image)
""",
            shows=Same("only the array's dtype keeps this from losing values"),
            at=(5, 10),
            certainty=Certainty.POSSIBLE,
        ),
    )
    interest = Interest(calls=frozenset({"Tensor"}), data_or_size=True)

    def is_open(self, site: Site, file: FileContext) -> bool:
        """Not where the argument is a size by all signs."""
        return may_be_given_data(site, file)

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding where the only argument is an array."""
        call = untyped_call_at(site, file)
        if call is None:
            return
        kinds = alternatives(call.argument)
        arrays = [one for one in kinds if isinstance(one, Array) and one.rank is not schema.Rank.SCALAR]
        if not arrays or call.casts_to_default or arrays[0].ndim == 0 or refusal(call.argument) is not None:
            return
        dtype = arrays[0].dtype
        is_array = len(arrays) == len(kinds) and is_data(arrays[0])
        certainty = _certainty(dtype, call.dtype)
        if not is_array:
            certainty = min(certainty, Certainty.LIKELY)
        yield file.finding(
            self,
            file.span(call.node.func),
            call.node,
            certainty,
            _message(dtype, call, certainty, file),
            _fix(dtype, call, file) if is_array else _fix_by_setting(call, FixSafety.UNSAFE, file),
            tuple(dtype.origin(outcome) for outcome in dtype.outcomes),
        )


def _certainty(dtype: Fact[str], default: Fact[str]) -> Certainty:
    if dtype.is_known and dtype == default and dtype.single is not None:
        return Certainty.POSSIBLE
    loses = dtype.is_known and default.is_known and not dtype.outcomes & default.outcomes
    return Certainty.CERTAIN if loses else Certainty.LIKELY


def _message(dtype: Fact[str], call: LegacyCall, certainty: Certainty, file: FileContext) -> str:
    subject = file.snippet(call.argument_node)
    default = call.dtype.single or "the default dtype"
    if certainty is Certainty.POSSIBLE:
        return f"'{subject}' keeps its values in torch.Tensor() only because it is {default}"
    known = dtype.single
    article = "an" if known is not None and known.startswith("int") else "a"
    what = f"{article} {known} array" if known is not None else "an array"
    return f"torch.Tensor() turns '{subject}', {what}, into {default}"


def _fix(dtype: Fact[str], call: LegacyCall, file: FileContext) -> Fix:
    """What to write for a proven array; exact where no other default device can have a say."""
    exact = FixSafety.SAFE if call.default_device.only(Device.CPU) else FixSafety.UNSAFE
    if dtype.single is not None and dtype == call.dtype:
        rewrite = PreserveDtype(Constructor.FROM_NUMPY, None, call.torch_name)
        return Fix(
            rewrite,
            file.span(call.node),
            FixSafety.SAFE,
            "use torch.from_numpy(): the same memory, and the dtype is kept",
        )
    if call.cast is not None and dtype.is_known and _all_integers(dtype):
        rewrite = PreserveDtype(Constructor.TENSOR, call.cast.dtype, call.torch_name, absorbs_cast=True)
        return Fix(rewrite, file.span(call.cast.node), exact, f"use torch.tensor(…, dtype=torch.{call.cast.dtype})")
    return _fix_by_setting(call, exact, file)


def _fix_by_setting(call: LegacyCall, exact: FixSafety, file: FileContext) -> Fix:
    """Keep the dtype, or keep the behaviour; with a default dtype that is not seen, the spelling asks for it."""
    if file.settings.legacy_constructor is LegacyConstructor.KEEP_DTYPE:
        rewrite = PreserveDtype(Constructor.TENSOR, None, call.torch_name)
        return Fix(rewrite, file.span(call.node), FixSafety.UNSAFE, "use torch.tensor(), which keeps the dtype")
    spelled = call.dtype.single or "get_default_dtype()"
    rewrite = PreserveDtype(Constructor.AS_TENSOR, spelled, call.torch_name)
    return Fix(rewrite, file.span(call.node), exact, f"use torch.as_tensor(…, dtype=torch.{spelled})")


def _all_integers(dtype: Fact[str]) -> bool:
    return all(outcome is not UNKNOWN and outcome in _INTEGERS for outcome in dtype.outcomes)
