"""A source file as text: decoded as Python would, and addressed by 1-based lines and characters."""

from __future__ import annotations

import ast
import bisect
import io
import itertools
import re
import tokenize
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass, field

from lint_rules import fstrings
from lint_rules.rule import Span

_LINE_END = re.compile(rb"\r\n|\r|\n")


class Unreadable(Exception):
    """The bytes are no Python source text. Line and column are 1-based, and 1, 1 where no place is known."""

    def __init__(self, reason: str, line: int = 1, column: int = 1) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one file, and what is needed to write it back as it was.

    `text` is decoded, without its byte order mark, its line ends untouched: it is what `ast.parse` is given.
    """

    text: str
    encoding: str = "utf-8"
    bom: bytes = b""
    _lines: tuple[str, ...] | None = field(default=None, init=False, repr=False, compare=False)
    _starts: tuple[int, ...] | None = field(default=None, init=False, repr=False, compare=False)
    _relocated: fstrings.Relocated | None = field(default=None, init=False, repr=False, compare=False)

    @classmethod
    def from_bytes(cls, data: bytes) -> Source:
        """Decode as Python does (byte order mark, then the coding line, then UTF-8); raises Unreadable."""
        null = data.find(b"\0")
        if null >= 0:
            raise _unreadable_null(data, null)
        bom = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
        body = data[len(bom) :]
        encoding = _declared_encoding(data)
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError as error:
            line, column = _place(body, error.start, encoding)
            byte = body[error.start]
            reason = (
                f"cannot decode byte 0x{byte:02x} as {encoding}: save the file as UTF-8, "
                "or name its encoding in a coding line (# -*- coding: latin-1 -*-)"
            )
            raise Unreadable(reason, line, column) from None
        except (LookupError, ValueError):
            raise Unreadable(f"cannot decode the file as {encoding}: correct its coding line") from None
        if "\0" in text:
            raise Unreadable("source contains null bytes: save the file as UTF-8 text")
        return cls(text, encoding, bom)

    @classmethod
    def from_text(cls, text: str) -> Source:
        """Take text that is already decoded; a leading U+FEFF counts as the byte order mark."""
        if text.startswith("\ufeff"):
            return cls(text[1:], bom=BOM_UTF8)
        return cls(text)

    def to_bytes(self, text: str) -> bytes:
        """Encode an edited text the way this file was encoded, with the same byte order mark."""
        return self.bom + text.encode(self.encoding)

    @property
    def lines(self) -> tuple[str, ...]:
        r"""The lines as Python's tokenizer counts them (split at \n, \r\n and \r only), their ends kept."""
        if self._lines is None:
            object.__setattr__(self, "_lines", tuple(io.StringIO(self.text, newline="")))
        assert self._lines is not None
        return self._lines

    def span(self, node: ast.expr | ast.stmt | ast.arg, within: ast.AST | None = None) -> Span:
        """Where `node` stands.

        Before Python 3.12, `ast` misplaces some nodes inside nested f-strings. Give an ancestor of `node`
        (the module, or the outermost f-string) as `within`, and those are found again in the text.
        """
        if within is not None and fstrings.AST_MISPLACES:
            if self._relocated is None or self._relocated.tree is not within:
                object.__setattr__(self, "_relocated", fstrings.relocate(within, self))
            assert self._relocated is not None
            span = self._relocated.spans.get(id(node))
            if span is not None:
                return span
        return self._native_span(node)

    def offset(self, line: int, column: int) -> int:
        """Index into `text` of a 1-based place."""
        return self._line_starts[line - 1] + column - 1

    def place(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of an index into `text`."""
        line = bisect.bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def segment(self, span: Span) -> str:
        """The text of a span."""
        return self.text[self.offset(span.line, span.column) : self.offset(span.end_line, span.end_column)]

    @property
    def _line_starts(self) -> tuple[int, ...]:
        if self._starts is None:
            object.__setattr__(self, "_starts", (0, *itertools.accumulate(map(len, self.lines))))
        assert self._starts is not None
        return self._starts

    def _native_span(self, node: ast.expr | ast.stmt | ast.arg) -> Span:
        end_line, end_byte = node.end_lineno, node.end_col_offset
        if end_line is None or end_byte is None:
            raise ValueError("a node that the parser did not make has no end")
        return Span(node.lineno, self._column(node.lineno, node.col_offset), end_line, self._column(end_line, end_byte))

    def _column(self, line: int, byte: int) -> int:
        text = self.lines[line - 1]
        if text.isascii():
            return byte + 1
        return len(text.encode("utf-8", "surrogatepass")[:byte].decode("utf-8", "ignore")) + 1


def _declared_encoding(data: bytes) -> str:
    """The encoding that the byte order mark or the coding line asks for, in the sense of PEP 263."""
    head = _LINE_END.split(data, maxsplit=2)[:2]
    line_number = next((number for number, line in enumerate(head, start=1) if b"coding" in line), None)
    if line_number is None:
        return "utf-8"
    lines = iter([line + b"\n" for line in head])
    try:
        encoding, _ = tokenize.detect_encoding(lambda: next(lines, b""))
    except SyntaxError as error:
        reason = "its byte order mark says UTF-8" if data.startswith(BOM_UTF8) else error.msg
        raise Unreadable(
            f"{reason}: correct the coding line, or save the file as UTF-8 without one", line_number
        ) from None
    return "utf-8" if encoding == "utf-8-sig" else encoding


def _unreadable_null(data: bytes, at: int) -> Unreadable:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return Unreadable("source contains null bytes (it looks like UTF-16): save the file as UTF-8")
    line, column = _place(data, at, "utf-8")
    return Unreadable("source contains null bytes: save the file as UTF-8 text", line, column)


def _place(data: bytes, at: int, encoding: str) -> tuple[int, int]:
    """The 1-based line and column, in characters, of the byte at index `at`."""
    lines = _LINE_END.split(data[:at])
    return len(lines), len(lines[-1].decode(encoding, "replace")) + 1
