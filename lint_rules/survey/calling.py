"""Which functions of a file may call others, by the names that stand in them."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from lint_rules.values.tree.syntax import FUNCTIONS, Function, last_name, walk


def callers_of(tree: ast.Module, functions: Iterable[Function]) -> frozenset[Function]:
    """The functions that name one of some functions, or one that does so in turn."""
    left = {node: _names_in(node) for node in walk(tree) if isinstance(node, FUNCTIONS)}
    found: set[Function] = set()
    named = {function.name for function in functions}
    while named:
        callers = [node for node, names in left.items() if not names.isdisjoint(named)]
        found.update(callers)
        named = {node.name for node in callers}
        for node in callers:
            del left[node]
    return frozenset(found)


def _names_in(function: Function) -> frozenset[str]:
    return frozenset(last_name(node) for node in walk(function) if isinstance(node, (ast.Name, ast.Attribute)))
