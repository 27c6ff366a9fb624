"""The abstract values that the engine computes with: immutable, one small class a kind of object."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from types import EllipsisType
from typing import TYPE_CHECKING

from lint_rules.knowledge import schema
from lint_rules.values.domain.callables import ContextObject, ContextStack, GeneratorManager, Guarded, Partial
from lint_rules.values.domain.departures import NO_DEPARTURES, NOWHERE, UNSEEN, Departures, Places
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.form import ANY_FORM, Form
from lint_rules.values.domain.library_value import LibraryObject
from lint_rules.values.domain.memory import NO_MEMORY, Memory
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.promise import Promisable
from lint_rules.values.domain.running import Runnable
from lint_rules.values.domain.text import FormattedString
from lint_rules.values.tree.imported import Imported

if TYPE_CHECKING:
    from lint_rules.values.frames.frame import Frame
    from lint_rules.values.tree.class_syntax import ClassSyntax

MAX_ALTERNATIVES, MAX_ELEMENTS = 6, 16
Identity = frozenset[int]
NOBODY: Identity = frozenset()


@dataclass(frozen=True, slots=True)
class UnknownValue:
    """Nothing is known but the reason for it. `identity` lets a later in-place call reach all its names."""

    origin: Origin = field(compare=False)
    identity: Identity = field(default=NOBODY, compare=False)
    never_tensor: bool = False
    """A test has shown that it is no tensor, whatever else it is."""
    device: Fact[Device] | None = None
    """Where it lies if it is a tensor; None where nothing tells."""
    without_grad: bool = False
    """Whatever it is, it does not require grad: what a comparison gives, or a cast to integers."""
    is_reversed: bool = False
    """If it is an array, it is a view of one that is turned around."""
    sources: Places = field(default=frozenset((UNSEEN,)), compare=False)
    """Where a gradient goes to from it, if it is a tensor."""

    @property
    def place(self) -> Fact[Device]:
        """Where it lies if it is a tensor."""
        return Fact.unknown(self.origin) if self.device is None else self.device


@dataclass(frozen=True, slots=True)
class Tensor(Promisable):
    """A torch tensor. `presumed` says why it is only taken for one (a method that little else has)."""

    requires_grad: Fact[RequiresGrad]
    device: Fact[Device]
    dtype: Fact[str]
    is_parameter: bool = False
    stands_for_all: bool = False
    """It stands for every parameter of a module at once: what is done to it is done to all."""
    is_buffer: bool = False
    presumed: Origin | None = None
    identity: Identity = NOBODY
    storage: Identity = NOBODY
    perhaps: Identity = NOBODY
    """Objects that it may be instead: an operation gives its input itself where nothing has to change."""
    memory: Memory = NO_MEMORY
    form: Form = ANY_FORM
    sources: Places = NOWHERE
    """Where a gradient goes to from it: parameters, calls of modules, arguments."""
    departures: Departures = NO_DEPARTURES
    """What it was computed from that had left its graph; arrays and numbers bring it along."""

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Tensor)
            and self.requires_grad == other.requires_grad
            and self.device == other.device
            and self.dtype == other.dtype
            and self.form == other.form
            and self.is_parameter == other.is_parameter
            and (self.presumed is None) == (other.presumed is None)
            and self.memory == other.memory
            and self.departures == other.departures
        )

    def __hash__(self) -> int:
        return hash((self.requires_grad, self.device, self.dtype))


@dataclass(frozen=True, slots=True)
class Array(Promisable):
    """A NumPy array, or, where `rank` says so, a NumPy scalar. `ndim` is None where it is not known."""

    dtype: Fact[str]
    rank: schema.Rank = schema.Rank.ARRAY
    writable: Fact[bool] = Fact.of(True)
    negative_strides: Fact[bool] = Fact.of(False)
    ndim: int | None = None
    is_filled: bool = False
    """It holds an element for sure: NumPy gives empty arrays no negative strides."""
    is_torn: bool = False
    """A view of a field of records whose size is no multiple of the element's."""
    memory: Memory = NO_MEMORY
    departures: Departures = NO_DEPARTURES

    @property
    def is_ndarray(self) -> bool:
        """Whether it is no scalar for sure; it may have no dimensions all the same."""
        return self.rank in (schema.Rank.ARRAY, schema.Rank.NDARRAY)


@dataclass(frozen=True, slots=True)
class Constant(Promisable):
    """A literal, or what folds to one."""

    value: str | bytes | int | float | complex | bool | EllipsisType | None

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Constant)
            and type(self.value) is type(other.value)
            and (self.value == other.value or self.value is other.value)
        )

    def __hash__(self) -> int:
        return hash(self.value)


@dataclass(frozen=True, slots=True)
class PythonObject(Promisable):
    """An object of the language itself, with no tensor in it: `number`, `int`, `float`, `bool`, `string`, `size`, …"""

    kind: str
    departures: Departures = NO_DEPARTURES
    numbers: str = ""
    """Of a list: the kind of all numbers in it, nested lists included, where that is known."""


@dataclass(frozen=True, slots=True)
class DeviceObject(Promisable):
    """A device, as an object or by name."""

    device: Fact[Device]


@dataclass(frozen=True, slots=True)
class DTypeObject:
    """A dtype under its canonical name."""

    dtype: str


@dataclass(frozen=True, slots=True)
class Qualified:
    """Something imported, under its qualified name; the tables may know what it is."""

    name: str


@dataclass(frozen=True, slots=True)
class Builtin:
    """A function or type of the language (`len`, `zip`)."""

    name: str


@dataclass(frozen=True, slots=True)
class ForeignObject(Promisable):
    """An object that another library made, or one of a local class: certainly no tensor of the tables."""

    library: str


@dataclass(frozen=True, slots=True)
class BoundMethod:
    """An attribute of a value on its way to being called."""

    receiver: Value
    name: str


@dataclass(frozen=True, slots=True)
class FunctionValue:
    """A function or lambda of the checked file, with the frame it was made in.

    `bare`: its decorators are already put on, or not yet; a call runs the function itself.
    """

    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    frame: Frame
    owner: ClassValue | None = None
    receiver: Value | None = None
    bare: bool = False

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, FunctionValue)
            and self.node is other.node
            and self.bare == other.bare
            and self.frame.closure is other.frame.closure
            and self.receiver == other.receiver
        )

    def __hash__(self) -> int:
        return hash(id(self.node))


@dataclass(frozen=True, slots=True)
class ClassValue:
    """A class of the checked file. `bases` are values: local classes, qualified names, unknowns."""

    syntax: ClassSyntax
    frame: Frame
    bases: tuple[Value, ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ClassValue) and self.syntax is other.syntax

    def __hash__(self) -> int:
        return hash(id(self.syntax))


@dataclass(frozen=True, slots=True)
class Instance:
    """An object of a local class: `attributes` were seen being set, `above` is the class whose `super()` shows it.

    `generic` stands for any object of the class, as `self` does; an `exact` one is of none that inherits from it.
    """

    class_: ClassValue
    attributes: tuple[tuple[str, Value], ...] = ()
    generic: bool = False
    identity: Identity = field(default=NOBODY, compare=False)
    exact: bool = False
    above: ClassValue | None = None
    found: tuple[tuple[str, Value], ...] = field(default=(), compare=False)
    """What attributes were that nobody was seen setting on it, before they were changed in place."""

    def __hash__(self) -> int:
        return hash(self.class_)

    def attribute(self, name: str) -> Value | None:
        """What the attribute holds, if it was seen being set on this object."""
        return dict(self.attributes).get(name)


@dataclass(frozen=True, slots=True)
class ModuleObject(Promisable):
    """An nn.Module whose class is known by table, or only that it is one (`row` None).

    `trainable` is the requires_grad of its parameters, `device` where they lie, `dtype` that of the floating ones.
    """

    row: schema.ModuleClass | None
    trainable: Fact[RequiresGrad]
    device: Fact[Device]
    children: tuple[Value, ...] = ()
    identity: Identity = field(default=NOBODY, compare=False)
    dtype: Fact[str] = field(default_factory=Fact.unknown)

    def __hash__(self) -> int:
        return hash((self.trainable, self.device))


@dataclass(frozen=True, slots=True)
class Sequence(Runnable):
    """A tuple, list, set or iterator: its elements one by one, or one value that stands for all of them."""

    elements: tuple[Value, ...] | None
    element: Value
    mutable: bool = True
    names: tuple[str, ...] = field(default=(), compare=False)
    identity: Identity = field(default=NOBODY, compare=False)
    ordered: bool = field(default=True, compare=False)
    """Elements stay where they are put: not so in a set, nor in a deque that drops some."""
    builtins: frozenset[str] = frozenset()
    """Which of `list`, `tuple` and `set` it may be; empty where it may be anything that holds elements."""

    def __hash__(self) -> int:
        return hash((self.elements, self.element))


@dataclass(frozen=True, slots=True)
class Dictionary(Promisable):
    """A mapping: what constant keys hold, and one value for all others. `is_dict`: it was made as one."""

    items: tuple[tuple[object, Value], ...]
    rest: Value | None = None
    identity: Identity = field(default=NOBODY, compare=False)
    is_dict: bool = False

    def __hash__(self) -> int:
        return hash((self.items, self.rest))

    def get(self, key: object) -> Value | None:
        """What a constant key holds, or None where only `rest` can say."""
        return dict(self.items).get(key)


@dataclass(frozen=True, slots=True)
class Union:
    """One of several kinds of value."""

    alternatives: tuple[Value, ...]


Value = (
    UnknownValue | Tensor | Array | Constant | PythonObject | FormattedString | DeviceObject | DTypeObject | Qualified
    | Imported | Builtin | ForeignObject | LibraryObject | BoundMethod | FunctionValue | ClassValue | Instance
    | ModuleObject | Sequence | Dictionary | Partial | Guarded | ContextObject | ContextStack | GeneratorManager | Union
)  # fmt: skip

NONE = Constant(None)


def unknown(node: ast.AST | None, why: str) -> UnknownValue:
    """A value of which nothing is known, because of what `why` says."""
    return UnknownValue(Origin(node, why))


def alternatives(value: Value) -> tuple[Value, ...]:
    """The kinds of thing that a value may be, one by one."""
    return value.alternatives if isinstance(value, Union) else (value,)
