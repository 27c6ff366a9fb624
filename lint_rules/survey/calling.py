"""Which functions of a file may call others, by the names that stand in them."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable

from lint_rules.values.tree.syntax import FUNCTIONS, Function, last_name, walk


def callers_of_both(tree: ast.Module, functions: Iterable[Function], others: Collection[str]) -> frozenset[Function]:
    """The functions that name one of some functions of the file, and one of some names besides.

    What they name may also be a function of the file that has the name in it: one call deep.
    """
    named = {node: _names_in(node) for node in walk(tree) if isinstance(node, FUNCTIONS)}
    wanted = {function.name for function in functions}
    besides = {*others, *(node.name for node, names in named.items() if not names.isdisjoint(others))}
    return frozenset(
        node for node, names in named.items() if not names.isdisjoint(wanted) and not names.isdisjoint(besides)
    )


def _names_in(function: Function) -> frozenset[str]:
    return frozenset(last_name(node) for node in walk(function) if isinstance(node, (ast.Name, ast.Attribute)))
