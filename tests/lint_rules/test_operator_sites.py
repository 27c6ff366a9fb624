"""Operators and stores are places of their own: what is recorded of them."""

from __future__ import annotations

import ast

import pytest

from lint_rules.knowledge.library import library
from lint_rules.rule import Interest
from lint_rules.values.domain.value import Array, Tensor, alternatives
from lint_rules.values.frames.site import OperatorSite, Recorder, StoreSite
from lint_rules.values.interpreter.engine import Engine
from lint_rules.values.tree.scan import scan

WANTED = Interest(operators=frozenset({"__mul__", "__imul__", "__lt__", "__setitem__"}))


def sites_in(text: str) -> list[OperatorSite | StoreSite]:
    tree = ast.parse(text)
    found = scan(tree, range(1, text.count("\n") + 2), has_tensors=True, has_outer_names=False)
    recorder = Recorder(operators=WANTED.operators)
    Engine(tree, library(), recorder, found).run()
    return [site for site in recorder.sites.values() if isinstance(site, (OperatorSite, StoreSite))]


def kinds(site: OperatorSite | StoreSite) -> tuple[set[str], set[str]]:
    return (
        {type(one).__name__ for one in alternatives(site.receiver)},
        {type(one).__name__ for one in alternatives(site.argument)},
    )


START = "import numpy as np\nimport torch\na = np.ones(3)\nt = torch.ones(3)\n"


@pytest.mark.parametrize(
    ("line", "name", "left", "right"),
    [
        ("a * t", "__mul__", Array, Tensor),
        ("t * a", "__mul__", Tensor, Array),
        ("t *= a", "__imul__", Tensor, Array),
        ("a *= t", "__imul__", Array, Tensor),
        ("a < t", "__lt__", Array, Tensor),
        ("a[0] = t", "__setitem__", Array, Tensor),
        ("t[:] = a", "__setitem__", Tensor, Array),
        ("a[0], b = t, 1", "__setitem__", Array, Tensor),
    ],
)
def test_both_sides_are_recorded(line: str, name: str, left: type, right: type) -> None:
    (site,) = sites_in(START + line)
    assert site.name == name
    assert kinds(site) == ({left.__name__}, {right.__name__})


def test_two_paths_are_joined() -> None:
    text = START + "def f(flag):\n    x = a if flag else t\n    x *= t\n"
    (site,) = sites_in(text)
    assert kinds(site) == ({"Array", "Tensor"}, {"Tensor"})


def test_operators_that_nobody_asks_for_are_not_recorded() -> None:
    assert sites_in(START + "a + t\na @ t\na == t\n0 < a < t\n") == []
