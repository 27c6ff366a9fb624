"""Parts of an expression that wait for the others: what these change in place may change them, too."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lint_rules.values.changes.mutation import after_changes
from lint_rules.values.domain.value import NOBODY, BoundMethod, FunctionValue, Value
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import identity_of


@dataclass(slots=True)
class Pending:
    """Values in the order in which they were evaluated, each with how many changes had been made by then."""

    frame: Frame
    _parts: list[tuple[Value, ast.expr | None, int]] = field(default_factory=list)

    def add(self, value: Value, node: ast.expr | None = None) -> None:
        """One more value, and the expression that it is all of."""
        self._parts.append((value, node, len(self.frame.engine.mutations)))

    def add_all(self, values: Iterable[Value]) -> None:
        """Several values that are parts of one expression."""
        for value in values:
            self.add(value)

    def values(self) -> list[Value]:
        """The values as they are now."""
        return [now(self.frame, *part) for part in self._parts]


def now(frame: Frame, value: Value, node: ast.expr | None, since: int) -> Value:
    """A value that was evaluated when so many changes had been made, after those that were made since."""
    changes = frame.engine.mutations[since:]
    if not changes or frame.state is None:
        return value
    if isinstance(node, ast.Name):
        bound = frame.here.bindings.get(node.id)
        if bound is not None and identity_of(bound) == identity_of(value) != NOBODY:
            return bound
    # Some of the changes may stand in a branch.
    return after_changes(value, [replace(one, is_doubtful=True) for one in changes])


def callee_now(frame: Frame, callee: Value, node: ast.expr, since: int) -> Value:
    """The same for what is called: a method waits with its object for the arguments."""
    if len(frame.engine.mutations) == since:
        return callee
    if isinstance(callee, (BoundMethod, FunctionValue)) and callee.receiver is not None:
        base = node.value if isinstance(node, ast.Attribute) else None
        return replace(callee, receiver=now(frame, callee.receiver, base, since))
    return now(frame, callee, None, since)
