"""Reading, addressing and writing back source text, held against what Python itself does."""

from __future__ import annotations

import ast
import io
import sys
import tokenize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint_rules.rule import Span
from lint_rules.source import Source, Unreadable


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"", "", "utf-8"),
        (b"x = 1\r\n", "x = 1\r\n", "utf-8"),
        ("é = 1\n".encode(), "é = 1\n", "utf-8"),
        (b"\xef\xbb\xbfx = 1\n", "x = 1\n", "utf-8"),
        (b"\xef\xbb\xbf# coding: UTF_8\n", "# coding: UTF_8\n", "utf-8"),
        (b"# -*- coding: latin-1 -*-\ns = '\xe9'\n", "# -*- coding: latin-1 -*-\ns = 'é'\n", "iso-8859-1"),
        (b"#!/bin/sh\r# vim: set fileencoding=cp1252 :\rs = '\x80'", None, "cp1252"),
        (b"# coding: koi8-r\r\ns = '\xc1'\r\n", "# coding: koi8-r\r\ns = 'а'\r\n", "koi8-r"),  # noqa: RUF001
        (b"x = 1\n\n# coding: latin-1\n", "x = 1\n\n# coding: latin-1\n", "utf-8"),
        (b"coding = 'latin-1'\n", "coding = 'latin-1'\n", "utf-8"),
    ],
)
def test_decodes_as_python_does_and_encodes_back(data: bytes, text: str | None, encoding: str) -> None:
    source = Source.from_bytes(data)
    assert text is None or source.text == text
    assert source.encoding == encoding
    assert source.to_bytes(source.text) == data
    assert ast.dump(ast.parse(source.text)) == ast.dump(ast.parse(data))


@pytest.mark.parametrize(
    ("data", "reason", "line", "column"),
    [
        (b"x = 1\ny = '\0'\n", "source contains null bytes", 2, 6),
        ("x = 1\n".encode("utf-16"), "it looks like UTF-16", 1, 1),
        (b"x = 1\r\ns = '\xe9'\r\n", "cannot decode byte 0xe9 as utf-8: save the file as UTF-8", 2, 6),
        ("# é\r".encode() + b"s = '\xc3\xa9\xff'", "cannot decode byte 0xff as utf-8", 2, 7),
        (b"\xef\xbb\xbfs = '\xe9'\n", "cannot decode byte 0xe9", 1, 6),
        (b"# coding: ascii\ns = '\xe9'\n", "cannot decode byte 0xe9 as ascii", 2, 6),
        (b"# coding: klingon\n", "unknown encoding: klingon: correct the coding line", 1, 1),
        (b"#!/bin/sh\n# coding: klingon\n", "unknown encoding: klingon", 2, 1),
        (b"\xef\xbb\xbf# coding: latin-1\n", "its byte order mark says UTF-8: correct the coding line", 1, 1),
        (b"# coding: rot13\nk = 1\n", "cannot decode the file as rot13: correct its coding line", 1, 1),
    ],
)
def test_says_what_cannot_be_read_and_what_to_do(data: bytes, reason: str, line: int, column: int) -> None:
    with pytest.raises(Unreadable) as raised:
        Source.from_bytes(data)
    assert reason in raised.value.reason
    assert (raised.value.line, raised.value.column) == (line, column)
    with pytest.raises((SyntaxError, ValueError)):
        compile(data, "<test>", "exec")


def test_text_with_a_byte_order_mark() -> None:
    source = Source.from_text("\ufeffx = 1\n")
    assert source.text == "x = 1\n"
    assert source.to_bytes("y = 2\n") == b"\xef\xbb\xbfy = 2\n"


def test_lines_end_where_the_tokenizer_ends_them() -> None:
    text = "a\r\nb\rc\nd\x0ce\x0bf\x1cg\x85h\u2028i\n\nj"
    assert Source.from_text(text).lines == ("a\r\n", "b\r", "c\n", "d\x0ce\x0bf\x1cg\x85h\u2028i\n", "\n", "j")
    assert Source.from_text("").lines == ()


@settings(deadline=None)
@given(st.text(alphabet="aé\U0001f600\t\x0c\u2028\r\n", max_size=20))
def test_offset_and_place_are_inverse(text: str) -> None:
    source = Source.from_text(text)
    assert "".join(source.lines) == text
    for offset in range(len(text)):
        line, column = source.place(offset)
        assert source.offset(line, column) == offset
        assert source.lines[line - 1][column - 1] == text[offset]
    assert source.offset(*source.place(len(text))) == len(text)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_columns_count_characters(line_end: str) -> None:
    source = Source.from_text(f"größe = '日本\U0001f600'; y = f(größe)  # é{line_end}\x0cz = 1{line_end}")
    tree = ast.parse(source.text)
    call = next(node for node in ast.walk(tree) if isinstance(node, ast.Call))
    assert source.span(call) == Span(1, 20, 1, 28)
    assert source.segment(source.span(call)) == "f(größe)"
    assert source.segment(source.span(tree.body[-1])) == "z = 1"


F_STRINGS = [
    "f'{a.b(1)} {a.b(1)}'",
    "f'é{{a.b(1)}}{a.b(1)!r:>{w}} {é=} { a.b(1) = }'",
    "f'{a.b(a.b(1))} {a.b(1)}'",
    "('é' f'{a}'\n   # f'{a}'\n 'x'  f\"{a} {b}\" \\\n rf'\\{a}')",
    "f'\\N{DIGIT ONE} \\\\N{a} \\' {b}'",
    "rb'{a}', rf'\\N{a}', Rf'\\' {a}'",
    "f'''é\n  {a.b(\n 1)} é\n {\n c\n }'''",
    'f\'\'\'{f"{a}"} {f(f"{a}", "é") + f"""é\n{  x.y(1)}{ f(x)}"""}\'\'\'',
    'f\'\'\'\n{ f(f"""{x.y()}{\n(a,\n b)}""", x.y()) :>{f"{w}"}} {a["}":"{"]} {a!=b} {a<b!s}\'\'\'',
    "f'abc \\\n {a.b(1)}'",
    "f'{(lambda x: x)(a)} {a if b else c} {[d for d in e]} {a >= b} {a:=^{w}}'",
]


@pytest.mark.parametrize("text", F_STRINGS)
@pytest.mark.parametrize("prefix", ["", "é = ", "def f():\n\tif é: é = "])
def test_spans_inside_f_strings(text: str, prefix: str) -> None:
    source = Source.from_text(f"{prefix}{text}\n")
    tree = ast.parse(source.text)
    checked = 0
    for node in ast.walk(tree):
        if isinstance(node, (ast.Call, ast.Name, ast.Attribute, ast.IfExp, ast.ListComp)):
            segment = source.segment(source.span(node, within=tree))
            assert ast.dump(ast.parse(f"({segment})", mode="eval").body) == ast.dump(_loaded(node))
            checked += 1
    assert checked >= 2


def _loaded(node: ast.expr) -> ast.expr:
    """The node as it would be if it stood in the place of a value."""
    return ast.parse(f"({ast.unparse(node)})", mode="eval").body


@pytest.mark.parametrize("text", F_STRINGS)
def test_repeated_expressions_inside_f_strings_have_places_of_their_own(text: str) -> None:
    source = Source.from_text(f"{text}\n")
    tree = ast.parse(source.text)
    names = [node for node in ast.walk(tree) if isinstance(node, ast.Name)]
    spans = {source.span(node, within=tree) for node in names}
    assert len(spans) == len(names)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="ast places nodes inside f-strings correctly since 3.12")
def test_ast_alone_misplaces_nested_f_strings() -> None:
    source = Source.from_text("f'''{ f(f\"\"\"{  x.y()}\n\"\"\", z) }'''\n")
    tree = ast.parse(source.text)
    node = next(node for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    assert source.segment(source.span(node, within=tree)) == "x.y"


def test_a_span_of_another_tree_is_not_mixed_up() -> None:
    source = Source.from_text("f'''{ f(f\"\"\"{  x.y()}\n\"\"\", z) }'''\n")
    for _ in range(2):
        tree = ast.parse(source.text)
        node = next(node for node in ast.walk(tree) if isinstance(node, ast.Attribute))
        assert source.segment(source.span(node, within=tree)) == "x.y"


@pytest.mark.parametrize("text", ["x = 1\n", "x = (\r\n  é\r\n)\r\n", "a\rb\r", "a = '''\n\x0c\n'''; é\x0c = b\n"])
def test_positions_agree_with_the_tokenizer(text: str) -> None:
    source = Source.from_text(text)
    names = {
        (token.start[0], token.start[1] + 1, token.string)
        for token in tokenize.generate_tokens(io.StringIO(text, newline=None).readline)
        if token.type == tokenize.NAME
    }
    spans = [source.span(node) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)]
    assert {(span.line, span.column, source.segment(span)) for span in spans} == names
