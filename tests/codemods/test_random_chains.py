"""Random chains in random layouts: the guards end up where they belong, and no comment is lost."""

from __future__ import annotations

import ast
import io
import tokenize

from hypothesis import given, settings
from hypothesis import strategies as st

from lint_rules.rewrites import DetachBeforeCpu, GuardNumpy
from tests.codemods.findings import applied

METHODS = ("squeeze()", "view(-1)", "double()", "cpu()", "to('cpu')", "T", "[0]", "to(d)", "foo(y)", "é()")
space = st.sampled_from(
    ["", "", " ", "\n    ", "  # one\n    ", "\n    # two\n    ", "  # three\n\n    # four\n\t", " \\\n  ", "\r\n  "]
)


@st.composite
def chains(draw: st.DrawFn, last: str) -> tuple[str, list[str]]:
    """The text of a chain that ends with a call of `last`, and its links."""
    text = draw(st.sampled_from(["x", "net(x)", "(a + b)", "self.x[0]", "(x  # start\n)"]))
    links = draw(st.lists(st.sampled_from(METHODS), max_size=5))
    for link in (*links, last):
        text += draw(space) + (link if link.startswith("[") else "." + draw(st.sampled_from(["", "", "\n  "])) + link)
        if draw(st.integers(0, 9)) == 0:
            text = f"({text})"
    return text, links


def _dump(expression: str) -> str:
    return ast.dump(ast.parse(f"({expression}\n)", mode="eval"))


def _comments(text: str) -> list[str]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return sorted(token.string for token in tokens if token.type == tokenize.COMMENT)


def _joined(start: str, links: list[str]) -> str:
    return start + "".join(link if link.startswith("[") else f".{link}" for link in links)


def _start(text: str) -> str:
    """What the chain begins with, in plain spelling."""
    return next(s for s in ("net(x)", "(a + b)", "self.x[0]", "x") if text.lstrip("(").startswith(s.lstrip("(")))


OPAQUE = ("foo(y)", "é()")


@settings(max_examples=400, deadline=None)
@given(chains("numpy()"))
def test_guards_in_any_layout(chain: tuple[str, list[str]]) -> None:
    text, links = chain
    before = f"y = (\n{text}\n)\n"
    result = applied(before, GuardNumpy(detach=True, cpu=True), "numpy")
    new = ast.parse(result.text).body[0]
    assert isinstance(new, ast.Assign)
    assert ast.dump(new.value) == ast.dump(ast.parse(_joined(_start(text), _expected(links)), mode="eval").body)
    assert _comments(result.text) == _comments(before)
    assert applied(result.text, GuardNumpy(detach=True, cpu=True), "numpy").text == result.text


def _expected(links: list[str]) -> list[str]:
    reach = _reach(links)
    moves = [index for index in reach if links[index] in ("cpu()", "to('cpu')")]
    at = moves[0] if moves else len(links)
    places = [links[index] for index in reach if links[index] in ("cpu()", "to('cpu')", "to(d)")]
    is_on_cpu = places and places[-1] != "to(d)"
    return [*links[:at], "detach()", *links[at:], *([] if is_on_cpu else ["cpu()"]), "numpy()"]


def _reach(links: list[str]) -> range:
    """The links behind the last one that may bring a graph in."""
    opaque = [index for index, link in enumerate(links) if link in OPAQUE]
    return range(opaque[-1] + 1 if opaque else 0, len(links))


@settings(max_examples=400, deadline=None)
@given(chains("detach()"))
def test_reordering_in_any_layout(chain: tuple[str, list[str]]) -> None:
    text, links = chain
    before = f"y = (\n{text}\n)\n"
    result = applied(before, DetachBeforeCpu(), "detach")
    reach = _reach(links)
    moves = [index for index in reach if links[index] in ("cpu()", "to('cpu')")]
    transfers = [index for index in reach if links[index] == "to(d)"]
    at = (moves or transfers or [len(links)])[0]
    expected = _joined(_start(text), [*links[:at], "detach()", *links[at:]])
    new = ast.parse(result.text).body[0]
    assert isinstance(new, ast.Assign)
    assert ast.dump(new.value) == ast.dump(ast.parse(expected, mode="eval").body)
    assert _comments(result.text) == _comments(before)
    if not transfers:
        assert applied(result.text, DetachBeforeCpu(), "detach").text == result.text
