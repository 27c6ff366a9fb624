"""Holds an edit against the original: the result parses, and nothing differs outside the rewritten expression."""

from __future__ import annotations

import ast
import functools
import re
import warnings
from collections.abc import Iterator, Sequence

from codemods.edits import Edit
from lint_rules.rule import Span
from lint_rules.source import Source

_INDENTATION = re.compile(r"(?:[ \t\f]*\f)?([ \t]*)")
"""What stands before the last form feed of a line's start does not count as indentation."""


def changes_only(source: Source, target: Span, edit: Edit) -> bool:
    """Whether the edit leaves an expression where the call or attribute `target` was, and all else as it is.

    The text outside the edit is what it was, so it is enough to look at the lines of the statement around it.
    """
    tree = tree_of(source.text)
    statements = _statements_around(source, tree, target) if tree else ()
    if not statements:
        return False
    edited = _parsed_alone(_edited_lines(source, statements, edit))
    if edited is None or len(edited) != len(statements):
        return False
    return all(_equal_outside(source, old, new, target) for old, new in zip(statements, edited, strict=True))


@functools.lru_cache(maxsize=1)
def tree_of(text: str) -> ast.Module | None:
    """The tree of the text, or None if it is no valid Python. The last one is kept, for a file has many findings."""
    return _parsed(text)


def _parsed(text: str) -> ast.Module | None:
    try:
        with warnings.catch_warnings():
            # Whatever Python warns about in the file is not the edit's business.
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _statements_around(source: Source, tree: ast.Module, target: Span) -> Sequence[ast.stmt]:
    """The smallest group of neighbouring statements with the target in it that has its lines for itself."""
    found: Sequence[ast.stmt] = ()
    inside: Sequence[ast.stmt] = _on_lines(tree.body, target.line, target.end_line)
    while inside:
        if _stands_alone(source, inside[0]):
            found = inside
        inside = _on_lines(_statements_in(inside[0]), target.line, target.end_line) if len(inside) == 1 else ()
    return found


def _on_lines(block: Sequence[ast.stmt], first: int, last: int) -> Sequence[ast.stmt]:
    """The statements of a block that have a part on these lines, or share a line with one that has."""
    chosen = [statement for statement in block if _last_line(statement) >= first and first_line(statement) <= last]
    if not chosen:
        return ()
    wider = min(first, first_line(chosen[0])), max(last, _last_line(chosen[-1]))
    return chosen if wider == (first, last) else _on_lines(block, *wider)


def _statements_in(node: ast.AST) -> list[ast.stmt]:
    """The statements of the blocks that belong to a statement, not those nested in them."""
    return list(_walk_statements_in(node))


def _walk_statements_in(node: ast.AST) -> Iterator[ast.stmt]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt):
            yield child
        elif isinstance(child, (ast.ExceptHandler, ast.match_case)):
            yield from child.body


def first_line(statement: ast.stmt) -> int:
    """The first line of a statement, its decorators included."""
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return min([statement.lineno, *(decorator.lineno for decorator in statement.decorator_list)])
    return statement.lineno


def _last_line(statement: ast.stmt) -> int:
    return statement.end_lineno or statement.lineno


def _stands_alone(source: Source, statement: ast.stmt) -> bool:
    """Whether only indentation comes before it on its line, and it is no `elif`, which is an `if` in the tree."""
    line = source.lines[first_line(statement) - 1]
    before, behind = line[: statement.col_offset], line[statement.col_offset :]
    return not before.strip() and not behind.startswith("elif")


def _edited_lines(source: Source, statements: Sequence[ast.stmt], edit: Edit) -> str:
    first, last = first_line(statements[0]), _last_line(statements[-1])
    start, end = source.offset(first, 1), source.offset(last, len(source.lines[last - 1]) + 1)
    edit_start = source.offset(edit.span.line, edit.span.column)
    edit_end = source.offset(edit.span.end_line, edit.span.end_column)
    return source.text[start:edit_start] + edit.text + source.text[edit_end:end]


def _parsed_alone(lines: str) -> Sequence[ast.stmt] | None:
    """The statements that stand on the lines, whatever their indentation."""
    indentation = _INDENTATION.match(lines)
    if indentation is None or not indentation[1]:
        tree = _parsed(lines)
        return tree.body if tree else None
    tree = _parsed(f"if 1:\n{lines}")
    around = tree.body[0] if tree and len(tree.body) == 1 else None
    return around.body if isinstance(around, ast.If) else None


def _equal_outside(source: Source, statement: ast.stmt, new_statement: ast.stmt, target: Span) -> bool:
    pending: list[tuple[object, object]] = [(statement, new_statement)]
    while pending:
        old, new = pending.pop()
        if isinstance(old, ast.expr) and source.span(old, within=statement) == target:
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
