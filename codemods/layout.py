"""The whitespace around the dots of a chain: which methods stand on a line of their own, whose comment is whose."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

PLAIN = cst.Dot()


def breaks_line(dot: cst.Dot) -> bool:
    """Whether a line ends before or after the dot."""
    return _breaks(dot.whitespace_before) or _breaks(dot.whitespace_after)


def _breaks(whitespace: cst.BaseParenthesizableWhitespace) -> bool:
    return (
        isinstance(whitespace, cst.ParenthesizedWhitespace)
        or "\\" in cst.ensure_type(whitespace, cst.SimpleWhitespace).value
    )


def shared(dot: cst.Dot) -> tuple[cst.Dot, cst.Dot]:
    """The dots of two links, each on its own line, that take the place of one link with this dot.

    The first takes over the comment at the end of the line before, the second the comment lines above the link.
    """
    before = [_halves(dot.whitespace_before), _halves(dot.whitespace_after)]
    (first_before, second_before), (first_after, second_after) = before
    return (
        cst.Dot(whitespace_before=first_before, whitespace_after=first_after),
        cst.Dot(whitespace_before=second_before, whitespace_after=second_after),
    )


def fresh(dot: cst.Dot) -> cst.Dot:
    """A dot for one more link in the same layout, without the comments."""
    without_lines_above, _ = shared(dot)
    return shared(without_lines_above)[1]


def comment_at_line_end(dot: cst.Dot) -> cst.Comment | None:
    """The comment behind what stands before the dot, at the end of that line."""
    whitespace = _line_end(dot)
    return whitespace.first_line.comment if whitespace else None


def line_end_as_comment_line(dot: cst.Dot) -> list[cst.EmptyLine]:
    """The comment at the end of the line before the link, as a line of its own."""
    comment = comment_at_line_end(dot)
    return [cst.EmptyLine(comment=comment)] if comment else []


def comment_lines_above(dot: cst.Dot) -> list[cst.EmptyLine]:
    """The comment lines above the link that the dot begins."""
    whitespace = _line_end(dot)
    return [line for line in whitespace.empty_lines if line.comment] if whitespace else []


def with_lines_above(dot: cst.Dot, lines: Sequence[cst.EmptyLine]) -> cst.Dot:
    """The dot with more comment lines above its link, indented as the link is."""
    whitespace = _line_end(dot)
    assert whitespace is not None, "only a link on its own line has lines above it"
    newline = whitespace.first_line.newline
    own = [
        line.with_changes(indent=whitespace.indent, whitespace=whitespace.last_line, newline=newline) for line in lines
    ]
    return dot.with_deep_changes(whitespace, empty_lines=[*own, *whitespace.empty_lines])


def has_room_above(dot: cst.Dot) -> bool:
    """Whether comment lines can be put above the link (they cannot between lines joined by a backslash)."""
    return _line_end(dot) is not None


def _line_end(dot: cst.Dot) -> cst.ParenthesizedWhitespace | None:
    for whitespace in (dot.whitespace_before, dot.whitespace_after):
        if isinstance(whitespace, cst.ParenthesizedWhitespace):
            return whitespace
    return None


def _halves(
    whitespace: cst.BaseParenthesizableWhitespace,
) -> tuple[cst.BaseParenthesizableWhitespace, cst.BaseParenthesizableWhitespace]:
    if not isinstance(whitespace, cst.ParenthesizedWhitespace):
        return whitespace, whitespace
    line_end = cst.TrailingWhitespace(whitespace=cst.SimpleWhitespace(""), newline=whitespace.first_line.newline)
    return whitespace.with_changes(empty_lines=()), whitespace.with_changes(first_line=line_end)
