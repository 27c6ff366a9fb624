"""Where arrays and tensors may meet: names are followed through the file, and nothing else is looked at."""

from __future__ import annotations

import ast

import pytest

from lint_rules.candidates import prefilter
from lint_rules.rules.implicit_conversion import ImplicitConversion

START = "import numpy as np\nimport torch\nimport matplotlib.pyplot as plt\n\n"

ATTRIBUTE = """\
class A:
    def g(self):
        self.a = x.numpy()
    def h(self, t):
        return self.a < t.detach()
"""


def lines_of(text: str) -> list[int]:
    """The lines of interest, counted from the end of the imports."""
    hits = prefilter.search(START + text, [ImplicitConversion.interest])
    return [line - 4 for line in prefilter.candidate_lines(ast.parse(START + text), hits)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a = np.ones(3)\nt = torch.ones(3)\nb = a * t\n", [3]),
        # Who calls it is not asked when a function is looked at on its own.
        ("def f(a, t):\n    return a * t\nf(np.ones(3), torch.ones(3))\n", []),
        ("def f(a):\n    return a\nb = f(np.ones(3)) * torch.ones(3)\n", [3]),
        ("def f(a: np.ndarray, t: 'torch.Tensor'):\n    a -= t\n", [2]),
        (ATTRIBUTE, [5]),
        ("ts = []\nfor x in y:\n    ts.append(x.detach())\nz = np.stack(ts)\n", [4]),
        ("fig, ax = plt.subplots()\nax.plot(torch.ones(3))\n", [2]),
        ("a = np.ones(3)\na[0:2], b = 1, 2\na[:] = torch.ones(3)\n", [3]),
        ("def f(a: np.ndarray, t):\n    a[0] = t.detach()\n    d = {}\n    d[0] = a\n    d[1] = t.detach()\n", [2]),
        ("a = np.ones(3)\nx = torch.sum(a)\n", [2]),
        ("a = np.ones(3)\nt = torch.ones(3)\nb = a.shape[0] * t\nc = a * t.item()\n", []),
        ("a = np.ones(3)\nb = a * 2\nt = torch.ones(3)\nu = t * 2\n", []),
        ("a = np.ones(torch.ones(3).shape)\nt = torch.from_numpy(a)\nu = a * a\nv = t * t\n", []),
        ("a = np.sum(y)\nb = a * torch.ones(3)\nc = torch.sin(a)\n", [3]),
        ("a = np.sum(y, axis=0)\nb = a * torch.ones(3)\n", [2]),
        ("x = np.exp(y)\nz = w.sum()\n", []),
    ],
)
def test_only_statements_that_may_have_both(text: str, lines: list[int]) -> None:
    assert lines_of(text) == lines


def test_a_file_without_such_a_library_is_not_parsed() -> None:
    text = "import torch\na = torch.ones(3) * x\nb = torch.sum(a)\n"
    assert prefilter.search(text, [ImplicitConversion.interest]) == prefilter.NOTHING
