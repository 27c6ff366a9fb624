"""The shape of what is known about a library: rows of typed data, which the engine applies and never names.

A row says what calling a function or a method does to the facts of a value. Rows are found by the qualified name of a
function, or by a method's name on a kind of object. `results.py` holds those that make values, this file all others.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from lint_rules.knowledge.context_effects import ContextEffect, Effect
from lint_rules.knowledge.questions import (
    FactQuestion,
    GradModeQuestion,
    InferenceModeQuestion,
    MachineQuestion,
    Question,
)
from lint_rules.knowledge.result_rules import (
    OTHER_NAMES,
    Alias,
    Autocast,
    Form,
    Holds,
    Hook,
    Items,
    Keeps,
    ModuleEffect,
    Protocol,
    Rank,
    Size,
)
from lint_rules.knowledge.results import (
    ArrayResult,
    ChoiceResult,
    DeviceResult,
    DType,
    EachResult,
    Grad,
    GroupsResult,
    LiteralResult,
    MappedResult,
    ObjectResult,
    Place,
    PresumedResult,
    PythonResult,
    RepeatedResult,
    Result,
    SameResult,
    SequenceResult,
    TensorResult,
    TupleResult,
    UnknownResult,
)

__all__ = [
    "OTHER_NAMES",
    "Alias",
    "Applier",
    "ArrayResult",
    "Autocast",
    "CalledResult",
    "ChoiceResult",
    "ContextEffect",
    "Conversion",
    "Converter",
    "DType",
    "DTypeName",
    "DeviceResult",
    "EachResult",
    "Effect",
    "FactQuestion",
    "Foreign",
    "Form",
    "Grad",
    "GradModeQuestion",
    "GroupsResult",
    "Holds",
    "Hook",
    "InferenceModeQuestion",
    "Items",
    "Keeps",
    "LayoutName",
    "LegacyConstructor",
    "LiteralResult",
    "MachineQuestion",
    "MappedResult",
    "ModuleClass",
    "ModuleEffect",
    "ModuleMethod",
    "ObjectClass",
    "ObjectResult",
    "Place",
    "PresumedResult",
    "Property",
    "Protocol",
    "PythonResult",
    "Question",
    "Rank",
    "RepeatedResult",
    "Result",
    "Row",
    "SameResult",
    "SequenceResult",
    "Size",
    "Table",
    "TensorResult",
    "TupleResult",
    "Type",
    "TypeName",
    "TypeTest",
    "UnknownResult",
]


@dataclass(frozen=True, slots=True)
class Conversion:
    """A call that takes a tensor to an ndarray and can therefore fail (`x.numpy()`, `np.asarray(x)`).

    `argument`: index of what is converted, None for the receiver. `presumes_tensor`: of a tensor-like object only.
    """

    result: ArrayResult
    argument: int | None = None
    presumes_tensor: bool = False
    protocol: Protocol = Protocol.ARRAY


@dataclass(frozen=True, slots=True)
class Converter:
    """What a function of arrays makes of tensors: it takes them to arrays itself, and fails where `.numpy()` would.

    `arguments`: how many of its positional arguments it converts. `keywords`: names of others; `but_keywords`: it
    converts all others but these. `lists`: also the tensors in a list; `lists_only`: nothing else. `dictionaries`: also
    those that a dict holds.
    """

    arguments: int
    keywords: frozenset[str] = frozenset()
    but_keywords: frozenset[str] = frozenset()
    lists: bool = True
    lists_only: bool = False
    dictionaries: bool = False
    refuses: bool = False
    """It raises TypeError for any tensor that is given as the first argument."""
    wrapped: frozenset[int] = frozenset()
    """Where the arguments stand of which a tensor makes the result a tensor again (`numpy.exp`)."""
    always_converts: bool = True
    """It fails wherever `.numpy()` would; else that depends on what it is given."""

    def takes_keyword(self, name: str | None) -> bool:
        """Whether it converts what is given by this name."""
        return name in self.keywords or (bool(self.but_keywords) and name is not None and name not in self.but_keywords)


@dataclass(frozen=True, slots=True)
class CalledResult:
    """What the first argument gives, called with the others (`checkpoint`); keywords in `own` are not handed on.

    `plain`: the keyword that must be False for that; else it may be called in another grad mode, and whether the
    result requires grad is decided by the arguments.
    """

    own: frozenset[str]
    plain: str


@dataclass(frozen=True, slots=True)
class LegacyConstructor:
    """`torch.Tensor` and its typed relatives: a size or data, as the argument is; `dtype` None is the default."""

    dtype: str | None = None
    device: Place = Place.CPU


@dataclass(frozen=True, slots=True)
class DTypeName:
    """A dtype object (`torch.int64`, `np.float32`), under its canonical name."""

    dtype: str


@dataclass(frozen=True, slots=True)
class LayoutName:
    """The name of a layout (`torch.sparse_coo`); `form` is that of a tensor that is made in it."""

    form: Form


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
class Applier:
    """A class method that runs a method of the subclass, with grad mode off: `name` runs `runs` (`Function.apply`).

    The method gets an object to keep things in first, unless the class has a method `unless`; with the method `exempts`
    of that object it takes some of its results out of the graph.
    """

    name: str
    runs: str
    unless: str
    exempts: str


@dataclass(frozen=True, slots=True)
class TypeName:
    """A name that stands for a type. `dtype` where the type fixes it; `call` is what calling it does."""

    type: Type
    dtype: str | None = None
    call: Row | None = None
    methods_without_grad: frozenset[str] = frozenset()
    """Methods that the library calls with grad mode off (`forward` of `autograd.Function`)."""
    applier: Applier | None = None


@dataclass(frozen=True, slots=True)
class TypeTest:
    """A function that tells whether its argument is of a type (`torch.is_tensor`)."""

    type: Type


@dataclass(frozen=True, slots=True)
class ModuleClass:
    """A layer class. Calling an instance gives `output`.

    `parameters`: whether an instance has trainable parameters that its output depends on, so that it requires grad:
    True, False, or `None` where it depends on arguments (then *likely*).
    `container`: the output is that of the submodules called in turn. `output` None: tensors, or what holds them.
    """

    output: Result | None
    parameters: bool | None = True
    demands_dtype: bool | None = False
    """What goes in must be of the dtype of its parameters: any other raises. None: unless nothing is in it."""
    container: bool = False
    members: str = ""
    """The class under whose name the tables hold methods that nn.Module lacks (`generate`)."""
    device_arguments: tuple[str, ...] = ("device",)
    """Arguments of the constructor that say where the parameters lie."""
    dtype_arguments: tuple[str, ...] = ("dtype",)
    """Arguments of the constructor that say of which dtype they are."""
    tensors: int = 0
    """Of how many of the first arguments, when it is called, an array is a TypeError."""
    arguments: tuple[str, ...] = ()
    """What its constructor calls its arguments, where some of them that matter may be given by position."""
    parameters_by: str = ""
    """The argument of the constructor without which it has no parameters, if there is one."""
    wraps_as_given: bool = False
    """The first of what it gives is wrapped as its input is (`LSTM` of a packed sequence)."""
    second_of: tuple[str, ...] = ()
    """The arguments of the call that the second of what it gives is computed of, if not of all (attention weights)."""
    made_of: tuple[str, ...] = ()
    """Arguments of the constructor that are its submodules, or copied into these, and have all of its parameters."""
    computes_with: tuple[str, ...] = ()
    """Arguments of the constructor that its output is computed from, too (`BCEWithLogitsLoss(pos_weight=w)`)."""


@dataclass(frozen=True, slots=True)
class ObjectClass:
    """A class of a library whose objects are no tensors and no modules (`pandas.DataFrame`, a distribution).

    The tables hold its members under its name, `__call__`, `__getitem__` and `__iter__` among them; `base` is the
    class whose members it has, too. What its objects hold goes into their methods as the receiver.
    """

    base: str = ""
    holds: Holds = Holds.NOTHING
    call: Result | None = None
    """What its constructor gives, where the arguments decide that."""


@dataclass(frozen=True, slots=True)
class Property:
    """A member of an `ObjectClass` that is read, not called (`DataFrame.values`)."""

    result: Result


@dataclass(frozen=True, slots=True)
class ModuleMethod:
    """A method of nn.Module that the engine must know the meaning of."""

    effect: ModuleEffect


@dataclass(frozen=True, slots=True)
class Foreign:
    """Something of another library: a known object that is certainly no torch tensor."""

    library: str


Row = (
    Result
    | CalledResult
    | ObjectClass
    | Property
    | Conversion
    | LegacyConstructor
    | DTypeName
    | LayoutName
    | MachineQuestion
    | ContextEffect
    | TypeName
    | TypeTest
    | ModuleClass
    | ModuleMethod
    | FactQuestion
    | GradModeQuestion
    | InferenceModeQuestion
    | Foreign
)
Table = Mapping[str, Row]
