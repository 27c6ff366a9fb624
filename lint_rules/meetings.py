"""Where arrays and tensors may meet, by syntax alone: in an operator, a store, or a call of the other side's function.

Names are followed through the whole file by what they are called: a name that is assigned from something that mentions
NumPy may hold an array, wherever it stands. That is far too much, and cheap; the evaluation decides.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lint_rules.knowledge.frameworks import ARRAY_ROOTS, TENSOR_ROOTS
from lint_rules.operator_lines import last_name, own_nodes
from lint_rules.rule import Interest
from lint_rules.values.syntax import parameters_of, special_method, walk

_ARRAYS_BY_NAME = frozenset({"ndarray", "numpy", "to_numpy", "values"})
_TENSORS_BY_NAME = frozenset({"Tensor", "backward", "cpu", "cuda", "detach", "parameters", "requires_grad"})
_NOBODY = frozenset({"cls", "self"})
_ADDING = frozenset({"add", "append", "extend", "insert", "update"})
_WORD = re.compile(r"\w+")


def lines_where_they_meet(tree: ast.Module, interests: Iterable[Interest]) -> Iterator[int]:
    """The first lines of the statements in which an operator or call of interest may be given both."""
    wanted = [one for one in interests if one.meeting]
    if not wanted:
        return
    operators = frozenset[str]().union(*(one.operators for one in wanted))
    calls = frozenset[str]().union(*(one.meeting for one in wanted))
    names = _names_in(tree)
    for node in walk(tree):
        if isinstance(node, ast.stmt) and any(
            names.meet_in(part, operators, calls) for part in (node, *own_nodes(node))
        ):
            yield node.lineno


@dataclass(frozen=True, slots=True)
class _Names:
    """The names that may hold arrays, and those that may hold tensors; `libraries` are what imports bind."""

    arrays: frozenset[str]
    tensors: frozenset[str]
    array_libraries: frozenset[str]
    tensor_libraries: frozenset[str]

    def meet_in(self, node: ast.AST, operators: frozenset[str], calls: frozenset[str]) -> bool:
        """Whether one node may bring the two together."""
        if isinstance(node, ast.Call):
            return last_name(node) in calls | self.array_libraries | self.tensor_libraries and self._is_given(node)
        if special_method(node) not in operators:
            return False
        if isinstance(node, ast.BinOp):
            return self._differ(node.left, node.right)
        if isinstance(node, ast.AugAssign):
            return self._differ(node.target, node.value)
        if isinstance(node, ast.Compare):
            return self._differ(node.left, node.comparators[0])
        # What is stored stands elsewhere in the statement.
        return isinstance(node, ast.Subscript) and not _words(node.value).isdisjoint(self.arrays | self.tensors)

    def _differ(self, left: ast.expr, right: ast.expr) -> bool:
        one, other = _words(left), _words(right)
        return (not one.isdisjoint(self.arrays) and not other.isdisjoint(self.tensors)) or (
            not one.isdisjoint(self.tensors) and not other.isdisjoint(self.arrays)
        )

    def _is_given(self, call: ast.Call) -> bool:
        given = [*call.args, *(keyword.value for keyword in call.keywords)]
        words = frozenset[str]().union(*map(_words, given))
        asked = _words(call.func)
        return (not asked.isdisjoint(self.arrays) and not words.isdisjoint(self.tensors)) or (
            not asked.isdisjoint(self.tensor_libraries) and not words.isdisjoint(self.arrays)
        )


def _names_in(tree: ast.Module) -> _Names:
    nodes = list(walk(tree))
    array_libraries = frozenset(_imported(nodes, ARRAY_ROOTS))
    tensor_libraries = frozenset(_imported(nodes, TENSOR_ROOTS))
    flows = list(_flows(nodes))
    return _Names(
        _reached(array_libraries | _ARRAYS_BY_NAME, flows),
        _reached(tensor_libraries | _TENSORS_BY_NAME, flows),
        array_libraries,
        tensor_libraries,
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


def _reached(seeds: frozenset[str], flows: list[_Flow]) -> frozenset[str]:
    """The seeds, and all names that something of them flows into."""
    known = set(seeds)
    waiting = flows
    while True:
        now = [flow for flow in waiting if not flow.sources.isdisjoint(known)]
        if not now:
            return frozenset(known)
        known.update(*(flow.targets for flow in now))
        waiting = [flow for flow in waiting if flow.sources.isdisjoint(known)]


def _flows(nodes: Iterable[ast.AST]) -> Iterator[_Flow]:
    functions: dict[str, list[str]] = {}
    calls: list[ast.Call] = []
    for node in nodes:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            functions[node.name] = [one.arg for one in parameters_of(node.args) if one.arg not in _NOBODY]
            returned = [one.value for one in walk(node) if isinstance(one, ast.Return) and one.value is not None]
            yield _flow([node.name], [*returned, *([node.returns] if node.returns else [])])
        elif isinstance(node, ast.Call):
            calls.append(node)
            yield from (_flow([one.arg], [one.value]) for one in node.keywords if one.arg is not None)
            if isinstance(node.func, ast.Attribute) and node.func.attr in _ADDING:
                yield _flow(_words(node.func.value), node.args)
        elif isinstance(node, ast.arg) and node.annotation is not None:
            yield _flow([node.arg], [node.annotation])
        else:
            yield from _assigned(node)
    for call in calls:
        for name, value in zip(functions.get(last_name(call), ()), call.args, strict=False):
            yield _flow([name], [value])


def _assigned(node: ast.AST) -> Iterator[_Flow]:
    if isinstance(node, ast.Assign):
        yield from (_flow(_words(target), [node.value]) for target in node.targets)
    elif isinstance(node, (ast.AnnAssign, ast.AugAssign, ast.NamedExpr)):
        annotation = [node.annotation] if isinstance(node, ast.AnnAssign) else []
        yield _flow(_words(node.target), [*annotation, *([node.value] if node.value else [])])
    elif isinstance(node, (ast.For, ast.AsyncFor, ast.comprehension)):
        yield _flow(_words(node.target), [node.iter])
    elif isinstance(node, ast.withitem) and node.optional_vars is not None:
        yield _flow(_words(node.optional_vars), [node.context_expr])


def _flow(targets: Iterable[str], sources: Iterable[ast.expr]) -> _Flow:
    return _Flow(frozenset(targets), frozenset[str]().union(*map(_words, sources)))


def _words(node: ast.AST) -> frozenset[str]:
    """All names and attributes in an expression, those in a string that may be an annotation too."""
    found: set[str] = set()
    for part in walk(node):
        if isinstance(part, ast.Name):
            found.add(part.id)
        elif isinstance(part, ast.Attribute):
            found.add(part.attr)
        elif isinstance(part, ast.Constant) and isinstance(part.value, str) and len(part.value) < 80:
            found.update(_WORD.findall(part.value))
    return frozenset(found - _NOBODY)
