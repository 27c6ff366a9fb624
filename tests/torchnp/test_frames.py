from __future__ import annotations

from collections.abc import Iterable

import pytest

from lint_rules.rule import Span
from lint_rules.source import Source
from torchnp import frames
from torchnp.frames import Change
from torchnp.terminal import Piece


def plain(pieces: Iterable[Piece]) -> str:
    return "".join(text for text, _ in pieces)


def framed(text: str, span: Span, *, context: int = frames.CONTEXT_LINES) -> str:
    lines = Source.from_text(text).lines
    return plain(frames.place(lines, span, frames.width_of_numbers(len(lines)), context=context))


def marked(text: str, span: Span) -> str:
    """What stands above the carets of a line of single-width characters."""
    _, shown, carets = ("\n" + framed(text, span, context=0)).split("\n")[:3]
    return "".join(char for char, caret in zip(shown, carets, strict=False) if caret == "^")


def test_the_line_with_carets_and_two_lines_around_it() -> None:
    text = "".join(f"line{number}\n" for number in range(1, 12))
    assert framed(text, Span(9, 2, 9, 4)) == (
        " 7 | line7\n 8 | line8\n 9 | line9\n   |  ^^\n10 | line10\n11 | line11\n"
    )


def test_at_the_edges_of_the_file() -> None:
    assert framed("a\nb\n", Span(1, 1, 1, 2)) == "1 | a\n  | ^\n2 | b\n"
    assert framed("a\nb", Span(2, 1, 2, 2)) == "1 | a\n2 | b\n  | ^\n"


def test_behind_the_last_character_there_is_still_a_caret() -> None:
    assert framed("x = (", Span(1, 6, 1, 6)) == "1 | x = (\n  |      ^\n"


def test_past_the_last_line_there_is_nothing() -> None:
    assert framed("", Span(1, 1, 1, 1)) == ""


def test_empty_lines_leave_no_blanks_behind() -> None:
    assert framed("\nx\n\n", Span(2, 1, 2, 2)) == "1 |\n2 | x\n  | ^\n3 |\n"


def test_only_the_first_line_of_a_longer_span_is_marked() -> None:
    assert framed("f(\n  1)\n", Span(1, 1, 2, 5), context=0) == "1 | f(\n  | ^^\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_are_not_shown(end: str) -> None:
    assert framed(f"a{end}b{end}", Span(2, 1, 2, 2)) == "1 | a\n2 | b\n  | ^\n"


def test_a_tab_is_four_columns() -> None:
    assert framed("\tx\ty\n", Span(1, 4, 1, 5)) == "1 |     x    y\n  |          ^\n"


def test_wide_and_combining_characters_count_as_a_terminal_shows_them() -> None:
    assert framed('"日本", x\n', Span(1, 7, 1, 8)) == '1 | "日本", x\n  |         ^\n'
    assert framed('"e\u0301", x\n', Span(1, 7, 1, 8)) == '1 | "e\u0301", x\n  |      ^\n'
    assert framed("日本 = 1\n", Span(1, 1, 1, 3)) == "1 | 日本 = 1\n  | ^^^^\n"


def test_control_characters_are_made_visible() -> None:
    assert framed("\x1b[31m\x0cx\u202e\n", Span(1, 7, 1, 8)) == "1 | ␛[31m␌x\ufffd\n  |       ^\n"


@pytest.mark.parametrize("start", [1, 80, 500, 990])
def test_a_very_long_line_is_cut_around_the_place(start: int) -> None:
    text = "".join(chr(ord("a") + index % 26) for index in range(1000))
    span = Span(1, start, 1, start + 5)
    shown = framed(text, span).split("\n")[0]
    assert len(shown) <= len("1 | ") + frames.LONGEST_LINE + 2
    assert marked(text, span) == text[start - 1 : start + 4]


def test_a_span_that_is_longer_than_what_is_shown() -> None:
    shown, carets, _ = framed("x" * 1000, Span(1, 1, 1, 1001)).split("\n")
    assert len(carets) == len(shown)


def test_a_change_shows_the_lines_before_and_after() -> None:
    change = Change(9, ("\tx.numpy()", ""), ("\tx.detach().numpy()",))
    assert plain(frames.change(change, 2)) == (" 9 | -     x.numpy()\n10 | -\n 9 | +     x.detach().numpy()\n")


def test_a_change_in_a_very_long_line_shows_the_difference() -> None:
    before = "x" * 500 + "!" + "x" * 500
    after = before.replace("!", ".detach()")
    shown = plain(frames.change(Change(1, (before,), (after,)), 1))
    assert "!" in shown
    assert ".detach()" in shown
    assert all(len(line) < frames.LONGEST_LINE + 20 for line in shown.splitlines())
