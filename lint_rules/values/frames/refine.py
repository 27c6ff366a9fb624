"""Saying more about a value at one point: the alternatives that a condition leaves."""

from __future__ import annotations

import ast
from collections.abc import Callable

from lint_rules.values.domain.promises import is_promised
from lint_rules.values.domain.value import Union, Value, alternatives
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import State
from lint_rules.values.tree.syntax import bound_by

Branches = tuple[State | None, State | None]
"""The states in which a condition holds and fails; None where it cannot."""
Change = Callable[[Value], Value | None]
"""What a condition leaves of one alternative; None if nothing."""

NOT_NONE = "it is None wherever its value was seen, and yet it is not None here"


def value_at(frame: Frame, state: State, path: str, node: ast.expr) -> Value:
    """What a path holds; a name is looked up, since a nested function may rebind it.

    `(x := f(x)).requires_grad` was evaluated with the test: done again, x would be f(f(x)).
    """
    node = bound_by(node)
    if path in state.bindings and not isinstance(node, ast.Name):
        return state.bindings[path]
    frame.state = state
    return frame.evaluate(node)


def refined(state: State, path: str, value: Value, change: Change, otherwise: Value | None = None) -> State | None:
    """The state with each alternative of a value changed or dropped; None if no alternative is left.

    `otherwise` is what the condition makes of a value that was only promised to be of a kind that it rules out.
    """
    changed = [one for before in alternatives(value) if (one := change(before)) is not None]
    if not changed:
        if otherwise is None or not is_promised(value):
            return None
        changed = [otherwise]
    result = state.fork()
    new = changed[0] if len(changed) == 1 else Union(tuple(changed))
    if new is not value:
        result.refine(path, new)
    return result
