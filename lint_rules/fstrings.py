"""Where the expressions inside f-strings stand, on Python releases whose `ast` can misplace them.

Before Python 3.12 an f-string was parsed from copies of its replacement fields, and the positions were computed
afterwards: inside an f-string that is nested in a multi-line f-string they came out wrong (observed on 3.10.13
and 3.11.7). Here each replacement field is found in the text by reading the string literal, its expression is
parsed again where it stands, and the two trees are walked side by side.
"""

from __future__ import annotations

import ast
import re
import sys
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lint_rules.rule import Span

if TYPE_CHECKING:
    from lint_rules.source import Source

AST_MISPLACES = sys.version_info < (3, 12)

_LITERAL = re.compile(
    r"""(?P<prefix>[A-Za-z]{0,2})(?P<quote>"{3}|'{3}|"|')(?P<body>(?:[^\\]|\\.)*?)(?P=quote)""", re.DOTALL
)
_BETWEEN_LITERALS = re.compile(r"(?:[ \t\f\r\n]|\\[\r\n]|#[^\r\n]*)*")
_NO_FIELD = {
    True: re.compile(r"\{\{|\}\}"),
    False: re.compile(r"\\N\{[^}]*\}|\\[^{}]|\{\{|\}\}", re.DOTALL),
}
"""By whether the literal is raw: braces and escapes that begin no replacement field."""
_NESTED_STRING = re.compile(r"""("{3}|'{3}|"|').*?\1""", re.DOTALL)
_COMPARISON = re.compile(r"[=!<>]=|[<>]")


@dataclass(frozen=True, slots=True)
class Relocated:
    """The spans of the nodes inside the f-strings of `tree`, by `id`; the tree is held so that ids stay unique."""

    tree: ast.AST
    spans: Mapping[int, Span]


@dataclass(frozen=True, slots=True)
class _Field:
    """One replacement field: its expression is `text[start:end]`, its closing brace stands before `after`."""

    start: int
    end: int
    nested: tuple[_Field, ...]
    """The fields of its format specification."""
    after: int


def relocate(tree: ast.AST, source: Source) -> Relocated:
    """Find the expressions in all f-strings of `tree`; those that cannot be verified are left out."""
    spans: dict[int, Span] = {}
    for fstring in _outermost(tree):
        spans.update(_spans_in(fstring, source.span(fstring), source))
    return Relocated(tree, spans)


def _outermost(tree: ast.AST) -> Iterator[ast.JoinedStr]:
    pending = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.JoinedStr):
            yield node
        else:
            pending.extend(ast.iter_child_nodes(node))


def _spans_in(fstring: ast.JoinedStr, at: Span, source: Source) -> Iterator[tuple[int, Span]]:
    fields = _fields_of_literals(
        source.text, source.offset(at.line, at.column), source.offset(at.end_line, at.end_column)
    )
    yield from _spans_of_values(fstring, tuple(fields), source)


def _spans_of_values(fstring: ast.JoinedStr, fields: tuple[_Field, ...], source: Source) -> Iterator[tuple[int, Span]]:
    values = [value for value in fstring.values if isinstance(value, ast.FormattedValue)]
    if len(values) != len(fields):
        return
    for value, field in zip(values, fields, strict=True):
        again = _parse_in_place(source, field)
        if again is not None and ast.dump(again) == ast.dump(value.value):
            yield from _paired(value.value, again, source)
        if isinstance(value.format_spec, ast.JoinedStr):
            yield from _spans_of_values(value.format_spec, field.nested, source)


def _parse_in_place(source: Source, field: _Field) -> ast.expr | None:
    """Parse the expression with padding before it, so that its positions are those in the file."""
    line, column = source.place(field.start)
    bytes_before = len(source.lines[line - 1][: column - 1].encode("utf-8", "surrogatepass"))
    padding = "\n" * (line - 1) + " " * (bytes_before - (line == 1))
    try:
        with warnings.catch_warnings():
            # Python has warned about the expression before, when the file was parsed.
            warnings.simplefilter("ignore")
            return ast.parse(f"({padding}{source.text[field.start : field.end]})", mode="eval").body
    except SyntaxError:
        return None


def _paired(node: ast.AST, again: ast.AST, source: Source) -> Iterator[tuple[int, Span]]:
    """The spans of all of `node`, given the same tree with positions that are right outside nested f-strings."""
    if isinstance(again, ast.expr):
        yield id(node), source.span(again)
    if isinstance(node, ast.JoinedStr) and isinstance(again, ast.JoinedStr):
        yield from _spans_in(node, source.span(again), source)
        return
    for child, child_again in zip(ast.iter_child_nodes(node), ast.iter_child_nodes(again), strict=True):
        yield from _paired(child, child_again, source)


def _fields_of_literals(text: str, start: int, end: int) -> Iterator[_Field]:
    """The fields of adjacent string literals, which Python joins to one f-string."""
    at = start
    while at < end and (literal := _LITERAL.match(text, at)):
        prefix = literal["prefix"].lower()
        if "f" in prefix:
            yield from _fields(text, literal.start("body"), literal.end("body"), is_raw="r" in prefix)
        between = _BETWEEN_LITERALS.match(text, literal.end())
        at = between.end() if between else literal.end()


def _fields(text: str, start: int, end: int, *, is_raw: bool) -> Iterator[_Field]:
    at = start
    while at < end:
        if skipped := _NO_FIELD[is_raw].match(text, at, end):
            at = skipped.end()
        elif text[at] == "{":
            field = _field(text, at + 1, end)
            yield field
            at = field.after
        else:
            at += 1


def _field(text: str, start: int, end: int) -> _Field:
    stop = _end_of_expression(text, start, end)
    nested: list[_Field] = []
    at = stop
    while at < end and text[at] not in ":}":
        at += 1
    while at < end and text[at] != "}":
        if text[at] == "{":
            nested.append(_field(text, at + 1, end))
            at = nested[-1].after
        else:
            at += 1
    return _Field(start, stop, tuple(nested), at + 1)


def _end_of_expression(text: str, start: int, end: int) -> int:
    """Index of the `=`, `!`, `:` or `}` that ends the expression: the first one outside brackets and strings."""
    depth = 0
    at = start
    while at < end:
        character = text[at]
        if character in "\"'":
            string = _NESTED_STRING.match(text, at, end)
            at = string.end() if string else end
            continue
        if depth == 0 and (comparison := _COMPARISON.match(text, at, end)):
            at = comparison.end()
            continue
        if depth == 0 and character in "=!:}":
            return at
        depth += (character in "([{") - (character in ")]}")
        at += 1
    return end
