"""`.copy()` or `.clone()` behind a conversion: what it looks like, and what it changes."""

from __future__ import annotations

from typing import Any

import pytest

from codemods.apply import fix_source
from lint_rules.rewrites import CopyResult
from lint_rules.settings import Settings
from lint_rules.source import Source
from tests.codemods.findings import applied

PROGRAM = """\
import torch


def taken(x: torch.Tensor):
    before = x.numpy()
    x += 1
    return before


x = torch.ones(3)
before = taken(x)
"""


@pytest.mark.parametrize(
    ("name", "method", "before", "after"),
    [
        ("numpy", "copy", "x.numpy()", "x.numpy().copy()"),
        ("numpy", "copy", "x.detach().numpy()[0]", "x.detach().numpy().copy()[0]"),
        ("numpy", "copy", "(x.numpy())", "(x.numpy().copy())"),
        ("numpy", "copy", "(x  # w\n .numpy())", "(x  # w\n .numpy().copy())"),
        ("from_numpy", "clone", "torch.from_numpy(a)", "torch.from_numpy(a).clone()"),
        ("asarray", "copy", "np.asarray(\n    x,  # w\n)", "np.asarray(\n    x,  # w\n).copy()"),
    ],
)
def test_copies_the_result(name: str, method: str, before: str, after: str) -> None:
    assert applied(f"y = {before}\n", CopyResult(method), name).text == f"y = {after}\n"


def test_the_copy_keeps_what_was_taken_and_changes_nothing_else() -> None:
    settings = Settings(select=("TNP401",))
    source = Source.from_text(PROGRAM)
    assert fix_source(source, settings=settings, unsafe=False).text == PROGRAM
    fixed = fix_source(source, settings=settings, unsafe=True).text
    assert fixed == PROGRAM.replace("x.numpy()", "x.numpy().copy()")
    assert fix_source(Source.from_text(fixed), settings=settings, unsafe=True).text == fixed
    runs: list[dict[str, Any]] = [{}, {}]
    for text, names in zip((PROGRAM, fixed), runs, strict=True):
        exec(text, names)
    assert [names["x"].tolist() for names in runs] == [[2, 2, 2]] * 2
    assert [names["before"].tolist() for names in runs] == [[2, 2, 2], [1, 1, 1]]
    assert runs[0]["before"].dtype == runs[1]["before"].dtype
