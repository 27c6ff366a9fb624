"""Calls that are not followed, of functions that are seen: what these may do is read off the names in them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from lint_rules.knowledge.schema import Effect
from lint_rules.values.callees.unseen_calls import lose_grad_mode
from lint_rules.values.changes.mutation import escape
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.value import FunctionValue, Value
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.state import UNCHANGING
from lint_rules.values.interpreter import linking
from lint_rules.values.tree.references import names_mentioned
from lint_rules.values.tree.syntax import FUNCTIONS, walk


@dataclass(slots=True)
class Mentions:
    """By the name of a function: the names in all functions of a file that are called so."""

    by_name: dict[str, frozenset[str]]
    _known: dict[ast.AST, frozenset[str]] = field(default_factory=dict)

    def reached_from(self, node: ast.AST) -> frozenset[str]:
        """The names in a function, and in all those of the file that it may call."""
        if node not in self._known:
            found = set(names_mentioned(node))
            pending = list(found)
            while pending:
                new = self.by_name.get(pending.pop(), frozenset()) - found
                found |= new
                pending += new
            self._known[node] = frozenset(found)
        return self._known[node]


def mentions_in(tree: ast.AST) -> Mentions:
    """Look through a file once."""
    by_name: dict[str, frozenset[str]] = {}
    for node in walk(tree):
        if isinstance(node, FUNCTIONS):
            by_name[node.name] = by_name.get(node.name, frozenset()) | names_mentioned(node)
    return Mentions(by_name)


def let_escape(frame: Frame, function: FunctionValue, operands: Operands, reason: str) -> None:
    """What goes into a call that is not followed, what the function finds by name, and the modes may be changed."""
    origin = Origin(operands.node, reason)
    module = linking.module_frame(function.frame).node
    known = frame.engine.memo.mentions
    if module not in known:
        known[module] = mentions_in(module)
    names = known[module].reached_from(function.node)
    escape(frame, [*operands.inputs, *_found_by(function, names)], origin)
    switches = frame.engine.knowledge.grad_switches
    if any(switches.get(name) is Effect.GRAD_ARGUMENT for name in names):
        lose_grad_mode(frame, operands.node)


def _found_by(function: FunctionValue, names: frozenset[str]) -> Iterator[Value]:
    """What the names hold in the scopes around a function, but for functions and what never changes."""
    scope: Frame | None = function.frame
    while scope is not None:
        for name in names & scope.changeable:
            value = scope.ever[name]
            if type(value) not in UNCHANGING and not isinstance(value, FunctionValue):
                yield value
        scope = scope.parent
