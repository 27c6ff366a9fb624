"""What the calls and attributes of a library give: the rows that make new values, and the rules for their facts."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from lint_rules.knowledge.result_rules import Alias, Autocast, Form, Holds, Items, Keeps, Rank, Size


class Grad(enum.Enum):
    """Where the `requires_grad` of a resulting tensor comes from."""

    KEEPS = "keeps"
    """It requires grad if any tensor that goes in does, and grad mode is on."""
    FIRST = "first"
    """As KEEPS, but only the first thing that goes in counts, and only if it is a tensor itself (`x.expand_as(y)`)."""
    PART = "part"
    """A part of what goes in decides: it requires grad if all of it does, it does not if nothing does."""
    AT_LEAST_FIRST = "at least first"
    """It requires grad if the first thing that goes in does; the others may bring it along (`dist.log_prob(x)`)."""
    AT_MOST = "at most"
    """It does not require grad if nothing that goes in does; if something does, nobody knows (`make_grid`)."""
    NEVER = "never"
    """It never requires grad."""
    KEYWORD = "keyword"
    """A factory: the `requires_grad=` argument decides; without one it does not."""
    ALWAYS = "always"
    """It requires grad by default, whatever grad mode says (`nn.Parameter`); `requires_grad=` can say no."""
    LIKELY = "likely"
    """It usually requires grad while grad mode is on, and nothing in the call decides it."""
    UNKNOWN = "unknown"


class Place(enum.Enum):
    """Where the device of a resulting tensor comes from."""

    INPUT = "input"
    """The device of the tensors that go in."""
    KEYWORD = "keyword"
    """The `device=` argument, or else the default device."""
    LIKE_OR_KEYWORD = "like or keyword"
    """The `device=` argument, or else the device of the tensor that goes in (`zeros_like`)."""
    DATA_OR_KEYWORD = "data or keyword"
    """The `device=` argument, or else that of the data if it is a tensor itself, or else the default device."""
    MEMORY_OR_KEYWORD = "memory or keyword"
    """The `device=` argument, or else where the memory is that is given: an array's is the CPU's."""
    ARGUMENT = "argument"
    """Named by an argument of `.to()`: a device, a tensor, or, where it names only a dtype, the input's."""
    CPU = "cpu"
    ACCELERATOR = "accelerator"
    """Off the CPU, by name (`.cuda()`)."""
    MACHINE = "machine"
    """On an accelerator where the machine has one, else on the CPU."""
    MAP_LOCATION = "map location"
    """Named by `map_location=` (`torch.load`); without one it is where it was saved."""
    UNKNOWN = "unknown"


class DType(enum.Enum):
    """Where the dtype of a result comes from, if the row does not name it outright."""

    INPUT = "input"
    PROMOTED = "promoted"
    """The type promotion of all that goes in; a Python number counts if it is an operand, not if it is a `dim`."""
    QUOTIENT = "quotient"
    """As PROMOTED, but integers and bools become the default floating dtype (`atan2`)."""
    DISTANCE = "distance"
    """As QUOTIENT, but complex becomes the real dtype of the same precision (`dist`)."""
    WIDEST = "widest"
    """float64, or complex128 where anything complex goes in (`float_power`)."""
    COUNT = "count"
    """The input's, but bool becomes int64 (`square`)."""
    FLOATING = "floating"
    """The input's, but integers and bools become the default floating dtype."""
    REAL = "real"
    """The input's, but complex becomes the real dtype of the same precision."""
    COMPLEX = "complex"
    """The complex dtype of the same precision; the default one for integers (`fft`)."""
    IMAGE = "image"
    """The input's, if it is one of those that OpenCV calculates with; it makes int32 of int64."""
    SUM = "sum"
    """The input's, but bools and small integers become int64 (`sum`, `prod`, `cumsum`)."""
    TRUTH = "truth"
    """bool, but uint8 stays what it is (`any`, `all`)."""
    KEYWORD = "keyword"
    """The `dtype=` argument, or else the default floating dtype (`zeros`)."""
    KEYWORD_OR_INFERRED = "keyword or inferred"
    """The `dtype=` argument, or else what the data says (`tensor`, `full`, `arange`)."""
    KEYWORD_OR_FILL = "keyword or fill"
    """The `dtype=` argument, or else what the number says that comes after the shape (`full`)."""
    KEYWORD_OR_INT64 = "keyword or int64"
    """The `dtype=` argument, or else int64 (`randint`)."""
    LIKE_OR_KEYWORD = "like or keyword"
    """The `dtype=` argument, or else the dtype of what goes in (`zeros_like`)."""
    ARGUMENT = "argument"
    """Named by an argument of `.to()` or `.astype()`; where that names only a device, the input's."""
    REINTERPRETED = "reinterpreted"
    """Named by the one argument of `view`; where that is a size, or there are several, the input's."""
    WEIGHT = "weight"
    """That of the second argument, or of `weight=` (`F.embedding`)."""
    WEIGHTS = "weights"
    """That of the parameters of the module that is called (`Embedding`)."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TensorResult:
    """A call that gives a torch tensor.

    `inplace`: the result is the receiver itself, changed. `distinctive`: a method name that, on a value
    of unknown kind, is evidence enough for a tensor (`detach`, `cpu`).
    """

    grad: Grad = Grad.KEEPS
    device: Place = Place.INPUT
    dtype: DType | str = DType.INPUT
    alias: Alias = Alias.NEVER
    inplace: bool = False
    distinctive: bool = False
    may_be_none: bool = False
    """There may be no such tensor (`grad` before backward)."""
    autocast: Autocast = Autocast.IGNORES
    form: Form = Form.PLAIN
    keeps: Keeps = Keeps.NOTHING
    may_be_same: bool = False
    """Of some inputs it is no view but the very tensor that goes in (`conj` of real numbers)."""

    @property
    def is_of_data(self) -> bool:
        """Whether it is a tensor of what an array, a number or a list holds (`tensor`, `from_numpy`)."""
        from_array = self.device is Place.CPU and self.alias is Alias.ALWAYS
        return from_array or self.device in (Place.DATA_OR_KEYWORD, Place.MEMORY_OR_KEYWORD)


@dataclass(frozen=True, slots=True)
class TupleResult:
    """A call that gives a fixed tuple, with names where it is a named tuple (`values`, `indices`)."""

    elements: tuple[Result, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SequenceResult:
    """A call that gives a tuple or list of unknown length, all elements alike (`split`, `unbind`)."""

    element: Result


@dataclass(frozen=True, slots=True)
class ChoiceResult:
    """A call whose result depends on whether an argument is given (`max` with `dim`)."""

    argument: str
    position: int
    """Index among the positional arguments, the receiver of a method not counted."""
    given: Result
    missing: Result
    given_tensor: Result | None = None
    """What it gives if the argument is itself a tensor, where that differs (`torch.max(x, y)`)."""
    is_flag: bool = False
    """False is as good as no argument, and of what is not known nobody knows whether it is."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The argument that is the shape of a result. `is_spread`: or all that follow, one by one (`x.reshape(2, 3)`)."""

    name: str
    position: int
    is_spread: bool = False


@dataclass(frozen=True, slots=True)
class ArrayResult:
    """A call that gives a NumPy array. `negative_strides` and `writable`: None means as the input.
    Where the memory is shared only sometimes, what is not writable is that of a view.

    `dtype_position`: where the `dtype` argument stands if it is given by position (`np.zeros(3, np.float32)`).
    `copy`: where the argument of that name stands (negative: by keyword only), without which the result is a copy.
    """

    dtype: DType | str = DType.INPUT
    rank: Rank = Rank.ARRAY
    alias: Alias = Alias.NEVER
    writable: bool | None = True
    negative_strides: bool | None = False
    dtype_position: int = -1
    counterpart: str | None = None
    """The torch function that computes the same and passes gradients on; empty where nothing is to be spelled anew
    (an operator, a view, a conversion), None where none is known or no gradient could flow (`argmax`)."""
    copy: int | None = None
    is_same: bool = False
    """The very array that goes in, where neither its dtype nor its layout has to change (`asarray`)."""
    size: Size = Size.UNKNOWN
    shape: Shape | None = None


@dataclass(frozen=True, slots=True)
class PythonResult:
    """A call that gives a Python object without a tensor in it: `number`, `string`, `list`, `bool`, `size`, `none`.

    `writes`: what goes in first is written into. `may_write`: it is, where there is something to change. `steps`: the
    receiver's parameters are, if they have a gradient.
    """

    kind: str
    writes: bool = False
    may_write: bool = False
    steps: bool = False
    goes_back: bool = False
    """The graph of the receiver is gone back through, and gradients are computed of what it kept (`backward`)."""
    resets: tuple[str, str] = ("", "")
    """The attribute of the receiver's parameters that is bound anew, unless this argument, its first, is False."""
    exchanges_items: bool = False
    """The call exchanges items of its first argument in place, by one assignment after the other (`shuffle`)."""
    of_data: bool = False
    """It holds what the tensor or array holds that it is made of (`item`)."""
    writable_by: tuple[str, ...] = ()
    """The first argument, or the flags in what it gives, that say whether an array can be written to from then on."""


@dataclass(frozen=True, slots=True)
class DeviceResult:
    """A call or attribute that gives a device object: named by the first argument, or the receiver's own."""

    named_by_argument: bool
    place: Place = Place.INPUT
    """Where it is, if neither an argument nor the receiver says."""


@dataclass(frozen=True, slots=True)
class ObjectResult:
    """A call that gives an object of a library's class: the tables hold its members under `class_` and their name.

    An empty `class_` is the receiver's own, and the object is taken for the same. `holds`: as in `ObjectClass`.
    """

    class_: str = ""
    holds: Holds = Holds.NOTHING
    array: ArrayResult | TensorResult | None = None
    """What it keeps instead, of which its methods give parts (`DataFrame.astype(float)`)."""


@dataclass(frozen=True, slots=True)
class LiteralResult:
    """A call whose result depends on what a literal argument says (`return_tensors="pt"`).

    `missing` is what it gives without the argument, `other` what any other value gives, where that is known.
    """

    argument: str
    position: int
    given: tuple[tuple[str | int | None, Result], ...]
    missing: Result
    other: Result | None = None


@dataclass(frozen=True, slots=True)
class PresumedResult:
    """Most likely a tensor, or an object that holds such tensors (a batch, a checkpoint): never a proof.

    `seen`: what it gives where all that went into the object is known to be tensors (a loader of a `TensorDataset`).
    `items`: what went in is a data set, and what is made of its items.
    """

    tensor: TensorResult
    seen: Result | None = None
    items: Items = Items.NOT_SEEN


@dataclass(frozen=True, slots=True)
class MappedResult:
    """What goes in, in the same structure, with `tensor` applied to every tensor in it (`Accelerator.gather`).

    What an object holds goes in, if its method it is. `whole`: all arguments together, as a tuple where there are
    several; else the first one only. `is_tuple`: a single tensor comes out in a tuple, too.
    """

    tensor: TensorResult
    whole: bool = False
    is_tuple: bool = False


@dataclass(frozen=True, slots=True)
class EachResult:
    """A tuple with one element for each tensor that an argument holds: one for a tensor by itself (`autograd.grad`)."""

    element: Result
    argument: str
    position: int


@dataclass(frozen=True, slots=True)
class SameResult:
    """What goes in first, as it is (`torch.compile(model)`)."""


@dataclass(frozen=True, slots=True)
class RepeatedResult:
    """A list that holds a selection of each positional argument so many times (`train_test_split`).

    With `unpacks`, a single argument gives no list but the selection itself.
    """

    times: int
    unpacks: bool = False


@dataclass(frozen=True, slots=True)
class GroupsResult:
    """A list of dicts that hold the tensors of the receiver under this key, and nothing of interest under others."""

    key: str


@dataclass(frozen=True, slots=True)
class UnknownResult:
    """Nothing is known of what it gives."""

    why: str


Result = (
    TensorResult
    | TupleResult
    | SequenceResult
    | ChoiceResult
    | ArrayResult
    | PythonResult
    | DeviceResult
    | ObjectResult
    | LiteralResult
    | PresumedResult
    | MappedResult
    | RepeatedResult
    | EachResult
    | SameResult
    | GroupsResult
    | UnknownResult
)
