"""Whether an array comes back as a tensor in the function that made it: there, a `.detach()` hides a severed graph."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from lint_rules.context import FileContext
from lint_rules.values.devices import called_name
from lint_rules.values.syntax import walk


def comes_back_as_tensor(node: ast.expr, file: FileContext) -> bool:
    """Whether what the expression gives goes, by way of names too, into a call that makes a tensor of data."""
    return any(True for _ in ways_back(node, file))


def ways_back(node: ast.expr, file: FileContext) -> Iterator[ast.Call]:
    """The calls in the same scope that make a tensor of what the expression gives."""
    statement = file.statements.get(node)
    scope = file.scope_of(statement) if statement is not None else None
    if scope is None:
        return
    parts = list(walk(scope))
    names = _names_holding(node, parts)
    makers = file.knowledge.array_to_tensor_names
    for part in parts:
        if (
            isinstance(part, ast.Call)
            and called_name(part) in makers
            and any(_holds(argument, node, names) for argument in part.args)
        ):
            yield part


def _names_holding(node: ast.expr, parts: list[ast.AST]) -> frozenset[str]:
    """The names that are assigned from the expression, or from another such name."""
    names: frozenset[str] = frozenset()
    while True:
        found = names
        for part in parts:
            value, targets = _assignment(part)
            if value is not None and _holds(value, node, names):
                found |= {name.id for target in targets for name in walk(target) if isinstance(name, ast.Name)}
        if found == names:
            return names
        names = found


def _assignment(part: ast.AST) -> tuple[ast.expr | None, list[ast.expr]]:
    if isinstance(part, ast.Assign):
        return part.value, part.targets
    if isinstance(part, (ast.AnnAssign, ast.AugAssign, ast.NamedExpr)):
        return part.value, [part.target]
    if isinstance(part, (ast.For, ast.comprehension)):
        return part.iter, [part.target]
    return None, []


def _holds(expression: ast.expr, node: ast.expr, names: frozenset[str]) -> bool:
    return any(part is node or (isinstance(part, ast.Name) and part.id in names) for part in walk(expression))
