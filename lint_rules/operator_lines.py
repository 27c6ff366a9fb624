"""Where a tree holds operators that matter: those that share a function with a call of certain names."""

from __future__ import annotations

import ast
import bisect
from collections.abc import Iterable, Iterator, Sequence

from lint_rules.rule import Interest
from lint_rules.values.syntax import children, last_name, special_method, walk


def lines_with_operators(tree: ast.Module, interests: Iterable[Interest], near: Sequence[int]) -> Iterator[int]:
    """The first lines of the statements that hold an operator which one of the interests asks for.

    `near` are the lines, in order, that may call what makes an operator matter; a function without one is not entered.
    """
    wanted = [one for one in interests if one.operators]
    if not wanted or not near:
        return
    for unit in _units(tree):
        if not any(_covers(statement, near) for statement in unit):
            continue
        called = {last_name(node.func) for one in unit for node in own_nodes(one) if isinstance(node, ast.Call)}
        operators = frozenset[str]().union(*(one.operators for one in wanted if not one.near.isdisjoint(called)))
        if operators:
            yield from (one.lineno for one in unit if any(name in operators for name in _special_methods(one)))


def _units(tree: ast.Module) -> Iterator[list[ast.stmt]]:
    """The statements of each function that stands in no other, and those outside of all functions."""
    outside: list[ast.stmt] = []
    stack: list[ast.AST] = [tree]
    while stack:
        for child in children(stack.pop()):
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield [node for node in walk(child) if isinstance(node, ast.stmt)]
            elif isinstance(child, (ast.stmt, ast.ExceptHandler, ast.match_case)):
                stack.append(child)
                if isinstance(child, ast.stmt):
                    outside.append(child)
    yield outside


def _covers(statement: ast.stmt, lines: Sequence[int]) -> bool:
    following = bisect.bisect_left(lines, statement.lineno)
    return following < len(lines) and lines[following] <= (statement.end_lineno or statement.lineno)


def _special_methods(statement: ast.stmt) -> Iterator[str]:
    for node in (statement, *own_nodes(statement)):
        name = special_method(node)
        if name is not None:
            yield name


def own_nodes(statement: ast.stmt) -> Iterator[ast.AST]:
    """The nodes of a statement without those of the statements in its body."""
    stack: list[ast.AST] = [statement]
    while stack:
        for child in children(stack.pop()):
            if not isinstance(child, ast.stmt):
                yield child
                stack.append(child)
