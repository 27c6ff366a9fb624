"""Files that change what every function or module of the library gives, by a mode or by a hook of all modules."""

from __future__ import annotations

import ast
from collections.abc import Collection

from lint_rules.values.tree.syntax import walk


def intercepts(tree: ast.Module, text: str, names: Collection[str]) -> bool:
    """Whether the code of a file, not only its comments, mentions one of the names that do so."""
    named = {name for name in names if name in text}
    return bool(named) and any(_name_of(node) in named for node in walk(tree))


def runs_text(tree: ast.Module, text: str) -> bool:
    """Whether code in a string is run among the names of the file: it may bind any of them."""
    return "exec" in text and any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "exec" for node in walk(tree)
    )


def _name_of(node: ast.AST) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.alias(name=name):
            return name.rpartition(".")[2]
        case _:
            return ""
