"""What a fix asks for, as data: each class is one verb, and the codemod of that verb carries it out."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class GuardStyle(enum.Enum):
    """How an inserted guard is spelled."""

    CHAIN = "chain"
    """`x.detach().cpu().numpy()`"""
    FORCE = "force"
    """`x.numpy(force=True)`, torch 1.13 and later"""


@dataclass(frozen=True, slots=True)
class GuardNumpy:
    """Insert the missing guards before the conversion: the target is the call `x.numpy()` or `np.asarray(x)`.

    A `.detach()` goes before an existing `.cpu()` of the chain, a `.cpu()` after an existing `.detach()`.
    """

    detach: bool
    cpu: bool
    style: GuardStyle = GuardStyle.CHAIN


@dataclass(frozen=True, slots=True)
class MakeConvertible:
    """Call `method`, which takes no arguments, on the tensor before it is used (`.float()`, `.to_dense()`).

    The target is the call `x.numpy()`, `x.to(device)`, `np.asarray(x)` or `layer(x)`.
    """

    method: str


@dataclass(frozen=True, slots=True)
class DetachBeforeCpu:
    """Move the chain's `.detach()` in front of its `.cpu()` or `.to("cpu")`: the target is the call of `detach`."""


@dataclass(frozen=True, slots=True)
class ReplaceData:
    """Spell `.data` as `.detach()`: the target is the attribute access `x.data`."""


@dataclass(frozen=True, slots=True)
class RemoveGuard:
    """Take out a guard that does nothing: the target is the call `x.detach()`, `x.cpu()` or `x.to("cpu")`."""


@dataclass(frozen=True, slots=True)
class CopyArgument:
    """Give a call a copy of its first argument, by `.copy()`: the target is the call, of which that is an array.

    `is_target`: the target is the array itself, which stands in a list or at another place.
    """

    is_target: bool = False


@dataclass(frozen=True, slots=True)
class CopyResult:
    """Copy what a conversion gives, by `method`: the target is the call of the conversion."""

    method: str
    """`copy` for an array, `clone` for a tensor"""


class Constructor(enum.Enum):
    """The replacement of a legacy constructor call `torch.Tensor(x)`."""

    TENSOR = "tensor"
    """`torch.tensor(x)`, or `torch.tensor(x, dtype=…)` with a dtype"""
    FROM_NUMPY = "from_numpy"
    """`torch.from_numpy(x)`"""
    AS_TENSOR = "as_tensor"
    """`torch.as_tensor(x, dtype=…)`"""
    EMPTY = "empty"
    """`torch.empty(2, 3)`: the arguments are sizes"""


@dataclass(frozen=True, slots=True)
class PreserveDtype:
    """Replace `torch.Tensor(x)` or `torch.LongTensor(x)` by a constructor that says what happens to the dtype.

    The target is the constructor call, or, where `absorbs_cast` is set, the cast call around it
    (`torch.Tensor(ids).long()`), which the rewrite replaces as a whole. `dtype` is source text such as
    `float32`, `long` or `get_default_dtype()`, put behind the name that the file knows torch by; `device` is a
    device's name. Keyword arguments that the call has already are kept.
    `torch_name` is that name (`torch` where the call was `torch.Tensor`); None means that the file
    binds no name to the module itself, and an import must be added.
    """

    constructor: Constructor
    dtype: str | None = None
    torch_name: str | None = "torch"
    absorbs_cast: bool = False
    device: str | None = None


@dataclass(frozen=True, slots=True)
class GuardArgument:
    """Insert the guards that one argument of a call needs: the target is the call `np.median(x)`.

    `place`: the index or the keyword of the argument; None where the target is the tensor itself (`array[i] = x`).
    `items`: those of a list that is written out there which are guarded, in the place of the argument.
    `to_array`: it is made an array outright; `cast` is the method that gives it a dtype which NumPy has before that.
    """

    place: int | str | None
    detach: bool
    cpu: bool
    to_array: bool = False
    items: tuple[int, ...] = ()
    cast: str | None = None


@dataclass(frozen=True, slots=True)
class SkipNumpy:
    """Take Python numbers from the tensor, not from an array of it: the target is the call that takes them.

    That is `x.numpy().item()`, `x.numpy().tolist()` or `float(x.numpy())`; guards right before `.numpy()` go, too.
    `absorbs_cast`: `.item()` gives what `float()`, `int()` or `bool()` would make of it already.
    """

    absorbs_cast: bool = False


@dataclass(frozen=True, slots=True)
class PermuteRows:
    """Put the rows of a tensor in random order by an index: the target is the call `random.shuffle(t)`.

    `torch_name` as in `PreserveDtype`.
    """

    torch_name: str | None = "torch"


@dataclass(frozen=True, slots=True)
class CloneTensor:
    """Spell `torch.tensor(x)` of a tensor as `x.detach().clone()`: the target is the call, which keeps its dtype=,
    its device= and its requires_grad= by way of `.to(…, copy=True)` and `.requires_grad_()`.
    """


@dataclass(frozen=True, slots=True)
class FromNumpy:
    """Put `torch.from_numpy(…)` around an array, the target. `torch_name` as in `PreserveDtype`."""

    torch_name: str | None = "torch"


@dataclass(frozen=True, slots=True)
class StackArrays:
    """Put `np.array(…)` around the first argument of a call, the target: `torch.tensor([a, b])`.

    `numpy_name` is what the file calls NumPy; `constructor` replaces the function that is called as well, where
    that is not torch.tensor.
    """

    numpy_name: str
    constructor: PreserveDtype | None = None


Rewrite = (
    CopyArgument
    | CopyResult
    | GuardNumpy
    | GuardArgument
    | MakeConvertible
    | DetachBeforeCpu
    | ReplaceData
    | RemoveGuard
    | PreserveDtype
    | CloneTensor
    | StackArrays
    | FromNumpy
    | SkipNumpy
    | PermuteRows
)
