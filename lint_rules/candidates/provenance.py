"""What may come from NumPy and what from torch, by syntax alone: names are followed through assignments and calls.

In a function, a name that is assigned from something that mentions NumPy may hold an array, wherever it stands. Between
the functions of the file, attributes, results and arguments are followed. That is too much, and cheap: it decides which
places are evaluated at all.
"""

from __future__ import annotations

import ast
import bisect
import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from lint_rules.candidates.mentions import (
    ARRAYS_BY_NAME,
    HAS_LEFT,
    NOTHING,
    SCALARS,
    TENSORS_BY_NAME,
    Mentions,
    Node,
    SeenMentions,
    Unit,
    given_to,
    names_in,
    units_of,
)
from lint_rules.values.tree.arguments import defaults_of
from lint_rules.values.tree.syntax import Function, last_name, walk, walk_scope

_TESTING = "isinstance"
_ADDING = frozenset({"add", "append", "appendleft", "extend", "insert", "put", "setdefault", "update"})
_TELLING = _ADDING | {_TESTING}
"""What calls tell of what they are given: that something is put into it, or what it is."""


class Provenance:
    """Where arrays and tensors of a file may get to."""

    def __init__(self, tree: ast.Module) -> None:
        self._units = list(units_of(tree))
        self.mentions = Mentions(names_in(self._units))
        self._starts = sorted(
            (unit.function.lineno, number) for number, unit in enumerate(self._units) if unit.function is not None
        )

    @functools.cached_property
    def parts(self) -> list[Part]:
        """The functions that stand in no other, and, as the last, all that stands outside of functions."""
        return [Part(unit, number, self) for number, unit in enumerate(self._units)]

    @functools.cached_property
    def sides(self) -> Sides:
        """Where what starts on either side of the boundary may get to."""
        mentions, flows = self.mentions, _flows(self._units, self.mentions)
        arrays = _seeds(mentions.names.array_libraries, ARRAYS_BY_NAME)
        return Sides(
            _Side(self._units, flows, arrays),
            _Side(self._units, flows, arrays | SCALARS),
            _Side(self._units, flows, _seeds(mentions.names.tensor_libraries, TENSORS_BY_NAME)),
            _Side(self._units, flows, arrays | SCALARS | HAS_LEFT),
            _Side(self._units, flows, mentions.names.elsewhere),
        )

    @property
    def outside(self) -> Part:
        """All that stands outside of functions."""
        return self.parts[-1]

    def part_at(self, line: int) -> Part:
        """The function that a 1-based line belongs to, else all that stands outside of functions."""
        at = bisect.bisect(self._starts, (line, len(self.parts))) - 1
        part = self.parts[self._starts[at][1] if at >= 0 else -1]
        return part if part.function is None or line <= (part.function.end_lineno or line) else self.outside


class _Side:
    """One side of the boundary: where something may get to that starts from some names."""

    def __init__(self, units: list[Unit], flows: Mapping[str, list[_Flow]], seeds: frozenset[str]) -> None:
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
    """What comes from NumPy, from torch, from other files, and what left a tensor, as an array or as a number."""

    arrays: _Side
    numpy: _Side
    """The arrays, and the scalars that NumPy computes of them."""
    tensors: _Side
    departed: _Side
    foreign: _Side


class Part:
    """A function that stands in no other, or all that stands outside of functions, and what may be what in it."""

    def __init__(self, unit: Unit, number: int, file: Provenance) -> None:
        self._unit = unit
        self._number = number
        self._file = file

    @functools.cached_property
    def mentions(self) -> SeenMentions:
        """What its expressions mention."""
        return SeenMentions(self._file.mentions, self._unit)

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
    def identifiers(self) -> set[str]:
        """All names, and all attributes with the dot in front."""
        return self._unit.identifiers

    @property
    def has_both(self) -> bool:
        """Whether anything in it may be an array, and anything a tensor."""
        named = self.identifiers
        return self.may_be_of_numpy(named) and self.may_be_tensor(named)

    def may_be_array(self, mentioned: Iterable[str]) -> bool:
        """Whether what is mentioned may be an array."""
        return self._file.sides.arrays.has_any(mentioned, self._number)

    def may_be_of_numpy(self, mentioned: Iterable[str]) -> bool:
        """Whether it may be an array, or a scalar that NumPy computed."""
        return self._file.sides.numpy.has_any(mentioned, self._number)

    def may_be_tensor(self, mentioned: Iterable[str]) -> bool:
        """Whether what is mentioned may come from torch."""
        return self._file.sides.tensors.has_any(mentioned, self._number)

    def may_have_left(self, mentioned: Iterable[str]) -> bool:
        """Whether what is mentioned may have been a tensor before, or come from NumPy."""
        return self._file.sides.departed.has_any(mentioned, self._number)

    def may_be_foreign(self, mentioned: Iterable[str]) -> bool:
        """Whether other files of the project may tell what is mentioned."""
        return self._file.sides.foreign.has_any(mentioned, self._number)


def _seeds(libraries: frozenset[str], names: frozenset[str]) -> frozenset[str]:
    return libraries | names | {f".{name}" for name in names}


@dataclass(frozen=True, slots=True, eq=False)
class _Flow:
    """In a unit, what is mentioned by the targets may hold what is mentioned by the sources."""

    unit: int
    targets: frozenset[str]
    sources: frozenset[str]


def _is_seen_elsewhere(name: str, unit: Unit) -> bool:
    """Attributes, arguments, functions; of what stands outside of functions, all."""
    is_declared = any(name in node.names for node in unit.nodes(ast.Global))
    return unit.function is None or name[0] == "." or name == unit.function.name or is_declared


def _flows(units: list[Unit], mentions: Mentions) -> Mapping[str, list[_Flow]]:
    """All flows, by each of their sources."""
    by_source: dict[str, list[_Flow]] = defaultdict(list)
    for number, unit in enumerate(units):
        for targets, sources in _flows_in(unit, mentions):
            flow = _Flow(number, targets, sources)
            for source in sources:
                by_source[source].append(flow)
    return by_source


_Ends = tuple[frozenset[str], frozenset[str]]
"""What is mentioned by the targets of a flow, and by its sources."""


def _flows_in(unit: Unit, mentions: Mentions) -> Iterator[_Ends]:
    for node in chain.from_iterable(map(unit.nodes, _ASSIGNING)):
        targets, sources = _assigned(node)
        bound = NOTHING.union(*(_bound(target, mentions) for target in targets))
        # What a class or a module holds under a name is read as an attribute, too.
        yield bound if unit.function else bound | {f".{name}" for name in bound}, mentions.of_all(sources)
    for match in unit.nodes(ast.Match):
        yield captured_names(match), mentions.of(match.subject)
    for function in unit.functions:
        yield from _flows_of_function(function, unit, mentions)
    for call in unit.nodes(ast.Call):
        if last_name(call.func) in _TELLING:
            yield from _flows_of_call(call, mentions)
    for argument in unit.nodes(ast.arg):
        if argument.annotation is not None:
            yield frozenset((argument.arg,)), mentions.of_annotation(argument.annotation)


def _bound(target: ast.expr, mentions: Mentions) -> frozenset[str]:
    """What an assignment makes hold something else: of `a.b = x` the attribute, and not all of `a`."""
    if isinstance(target, (ast.Tuple, ast.List)):
        return NOTHING.union(*(_bound(element, mentions) for element in target.elts))
    return frozenset((f".{target.attr}",)) if isinstance(target, ast.Attribute) else mentions.of(target)


def _flows_of_function(node: Function, unit: Unit, mentions: Mentions) -> Iterator[_Ends]:
    # What a function inside gives counts as given by the one around it too: that saves a walk through each.
    given = _given_in(unit) if node is unit.function else (one for one in walk_scope(node) if isinstance(one, _GIVING))
    returned = [one.value for one in given if one.value]
    promised = mentions.of_annotation(node.returns) if node.returns else NOTHING
    yield frozenset((node.name, f".{node.name}")), mentions.of_all(returned) | promised
    for argument, default in defaults_of(node.args):
        yield frozenset((argument.arg,)), mentions.of(default)


_GIVING = (ast.Return, ast.Yield, ast.YieldFrom)


def _given_in(unit: Unit) -> Iterator[ast.Return | ast.Yield | ast.YieldFrom]:
    return chain(unit.nodes(ast.Return), unit.nodes(ast.Yield), unit.nodes(ast.YieldFrom))


def captured_names(match: ast.Match) -> frozenset[str]:
    """The names that the patterns of a statement bind."""
    return frozenset(
        name
        for case in match.cases
        for pattern in walk(case.pattern)
        for name in (getattr(pattern, "name", None), getattr(pattern, "rest", None))
        if isinstance(name, str)
    )


def _flows_of_call(call: ast.Call, mentions: Mentions) -> Iterator[_Ends]:
    function = last_name(call.func)
    if function in _ADDING and isinstance(call.func, ast.Attribute):
        yield mentions.of(call.func.value), mentions.of_all(given_to(call))
    elif function == _TESTING and len(call.args) == 2:
        yield mentions.of(call.args[0]), mentions.of(call.args[1])


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
