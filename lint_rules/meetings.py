"""Where arrays and tensors may meet, by syntax alone: in an operator, a store, or a call of the other side's function.

Names are followed by what they are called: in a function, a name that is assigned from something that mentions NumPy
may hold an array, wherever it stands. Between functions of the file, attributes, results and arguments are followed.
That is too much, and cheap; the evaluation decides.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lint_rules.knowledge.frameworks import ARRAY_ROOTS
from lint_rules.knowledge.library import converting_members, library
from lint_rules.knowledge.rows import words
from lint_rules.rule import Interest
from lint_rules.values.syntax import children, last_name, own_nodes, parameters_of, special_method, walk, walk_scope

_ARRAYS_BY_NAME = frozenset({"ndarray", "numpy", "to_numpy", "values"})
_TENSORS_BY_NAME = frozenset({"Tensor", "backward", "cpu", "cuda", "detach", "parameters", "weight"})
CONVERTING_MEMBERS = converting_members()
METHODS_OF_TENSORS = frozenset(library().tensor_arguments_of_methods)
_TORCH_ROOTS = frozenset({"timm", "torch", "torchaudio", "torchvision", "transformers"})
"""Libraries whose functions and models give tensors; the names of a framework's own files would be too many."""
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


def lines_where_they_meet(tree: ast.Module, interests: Iterable[Interest]) -> Iterator[int]:
    """The first lines of the statements in which an operator or call of interest may be given both."""
    wanted = [one for one in interests if one.meeting]
    if not wanted:
        return
    operators = frozenset[str]().union(*(one.operators for one in wanted))
    calls = frozenset[str]().union(*(one.meeting for one in wanted))
    units = list(_units(tree))
    mentions = _Mentions(node for unit in units for node in unit.nodes)
    for names in _names_of(units, mentions):
        if names.may_meet:
            yield from (statement.lineno for statement in names.statements_that_meet(operators, calls))


class _Mentions:
    """The names and attributes that say what an expression may hold; each node is looked at once.

    A call of a library's function gives what the library works with, whatever it is given; `.shape` or `len()` of
    something hold none of it.
    """

    def __init__(self, nodes: Iterable[ast.AST]) -> None:
        nodes = list(nodes)
        self.array_libraries = frozenset(_imported(nodes, ARRAY_ROOTS))
        self.tensor_libraries = frozenset(_imported(nodes, _TORCH_ROOTS))
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
        return frozenset[str]().union(*map(self.of, nodes))

    def _of(self, node: ast.AST) -> frozenset[str]:
        if isinstance(node, ast.Name):
            return frozenset((node.id,)) - _NOBODY
        if isinstance(node, ast.Attribute):
            return self._of_attribute(node)
        if isinstance(node, ast.Subscript):
            return self.of(node.value)
        if isinstance(node, ast.Call):
            return self._of_call(node)
        return self.of_all(child for child in children(node) if not isinstance(child, ast.stmt))

    def _of_attribute(self, node: ast.Attribute) -> frozenset[str]:
        """Of `self.args.size` the last name only: what such an object holds is of all kinds."""
        if node.attr in _PLAIN:
            return frozenset()
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
            return frozenset()
        if name in _ARRAYS_BY_NAME or not asked.isdisjoint(self.array_libraries):
            return _ARRAYS_BY_NAME
        if name in _TENSORS_BY_NAME or not asked.isdisjoint(self.tensor_libraries):
            return _TENSORS_BY_NAME
        return asked | self.of_all(call.args)


@dataclass(frozen=True, slots=True, eq=False)
class _Unit:
    """A function that stands in no other, or all that stands outside of functions (`function` None)."""

    function: ast.FunctionDef | ast.AsyncFunctionDef | None
    nodes: list[ast.AST]


def _units(tree: ast.Module) -> Iterator[_Unit]:
    outside: list[ast.AST] = []
    stack: list[ast.AST] = [tree]
    while stack:
        for child in children(stack.pop()):
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield _Unit(child, list(walk(child)))
            else:
                outside.append(child)
                stack.append(child)
    yield _Unit(None, outside)


@dataclass(frozen=True, slots=True)
class _Names:
    """The names that may hold arrays in a unit, and those that may hold tensors."""

    _unit: _Unit
    _mentions: _Mentions
    _arrays: frozenset[str]
    _tensors: frozenset[str]
    may_meet: bool

    def statements_that_meet(self, operators: frozenset[str], calls: frozenset[str]) -> Iterator[ast.stmt]:
        """The statements that may bring the two together."""
        for node in self._unit.nodes:
            if isinstance(node, ast.stmt) and (
                self._meet_in_store(node)
                or any(self._meet_in(part, operators, calls) for part in (node, *own_nodes(node)))
            ):
                yield node

    def _meet_in(self, node: ast.AST, operators: frozenset[str], calls: frozenset[str]) -> bool:
        """Whether one node may bring the two together."""
        if isinstance(node, ast.Call):
            return self._is_given(node, calls)
        if special_method(node) not in operators:
            return False
        if isinstance(node, ast.BinOp):
            return self._differ(node.left, node.right)
        if isinstance(node, ast.AugAssign):
            return self._differ(node.target, node.value)
        return isinstance(node, ast.Compare) and self._differ(node.left, node.comparators[0])

    def _meet_in_store(self, statement: ast.AST) -> bool:
        """Whether an assignment may store one in the other."""
        if not isinstance(statement, ast.Assign):
            return False
        return any(isinstance(one, ast.Subscript) and self._differ(one, statement.value) for one in statement.targets)

    def _differ(self, left: ast.expr, right: ast.expr) -> bool:
        one, other = self._mentions.of(left), self._mentions.of(right)
        return (not one.isdisjoint(self._arrays) and not other.isdisjoint(self._tensors)) or (
            not one.isdisjoint(self._tensors) and not other.isdisjoint(self._arrays)
        )

    def _is_given(self, call: ast.Call, calls: frozenset[str]) -> bool:
        libraries = self._mentions.array_libraries, self._mentions.tensor_libraries
        if last_name(call.func) not in calls and last_name(call.func) not in libraries[0] | libraries[1]:
            return False
        asked = self._mentions.of(call.func)
        # `ax.plot(t)`, `pca.fit(t)`: a method of an object that such a library made.
        of_arrays = self._arrays if last_name(call.func) in CONVERTING_MEMBERS else libraries[0]
        of_tensors = self._tensors if last_name(call.func) in METHODS_OF_TENSORS else libraries[1]
        takes_arrays = not asked.isdisjoint(of_arrays)
        takes_tensors = not asked.isdisjoint(of_tensors)
        if not takes_arrays and not takes_tensors:
            return False
        given = self._mentions.of_all([*call.args, *(keyword.value for keyword in call.keywords)])
        return (takes_arrays and not given.isdisjoint(self._tensors)) or (
            takes_tensors and not given.isdisjoint(self._arrays)
        )


def _imported(nodes: Iterable[ast.AST], roots: frozenset[str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.partition(".")[0] in roots:
                    yield alias.asname or alias.name.partition(".")[0]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in roots and not node.level:
            yield from (alias.asname or alias.name for alias in node.names)


@dataclass(frozen=True, slots=True)
class _Flow:
    targets: frozenset[str]
    sources: frozenset[str]


def _names_of(units: list[_Unit], mentions: _Mentions) -> Iterator[_Names]:
    parameters = _parameters_by_function(units)
    flows = [list(_flows(unit, mentions, parameters)) for unit in units]
    arrays = _reached_in(units, flows, _seeds(mentions.array_libraries, _ARRAYS_BY_NAME))
    tensors = _reached_in(units, flows, _seeds(mentions.tensor_libraries, _TENSORS_BY_NAME))
    for unit, of_arrays, of_tensors in zip(units, arrays, tensors, strict=True):
        mentioned = mentions.of_all(
            node for node in unit.nodes if isinstance(node, (ast.Name, ast.Attribute, ast.Call))
        )
        may_meet = not mentioned.isdisjoint(of_arrays) and not mentioned.isdisjoint(of_tensors)
        yield _Names(unit, mentions, of_arrays, of_tensors, may_meet)


def _seeds(libraries: frozenset[str], names: frozenset[str]) -> frozenset[str]:
    return libraries | names | {f".{name}" for name in names}


def _parameters_by_function(units: Iterable[_Unit]) -> dict[str, list[str]]:
    functions = (node for unit in units for node in unit.nodes if isinstance(node, _FUNCTIONS))
    return {one.name: [arg.arg for arg in parameters_of(one.args) if arg.arg not in _NOBODY] for one in functions}


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def _reached_in(units: list[_Unit], flows: list[list[_Flow]], seeds: frozenset[str]) -> list[frozenset[str]]:
    """For each unit the seeds, and all names that something of them flows into."""
    shared = seeds
    while True:
        reached = [_reached(shared, flow) for flow in flows]
        new = shared.union(*(_carried_on(unit, names) for unit, names in zip(units, reached, strict=True)))
        if new == shared:
            return reached
        shared = new


def _carried_on(unit: _Unit, names: frozenset[str]) -> frozenset[str]:
    """What other units see of the names: attributes, arguments, functions; of what stands outside of functions, all."""
    if unit.function is None:
        return names
    return frozenset(name for name in names if name[0] in ".(" or name == unit.function.name)


def _reached(seeds: frozenset[str], flows: list[_Flow]) -> frozenset[str]:
    """The seeds, and all names that something of them flows into."""
    known = set(seeds)
    waiting = flows
    while True:
        now = [flow for flow in waiting if not flow.sources.isdisjoint(known)]
        if not now:
            return frozenset(known)
        waiting = [flow for flow in waiting if flow.sources.isdisjoint(known)]
        known.update(*(flow.targets for flow in now))


def _flows(unit: _Unit, mentions: _Mentions, parameters: dict[str, list[str]]) -> Iterator[_Flow]:
    for node in unit.nodes:
        if isinstance(node, _FUNCTIONS):
            yield from _flows_of_function(node, mentions)
        elif isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute) and node.func.attr in _ADDING:
                yield _Flow(mentions.of(node.func.value), mentions.of_all(node.args))
            yield from _flows_of_call(node, mentions, parameters)
        elif isinstance(node, ast.arg) and node.annotation is not None:
            yield _Flow(frozenset((node.arg,)), mentions.of_annotation(node.annotation))
        else:
            targets, sources = _assigned(node)
            if targets:
                yield _Flow(mentions.of_all(targets), mentions.of_all(sources))


def _flows_of_function(node: ast.FunctionDef | ast.AsyncFunctionDef, mentions: _Mentions) -> Iterator[_Flow]:
    returned = [one.value for one in walk_scope(node) if isinstance(one, ast.Return) and one.value is not None]
    promised = mentions.of_annotation(node.returns) if node.returns else frozenset()
    yield _Flow(frozenset((node.name, f".{node.name}")), mentions.of_all(returned) | promised)
    for one in parameters_of(node.args):
        yield _Flow(frozenset((one.arg,)), frozenset((_given_as(node.name, one.arg),)))


def _flows_of_call(call: ast.Call, mentions: _Mentions, parameters: dict[str, list[str]]) -> Iterator[_Flow]:
    function = last_name(call.func)
    names = parameters.get(function, [])
    for name, value in zip(names, call.args, strict=False):
        yield _Flow(frozenset((_given_as(function, name),)), mentions.of(value))
    for keyword in call.keywords:
        if keyword.arg in names:
            yield _Flow(frozenset((_given_as(function, keyword.arg or ""),)), mentions.of(keyword.value))


def _given_as(function: str, parameter: str) -> str:
    """What a parameter of a function is called where the function is called."""
    return f"({function} {parameter}"


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
