"""Pieces of source shown with line numbers: around a place with carets under it, and as a change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lint_rules.rule import Span
from torchnp.terminal import Piece, visible

CONTEXT_LINES = 2
LONGEST_LINE = 160
"""Characters of a line that are shown; a longer one is cut around the place of interest."""
_CUT = "…"
GUTTER = "bold blue"


@dataclass(frozen=True, slots=True)
class Change:
    """Lines that a fix replaces, from line number `first` on; without their ends."""

    first: int
    before: tuple[str, ...]
    after: tuple[str, ...]


def width_of_numbers(last_line: int) -> int:
    """How wide the gutter must be for the numbers up to a line."""
    return len(str(last_line))


def place(lines: Sequence[str], span: Span, width: int, *, context: int = CONTEXT_LINES) -> Iterator[Piece]:
    """The line of a span with carets under it, `context` lines above and below; nothing past the end."""
    first, last = max(1, span.line - context), min(len(lines), span.line + context)
    for number in range(first, last + 1):
        text = _content(lines[number - 1])
        start, end = (0, 0) if number != span.line else _marked(text, span)
        cut = _cut(text, start)
        yield from _numbered(number, width, "| ", cut.text)
        if number == span.line:
            indent = _cells(cut.text[: cut.position(start)])
            carets = max(1, _cells(cut.text[cut.position(start) : cut.position(end)]))
            yield f"{' ' * width} | ", GUTTER
            yield f"{' ' * indent}{'^' * carets}\n", "bold red"


def change(changed: Change, width: int) -> Iterator[Piece]:
    """The lines before and after, in the way of a diff."""
    start = _first_difference(changed.before, changed.after)
    for sign, style, lines in (("-", "red", changed.before), ("+", "green", changed.after)):
        for offset, line in enumerate(lines):
            yield f"{changed.first + offset:>{width}} | ", GUTTER
            yield f"{sign} {visible(_cut(line, start).text)}".rstrip() + "\n", style


@dataclass(frozen=True, slots=True)
class _Excerpt:
    """A part of a line: `text` begins at index `start` of the line, behind `shift` characters that mark the cut."""

    text: str
    start: int = 0
    shift: int = 0

    def position(self, index: int) -> int:
        return min(len(self.text), max(0, index - self.start + self.shift))


def _cut(text: str, around: int) -> _Excerpt:
    if len(text) <= LONGEST_LINE:
        return _Excerpt(text)
    start = max(0, min(around - LONGEST_LINE // 2, len(text) - LONGEST_LINE))
    head = _CUT if start else ""
    tail = _CUT if start + LONGEST_LINE < len(text) else ""
    return _Excerpt(head + text[start : start + LONGEST_LINE] + tail, start, len(head))


def _marked(text: str, span: Span) -> tuple[int, int]:
    """Where the carets begin and end in the first line of the span, as indices."""
    end = span.end_column - 1 if span.end_line == span.line else len(text.rstrip())
    return span.column - 1, end


def _numbered(number: int, width: int, mark: str, text: str) -> Iterator[Piece]:
    shown = visible(text).rstrip()
    yield f"{number:>{width}} {mark}".rstrip() if not shown else f"{number:>{width}} {mark}", GUTTER
    yield f"{shown}\n", ""


def rule(width: int) -> Iterator[Piece]:
    """A line of nothing but gutter."""
    yield f"{' ' * width} |\n", GUTTER


def _content(line: str) -> str:
    return line.rstrip("\r\n")


def _cells(text: str) -> int:
    """How many cells of a terminal the text takes: two for a wide character, none for a combining one."""
    shown = visible(text)
    if shown.isascii():
        return len(shown)
    from rich.cells import cell_len

    return cell_len(shown)


def _first_difference(before: Sequence[str], after: Sequence[str]) -> int:
    for old, new in zip(before, after, strict=False):
        for index, (one, other) in enumerate(zip(old, new, strict=False)):
            if one != other:
                return index
    return 0
