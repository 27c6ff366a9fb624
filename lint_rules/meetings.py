"""Where arrays and tensors may meet, by syntax alone: in an operator, a store, or a call of the other side's function.

Names are followed through the whole file by what they are called: a name that is assigned from something that mentions
NumPy may hold an array, wherever it stands. That is far too much, and cheap; the evaluation decides.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lint_rules.knowledge.frameworks import ARRAY_ROOTS
from lint_rules.knowledge.library import converting_members
from lint_rules.knowledge.rows import words
from lint_rules.operator_lines import own_nodes
from lint_rules.rule import Interest
from lint_rules.values.syntax import children, last_name, parameters_of, special_method, walk, walk_scope

_ARRAYS_BY_NAME = frozenset({"ndarray", "numpy", "to_numpy", "values"})
_TENSORS_BY_NAME = frozenset({"Tensor", "backward", "cpu", "cuda", "detach", "parameters", "weight"})
CONVERTING_MEMBERS = converting_members()
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
    names = _Names(tree)
    for node in walk(tree):
        if isinstance(node, ast.stmt) and (
            names.meet_in_store(node) or any(names.meet_in(part, operators, calls) for part in (node, *own_nodes(node)))
        ):
            yield node.lineno


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
        return frozenset((node.attr,)) if is_deep else self.of(node.value) | {node.attr}

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


class _Names:
    """The names of a file that may hold arrays, and those that may hold tensors."""

    def __init__(self, tree: ast.Module) -> None:
        nodes = list(walk(tree))
        self._mentions = _Mentions(nodes)
        flows = list(_flows(nodes, self._mentions))
        self._arrays = _reached(self._mentions.array_libraries | _ARRAYS_BY_NAME, flows)
        self._tensors = _reached(self._mentions.tensor_libraries | _TENSORS_BY_NAME, flows)

    def meet_in(self, node: ast.AST, operators: frozenset[str], calls: frozenset[str]) -> bool:
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

    def meet_in_store(self, statement: ast.AST) -> bool:
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
        takes_arrays = not asked.isdisjoint(of_arrays)
        takes_tensors = not asked.isdisjoint(libraries[1])
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


def _flows(nodes: Iterable[ast.AST], mentions: _Mentions) -> Iterator[_Flow]:
    functions: dict[str, list[str]] = {}
    calls: list[ast.Call] = []
    for node in nodes:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            functions[node.name] = [one.arg for one in parameters_of(node.args) if one.arg not in _NOBODY]
            returned = [one.value for one in walk_scope(node) if isinstance(one, ast.Return) and one.value is not None]
            promised = mentions.of_annotation(node.returns) if node.returns else frozenset()
            yield _Flow(frozenset((node.name,)), mentions.of_all(returned) | promised)
        elif isinstance(node, ast.Call):
            calls.append(node)
            if isinstance(node.func, ast.Attribute) and node.func.attr in _ADDING:
                yield _Flow(mentions.of(node.func.value), mentions.of_all(node.args))
        elif isinstance(node, ast.arg) and node.annotation is not None:
            yield _Flow(frozenset((node.arg,)), mentions.of_annotation(node.annotation))
        else:
            targets, sources = _assigned(node)
            if targets:
                yield _Flow(mentions.of_all(targets), mentions.of_all(sources))
    for call in calls:
        names = functions.get(last_name(call.func), [])
        for name, value in zip(names, call.args, strict=False):
            yield _Flow(frozenset((name,)), mentions.of(value))
        for keyword in call.keywords:
            if keyword.arg in names:
                yield _Flow(frozenset((keyword.arg,)), mentions.of(keyword.value))


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
