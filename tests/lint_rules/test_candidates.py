"""Which places are left out before anything is evaluated, since no rule could find anything there."""

from __future__ import annotations

import ast

import pytest

from lint_rules.candidates import prefilter
from lint_rules.rule import Interest
from lint_rules.rules.copy_of_tensor import CopyOfTensor
from lint_rules.rules.legacy_tensor_constructor import LegacyTensorConstructor
from lint_rules.rules.numpy_on_grad_tensor import NumpyOnGradTensor
from lint_rules.rules.severed_graph import SeveredGraph

START = "import numpy as np\nimport torch\nfrom torch import nn\n\n"


def lines_of(text: str, interest: Interest) -> list[int]:
    """The lines of interest, counted from the end of the imports."""
    hits = prefilter.search(START + text, [interest])
    return [line - 4 for line in prefilter.candidate_lines(ast.parse(START + text), hits)]


HELPER = """\
class Net(nn.Module):
    def forward(self, x):
        return {call}(x)
    def helper(self, x):
        return torch.tensor(x.item())
"""


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("def f(x):\n    return torch.tensor(x.item())\n", []),
        ("def f(x):\n    loss = torch.tensor(x.item())\n    loss.backward()\n", [2]),
        ("loss = torch.tensor(x.item())\nloss.backward()\n", [1]),
        (HELPER.format(call="self.layer"), []),
        # `forward` holds no such place itself, and is not evaluated for the sake of what it calls.
        (HELPER.format(call="self.helper"), []),
        (HELPER.format(call="torch.tensor(x.item()) + self.helper"), [3, 5]),
        (HELPER.format(call="torch.tensor(x.item()) + self.layer"), [3]),
        ("def f(self, x):\n    return self.forward(torch.tensor(x.item()))\n", []),
        ("def f(x):\n    return torch.tensor(x.item())\nf(x).backward()\n", [2]),
        ("def f(x):\n    return torch.tensor(x.item())\ngetattr(tools, 'f')(x).backward()\n", [2]),
    ],
)
def test_a_value_must_get_to_where_it_matters(text: str, lines: list[int]) -> None:
    assert lines_of(text + "\ndef backward(self): ...", SeveredGraph.interest) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("x = torch.ones(3)\ny = torch.tensor(x)\n", [2]),
        ("def f(t: torch.Tensor):\n    x = [t]\n    y = torch.tensor(x)\n", []),
        ("def f(t: torch.Tensor):\n    x = [t]\n    x = t\n    y = torch.tensor(x)\n", [4]),
        ("def f(t: torch.Tensor):\n    x = [t]\n    x = torch.tensor(x)\n", []),
        ("def f(t: torch.Tensor):\n    x = [t]\n    while t:\n        x = torch.tensor(x)\n", [4]),
        ("def f(t: torch.Tensor):\n    x, n = [t], t\n    y = torch.tensor(x), torch.tensor(n)\n", [3]),
        ("def f(t: torch.Tensor):\n    x, n = t.max(0)\n    y = torch.tensor(x)\n", [3]),
        ("def f(t: torch.Tensor):\n    x = {}\n    x[0] = t\n    y = torch.tensor(x)\n", []),
        ("def f(t: torch.Tensor):\n    x = []\n    for x in t:\n        y = torch.tensor(x)\n", [4]),
        ("def f(t: torch.Tensor):\n    x = 1\n    x += t\n    y = torch.tensor(x)\n", [4]),
        ("def f(t: torch.Tensor):\n    x = []\n    with t as x:\n        y = torch.tensor(x)\n", [4]),
        ("def f(t: torch.Tensor):\n    x = [t] * 3\n    y = torch.tensor(x)\n    z = torch.tensor([t] * 3)\n", []),
        (
            "def f(t: torch.Tensor):\n    def g():\n        return torch.tensor(x)\n    x = []\n    x = t\n",
            [3],
        ),
        ("def f(t: torch.Tensor):\n    global x\n    x = []\n    y = torch.tensor(x)\ndef g():\n    x = t\n", []),
    ],
)
def test_a_list_is_no_tensor(text: str, lines: list[int]) -> None:
    assert lines_of(text, CopyOfTensor.interest) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("x = torch.Tensor(data)\n", [1]),
        ("x = torch.Tensor(data, 3)\ny = torch.Tensor()\nz = torch.Tensor(*data)\n", []),
        ("def f(config):\n    return torch.Tensor(config.hidden_size)\n", []),
        ("def f(config):\n    return torch.Tensor(config.data)\n", [2]),
        ("def f(shape=(2, 3)):\n    return torch.Tensor(shape)\n", [2]),
        ("def f(sizes: np.ndarray):\n    return torch.Tensor(sizes)\n", [2]),
        ("def f():\n    shape = (2, 3)\n    return torch.Tensor(shape)\n", [3]),
    ],
)
def test_what_can_only_be_a_size(text: str, lines: list[int]) -> None:
    assert lines_of(text, LegacyTensorConstructor.interest) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a = x.numpy()\n", [1]),
        ("def f(x):\n    return np.asarray(x)\n", []),
        ("def f(x):\n    return np.asarray(x.detach())\n", [2]),
        ("from .tools import load\na = np.asarray(load())\n", [2]),
    ],
)
def test_what_takes_anything_needs_a_tensor(text: str, lines: list[int]) -> None:
    assert lines_of(text, NumpyOnGradTensor.interest) == lines
