"""Whether code that is not followed had a tensor: what it may have switched on shows nowhere."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from lint_rules.context import FileContext
from lint_rules.values.tree.syntax import walk

_HARMLESS = frozenset({"bool", "float", "id", "int", "isinstance", "len", "print", "repr", "str", "type"})


def is_given_away(node: ast.expr, file: FileContext) -> bool:
    """Whether a name in the expression is an argument of a call, in the same scope, that no table knows.

    Such a call may make a tensor require grad that did not before; so may a method that is unknown.
    """
    scope = file.scope_around(node)
    names = {one.id for one in walk(node) if isinstance(one, ast.Name)}
    if scope is None or not names:
        return False
    names = _with_origins(names, scope)
    calls = (one for one in walk(scope) if isinstance(one, ast.Call) and names & set(_names_handed_to(one)))
    return any(not _is_known(call, file) for call in calls)


def _with_origins(names: set[str], scope: ast.AST) -> set[str]:
    """The names, and those that what they are bound to was computed from, somewhere in the scope."""
    nodes = list(walk(scope))
    # Modules and functions are named as well, and nothing is computed from what they hold.
    variables = {node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    variables.update(node.arg for node in nodes if isinstance(node, ast.arg))
    assignments = (node for node in nodes if isinstance(node, ast.Assign))
    bound = [(_names_in(node.targets), _names_in([node.value]) & variables) for node in assignments]
    found = set(names)
    for _ in bound:
        more = {name for targets, sources in bound if targets & found for name in sources} - found
        if not more:
            break
        found |= more
    return found


def _names_in(nodes: Iterable[ast.AST]) -> set[str]:
    return {one.id for node in nodes for one in walk(node) if isinstance(one, ast.Name)}


def _names_handed_to(call: ast.Call) -> Iterator[str]:
    """The names that a call is given as they are, in a list or unpacked, and the one whose method it is."""
    pending = [*call.args, *(keyword.value for keyword in call.keywords)]
    if isinstance(call.func, ast.Attribute):
        pending.append(call.func.value)
    while pending:
        given = pending.pop()
        if isinstance(given, ast.Name):
            yield given.id
        elif isinstance(given, (ast.Tuple, ast.List)):
            pending += given.elts
        elif isinstance(given, ast.Starred):
            pending.append(given.value)


def _is_known(call: ast.Call, file: FileContext) -> bool:
    if isinstance(call.func, ast.Name) and call.func.id in _HARMLESS:
        return True
    site = file.call_at(call)
    return site is not None and site.row is not None
