"""The shape of what is known about a library: rows of typed data, which the engine applies and never names.

A row says what calling a function or a method does to the facts of a value. Rows are found by the
qualified name of a function (`torch.nn.functional.relu`) or by a method's name on a kind of object.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from lint_rules.knowledge import effects

Effect = effects.Effect


class Grad(enum.Enum):
    """Where the `requires_grad` of a resulting tensor comes from."""

    KEEPS = "keeps"
    """It requires grad if any tensor that goes in does, and grad mode is on."""
    FIRST = "first"
    """As KEEPS, but only the first thing that goes in counts, and only if it is a tensor itself (`x.expand_as(y)`)."""
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
    ARGUMENT = "argument"
    """Named by an argument of `.to()`: a device, a tensor, or, where it names only a dtype, the input's."""
    CPU = "cpu"
    ACCELERATOR = "accelerator"
    """Off the CPU, by name (`.cuda()`)."""
    UNKNOWN = "unknown"


class DType(enum.Enum):
    """Where the dtype of a result comes from, if the row does not name it outright."""

    INPUT = "input"
    PROMOTED = "promoted"
    """The type promotion of all that goes in; a Python number counts if it is an operand, not if it is a `dim`."""
    FLOATING = "floating"
    """The input's, but integers and bools become the default floating dtype."""
    REAL = "real"
    """The input's, but complex becomes the real dtype of the same precision."""
    SUM = "sum"
    """The input's, but bools and small integers become int64 (`sum`, `prod`, `cumsum`)."""
    KEYWORD = "keyword"
    """The `dtype=` argument, or else the default floating dtype (`zeros`)."""
    KEYWORD_OR_INFERRED = "keyword or inferred"
    """The `dtype=` argument, or else what the data says (`tensor`, `full`, `arange`)."""
    LIKE_OR_KEYWORD = "like or keyword"
    """The `dtype=` argument, or else the dtype of what goes in (`zeros_like`)."""
    ARGUMENT = "argument"
    """Named by an argument of `.to()` or `.astype()`; where that names only a device, the input's."""
    UNKNOWN = "unknown"


class Alias(enum.Enum):
    """Whether the result shares memory with the first thing that goes in."""

    NEVER = "never"
    ALWAYS = "always"
    """A view, or the same object."""
    SOMETIMES = "sometimes"
    """The same object where nothing had to change (`.float()`, `.contiguous()`, `.cpu()`), else a copy."""


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


class Rank(enum.Enum):
    """Whether an array result can decay to a NumPy scalar."""

    ARRAY = "array"
    """Always an ndarray."""
    SCALAR = "scalar"
    """Always a NumPy scalar (a full reduction)."""
    EITHER = "either"
    """Depends on axes and shapes."""
    INPUT = "input"
    """As what goes in: an ndarray of some dimensions for one of these or a list, else a scalar or a 0-d array."""


@dataclass(frozen=True, slots=True)
class ArrayResult:
    """A call that gives a NumPy array. `negative_strides` and `writable`: None means as the input.

    `dtype_position`: where the `dtype` argument stands if it is given by position (`np.zeros(3, np.float32)`).
    """

    dtype: DType | str = DType.INPUT
    rank: Rank = Rank.ARRAY
    alias: Alias = Alias.NEVER
    writable: bool | None = True
    negative_strides: bool | None = False
    dtype_position: int = -1


@dataclass(frozen=True, slots=True)
class Conversion:
    """A call that takes a tensor to an ndarray and can therefore fail (`x.numpy()`, `np.asarray(x)`).

    `argument`: index of the converted argument, or None where it is the receiver. `result` is what comes out.
    `presumes_tensor`: a method that, unlike `np.asarray`, only makes sense on a tensor-like object.
    """

    result: ArrayResult
    argument: int | None = None
    presumes_tensor: bool = False


@dataclass(frozen=True, slots=True)
class LegacyConstructor:
    """`torch.Tensor` and its typed relatives: a size or data, as the argument is; `dtype` None is the default."""

    dtype: str | None = None
    device: Place = Place.CPU


@dataclass(frozen=True, slots=True)
class PythonResult:
    """A call that gives a Python object without a tensor in it: `number`, `string`, `list`, `bool`, `size`, `none`."""

    kind: str


@dataclass(frozen=True, slots=True)
class DeviceResult:
    """A call or attribute that gives a device object: named by the first argument, or the receiver's own."""

    named_by_argument: bool


@dataclass(frozen=True, slots=True)
class DTypeName:
    """A dtype object (`torch.int64`, `np.float32`), under its canonical name."""

    dtype: str


@dataclass(frozen=True, slots=True)
class MachineQuestion:
    """A question whose answer depends on the machine (`torch.cuda.is_available()`)."""


@dataclass(frozen=True, slots=True)
class ContextEffect:
    """A class or function that changes the context: used with `with`, as a decorator, or by being called."""

    effect: Effect
    by_call: bool = False
    """Takes effect as soon as it is called, without `with`."""


class Type(enum.Enum):
    """A class of the library that annotations and isinstance can name."""

    TENSOR = "tensor"
    PARAMETER = "parameter"
    ARRAY = "array"
    ARRAY_SCALAR = "array scalar"
    MODULE = "module"
    DEVICE = "device"
    DTYPE = "dtype"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TypeName:
    """A name that stands for a type. `dtype` where the type fixes it; `call` is what calling it does."""

    type: Type
    dtype: str | None = None
    call: Row | None = None
    methods_without_grad: frozenset[str] = frozenset()
    """Methods that the library calls with grad mode off (`forward` of `autograd.Function`)."""


@dataclass(frozen=True, slots=True)
class TypeTest:
    """A function that tells whether its argument is of a type (`torch.is_tensor`)."""

    type: Type


@dataclass(frozen=True, slots=True)
class ModuleClass:
    """A layer class. Calling an instance gives `output`.

    `parameters`: whether an instance has trainable parameters that its output depends on, so that the
    output requires grad: True, False, or `None` where it depends on arguments (then *likely*).
    `container`: the output is that of the submodules called in turn (`nn.Sequential`).
    """

    output: Result
    parameters: bool | None = True
    container: bool = False


class ModuleEffect(enum.Enum):
    """What a method of an nn.Module does or gives."""

    SELF = "self"
    """Gives the module itself, unchanged for this analysis (`eval`, `train`)."""
    UNCHANGED = "unchanged"
    """Changes nothing that this analysis follows, and gives a Python object (`load_state_dict`, `zero_grad`)."""
    MOVES = "moves"
    """Moves the module to the device that the call names, and gives the module (`to`, `cuda`, `cpu`)."""
    APPLIES = "applies"
    """Hands every submodule to a function that may change it, and gives the module (`apply`)."""
    CASTS = "casts"
    """Changes the floating dtype of the parameters, and gives the module (`half`, `double`)."""
    SETS_REQUIRES_GRAD = "sets requires_grad"
    """`requires_grad_(flag)`: all parameters; gives the module."""
    PARAMETERS = "parameters"
    NAMED_PARAMETERS = "named parameters"
    BUFFERS = "buffers"
    STATE_DICT = "state dict"
    """A mapping of detached tensors that alias the parameters."""
    REGISTERS_PARAMETER = "registers parameter"
    REGISTERS_BUFFER = "registers buffer"
    SUBMODULES = "submodules"


@dataclass(frozen=True, slots=True)
class ModuleMethod:
    """A method of nn.Module that the engine must know the meaning of."""

    effect: ModuleEffect


class Question(enum.Enum):
    """A fact of a tensor that a program can ask for, and on which a branch narrows."""

    REQUIRES_GRAD = "requires_grad"
    IS_OFF_CPU = "is off cpu"
    IS_CPU = "is cpu"
    IS_FLOATING = "is floating"
    """Of a real floating dtype: neither of integers nor complex."""


@dataclass(frozen=True, slots=True)
class FactQuestion:
    """An attribute or method whose truth is a fact of the tensor (`x.requires_grad`, `x.is_cuda`)."""

    asks: Question


@dataclass(frozen=True, slots=True)
class GradModeQuestion:
    """A call whose truth is whether grad mode is on (`torch.is_grad_enabled()`)."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """Something of another library: a known object that is certainly no torch tensor."""

    library: str


Result = TensorResult | TupleResult | SequenceResult | ChoiceResult | ArrayResult | PythonResult | DeviceResult
Row = (
    Result
    | Conversion
    | LegacyConstructor
    | DTypeName
    | MachineQuestion
    | ContextEffect
    | TypeName
    | TypeTest
    | ModuleClass
    | ModuleMethod
    | FactQuestion
    | GradModeQuestion
    | Foreign
)
Table = Mapping[str, Row]
