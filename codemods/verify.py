"""Holds a rewritten file against the original: it parses, and nothing differs outside the intended places."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Set as AbstractSet

from lint_rules.rule import Span
from lint_rules.source import Source


def parsed(text: str) -> ast.Module | None:
    """The tree of the text, or None if it is no valid Python."""
    try:
        with warnings.catch_warnings():
            # Whatever Python warns about in the file was there before.
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def equal_outside(source: Source, tree: ast.Module, new_tree: ast.Module, targets: AbstractSet[Span]) -> bool:
    """Whether the trees are equal but for the calls and attributes of `source` that stand at `targets`."""
    if len(tree.body) != len(new_tree.body):
        return False
    lines = {line for target in targets for line in range(target.line, target.end_line + 1)}
    return all(
        _statements_equal(source, old, new, targets)
        for old, new in zip(tree.body, new_tree.body, strict=True)
        if not lines.isdisjoint(_lines(old))
    )


def _lines(statement: ast.stmt) -> range:
    """The lines of a statement, its decorators included. In all others the text is what it was."""
    decorators = getattr(statement, "decorator_list", [])
    first = min([statement.lineno, *(decorator.lineno for decorator in decorators)])
    return range(first, (statement.end_lineno or statement.lineno) + 1)


def _statements_equal(
    source: Source, old_statement: ast.stmt, new_statement: ast.stmt, targets: AbstractSet[Span]
) -> bool:
    pending: list[tuple[object, object]] = [(old_statement, new_statement)]
    while pending:
        old, new = pending.pop()
        if isinstance(old, (ast.Call, ast.Attribute)) and source.span(old, within=old_statement) in targets:
            if not isinstance(new, ast.expr):
                return False
        elif isinstance(old, ast.AST):
            if type(old) is not type(new):
                return False
            pending.extend((getattr(old, name, None), getattr(new, name, None)) for name in old._fields)
        elif isinstance(old, list):
            if not isinstance(new, list) or len(old) != len(new):
                return False
            pending.extend(zip(old, new, strict=True))
        elif type(old) is not type(new) or repr(old) != repr(new):
            return False
    return True
