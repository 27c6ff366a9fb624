"""TNP303: a list of arrays is converted number by number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint_rules.assessment.constructors import TYPED_CONSTRUCTORS, legacy_constructor_of, torch_name
from lint_rules.assessment.dtype_loss import is_floating, is_integer, loss
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.rewrites import Constructor, PreserveDtype, StackArrays
from lint_rules.rule import Certainty, Example, Finding, Fix, FixSafety, Interest, Rule, Same
from lint_rules.values.domain.dtype_names import named_dtype
from lint_rules.values.domain.fact import Fact
from lint_rules.values.domain.outcomes import Device
from lint_rules.values.domain.value import NONE, Array, Sequence, Value, alternatives
from lint_rules.values.frames.site import CallSite, Site

_NDARRAYS = (schema.Rank.ARRAY, schema.Rank.NDARRAY)
_MAKERS = frozenset({"torch.tensor", "torch.as_tensor"})

_OF_LISTS = frozenset({"tensor", "as_tensor", "Tensor"}) | TYPED_CONSTRUCTORS


class TensorFromArrayList(Rule):
    """Each number becomes a Python object on the way."""

    code = "TNP303"
    name = "tensor-from-array-list"
    summary = "`torch.tensor([array, …])`: converted number by number, which torch calls extremely slow"
    explanation = """\
## What it does
Flags `torch.tensor(x)`, `torch.as_tensor(x)`, `torch.Tensor(x)` and `torch.FloatTensor(x)` and their like where x
is a list or tuple of NumPy arrays.

## Why is this bad
torch takes every number out of every array as an object of its own: 12 times slower than
`torch.tensor(np.array(x))` for a thousand arrays of ten numbers, 64 times for 32 images of 64 by 64, as
benchmarks/array_lists.py measures it. It warns once in a
process: `Creating a tensor from a list of numpy.ndarrays is extremely slow`.
Seen in https://github.com/huggingface/transformers/pull/24765 and
https://github.com/kan-bayashi/ParallelWaveGAN/issues/367.
No place was found in 22 released packages.

## When it does not fire
On lists of numbers, of NumPy scalars and of tensors, and where the elements are not known to be arrays.
It is *certain* where an element is proven to be an array, *likely* where only an annotation says so, or where the list
was seen to be possibly empty: then torch converts nothing, and does not warn.

## Fix safety
`torch.tensor(np.array(x))`, with `dtype=` where the constructor's name said it. It is safe where the list is not
empty (or a dtype is named), no array in it is empty, and all are of one dtype, which the tensor has too or which
becomes that of the tensor by the same rounding and without overflow. It is unsafe where that is not known: NumPy makes
float64 of an empty list and of int64 with float32, where torch makes float32, it lets integers that do not fit wrap
around, where torch raises, and it keeps the last dimensions of arrays without elements, which torch drops.
There is no fix where the file has no name for NumPy.
"""
    examples = (
        Example(
            bad="""\
import numpy as np
import torch

rows = [np.arange(3), np.arange(3, 6)]
result = torch.tensor(rows)
""",
            good="""\
import numpy as np
import torch

rows = [np.arange(3), np.arange(3, 6)]
result = torch.tensor(np.array(rows))
""",
            shows=Same("the same tensor, without an object for every number"),
            at=(5, 10),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import numpy as np
import torch

result = torch.FloatTensor([np.linspace(0, 1, n) for n in (3, 3)])
""",
            good="""\
import numpy as np
import torch

result = torch.tensor(np.array([np.linspace(0, 1, n) for n in (3, 3)]), dtype=torch.float32)
""",
            shows=Same("the same tensor, without an object for every number"),
            at=(4, 10),
            certainty=Certainty.CERTAIN,
        ),
    )
    interest = Interest(
        calls=_OF_LISTS,
        displays=True,
        given_arrays=_OF_LISTS,
        words=frozenset({"numpy"}),
    )

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding where the data are a list that holds arrays."""
        if not isinstance(site, CallSite) or len(site.arguments) != 1 or len(site.node.args) != 1:
            return
        legacy = legacy_constructor_of(site)
        if site.row is None or ((site.qualified not in _MAKERS) if legacy is None else bool(site.keywords)):
            return
        data = site.arguments[0]
        arrays = _arrays_in(data)
        if not arrays:
            return
        is_proven = not any(
            one.is_promised for one in (*alternatives(data), *arrays) if isinstance(one, (Array, Sequence))
        )
        is_proven = is_proven and not _may_be_empty(data)
        subject = file.snippet(site.node.args[0])
        yield file.finding(
            self,
            file.span(site.node.func),
            site.node,
            Certainty.CERTAIN if is_proven else Certainty.LIKELY,
            f"{file.snippet(site.node.func)}() converts '{subject}', a list of arrays, number by number",
            _fix(site, legacy, arrays, file, FixSafety.SAFE if is_proven else FixSafety.UNSAFE),
        )


def _may_be_empty(data: Value) -> bool:
    """Whether a list was seen to be possibly empty, or the first in it: then nothing is converted."""
    return any(
        isinstance(one, Sequence) and (one.may_be_empty or _may_be_empty((one.elements or (one.element,))[0]))
        for one in alternatives(data)
    )


def _arrays_in(data: Value) -> list[Array]:
    """The arrays that a list holds, nested lists included; none where it is not known to be such a list."""
    found: list[Array] = []
    for one in alternatives(data):
        held = _held_arrays(one) if isinstance(one, Sequence) else []
        if not held:
            return []
        found += held
    return found


def _held_arrays(value: Sequence) -> list[Array]:
    parts = (value.element,) if value.elements is None else value.elements
    held = [_arrays_of(part) for part in parts]
    # What may hold other things as well is not known to hold an array; of elements seen one by one, one is enough.
    return [array for arrays in held for array in arrays]


def _arrays_of(value: Value) -> list[Array]:
    kinds = alternatives(value)
    # What has no dimensions raises, so that a program with such a list has none.
    if all(isinstance(one, Array) and one.rank in _NDARRAYS and one.ndim != 0 for one in kinds):
        return [one for one in kinds if isinstance(one, Array)]
    return _arrays_in(value) if all(isinstance(one, Sequence) for one in kinds) else []


def _fix(
    site: CallSite,
    legacy: schema.LegacyConstructor | None,
    arrays: list[Array],
    file: FileContext,
    safety: FixSafety,
) -> Fix | None:
    numpy = file.visible_module_name("numpy", site.node)
    if numpy is None:
        return None
    target = _target_dtype(site, legacy)
    constructor = None
    if legacy is not None:
        spelled = legacy.dtype or site.context.default_dtype.single or "get_default_dtype()"
        device = "cuda" if legacy.device is schema.Place.ACCELERATOR else None
        constructor = PreserveDtype(Constructor.TENSOR, spelled, torch_name(site, file), device=device)
        if device is not None or not site.context.default_device.only(Device.CPU):
            safety = FixSafety.UNSAFE
    elif site.qualified != "torch.tensor":
        # torch.as_tensor would share the memory of the new array, which cannot be resized.
        constructor = PreserveDtype(Constructor.TENSOR, None, torch_name(site, file))
    if not _is_exact(site.arguments[0], arrays, target):
        safety = FixSafety.UNSAFE
    return Fix(StackArrays(numpy, constructor), file.span(site.node), safety, f"make one array of it: {numpy}.array()")


def _target_dtype(site: CallSite, legacy: schema.LegacyConstructor | None) -> Fact[str] | None:
    """The dtype that the call asks for; None where the data decide."""
    if legacy is not None:
        return site.context.default_dtype if legacy.dtype is None else Fact.of(legacy.dtype)
    named = site.keywords.get("dtype")
    if named is None or named == NONE:
        return None
    return named_dtype(named) or Fact.unknown(None)


def _is_exact(data: Value, arrays: Iterable[Array], target: Fact[str] | None) -> bool:
    """Whether torch makes the same tensor of the list as of one array."""
    dtypes = {one.dtype.single for one in arrays}
    source = dtypes.pop() if len(dtypes) == 1 else None
    if source is None or not _keeps_every_dimension(data, arrays):
        return False
    if target is None:
        return _is_listable(source) and all(_holds_something(one) for one in alternatives(data))
    return target.single is not None and _is_listable(source) and _is_same_cast(source, target.single)


def _keeps_every_dimension(data: Value, arrays: Iterable[Array]) -> bool:
    """Every part is an array that holds something.

    Of arrays without elements, torch sees one dimension only, and after one of these it looks at no other length.
    """
    return _is_all_arrays(data) and all(one.is_filled for one in arrays)


def _is_all_arrays(value: Value) -> bool:
    return all(
        (isinstance(one, Array) and one.rank in _NDARRAYS)
        or (isinstance(one, Sequence) and one.ordered and all(map(_is_all_arrays, one.elements or (one.element,))))
        for one in alternatives(value)
    )


def _holds_something(value: Value) -> bool:
    """Whether a list is not empty, nor the first one in it."""
    if isinstance(value, Sequence):
        return bool(value.elements) and all(_holds_something(one) for one in alternatives((value.elements or ())[0]))
    return True


def _is_listable(dtype: str) -> bool:
    """Whether torch can take the numbers of such an array one by one; it fails for uint64."""
    return dtype != "uint64" and (
        is_integer(dtype) or is_floating(dtype) or dtype in ("bool", "complex64", "complex128")
    )


def _is_same_cast(source: str, target: str) -> bool:
    """Whether a number that goes by way of a Python object is rounded as it is in an array.

    A wide integer becomes a float64 first, and only then the narrower dtype: rounded twice. An integer that the
    tensor's dtype has no room for raises, where that of an array wraps around.
    """
    if source == target or (is_floating(source) and is_floating(target)):
        return True
    if is_integer(source) and is_floating(target):
        return target == "float64" or source not in ("int64", "uint64")
    if is_integer(source) and is_integer(target):
        return loss(source, target) is None
    return source == "bool" and is_floating(target)
