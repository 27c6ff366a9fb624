"""What names tell of where an argument comes from: enough to leave out most calls that make a tensor of numbers."""

from __future__ import annotations

import ast
import pkgutil

import pytest

from lint_rules.candidates.provenance import Part, Provenance
from lint_rules.knowledge import libraries
from lint_rules.knowledge.frameworks import GIVE_ARRAYS, GIVE_TENSORS

START = "import numpy as np\nimport torch\n"
ATTRIBUTE = """\
class A:
    def f(self):
        self.a = np.ones(3)
    def g(self):
        seen(self.a)
"""


def asked(text: str) -> tuple[Part, frozenset[str]]:
    """What is given to the call of `seen` in a program, and the part of the program that it stands in."""
    tree = ast.parse(START + text)
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    call = next(one for one in calls if isinstance(one.func, ast.Name) and one.func.id == "seen")
    part = Provenance(tree).part_at(call.lineno)
    return part, part.mentions.of_all(call.args)


@pytest.mark.parametrize(
    ("text", "is_array", "is_tensor", "has_left"),
    [
        ("seen(np.ones(3))", True, False, True),
        ("x = torch.ones(3)\nseen(x + 1)", False, True, False),
        ("x = torch.ones(3)\nseen(x.item())", False, False, True),
        ("x = torch.ones(3)\ny = float(x)\nseen([y])", False, False, True),
        ("x = torch.ones(3)\nseen(x.shape[0])", False, False, False),
        ("def f(x):\n    seen(x)\n", False, False, False),
        # Who calls it is not asked when a function is looked at on its own; what the call gives may be what it got.
        ("def f(x):\n    seen(x)\nf(np.ones(3))", False, False, False),
        ("def f(x):\n    return x\nseen(f(np.ones(3)))", True, False, True),
        # What code of other files gives is unknown, whatever it was given.
        ("from .tools import f\nseen(f(np.ones(3)))", False, False, False),
        ("def g(pipe):\n    seen(pipe.run(np.ones(3)))", False, False, False),
        ("import copy\nseen(copy.deepcopy(np.ones(3)))", True, False, True),
        ("seen({}.get('a', np.ones(3)))", True, False, True),
        # An argument of which nothing is said holds nothing that is known, whatever others hold under the name.
        ("self.a = np.ones(3)\ndef g(x):\n    seen(x.a)", False, False, False),
        ("class A:\n    a = np.ones(3)\ndef g(x: A):\n    seen(x.a)", True, False, True),
        ("self.a = np.ones(3)\ndef g(x):\n    x = x.b\n    seen(x.a)", True, False, True),
        ("def g(x):\n    seen(x.weight)", False, True, False),
        ("def f(x):\n    if isinstance(x, torch.Tensor):\n        seen(x)\n", False, True, False),
        ("def f(x):\n    a = np.ones(3)\ndef g(x):\n    seen(x)\n", False, False, False),
        (ATTRIBUTE, True, False, True),
        ("class A:\n    def forward(self, x):\n        seen(x)\n", False, False, False),
        ("def f(model, x):\n    seen(model(x))\n", False, True, False),
        ("def f(model):\n    seen(model.size_of_batch)\n", False, False, False),
        ("import cv2\nimage = cv2.imread('a.png')\nseen(image)", True, False, True),
        ("def f():\n    return np.ones(3)\nseen(f())", True, False, True),
        ("d = dict(a=np.ones(3))\nseen(d['a'])", True, False, True),
        ("d = dict(a=1, device=torch.device('cpu'))\nseen(d['a'])", False, False, False),
        ("def f():\n    yield np.ones(3)\nfor x in f():\n    seen(x)", True, False, True),
        ("class A:\n    x = np.ones(3)\n    def f(self):\n        seen(self.x)", True, False, True),
        ("match {'a': np.ones(3)}:\n    case {'a': x}:\n        seen(x)", True, False, True),
        ("def f():\n    global x\n    x = np.ones(3)\ndef g():\n    seen(x)", True, False, True),
        ("def f(n, x=np.ones(3), *, y=1):\n    seen(x)", True, False, True),
        ("def f(n, x=np.ones(3), *, y=1):\n    seen(y)", False, False, False),
        ("d = {}\nd.update(a=np.ones(3))\nseen(d)", True, False, True),
        ("def f(**xs):\n    for x in xs.values():\n        seen(x)\n", False, False, False),
    ],
)  # fmt: skip
def test_what_may_come_from_where(text: str, is_array: bool, is_tensor: bool, has_left: bool) -> None:
    part, given = asked(text)
    assert (part.may_be_array(given), part.may_be_tensor(given), part.may_have_left(given)) == (
        is_array,
        is_tensor,
        has_left,
    )


@pytest.mark.parametrize(
    ("text", "is_foreign"),
    [
        ("from .tools import f\nseen(f(1))", True),
        ("from project.tools import A\ny = A().run()\nseen(y)", True),
        ("class B(A):\n    def f(self):\n        seen(self.held)", True),
        ("class B(A):\n    def f(self):\n        self.held = 1\n        seen(self.held)", False),
        ("def f(x):\n    seen(x)", False),
        ("seen(np.ones(3))", False),
    ],
)
def test_what_other_files_may_tell(text: str, is_foreign: bool) -> None:
    part, given = asked(text)
    assert part.may_be_foreign(given) is is_foreign


def test_every_library_of_the_tables_gives_something() -> None:
    known = {module.name for module in pkgutil.iter_modules(libraries.__path__)}
    assert known <= GIVE_ARRAYS | GIVE_TENSORS
