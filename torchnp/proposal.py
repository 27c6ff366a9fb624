"""What a fix would make of the lines that it touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lint_rules.source import Source
from torchnp.frames import Change

if TYPE_CHECKING:
    from codemods.apply import Edit


def changes(source: Source, edits: Iterable[Edit]) -> tuple[Change, ...]:
    """The edits as changed lines, from the top of the file down; edits that share a line make one change."""
    return tuple(_trimmed(_change(source, group)) for group in _grouped(edits))


def _grouped(edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    group: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: edit.span):
        if group and edit.span.line > max(member.span.end_line for member in group):
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _change(source: Source, edits: list[Edit]) -> Change:
    first, last = edits[0].span.line, max(edit.span.end_line for edit in edits)
    before = "".join(source.lines[first - 1 : last])
    start = source.offset(first, 1)
    after, done = "", 0
    for edit in edits:
        after += before[done : source.offset(edit.span.line, edit.span.column) - start] + edit.text
        done = source.offset(edit.span.end_line, edit.span.end_column) - start
    return Change(first, _lines(before), _lines(after + before[done:]))


def _trimmed(change: Change) -> Change:
    """Without the lines at either end that stay as they are."""
    first, before, after = change.first, change.before, change.after
    while before and after and before[0] == after[0]:
        first, before, after = first + 1, before[1:], after[1:]
    while before and after and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    return Change(first, before, after)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.rstrip("\r\n") for line in Source.from_text(text).lines)
