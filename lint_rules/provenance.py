"""What may come from NumPy and what from torch, by syntax alone: names are followed through assignments and calls.

In a function, a name that is assigned from something that mentions NumPy may hold an array, wherever it stands. Between
the functions of the file, attributes, results and arguments are followed. That is too much, and cheap: it decides which
places are evaluated at all.
"""

from __future__ import annotations

import ast
import bisect
import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar, cast

from lint_rules.knowledge.frameworks import MODULE_WORDS
from lint_rules.knowledge.library import library
from lint_rules.knowledge.rows import words
from lint_rules.values.syntax import Function, children, last_name, parameters_of, walk, walk_scope

_ARRAY_ROOTS = words(
    """
    PIL ase cv2 gym gymnasium h5py imageio librosa matplotlib networkx nibabel numpy pandas scipy seaborn skimage
    sklearn soundfile tifffile
    """
)
_TENSOR_ROOTS = words(
    """
    accelerate ignite lightning pytorch_lightning skorch timm torch torch_geometric torchaudio torchmetrics torchvision
    transformers
    """
)
"""Libraries of whose functions it is known that they give arrays, and tensors."""
_ARRAYS_BY_NAME = frozenset({"ndarray", "numpy", "to_numpy"})
_TENSORS_BY_NAME = frozenset({"Tensor", "backward", "cpu", "cuda", "detach", "parameters", "weight"})
_GIVING_TENSORS = _TENSORS_BY_NAME | MODULE_WORDS
_GIVING_NUMBERS = library().names_giving_numbers | {"bool", "float", "int"}
_HAS_LEFT = frozenset({"(left"})
"""Stands for a number that a tensor may have given; no name begins like it."""
_NOBODY = frozenset({"cls", "self"})
_ADDING = frozenset({"add", "append", "extend", "insert", "update"})
_PLAIN = words(
    """
    bool device dim dtype float int is_cuda isinstance item len ndim numel range requires_grad shape size str
    tolist type
    """
)
"""Attributes and functions that give neither arrays nor tensors."""
_WORD = re.compile(r"\w+")
_NOTHING: frozenset[str] = frozenset()

Node = TypeVar("Node", bound=ast.AST)


class Provenance:
    """Where arrays and tensors of a file may get to."""

    def __init__(self, tree: ast.Module) -> None:
        self._units = list(_units(tree))
        self._mentions = Mentions(self._units)
        self._starts = sorted(
            (unit.function.lineno, number) for number, unit in enumerate(self._units) if unit.function is not None
        )

    @functools.cached_property
    def parts(self) -> list[Part]:
        """The functions that stand in no other, and, as the last, all that stands outside of functions."""
        mentions, flows = self._mentions, _flows(self._units, self._mentions)
        sides = Sides(
            _Side(self._units, flows, _seeds(mentions.array_libraries, _ARRAYS_BY_NAME)),
            _Side(self._units, flows, _seeds(mentions.tensor_libraries, _TENSORS_BY_NAME)),
            _Side(self._units, flows, _seeds(mentions.array_libraries, _ARRAYS_BY_NAME) | _HAS_LEFT),
        )
        return [Part(unit, number, mentions, sides) for number, unit in enumerate(self._units)]

    def part_at(self, line: int) -> Part:
        """The function that a 1-based line belongs to, else all that stands outside of functions."""
        at = bisect.bisect(self._starts, (line, len(self.parts))) - 1
        part = self.parts[self._starts[at][1] if at >= 0 else -1]
        return part if part.function is None or line <= (part.function.end_lineno or line) else self.parts[-1]


class _Unit:
    """A function that stands in no other, or all that stands outside of functions (`function` None)."""

    def __init__(self, function: Function | None, nodes: Iterable[ast.AST]) -> None:
        self.function = function
        self._by_kind: dict[type[ast.AST], list[ast.AST]] = defaultdict(list)
        for node in nodes:
            self._by_kind[node.__class__].append(node)

    def nodes(self, kind: type[Node]) -> list[Node]:
        """All nodes of a class, wherever they stand in it."""
        return cast("list[Node]", self._by_kind.get(kind, []))

    @property
    def functions(self) -> Iterator[Function]:
        """The function itself, and those in it."""
        return chain(self.nodes(ast.FunctionDef), self.nodes(ast.AsyncFunctionDef))

    @property
    def identifiers(self) -> set[str]:
        """All names, and all attributes with the dot in front."""
        return {node.id for node in self.nodes(ast.Name)} | {f".{node.attr}" for node in self.nodes(ast.Attribute)}


def _units(tree: ast.Module) -> Iterator[_Unit]:
    outside: list[ast.AST] = []
    stack: list[ast.AST] = [tree]
    while stack:
        for child in children(stack.pop()):
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield _Unit(child, walk(child))
            else:
                outside.append(child)
                stack.append(child)
    yield _Unit(None, outside)


class Mentions:
    """The names and attributes that say what an expression may hold; each node is looked at once.

    A call of a library's function gives what the library works with, whatever it is given; `.shape` or `len()` of
    something hold none of it.
    """

    def __init__(self, units: Iterable[_Unit]) -> None:
        modules = [node for unit in units for node in unit.nodes(ast.Import)]
        members = [node for unit in units for node in unit.nodes(ast.ImportFrom)]
        self.array_libraries = frozenset(_imported(modules, members, _ARRAY_ROOTS))
        self.tensor_libraries = frozenset(_imported(modules, members, _TENSOR_ROOTS))
        self.imports_everything = any(alias.name == "*" for node in members for alias in node.names)
        """Whether some name may come from anywhere (`from tools import *`)."""
        self._libraries = self.array_libraries | self.tensor_libraries
        self._known: dict[ast.AST, frozenset[str]] = {}

    def of(self, node: ast.AST) -> frozenset[str]:
        """What an expression mentions."""
        known = self._known.get(node)
        if known is None:
            known = self._known[node] = self._of(node)
        return known

    def of_all(self, nodes: Iterable[ast.AST]) -> frozenset[str]:
        """What several expressions mention."""
        return _NOTHING.union(*map(self.of, nodes))

    def _of(self, node: ast.AST) -> frozenset[str]:
        kind = node.__class__
        if kind is ast.Constant:
            return _NOTHING
        if isinstance(node, ast.Name):
            return _NOTHING if node.id in _NOBODY else frozenset((node.id,))
        if isinstance(node, ast.Attribute):
            return self._of_attribute(node)
        if isinstance(node, ast.Subscript):
            return self.of(node.value)
        if isinstance(node, ast.Call):
            return self._of_call(node)
        return self.of_all(children(node))

    def _of_attribute(self, node: ast.Attribute) -> frozenset[str]:
        """Of `self.args.size` the last name only: what such an object holds is of all kinds."""
        if node.attr in _PLAIN:
            return _NOTHING
        is_deep = isinstance(node.value, ast.Attribute) and self.of(node.value).isdisjoint(self._libraries)
        name = f".{node.attr}"
        return frozenset((name,)) if is_deep else self.of(node.value) | {name}

    def of_annotation(self, node: ast.expr) -> frozenset[str]:
        """What an annotation mentions, which may be a string."""
        texts = (part.value for part in walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str))
        return self.of(node).union(*map(_WORD.findall, texts))

    def _of_call(self, call: ast.Call) -> frozenset[str]:
        name, asked = last_name(call.func), self.of(call.func)
        if name in _PLAIN:
            return _HAS_LEFT if name in _GIVING_NUMBERS else _NOTHING
        if name in _ARRAYS_BY_NAME or not asked.isdisjoint(self.array_libraries):
            return _ARRAYS_BY_NAME
        if name in _GIVING_TENSORS or not asked.isdisjoint(self.tensor_libraries):
            return _TENSORS_BY_NAME
        return asked | self.of_all(call.args)


def _imported(modules: Iterable[ast.Import], members: Iterable[ast.ImportFrom], roots: frozenset[str]) -> Iterator[str]:
    """What a file calls the libraries with these names, and what it imports of them."""
    for node in modules:
        for alias in node.names:
            root = alias.name.partition(".")[0]
            if root in roots:
                yield alias.asname or root
    for one in members:
        if not one.level and (one.module or "").partition(".")[0] in roots:
            yield from (alias.asname or alias.name for alias in one.names)


class _Side:
    """One side of the boundary: where something may get to that starts from some names."""

    def __init__(self, units: list[_Unit], flows: Mapping[str, list[_Flow]], seeds: frozenset[str]) -> None:
        self._units = units
        self._flows = flows
        self._seeds = seeds

    @functools.cached_property
    def _reached(self) -> tuple[set[str], list[set[str]]]:
        """The names everywhere in the file, and those in each unit only."""
        everywhere = set(self._seeds)
        local: list[set[str]] = [set() for _ in self._units]
        waiting: list[tuple[str, int | None]] = [(name, None) for name in self._seeds]
        done: set[_Flow] = set()
        while waiting:
            name, unit = waiting.pop()
            for flow in self._flows.get(name, ()):
                if flow in done or (unit is not None and flow.unit != unit):
                    continue
                done.add(flow)
                for target in flow.targets - everywhere - local[flow.unit]:
                    is_shared = _is_seen_elsewhere(target, self._units[flow.unit])
                    (everywhere if is_shared else local[flow.unit]).add(target)
                    waiting.append((target, None if is_shared else flow.unit))
        return everywhere, local

    def has_any(self, names: Iterable[str], unit: int) -> bool:
        """Whether any of some names in a unit belongs to it."""
        everywhere, here = self._reached
        return not everywhere.isdisjoint(names) or not here[unit].isdisjoint(names)


@dataclass(frozen=True, slots=True)
class Sides:
    """What comes from NumPy, what from torch, and what left a tensor, as an array or as a number."""

    arrays: _Side
    tensors: _Side
    departed: _Side


@dataclass(frozen=True, slots=True)
class Part:
    """A function that stands in no other, or all that stands outside of functions, and what may be what in it."""

    _unit: _Unit
    _number: int
    mentions: Mentions
    _sides: Sides

    @property
    def function(self) -> Function | None:
        """The function; None for what stands outside of functions."""
        return self._unit.function

    def nodes(self, kind: type[Node]) -> list[Node]:
        """All nodes of a class, wherever they stand in it."""
        return self._unit.nodes(kind)

    @property
    def functions(self) -> Iterator[Function]:
        """The function, and those in it."""
        return self._unit.functions

    @property
    def has_both(self) -> bool:
        """Whether anything in it may be an array, and anything a tensor."""
        named = self._unit.identifiers
        return self.may_be_array(named) and self.may_be_tensor(named)

    def may_be_array(self, mentioned: Iterable[str]) -> bool:
        """Whether what is mentioned may come from NumPy."""
        return self._sides.arrays.has_any(mentioned, self._number)

    def may_be_tensor(self, mentioned: Iterable[str]) -> bool:
        """Whether what is mentioned may come from torch."""
        return self._sides.tensors.has_any(mentioned, self._number)

    def may_have_left(self, mentioned: Iterable[str]) -> bool:
        """Whether what is mentioned may have been a tensor before, or come from NumPy."""
        return self._sides.departed.has_any(mentioned, self._number)


def _seeds(libraries: frozenset[str], names: frozenset[str]) -> frozenset[str]:
    return libraries | names | {f".{name}" for name in names}


@dataclass(frozen=True, slots=True, eq=False)
class _Flow:
    """In a unit, what is mentioned by the targets may hold what is mentioned by the sources."""

    unit: int
    targets: frozenset[str]
    sources: frozenset[str]


def _is_seen_elsewhere(name: str, unit: _Unit) -> bool:
    """Attributes, arguments, functions; of what stands outside of functions, all."""
    return unit.function is None or name[0] in ".(" or name == unit.function.name


def _flows(units: list[_Unit], mentions: Mentions) -> Mapping[str, list[_Flow]]:
    """All flows, by each of their sources."""
    parameters = {one.name: _named_parameters(one) for unit in units for one in unit.functions}
    by_source: dict[str, list[_Flow]] = defaultdict(list)
    for number, unit in enumerate(units):
        for targets, sources in _flows_in(unit, mentions, parameters):
            flow = _Flow(number, targets, sources)
            for source in sources:
                by_source[source].append(flow)
    return by_source


def _named_parameters(function: Function) -> list[str]:
    return [argument.arg for argument in parameters_of(function.args) if argument.arg not in _NOBODY]


_Ends = tuple[frozenset[str], frozenset[str]]
"""What is mentioned by the targets of a flow, and by its sources."""


def _flows_in(unit: _Unit, mentions: Mentions, parameters: Mapping[str, list[str]]) -> Iterator[_Ends]:
    for node in chain.from_iterable(map(unit.nodes, _ASSIGNING)):
        targets, sources = _assigned(node)
        yield mentions.of_all(targets), mentions.of_all(sources)
    for function in unit.functions:
        yield from _flows_of_function(function, unit, mentions)
    for call in unit.nodes(ast.Call):
        yield from _flows_of_call(call, mentions, parameters)
    for argument in unit.nodes(ast.arg):
        if argument.annotation is not None:
            yield frozenset((argument.arg,)), mentions.of_annotation(argument.annotation)


def _flows_of_function(node: Function, unit: _Unit, mentions: Mentions) -> Iterator[_Ends]:
    # What a function inside gives counts as given by the one around it too: that saves a walk through each.
    inside = (one for one in walk_scope(node) if isinstance(one, ast.Return))
    returned = [one.value for one in (unit.nodes(ast.Return) if node is unit.function else inside) if one.value]
    promised = mentions.of_annotation(node.returns) if node.returns else _NOTHING
    yield frozenset((node.name, f".{node.name}")), mentions.of_all(returned) | promised
    # What a module is called with are tensors for the most part.
    called_with = _TENSORS_BY_NAME if node.name == "forward" else _NOTHING
    for name in _named_parameters(node):
        yield frozenset((name,)), called_with | {_given_as(node.name, name)}


def _flows_of_call(call: ast.Call, mentions: Mentions, parameters: Mapping[str, list[str]]) -> Iterator[_Ends]:
    function = last_name(call.func)
    if function in _ADDING and isinstance(call.func, ast.Attribute):
        yield mentions.of(call.func.value), mentions.of_all(call.args)
    elif function == "isinstance" and len(call.args) == 2:
        yield mentions.of(call.args[0]), mentions.of(call.args[1])
    names = parameters.get(function, [])
    for name, value in zip(names, call.args, strict=False):
        yield frozenset((_given_as(function, name),)), mentions.of(value)
    for keyword in call.keywords:
        if keyword.arg in names:
            yield frozenset((_given_as(function, keyword.arg or ""),)), mentions.of(keyword.value)


def _given_as(function: str, parameter: str) -> str:
    """What a parameter of a function is called where the function is called."""
    return f"({function} {parameter}"


_ASSIGNING: tuple[type[ast.AST], ...] = (
    ast.Assign, ast.AnnAssign, ast.AugAssign, ast.NamedExpr, ast.For, ast.AsyncFor, ast.comprehension, ast.withitem,
)  # fmt: skip


def _assigned(node: ast.AST) -> tuple[list[ast.expr], list[ast.expr]]:
    """What a node binds, and what it binds that to."""
    if isinstance(node, ast.Assign):
        return node.targets, [node.value]
    if isinstance(node, ast.AnnAssign):
        return [node.target], [node.annotation, *([node.value] if node.value else [])]
    if isinstance(node, (ast.AugAssign, ast.NamedExpr)):
        return [node.target], [node.value]
    if isinstance(node, (ast.For, ast.AsyncFor, ast.comprehension)):
        return [node.target], [node.iter]
    if isinstance(node, ast.withitem) and node.optional_vars is not None:
        return [node.optional_vars], [node.context_expr]
    return [], []
