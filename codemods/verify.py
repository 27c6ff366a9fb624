"""Holds an edit against the original: the result parses, and nothing differs outside the rewritten expression."""

from __future__ import annotations

import ast
import functools
import warnings
from collections.abc import Iterator

from codemods.edits import Edit
from lint_rules.rule import Span
from lint_rules.source import Source


@functools.lru_cache(maxsize=1)
def parsed(text: str) -> ast.Module | None:
    """The tree of the text, or None if it is no valid Python. The last one is kept: a file has many findings."""
    try:
        with warnings.catch_warnings():
            # Whatever Python warns about in the file is not the edit's business.
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def changes_only(source: Source, target: Span, edit: Edit) -> bool:
    """Whether the edit, which lies in the call or attribute at `target`, leaves an expression there and all else alone.

    The text outside is what it was, so it is enough to look at the statement around the target.
    """
    tree = parsed(source.text)
    statement = _statement_around(tree, target) if tree else None
    if statement is None:
        return False
    new = _parsed_alone(_edited_lines(source, statement, edit))
    return new is not None and _equal_outside(source, statement, new, target)


def _statement_around(tree: ast.Module, target: Span) -> ast.stmt | None:
    """The innermost statement with the target in it that has its lines for itself."""
    found: ast.stmt | None = None
    inside: ast.AST | None = tree
    while inside is not None:
        statements = [one for one in _statements_in(inside) if _lines(one)[0] <= target.end_line]
        around = [one for one in statements if _lines(one)[1] >= target.line]
        inside = around[0] if len(around) == 1 else None
        if isinstance(inside, ast.stmt) and (found is None or _lines(inside)[0] > _lines(found)[0]):
            found = inside
    return found


def _statements_in(node: ast.AST) -> Iterator[ast.stmt]:
    """The statements of a block, not those nested in them."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt):
            yield child
        elif isinstance(child, (ast.ExceptHandler, ast.match_case)):
            yield from child.body


def _lines(statement: ast.stmt) -> tuple[int, int]:
    """The first and last line of a statement, its decorators included."""
    first, last = statement.lineno, statement.end_lineno or statement.lineno
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        first = min([first, *(decorator.lineno for decorator in statement.decorator_list)])
    return first, last


def _edited_lines(source: Source, statement: ast.stmt, edit: Edit) -> str:
    first, last = _lines(statement)
    start, end = source.offset(first, 1), source.offset(last, len(source.lines[last - 1]) + 1)
    edit_start = source.offset(edit.span.line, edit.span.column)
    edit_end = source.offset(edit.span.end_line, edit.span.end_column)
    return source.text[start:edit_start] + edit.text + source.text[edit_end:end]


def _parsed_alone(lines: str) -> ast.stmt | None:
    """The one statement that stands on the lines, whatever their indentation."""
    indented = lines[:1] in (" ", "\t", "\f")
    tree = parsed.__wrapped__(f"if 1:\n{lines}" if indented else lines)
    block = tree.body[0].body if tree and indented and isinstance(tree.body[0], ast.If) else tree.body if tree else []
    return block[0] if len(block) == 1 else None
