"""What a fix promises about the rest of the file."""

from __future__ import annotations

import ast
import sys
from dataclasses import replace

import pytest

from codemods.apply import apply_fixes
from lint_rules.rewrites import Constructor, DetachBeforeCpu, GuardNumpy, PreserveDtype, ReplaceData, Rewrite
from lint_rules.rule import FixSafety, Span
from lint_rules.source import Source
from tests.codemods.findings import applied, found, rewritten

BOTH = GuardNumpy(detach=True, cpu=True)
GUARDED = ".detach().cpu().numpy()"


def fixed_bytes(data: bytes, rewrite: Rewrite = BOTH, name: str = "numpy") -> bytes:
    source = Source.from_bytes(data)
    result = apply_fixes(source, found(source, rewrite, name), safety=FixSafety.SAFE)
    ast.parse(result.text)
    return source.to_bytes(result.text)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"a = 1\r\ny = x.numpy()\r\n", id="crlf"),
        pytest.param(b"a = 1\ry = x.numpy()\r", id="lone-cr"),
        pytest.param(b"a = 1\r\nb = 2\ny = x.numpy()\rc = 3\n", id="mixed-line-ends"),
        pytest.param(b"\xef\xbb\xbfy = x.numpy()\n", id="bom"),
        pytest.param(b"\xef\xbb\xbf# coding: utf-8\r\ny = x.numpy()", id="bom-coding-line-no-last-line-end"),
        pytest.param(b"if a:\n\ty = x.numpy()\n\tz = 2\n", id="tabs"),
        pytest.param(b"a = 1\n\x0cy = x.numpy()\n\x0c\nz\x0c= 1\n", id="form-feed"),
        pytest.param(b"# -*- coding: latin-1 -*-\ns = '\xe9\xff'; y = x.numpy()  # \xfc\n", id="latin-1"),
        pytest.param(b"# coding: cp1252\ns = '\x80'; y = x.numpy()\n", id="cp1252"),
        pytest.param(b"# coding: shift_jis\ns = '\x93\xfa\x96{'; y = x.numpy()\n", id="shift-jis"),
        pytest.param("größe = '日本'; y = f(größe).numpy(); s = 'ß'\n".encode(), id="non-ascii-before"),
        pytest.param("s = '\U0001f600\u2028\x85'; y = x.numpy()\n".encode(), id="separators-that-end-no-line"),
        pytest.param(b"s = '\x1c\x1d\x0b'; y = x.numpy()\n", id="control-characters"),
        pytest.param(b"y = 'a' 'b' \"c\"; z = x.numpy() ; w=  {  1:2}\n", id="quotes-and-spacing"),
        pytest.param(b"y = a + \\\n    x.numpy()\n", id="backslash"),
        pytest.param(b"@d(x.numpy())\n@e\ndef f(a=x.numpy()) -> g(x.numpy()): pass\n", id="decorator-and-default"),
        pytest.param(b"f = lambda x: x.numpy()\n", id="lambda"),
        pytest.param(b"if (y := x.numpy()) is not None: pass\n", id="walrus"),
        pytest.param(b"async def f():\n    return (await x).numpy() + await x.numpy()\n", id="await"),
        pytest.param(b"y = [a.numpy() for a in b.numpy() if c.numpy()]\n", id="comprehension"),
        pytest.param(b"y = {**a.numpy(), 'k': b.numpy()}; f(*x.numpy(), k=x.numpy())\n", id="starred"),
        pytest.param(b"y = -x.numpy() ** 2 if x.numpy() else not x.numpy()\n", id="precedence"),
        pytest.param(b"def f():\n    yield x.numpy()\n    return x.numpy(),\n", id="yield"),
        pytest.param(b"y = x.numpy()[0, ...].z, x.numpy().T\n", id="links-behind"),
        pytest.param(b"y[x.numpy()] += x.numpy()\n", id="subscript"),
        pytest.param(b"s = '''\n x.numpy()\n'''; y = x.numpy() # x.numpy()\n", id="the-same-text-in-a-string"),
        pytest.param(b"y = g('''a\n b''', x.numpy(), '''c\n''').numpy()\n", id="strings-with-line-ends-inside"),
    ],
)
def test_only_the_conversion_changes(data: bytes) -> None:
    source = Source.from_bytes(data)
    expected = source.text
    spans = (finding.span for finding in found(source, BOTH, "numpy"))
    for end in sorted((source.offset(span.end_line, span.end_column) for span in spans), reverse=True):
        expected = expected[: end - len(".numpy()")] + GUARDED + expected[end:]
    assert expected != source.text
    assert fixed_bytes(data) == source.to_bytes(expected)
    assert fixed_bytes(fixed_bytes(data)) == fixed_bytes(data)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("f'{x.numpy()}'", "f'{x.detach().cpu().numpy()}'"),
        ("f'é{y!r}{{x.numpy()}} {x.numpy()!r:>{w}}'", "f'é{y!r}{{x.numpy()}} {x.detach().cpu().numpy()!r:>{w}}'"),
        ("f'{x.numpy()} {x.numpy()}'", "f'{x.detach().cpu().numpy()} {x.detach().cpu().numpy()}'"),
        ("f'{a:{x.numpy()}}'", "f'{a:{x.detach().cpu().numpy()}}'"),
        (
            "('s' f'{x.numpy()}'\n     rf'\\d{x.numpy()}')",
            "('s' f'{x.detach().cpu().numpy()}'\n     rf'\\d{x.detach().cpu().numpy()}')",
        ),
        ("f'''\n{\n  x.numpy()\n}'''", "f'''\n{\n  x.detach().cpu().numpy()\n}'''"),
        (
            'f\'\'\'é\n{f(f"{x.numpy()}") + f"""é\n{  x.numpy()}"""}\'\'\'',
            'f\'\'\'é\n{f(f"{x.detach().cpu().numpy()}") + f"""é\n{  x.detach().cpu().numpy()}"""}\'\'\'',
        ),
        ("g(f'{x.numpy()}').numpy()", "g(f'{x.detach().cpu().numpy()}').detach().cpu().numpy()"),
        ("f'{g(f\"{x.numpy()}\").numpy()}'", "f'{g(f\"{x.detach().cpu().numpy()}\").detach().cpu().numpy()}'"),
    ],
)
def test_in_f_strings(before: str, after: str) -> None:
    assert rewritten(f"é = {before}\n", BOTH, "numpy") == f"é = {after}\n"


def test_an_f_string_that_shows_its_own_source_is_left_alone() -> None:
    before = "print(f'{x.numpy()=}', x.numpy())\ny = g(f'{x.numpy()=}').numpy()\n"
    result = applied(before, BOTH, "numpy")
    after = "print(f'{x.numpy()=}', x.detach().cpu().numpy())\ny = g(f'{x.numpy()=}').detach().cpu().numpy()\n"
    assert result.text == after
    assert [finding.span.line for finding in result.applied] == [1, 2]


def test_two_findings_at_one_place() -> None:
    source = Source.from_text("y = x.numpy()\n")
    findings = [
        *found(source, GuardNumpy(detach=False, cpu=True), "numpy"),
        *found(source, GuardNumpy(detach=True, cpu=False), "numpy"),
        *found(source, BOTH, "numpy"),
    ]
    result = apply_fixes(source, findings, safety=FixSafety.SAFE)
    assert result.text == "y = x.detach().cpu().numpy()\n"
    assert len(result.applied) == 3


def test_different_verbs_within_one_another() -> None:
    source = Source.from_text("y = torch.Tensor(f(x.cpu().detach().numpy())).numpy()\n")
    findings = [
        *found(source, BOTH, "numpy"),
        *found(source, DetachBeforeCpu(), "detach"),
        *found(source, PreserveDtype(Constructor.FROM_NUMPY), "Tensor"),
    ]
    result = apply_fixes(source, findings, safety=FixSafety.SAFE)
    assert result.text == "y = torch.from_numpy(f(x.detach().cpu().numpy())).detach().cpu().numpy()\n"


@pytest.mark.parametrize(
    ("safety", "applied_fixes"),
    [(FixSafety.SAFE, "a"), (FixSafety.UNSAFE, "ab"), (FixSafety.DISPLAY_ONLY, "ab")],
)
def test_safety_decides_what_is_applied(safety: FixSafety, applied_fixes: str) -> None:
    source = Source.from_text("a.numpy(); b.numpy(); c.numpy()\n")
    findings = [
        found(source, BOTH, "numpy", safety=of_this)[index]
        for index, of_this in enumerate((FixSafety.SAFE, FixSafety.UNSAFE, FixSafety.DISPLAY_ONLY))
    ]
    result = apply_fixes(source, findings, safety=safety)
    for name in "abc":
        assert (f"{name}{GUARDED}" in result.text) == (name in applied_fixes)
    assert result.applied == tuple(findings[: len(applied_fixes)])


def test_a_finding_without_a_fix_or_at_no_expression_is_left_out() -> None:
    source = Source.from_text("y = x.numpy() + z.numpy()\n")
    first, second = found(source, BOTH, "numpy")
    assert first.fix is not None
    misplaced = replace(first, fix=replace(first.fix, target=Span(1, 5, 1, 11)))
    result = apply_fixes(source, [misplaced, replace(first, fix=None), second], safety=FixSafety.SAFE)
    assert result.text == "y = x.numpy() + z.detach().cpu().numpy()\n"
    assert result.applied == (second,)


def test_where_the_outermost_expression_cannot_be_rewritten_the_inner_ones_are() -> None:
    source = Source.from_text("y = f(x.numpy(), z.numpy()).other()\n")
    first, second = found(source, BOTH, "numpy")
    assert first.fix is not None
    around = replace(first, fix=replace(first.fix, target=Span(1, 5, 1, 35)))
    result = apply_fixes(source, [first, around, second], safety=FixSafety.SAFE)
    assert result.text == "y = f(x.detach().cpu().numpy(), z.detach().cpu().numpy()).other()\n"
    assert result.applied == (first, second)


def test_where_the_outermost_rewrite_is_unsound_the_inner_one_is_made() -> None:
    source = Source.from_text("f(x.numpy()).data = y\n")
    findings = [*found(source, ReplaceData(), "data"), *found(source, BOTH, "numpy")]
    result = apply_fixes(source, findings, safety=FixSafety.SAFE)
    assert result.text == "f(x.detach().cpu().numpy()).data = y\n"


def test_a_result_that_does_not_parse_is_thrown_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("codemods.rewriting.changes_only", lambda *_: True)
    result = applied("y = x.numpy()\nx.data = y\n", ReplaceData(), "data")
    assert result.text == "y = x.numpy()\nx.data = y\n"
    assert result.applied == ()


@pytest.mark.parametrize(
    "text",
    [
        "if a:\n    pass\nelif x.numpy():\n    pass\nelse: y = x.numpy()\n",
        "try: y = x.numpy()\nexcept f(x.numpy()): z = x.numpy(); w = 1\nfinally:\n    x.numpy()\n",
        "match x.numpy():\n    case y if x.numpy(): z = x.numpy()\n    case _:\n        z = x.numpy()\n",
        "class A(f(x.numpy())):\n\t@d(x.numpy())\n\tasync def f(self):\n\t\tasync with x.numpy(): return x.numpy()\n",
        "a = 1; y = x.numpy(); b = [\n    2]; z = x.numpy()\n",
        "with a, x.numpy() as b:\n    for c in x.numpy():\n        while x.numpy(): break\n    else: x.numpy()\n",
        "if 1:\n    a = 1; \\\n    y = x.numpy()\n    assert x.numpy(), x.numpy()\n",
    ],
)
def test_in_every_kind_of_statement(text: str) -> None:
    assert rewritten(text, BOTH, "numpy") == text.replace(".numpy()", GUARDED)


def test_no_findings_no_change() -> None:
    text = "this is no Python at all ('"
    assert apply_fixes(Source.from_text(text), [], safety=FixSafety.UNSAFE).text == text


def test_a_chain_deeper_than_the_recursion_limit_is_left_alone() -> None:
    text = "y = x" + ".f()" * 400 + ".numpy()\n"
    result = applied(text, BOTH, "numpy")
    assert result.text in (text, text.replace(".numpy()", GUARDED))
    ast.parse(result.text)


@pytest.mark.skipif(
    sys.version_info < (3, 12), reason="before 3.12, f-strings could hold no line ends and no own quotes"
)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('f"{x["a"].numpy()}"', 'f"{x["a"].detach().cpu().numpy()}"'),
        (
            'f"{\n    x  # the batch\n    .numpy()\n}"',
            'f"{\n    x  # the batch\n    .detach()\n    .cpu()\n    .numpy()\n}"',
        ),
        ('g(f"{x["a"].numpy()}").numpy()', 'g(f"{x["a"].detach().cpu().numpy()}").detach().cpu().numpy()'),
    ],
)
def test_in_f_strings_of_python_3_12(before: str, after: str) -> None:
    assert rewritten(f"y = {before}\n", BOTH, "numpy") == f"y = {after}\n"
