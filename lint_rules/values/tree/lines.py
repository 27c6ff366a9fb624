"""Between text and tree: on which lines something stands, and which statements stand on a line."""

from __future__ import annotations

import ast
import bisect
import re
from collections.abc import Iterable, Iterator, Sequence

from lint_rules.values.tree.syntax import children

LINE_END = re.compile(r"\r\n|\r|\n")


def lines_at(text: str, positions: Iterable[int]) -> Iterator[int]:
    """The 1-based lines of some positions in a text, each once; the positions ascend."""
    position, line, latest = 0, 1, 0
    for start in positions:
        line += _line_ends(text, position, start)
        position = start
        if line > latest:
            yield line
        latest = line


def _line_ends(text: str, start: int, end: int) -> int:
    if text.find("\r", start, end) < 0:
        return text.count("\n", start, end)
    return len(LINE_END.findall(text, start, end))


def statements_on(tree: ast.Module, lines: Sequence[int]) -> Iterator[ast.stmt]:
    """The statements, nested ones too, that cover one of the lines; what covers none is not descended into."""
    stack: list[ast.AST] = [tree]
    while stack:
        for child in children(stack.pop()):
            if isinstance(child, ast.stmt):
                if not covers(child, lines):
                    continue
                yield child
            stack.append(child)


def covers(statement: ast.stmt, lines: Sequence[int]) -> bool:
    """Whether a statement, decorators and all, stands on one of the lines, which ascend."""
    decorators = getattr(statement, "decorator_list", ())
    first = min([statement.lineno, *(decorator.lineno for decorator in decorators)])
    following = bisect.bisect_left(lines, first)
    return following < len(lines) and lines[following] <= (statement.end_lineno or first)
