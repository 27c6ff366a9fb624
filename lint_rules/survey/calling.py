"""Which functions of a file may call others, by the names that stand in them."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable

from lint_rules.values.tree.references import names_mentioned
from lint_rules.values.tree.syntax import FUNCTIONS, Function, walk


def callers_of_both(tree: ast.Module, functions: Iterable[Function], others: Collection[str]) -> frozenset[Function]:
    """The functions that name one of some functions of the file, and one of some names besides.

    What they name may also be a function of the file that has the name in it: one call deep.
    """
    named = {node: names_mentioned(node) for node in walk(tree) if isinstance(node, FUNCTIONS)}
    wanted = {function.name for function in functions}
    besides = {*others, *(node.name for node, names in named.items() if not names.isdisjoint(others))}
    return frozenset(
        node for node, names in named.items() if not names.isdisjoint(wanted) and not names.isdisjoint(besides)
    )
