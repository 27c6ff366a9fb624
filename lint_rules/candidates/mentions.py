"""What an expression mentions: the names and attributes that say what it may hold, read off the syntax."""

from __future__ import annotations

import ast
import functools
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar, cast

from lint_rules.knowledge.frameworks import GIVE_ARRAYS, GIVE_TENSORS, MODULE_WORDS
from lint_rules.knowledge.library import library
from lint_rules.knowledge.rows import words
from lint_rules.values.tree.arguments import defaults_of
from lint_rules.values.tree.references import bound_by_import, root_of
from lint_rules.values.tree.syntax import FUNCTIONS, Function, children, last_name, nodes_by_kind, walk

ARRAYS_BY_NAME = frozenset({"ndarray", "numpy", "to_numpy"})
TENSORS_BY_NAME = frozenset({"Tensor", "backward", "cpu", "cuda", "detach", "parameters", "weight"})
HAS_LEFT = frozenset({"(left"})
"""Stands for a number that a tensor may have given; no name begins like it."""
SCALARS = frozenset({"(scalar"})
"""The same for a scalar of NumPy, which is no array."""
NOBODY = frozenset({"cls", "self"})
NOTHING: frozenset[str] = frozenset()
_GIVING_TENSORS = TENSORS_BY_NAME | MODULE_WORDS
_GIVING_SCALARS = library().names_giving_scalars
_GIVING_NUMBERS = library().names_giving_numbers | {"bool", "float", "int"}
_PLAIN = words(
    """
    Size bool device dim dtype finfo float iinfo int is_cuda isinstance item len ndim numel range requires_grad shape
    size str tolist type
    """
)
"""Attributes and functions that give neither arrays nor tensors."""
_NARROWING = frozenset({"isinstance", "issubclass", "type"})
_HANDING_BACK = words("__getitem__ apply get imap map pop setdefault submit")
"""Methods of Python's own objects that give what they are given, or what a function that they are given gives."""
_KNOWN_ROOTS = GIVE_ARRAYS | GIVE_TENSORS | sys.stdlib_module_names
_WORD = re.compile(r"\w+")

Node = TypeVar("Node", bound=ast.AST)


class Unit:
    """A function that stands in no other, or all that stands outside of functions (`function` None)."""

    def __init__(self, function: Function | None, by_kind: Mapping[type[ast.AST], list[ast.AST]]) -> None:
        self.function = function
        self._by_kind = by_kind

    def nodes(self, kind: type[Node]) -> list[Node]:
        """All nodes of a class, wherever they stand in it."""
        return cast("list[Node]", self._by_kind.get(kind, []))

    @property
    def functions(self) -> Iterator[Function]:
        """The function itself, and those in it."""
        return chain(self.nodes(ast.FunctionDef), self.nodes(ast.AsyncFunctionDef))

    @functools.cached_property
    def identifiers(self) -> set[str]:
        """All names, and all attributes with the dot in front."""
        return {node.id for node in self.nodes(ast.Name)} | {f".{node.attr}" for node in self.nodes(ast.Attribute)}


def units_of(tree: ast.Module) -> Iterator[Unit]:
    outside: dict[type[ast.AST], list[ast.AST]] = defaultdict(list)
    stack: list[ast.AST] = [tree]
    while stack:
        for child in children(stack.pop()):
            if isinstance(child, FUNCTIONS):
                yield Unit(child, nodes_by_kind([child]))
            else:
                outside[child.__class__].append(child)
                stack.append(child)
    yield Unit(None, outside)


def _that_tell(node: ast.AST) -> list[ast.AST]:
    """The parts of an expression that what it gives may be, or is computed from."""
    if isinstance(node, ast.Subscript):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [node.body, node.orelse]
    if isinstance(node, (ast.ListComp, ast.SetComp, ast.GeneratorExp)):
        return [node.elt]
    if isinstance(node, ast.DictComp):
        return [node.value]
    if isinstance(node, ast.Dict):
        return [*node.values]
    if isinstance(node, ast.Compare):
        return [] if any(isinstance(one, _GIVING_BOOLS) for one in node.ops) else [node.left, *node.comparators]
    is_python = isinstance(node, (ast.Constant, ast.JoinedStr))
    is_python = is_python or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not))
    return [] if is_python else children(node)


_GIVING_BOOLS = (ast.Is, ast.IsNot, ast.In, ast.NotIn)


def given_to(call: ast.Call) -> list[ast.expr]:
    """What a call is given, but for what says how to do it (`device=`, `dtype=`)."""
    return [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg not in _PLAIN)]


@dataclass(frozen=True, slots=True)
class FileNames:
    """The names that a file defines and imports.

    `array_libraries` and `tensor_libraries` are what it calls libraries that work with these, and what it imports of
    them, `foreign` what it imports of code of which nothing is known, `modules` all modules. Attributes have the dot in
    front: `stored` are those that are set, `received` those of `self`.
    """

    array_libraries: frozenset[str]
    tensor_libraries: frozenset[str]
    foreign: frozenset[str]
    modules: frozenset[str]
    functions: frozenset[str]
    classes: frozenset[str]
    stored: frozenset[str]
    received: frozenset[str]
    imports_everything: bool
    """Whether some name may come from anywhere (`from tools import *`)."""

    @property
    def elsewhere(self) -> frozenset[str]:
        """What other files define: the names that are imported of them, and what an object has of nowhere here."""
        return self.foreign | (self.received - self.stored - {f".{name}" for name in self.functions})


def names_in(units: Sequence[Unit]) -> FileNames:
    """Read the names off the syntax of a file."""
    modules = [node for unit in units for node in unit.nodes(ast.Import)]
    members = [node for unit in units for node in unit.nodes(ast.ImportFrom)]
    attributes = [node for unit in units for node in unit.nodes(ast.Attribute)]
    return FileNames(
        array_libraries=frozenset(_imported(modules, members, GIVE_ARRAYS.__contains__)),
        tensor_libraries=frozenset(_imported(modules, members, GIVE_TENSORS.__contains__)),
        foreign=frozenset(_imported(modules, members, lambda root: root not in _KNOWN_ROOTS)),
        modules=frozenset(bound_by_import(alias) for one in modules for alias in one.names),
        functions=frozenset(function.name for unit in units for function in unit.functions),
        classes=frozenset(one.name for unit in units for one in unit.nodes(ast.ClassDef)),
        stored=frozenset(f".{node.attr}" for node in attributes if not isinstance(node.ctx, ast.Load)),
        received=frozenset(f".{node.attr}" for node in attributes if _is_of_receiver(node)),
        imports_everything=any(alias.name == "*" for node in members for alias in node.names),
    )


class Mentions:
    """The names and attributes that say what an expression may hold; each node is looked at once.

    A call of a library's function gives what the library works with, whatever it is given; `.shape` or `len()` of
    something hold none of it.
    """

    def __init__(self, names: FileNames) -> None:
        self.names = names
        self._known: dict[ast.AST, frozenset[str]] = {}

    def of(self, node: ast.AST) -> frozenset[str]:
        """What an expression mentions."""
        known = self._known.get(node)
        if known is None:
            known = self._known[node] = self._of(node)
        return known

    def of_all(self, nodes: Iterable[ast.AST]) -> frozenset[str]:
        """What several expressions mention."""
        return NOTHING.union(*map(self.of, nodes))

    def _of(self, node: ast.AST) -> frozenset[str]:
        if isinstance(node, ast.Name):
            return NOTHING if node.id in NOBODY else frozenset((node.id,))
        if isinstance(node, ast.Attribute):
            return self._of_attribute(node)
        if isinstance(node, ast.Call):
            return self._of_call(node)
        return self.of_all(_that_tell(node))

    def _of_attribute(self, node: ast.Attribute) -> frozenset[str]:
        """Of `self.args.size` the last name only: what such an object holds is of all kinds."""
        if node.attr in _PLAIN:
            return NOTHING
        is_deep = isinstance(node.value, ast.Attribute) and not self._is_of_library(node.value)
        name = f".{node.attr}"
        return frozenset((name,)) if is_deep else self.of(node.value) | {name}

    def _is_of_library(self, node: ast.Attribute) -> bool:
        mentioned, names = self.of(node), self.names
        return not (mentioned.isdisjoint(names.array_libraries) and mentioned.isdisjoint(names.tensor_libraries))

    def of_annotation(self, node: ast.expr) -> frozenset[str]:
        """What an annotation mentions, which may be a string."""
        if isinstance(node, (ast.Attribute, ast.Name)):
            return self.of(node)
        texts = (part.value for part in walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str))
        return self.of(node).union(*map(_WORD.findall, texts))

    def _of_call(self, call: ast.Call) -> frozenset[str]:
        name, asked = last_name(call.func), self.of(call.func)
        if name in _PLAIN:
            return HAS_LEFT if name in _GIVING_NUMBERS else NOTHING
        if name in ARRAYS_BY_NAME or not asked.isdisjoint(self.names.array_libraries):
            is_scalar = name in _GIVING_SCALARS and len(call.args) == 1 and not call.keywords
            return SCALARS if is_scalar else ARRAYS_BY_NAME
        if name in _GIVING_TENSORS or not asked.isdisjoint(self.names.tensor_libraries):
            return TENSORS_BY_NAME
        return asked | self._of_arguments(call)

    def _of_arguments(self, call: ast.Call) -> frozenset[str]:
        """What a call may hand back of what it is given."""
        return NOTHING if self._is_unseen(call.func) else self.of_all(given_to(call))

    def _is_unseen(self, function: ast.expr) -> bool:
        """Whether a function comes from another file, or is a method that no class of the file has."""
        if last_name(function) in self.names.functions:
            return False
        root = root_of(function)
        if isinstance(root, ast.Name) and root.id in self.names.foreign:
            return True
        if not isinstance(function, ast.Attribute) or function.attr in _HANDING_BACK:
            return False
        is_module = isinstance(root, ast.Name) and root.id in self.names.modules
        return not is_module and f".{function.attr}" not in self.names.stored


class SeenMentions(Mentions):
    """The same within one unit, of what the file itself tells.

    What code of other files gives is left out, and so is what an argument holds of which nothing is said.
    """

    def __init__(self, everywhere: Mentions, unit: Unit) -> None:
        super().__init__(everywhere.names)
        self._everywhere = everywhere
        self._unit = unit

    @functools.cached_property
    def unsaid(self) -> frozenset[str]:
        """The parameters of which nothing says that they are an object of a class of the file."""
        if self._unit.nodes(ast.Match):
            return NOTHING
        said = {node.id for node in self._unit.nodes(ast.Name) if not isinstance(node.ctx, ast.Load)}
        for call in self._unit.nodes(ast.Call):
            if last_name(call.func) in _NARROWING:
                said.update(part.id for one in call.args for part in walk(one) if isinstance(part, ast.Name))
        for function in self._unit.functions:
            said.update(one.arg for one, _ in defaults_of(function.args))
        for argument in self._unit.nodes(ast.arg):
            named = NOTHING if argument.annotation is None else self._everywhere.of_annotation(argument.annotation)
            said.update(() if self.names.classes.isdisjoint(named) else (argument.arg,))
        return frozenset(one.arg for one in self._unit.nodes(ast.arg)) - said - NOBODY

    def _of_attribute(self, node: ast.Attribute) -> frozenset[str]:
        root = root_of(node)
        tells = node.attr in TENSORS_BY_NAME or node.attr in ARRAYS_BY_NAME
        if tells or not isinstance(root, ast.Name) or root.id not in self.unsaid:
            return super()._of_attribute(node)
        return NOTHING if node.attr in _PLAIN else frozenset((root.id,))


def _is_of_receiver(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id in NOBODY


def _imported(
    modules: Iterable[ast.Import], members: Iterable[ast.ImportFrom], is_wanted: Callable[[str], bool]
) -> Iterator[str]:
    """What a file calls those libraries whose name is wanted, and what it imports of them (of its own package: "")."""
    for node in modules:
        yield from (bound_by_import(alias) for alias in node.names if is_wanted(alias.name.partition(".")[0]))
    for one in members:
        if is_wanted("" if one.level else (one.module or "").partition(".")[0]):
            yield from map(bound_by_import, one.names)
