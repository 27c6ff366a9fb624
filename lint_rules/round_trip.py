"""Whether an array comes back as a tensor in the function that made it: there, a `.detach()` hides a severed graph."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from lint_rules.context import FileContext
from lint_rules.survey import Assignment, Mention
from lint_rules.values.devices import called_name


def comes_back_as_tensor(node: ast.expr, file: FileContext) -> bool:
    """Whether what the expression gives goes, by way of names too, into a call that makes a tensor of data."""
    return any(True for _ in ways_back(node, file))


def ways_back(node: ast.expr, file: FileContext) -> Iterator[ast.Call]:
    """The calls in the same scope that make a tensor of what the expression gives."""
    statement = file.statements.get(node)
    scope = file.scope_of(statement) if statement is not None else None
    if scope is None:
        return
    uses = file.survey.uses_in(scope)
    around = set(_with_parents(node, file))
    names = _names_holding(around, uses.assignments)
    makers = file.knowledge.array_to_tensor_names
    for call, arguments in uses.calls:
        if called_name(call) in makers and any(_holds(argument, around, names) for argument in arguments):
            yield call


def _with_parents(node: ast.AST | None, file: FileContext) -> Iterator[ast.AST]:
    """A node and all that it is a part of, in its statement."""
    while node is not None:
        yield node
        node = file.parent(node)


def _names_holding(around: set[ast.AST], assignments: Iterable[Assignment]) -> set[str]:
    """The names that are assigned from the expression, or from another such name."""
    names: set[str] = set()
    waiting = list(assignments)
    while True:
        holding = [one for one in waiting if _holds(one.value, around, names)]
        if not holding:
            return names
        names.update(*(one.targets for one in holding))
        waiting = [one for one in waiting if one not in holding]


def _holds(expression: Mention, around: set[ast.AST], names: set[str]) -> bool:
    return expression.node in around or not expression.names.isdisjoint(names)
