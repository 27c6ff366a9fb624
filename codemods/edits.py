"""Replacements of pieces of text, as small as they can be without cutting a name in two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lint_rules.rule import Span
from lint_rules.source import Source


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` where `span` is."""

    span: Span
    text: str


def smallest(source: Source, span: Span, text: str) -> Edit:
    """The edit that makes `text` of `span`, without the parts that both begin and end with."""
    old = source.segment(span)
    start = _common(old, text)
    while start and _in_one_word(old[start - 1], old[start : start + 1], text[start : start + 1]):
        start -= 1
    tail = _common(old[start:][::-1], text[start:][::-1])
    while tail and _in_one_word(old[-tail], old[start : len(old) - tail][-1:], text[start : len(text) - tail][-1:]):
        tail -= 1
    first = source.offset(span.line, span.column)
    place, end = source.place(first + start), source.place(first + len(old) - tail)
    return Edit(Span(*place, *end), text[start : len(text) - tail])


def _common(first: str, second: str) -> int:
    """How many characters both begin with."""
    different = (index for index, (one, other) in enumerate(zip(first, second, strict=False)) if one != other)
    return next(different, min(len(first), len(second)))


def _in_one_word(kept: str, *neighbours: str) -> bool:
    """Whether `kept` and a character beside it would be parts of one name, or of one CRLF."""
    word = kept.isalnum() or kept == "_"
    return any(
        (word and (neighbour.isalnum() or neighbour == "_")) or {kept, neighbour} == {"\r", "\n"}
        for neighbour in neighbours
    )


def splice(source: Source, edits: Iterable[Edit]) -> str:
    """The text with all edits carried out; they must not overlap."""
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        start = source.offset(edit.span.line, edit.span.column)
        if start < done:
            raise ValueError(f"edits overlap at line {edit.span.line}")
        pieces += (source.text[done:start], edit.text)
        done = source.offset(edit.span.end_line, edit.span.end_column)
    return "".join((*pieces, source.text[done:]))
