"""All tables together, as the engine asks them."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from lint_rules.knowledge.array_arguments import Taken
from lint_rules.knowledge.schema import (
    ArrayResult,
    ChoiceResult,
    ContextEffect,
    Conversion,
    Converter,
    Effect,
    FactQuestion,
    Grad,
    Hook,
    LegacyConstructor,
    ModuleClass,
    ObjectClass,
    PythonResult,
    Question,
    Rank,
    Row,
    Table,
    TensorResult,
    Type,
    TypeName,
)

_TENSORS = (Type.TENSOR, Type.PARAMETER)
_ARRAYS = (Type.ARRAY, Type.ARRAY_SCALAR)
_METHODS_OF_RESULTS = frozenset({"forward", "__call__", "__init__", "__new__"})
_GRAD_SWITCHES = (Effect.GRAD_OFF, Effect.GRAD_ON, Effect.INFERENCE, Effect.GRAD_ARGUMENT)


@dataclass(frozen=True, slots=True)
class Library:
    """What is known of one library around torch and NumPy.

    `source`: the release that was executed or read, and where. `families`: patterns of names that mean the same
    class, with its name (`transformers.BertModel`, `transformers.GPT2Model`: a pre-trained model).
    """

    source: str
    rows: Table
    aliases: Mapping[str, str] = field(default_factory=dict)
    families: tuple[tuple[str, str], ...] = ()
    converters: Mapping[str, Converter] = field(default_factory=dict)
    """Which functions and methods take tensors to arrays themselves, by the names of the rows."""

    def canonical(self, name: str) -> str:
        """The name under which the rows know what `name` means."""
        meant = _under_alias(name, self.aliases)
        if meant in self.rows or meant in self.converters:
            return meant
        for pattern, class_ in self.families:
            found = re.match(pattern, meant)
            if found is not None:
                return class_ + meant[found.end() :]
        return meant


def _under_alias(name: str, aliases: Mapping[str, str]) -> str:
    """The name with the longest prefix that is an alias replaced."""
    prefix = name
    while prefix:
        if prefix in aliases:
            return aliases[prefix] + name[len(prefix) :]
        prefix = prefix.rpartition(".")[0]
    return name


@dataclass(frozen=True)
class Knowledge:
    """All tables together: what the engine is given.

    `functions`: qualified name -> row, for functions, classes, and constants.
    `tensor_methods`, `tensor_attributes`, `array_methods`, `array_attributes`: name -> row.
    `methods_without_tensor_arguments`: tensor methods that bring nothing else into the graph than their receiver.
    `methods_without_writes`: tensor methods that work in place and leave every element as it was.
    `methods_that_need_grad`: tensor methods that fail unless the tensor requires grad.
    `module_methods`: methods of nn.Module that the engine must know the meaning of.
    `module_attributes`: what the parameters and buffers of layers are called.
    `aliases`: qualified-name prefixes that mean the same (`torch.autograd.no_grad` -> `torch.no_grad`).
    `foreign_roots`: top-level packages whose objects are never torch tensors.
    `tensor_roots`: top-level packages whose import is a sign that a file works with tensors.
    """

    functions: Table
    libraries: Callable[[str], Library | None]
    """What is known of the library that a top-level package belongs to, read when a file names it."""
    tensor_methods: Table
    tensor_attributes: Table
    methods_without_tensor_arguments: frozenset[str]
    methods_that_need_grad: frozenset[str]
    methods_without_writes: frozenset[str]
    methods_taking_data: frozenset[str]
    """Tensor methods that make a tensor of the array that they are given."""
    array_methods: Table
    array_attributes: Table
    module_methods: Table
    module_attributes: Table
    attributes_of_wrapped: frozenset[str]
    """What a wrapper calls the module in it: here the wrapper is taken for that module."""
    settings_of_modules: frozenset[str]
    """Attributes of any module through which none of its parameters is reached."""
    freezing_arguments: Mapping[str, bool]
    """Arguments of layers, with the value that leaves a layer without trainable parameters."""
    dtype_demanding: Mapping[str, bool]
    """Last names of functions and methods in which tensors of two floating dtypes cannot meet; whether empty ones
    cannot, either."""
    dtypes_without_array: Mapping[str, str | None]
    """The dtypes that NumPy does not have, each with the method that gives the same values in one that it has."""
    aliases: Mapping[str, str]
    foreign_roots: frozenset[str]
    tensor_roots: frozenset[str]
    stopping_methods: frozenset[str]
    """Methods that give a context manager that stops the exceptions that it is given."""
    module_words: frozenset[str]
    """Last words of names that people give to modules: never more than weak evidence."""
    preparation_words: frozenset[str]
    """The same of modules that prepare data, most often without parameters."""
    harmless_decorators: frozenset[str]
    """Last names of decorators that change neither what a function gives nor the grad mode that it runs in."""
    caching_decorators: frozenset[str]
    """Those of them that give the same object for each call."""
    expecting_decorators: frozenset[str]
    """Last names of decorators under which a test is meant to fail, or is not run."""
    ending_functions: frozenset[str]
    """Functions that never return: they raise, or end the process."""
    intercepting_names: frozenset[str]
    """Last names of what changes what every function or module of torch gives."""
    intercepting_methods: frozenset[str]
    """Methods that a class is asked for where functions of torch are given an object of it."""
    replacing_hooks: frozenset[str]
    """Methods of modules that register a function which may give another output, or other arguments."""
    converters: Mapping[str, Converter] = field(default_factory=dict)
    """Functions of NumPy that take tensors to arrays themselves."""
    functions_of_tensors: frozenset[str] = frozenset()
    """Functions of torch that raise TypeError where their first argument is an array."""
    functions_of_lists: frozenset[str] = frozenset()
    """The same for an array in the list that is their first argument."""
    tensor_arguments: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """The same for other arguments of functions of torch: where they stand."""
    tensor_arguments_of_methods: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """The same for the arguments of methods of tensors."""
    tensor_keywords: frozenset[str] = frozenset()
    """What torch calls arguments that must be tensors, wherever one has that name."""
    first_keywords: frozenset[str] = frozenset()
    """What torch calls the first of them, or the list of tensors in its place."""
    array_method_converters: Mapping[str, Converter] = field(default_factory=dict)
    """Methods of arrays that take tensors to arrays themselves."""
    converted_keywords: frozenset[str] = frozenset()
    """What functions call the argument that they convert."""
    hooks: Mapping[str, Hook] = field(default_factory=dict)
    """Methods that are given functions, which are called with gradients."""
    members_instead: Mapping[str, str] = field(default_factory=dict)
    """Functions of NumPy that leave the work to what they are given, and what they ask a tensor for."""
    array_arguments: Mapping[str, Taken] = field(default_factory=dict)
    """Functions that make tensors of the arrays that they are given, and no tensor of nothing else."""

    @functools.cached_property
    def conversion_names(self) -> frozenset[str]:
        """The last names of all that takes a tensor to an array, but for those that arrays have as a method."""
        functions = {name.rpartition(".")[2] for name, row in self.functions.items() if isinstance(row, Conversion)}
        methods = {name for name, row in self.tensor_methods.items() if isinstance(row, Conversion)}
        return frozenset((functions - self.array_methods.keys()) | methods)

    @functools.cached_property
    def names_taking_anything(self) -> frozenset[str]:
        """Those of the names that make an array of other things than tensors as well (`np.asarray`)."""
        rows = self.functions.items()
        taking = {
            name.rpartition(".")[2] for name, row in rows if isinstance(row, Conversion) and not row.presumes_tensor
        }
        return self.conversion_names & taking

    @functools.cached_property
    def names_giving_scalars(self) -> frozenset[str]:
        """The functions of NumPy that give a scalar of its own for one argument (`np.sum`), by their last names."""
        of_numpy = ((name, row) for name, row in self.functions.items() if name.startswith("numpy."))
        return frozenset(name.rpartition(".")[2] for name, row in of_numpy if _is_scalar(row))

    @functools.cached_property
    def names_giving_numbers(self) -> frozenset[str]:
        """Methods that give what a tensor holds as numbers of Python (`item`)."""
        rows = self.tensor_methods.items()
        return frozenset(name for name, row in rows if isinstance(row, PythonResult) and row.of_data)

    @functools.cached_property
    def grad_switch_names(self) -> frozenset[str]:
        """The last names of all that can switch grad mode off (`no_grad`)."""
        return frozenset(name for name, effect in self.grad_switches.items() if effect is not Effect.GRAD_ON)

    @functools.cached_property
    def grad_switches(self) -> Mapping[str, Effect]:
        """What sets grad mode, by its last name."""
        return {
            name.rpartition(".")[2]: row.effect
            for name, row in self.functions.items()
            if isinstance(row, ContextEffect) and row.effect in _GRAD_SWITCHES
        }

    @functools.cached_property
    def keeping_decorators(self) -> frozenset[str]:
        """The last names of decorators that hand the function to nobody: those of the language, and modes."""
        return self.harmless_decorators | self.grad_switches.keys()

    @functools.cached_property
    def callable_names(self) -> frozenset[str]:
        """The last names of all functions and methods, and of those that modules run."""
        functions = (name.rpartition(".")[2] for name in self.functions)
        return frozenset((*functions, *self.tensor_methods, *self.array_methods, *_METHODS_OF_RESULTS))

    @functools.cached_property
    def default_setter_names(self) -> frozenset[str]:
        """The last names of all that sets the default dtype or device for good."""
        return frozenset(
            name.rpartition(".")[2]
            for name, row in self.functions.items()
            if isinstance(row, ContextEffect) and row.effect in (Effect.DEFAULT_DEVICE, Effect.DEFAULT_DTYPE)
        )

    @functools.cached_property
    def array_to_tensor_names(self) -> frozenset[str]:
        """The last names of the functions that make a tensor of data (`from_numpy`, `tensor`)."""
        return frozenset(name.rpartition(".")[2] for name, row in self.functions.items() if makes_tensor_of_data(row))

    def is_of_torch_or_numpy(self, name: str) -> bool:
        """Whether a qualified name belongs to torch or NumPy themselves, which no file of a project stands for."""
        return name.partition(".")[0] in ("torch", "numpy")

    def is_requires_grad(self, attribute: str) -> bool:
        """Whether setting this attribute of a tensor sets its requires_grad."""
        row = self.tensor_attributes.get(attribute)
        return isinstance(row, FactQuestion) and row.asks is Question.REQUIRES_GRAD

    def without(self, names: frozenset[str]) -> Knowledge:
        """The same without what has one of these qualified names, or is a part of it; `torch.*`: all of torch."""
        gone = {self.canonical(name) for name in names}
        owners = [(name.rpartition(".")[0], name.rpartition(".")[2]) for name in gone]
        rows = [(self.row(owner), member) for owner, member in owners]
        types = [(row, member) for row, member in rows if isinstance(row, (TypeName, ModuleClass))]
        if not types and not any(self.row(name) or name in self.converters or name.endswith("*") for name in gone):
            # Most often a setting (`torch.backends.cudnn.benchmark`), of which nothing is known anyway.
            return self
        methods = {
            kind: frozenset(member for row, member in types if isinstance(row, TypeName) and row.type in kind)
            for kind in (_TENSORS, _ARRAYS)
        }
        # The class of a module whose `forward` is another gives something else.
        gone.update(owner for owner, member in owners if member in _METHODS_OF_RESULTS)

        def kept(name: str) -> bool:
            parts = name.split(".")
            prefixes = {".".join(parts[:length]) for length in range(1, len(parts) + 1)}
            return gone.isdisjoint(prefixes) and gone.isdisjoint(f"{prefix}.*" for prefix in prefixes)

        return replace(
            self,
            functions=_chosen(self.functions, kept),
            converters={name: row for name, row in self.converters.items() if kept(name)},
            functions_of_tensors=frozenset(filter(kept, self.functions_of_tensors)),
            functions_of_lists=frozenset(filter(kept, self.functions_of_lists)),
            tensor_arguments={name: places for name, places in self.tensor_arguments.items() if kept(name)},
            array_arguments={name: taken for name, taken in self.array_arguments.items() if kept(name)},
            tensor_methods=_chosen(self.tensor_methods, lambda name: _is_left(name, methods[_TENSORS])),
            tensor_attributes=_chosen(self.tensor_attributes, lambda name: _is_left(name, methods[_TENSORS])),
            array_methods=_chosen(self.array_methods, lambda name: _is_left(name, methods[_ARRAYS])),
            array_attributes=_chosen(self.array_attributes, lambda name: _is_left(name, methods[_ARRAYS])),
        )

    def with_graphs_of_gradients(self) -> Knowledge:
        """The same where a gradient may require grad itself, as after `backward(create_graph=True)`."""

        def open_(row: Row) -> Row:
            is_gradient = isinstance(row, TensorResult) and row.may_be_none
            return replace(row, grad=Grad.UNKNOWN) if is_gradient and isinstance(row, TensorResult) else row

        return replace(self, tensor_attributes={name: open_(row) for name, row in self.tensor_attributes.items()})

    def canonical(self, name: str) -> str:
        """The name under which the tables know what `name` means: the longest alias that is a prefix is replaced."""
        meant = _under_alias(name, self.aliases)
        library = self.libraries(meant.partition(".")[0])
        return meant if library is None else library.canonical(meant)

    def row(self, name: str) -> Row | None:
        """What is known of a canonical name."""
        found = self.functions.get(name)
        if found is None and (library := self.libraries(name.partition(".")[0])) is not None:
            return library.rows.get(name)
        return found

    def converter(self, name: str) -> Converter | None:
        """What a function does to the tensors that it is given, by its canonical name."""
        found = self.converters.get(name)
        if found is None and (library := self.libraries(name.partition(".")[0])) is not None:
            return library.converters.get(name)
        return found

    def converting_member(self, class_: str, name: str) -> Converter | None:
        """The same for a method of a library's class, its bases included."""
        found = (self.converter(f"{one}.{name}") for one in self._with_bases(class_))
        return next((one for one in found if one is not None), None)

    def member(self, class_: str, name: str) -> Row | None:
        """What is known of a member of a library's class, its bases included."""
        found = (self.row(f"{one}.{name}") for one in self._with_bases(class_))
        return next((one for one in found if one is not None), None)

    def _with_bases(self, class_: str) -> Iterator[str]:
        while class_:
            yield class_
            base = self.row(class_)
            class_ = base.base if isinstance(base, ObjectClass) else ""


def _chosen(rows: Table, is_kept: Callable[[str], bool]) -> Table:
    return {name: row for name, row in rows.items() if is_kept(name)}


def _is_left(name: str, gone: frozenset[str]) -> bool:
    return name not in gone and "*" not in gone


def makes_tensor_of_data(row: Row) -> bool:
    """Whether calling it with an array gives a tensor of what the array holds."""
    if isinstance(row, TypeName):
        return isinstance(row.call, LegacyConstructor)
    if isinstance(row, ChoiceResult):
        return makes_tensor_of_data(row.given)
    return isinstance(row, TensorResult) and row.is_of_data


def _is_scalar(row: Row) -> bool:
    while isinstance(row, ChoiceResult):
        row = row.missing
    return isinstance(row, ArrayResult) and row.rank is Rank.SCALAR
