"""A look at the syntax of a whole scope or file, taken once, and only when a rule asks for it."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from lint_rules.survey.expected_failures import ExpectedFailures
from lint_rules.survey.interception import rebinds_unseen
from lint_rules.values.tree.syntax import NESTED_SCOPES, children, last_name, nodes_by_kind, walk

Arm = tuple[ast.AST, str]
"""A part of a statement or expression that runs on some paths only: the node, and which of its parts."""

_LEAVING = (ast.Return, ast.Raise, ast.Continue, ast.Break)


Arms = tuple[Arm, ...]
"""The arms around a node, the outermost first."""


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """An expression, and the names in it."""

    node: ast.expr
    names: frozenset[str]

    @classmethod
    def of(cls, node: ast.expr) -> Mention:
        """An expression with the names that stand in it."""
        return cls(node, _names_in(node))


@dataclass(frozen=True, slots=True, eq=False)
class Assignment:
    """What is assigned, or run over, and the names that are given it or a part of it."""

    value: Mention
    targets: frozenset[str]


class Survey:
    """What syntax says about the scopes of a file."""

    def __init__(self, tree: ast.Module, text: str) -> None:
        self._tree = tree
        self._text = text
        self._parts: dict[ast.AST, dict[type[ast.AST], list[ast.AST]]] = {}
        self._assignments: dict[ast.AST, tuple[Assignment, ...]] = {}
        self._arms: dict[ast.AST, dict[ast.AST, Arms]] = {}

    def arms_in(self, scope: ast.AST) -> dict[ast.AST, Arms]:
        """The arms around each node of a scope; scopes inside it are not entered."""
        if scope not in self._arms:
            self._arms[scope] = _arms_of_nodes(scope)
        return self._arms[scope]

    def calls_in(self, scope: ast.AST) -> list[ast.Call]:
        """The calls in a scope, in the scopes inside it too."""
        return cast("list[ast.Call]", self._parts_of(scope).get(ast.Call, []))

    def assignments_in(self, scope: ast.AST) -> tuple[Assignment, ...]:
        """The assignments in a scope, in the scopes inside it too."""
        if scope not in self._assignments:
            self._assignments[scope] = tuple(_assignments_among(self._parts_of(scope)))
        return self._assignments[scope]

    def _parts_of(self, scope: ast.AST) -> dict[type[ast.AST], list[ast.AST]]:
        if scope not in self._parts:
            self._parts[scope] = nodes_by_kind([scope])
        return self._parts[scope]

    @functools.cached_property
    def moves_tensors(self) -> bool:
        """Whether the file moves anything to a device that it does not name as the CPU."""
        return any(isinstance(node, ast.Call) and _names_device(node) for node in walk(self._tree))

    @functools.cached_property
    def rebinds_unseen(self) -> bool:
        """Whether any name of the file may be bound anew where no assignment shows it."""
        return rebinds_unseen(self._tree, self._text)

    @functools.cached_property
    def expected_failures(self) -> ExpectedFailures:
        """The functions whose exceptions are caught where they are called."""
        return ExpectedFailures(self._tree)


def _assignments_among(parts: Mapping[type[ast.AST], list[ast.AST]]) -> Iterator[Assignment]:
    for kind in _ASSIGNING:
        for value, targets in map(_assignment, parts.get(kind, ())):
            if value is not None:
                yield Assignment(Mention.of(value), frozenset[str]().union(*map(_names_in, targets)))


_ASSIGNING = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.NamedExpr, ast.For, ast.comprehension)


def _assignment(part: ast.AST) -> tuple[ast.expr | None, list[ast.expr]]:
    if isinstance(part, ast.Assign):
        return part.value, part.targets
    if isinstance(part, (ast.AnnAssign, ast.AugAssign, ast.NamedExpr)):
        return part.value, [part.target]
    if isinstance(part, (ast.For, ast.comprehension)):
        return part.iter, [part.target]
    return None, []


def _names_in(node: ast.expr) -> frozenset[str]:
    return frozenset(part.id for part in walk(node) if isinstance(part, ast.Name))


def shares_path(node: ast.expr, arms: Arms, other: ast.expr, other_arms: Arms) -> bool:
    """Whether `node` runs, before or after, wherever `other` does: no branch of its own, none that leaves first."""
    if arms != other_arms[: len(arms)]:
        return False
    return _position(node) < _position(other) or not any(map(_leaves, other_arms[len(arms) :]))


def _arms_of_nodes(scope: ast.AST) -> dict[ast.AST, Arms]:
    found: dict[ast.AST, Arms] = {}
    waiting: list[tuple[list[ast.AST], Arms]] = [(children(scope), ())]
    while waiting:
        # All of them stand in the same arms: those of a part of theirs wait.
        nodes, arms = waiting.pop()
        while nodes:
            node = nodes.pop()
            found[node] = arms
            names = _ARMS.get(node.__class__)
            if names is not None:
                inside = {part: (*arms, (node, name)) for name in names for part in _parts(node, name)}
                waiting.extend(([child], inside.get(child, arms)) for child in children(node))
            elif node.__class__ not in _NOT_ENTERED:
                nodes += children(node)
    return found


_NOT_ENTERED = frozenset((*NESTED_SCOPES, ast.Name, ast.Constant))
_ARMS: dict[type[ast.AST], tuple[str, ...]] = {
    ast.If: ("body", "orelse"),
    ast.IfExp: ("body", "orelse"),
    ast.ExceptHandler: ("body",),
    ast.match_case: ("body",),
}
"""The parts of a node that run on some paths only; a handler or case is one as a whole."""


def _parts(node: ast.AST, name: str) -> list[ast.AST]:
    value = getattr(node, name)
    return value if isinstance(value, list) else [value]


def _leaves(arm: Arm) -> bool:
    """Whether an arm ends by going elsewhere."""
    body = _parts(*arm)
    return bool(body) and isinstance(body[-1], _LEAVING)


def _position(node: ast.expr) -> tuple[int, int]:
    """Where a call ends: of two methods in one chain the later one ends later."""
    return node.end_lineno or node.lineno, node.end_col_offset or node.col_offset


def _names_device(call: ast.Call) -> bool:
    if last_name(call.func) == "cuda":
        return not call.args or not isinstance(call.args[0], ast.Constant) or call.args[0].value is not None
    named = [keyword.value for keyword in call.keywords if keyword.arg == "device"]
    if last_name(call.func) == "to":
        named += [one for one in call.args[:1] if _is_device_name(one)]
    return any(not isinstance(one, ast.Constant) or one.value not in ("cpu", None) for one in named)


def _is_device_name(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    return "device" in last_name(node)
