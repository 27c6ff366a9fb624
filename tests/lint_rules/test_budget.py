"""Files that are far larger than what people write: the steps that they take are bounded, and the end is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lint_rules.analyze import Analysis, analyze
from lint_rules.source import Source
from lint_rules.values.frames.budget import MAX_STEPS, Budget
from lint_rules.values.frames.frame import Frame

HEAD = "import torch\n\n"
SLACK = 100
"""Steps that are asked for, and refused, while what is being evaluated ends."""


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> dict[Budget, int]:
    """The steps that each look at a file takes."""
    steps: dict[Budget, int] = {}
    spend = Budget.spend

    def counted(self: Budget, frame: Frame, count: int = 1) -> bool:
        went_on = spend(self, frame, count)
        steps[self] = steps.get(self, 0) + 1
        return went_on

    monkeypatch.setattr(Budget, "spend", counted)
    return steps


def long(statements: int = 10_000) -> str:
    lines = "".join(f"    y{number} = x.relu() + {number}\n" for number in range(statements))
    return f"def long(x):\n{lines}    return x.numpy()\n\n\n"


def nested(branches: int = 200) -> str:
    arms = "".join(f"    elif c[{number}]:\n        x = x.relu() + {number}\n" for number in range(1, branches))
    return f"def nested(x, c):\n    if c[0]:\n        x = x.detach()\n{arms}    return x.numpy()\n\n\n"


def recursive(functions: int = 500, calls: int = 2) -> str:
    def function(number: int) -> str:
        body = "".join(f"    x = f{(number * call + call) % functions}(x, n)\n" for call in range(1, calls + 1))
        return f"def f{number}(x, n):\n{body}    return x.numpy()\n\n\n"

    return "".join(map(function, range(functions)))


def changing(tensors: int = 3_000) -> str:
    lines = "".join(f"    y{one} = torch.zeros(3)\n    y{one}.requires_grad_()\n" for one in range(tensors))
    return f"def changing():\n{lines}    return y0.numpy()\n"


def analysed(text: str) -> Analysis:
    return analyze(Source.from_text(HEAD + text))


@pytest.mark.parametrize("program", [long, nested, recursive])
def test_what_is_large_is_followed_to_its_end(program: Callable[[], str], taken: dict[Budget, int]) -> None:
    analysis = analysed(program())
    assert analysis.gave_up is None
    assert analysis.findings
    assert max(taken.values()) < MAX_STEPS


@pytest.mark.parametrize(
    ("text", "function"),
    [
        (long(30_000), "long"),
        (recursive(calls=12), "f"),
        (changing(), "changing"),
        (long() + nested() + recursive(calls=12), "f"),
    ],
    ids=["long", "recursive", "changing", "together"],
)
def test_what_is_too_large_ends_and_says_where(text: str, function: str, taken: dict[Budget, int]) -> None:
    analysis = analysed(text)
    assert analysis.gave_up is not None
    line = (HEAD + text).splitlines()[analysis.gave_up.line - 1]
    assert analysis.gave_up.function.startswith(function)
    assert line.startswith(("def ", "    "))
    assert analysis.gave_up.place == f"line {analysis.gave_up.line}, in {analysis.gave_up.function}()"
    assert max(taken.values()) < MAX_STEPS + SLACK
    assert len(taken) == 1


def test_the_end_at_the_top_of_a_file_names_no_function(taken: dict[Budget, int]) -> None:
    analysis = analysed("x = torch.zeros(3)\n" + "y = x.relu() + 1\n" * 20_000 + "x.numpy()\n")
    assert analysis.gave_up is not None
    assert analysis.gave_up.function == ""
    assert analysis.gave_up.place == f"line {analysis.gave_up.line}"
