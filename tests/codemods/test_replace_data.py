"""`.data` becomes `.detach()` where it is read, and only there."""

from __future__ import annotations

import pytest

from codemods.apply import apply_fixes
from lint_rules.rewrites import GuardNumpy, ReplaceData
from lint_rules.rule import FixSafety
from lint_rules.source import Source
from tests.codemods.findings import applied, found, rewritten


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x.data", "x.detach()"),
        ("x.data.cpu().numpy()", "x.detach().cpu().numpy()"),
        ("(x.data).numpy()", "(x.detach()).numpy()"),
        ("(x  # a parameter\n .data\n .numpy())", "(x  # a parameter\n .detach()\n .numpy())"),
        ("x.data[0]", "x.detach()[0]"),
        ("x.data.data", "x.detach().detach()"),
    ],
)
def test_replaces_the_access(before: str, after: str) -> None:
    assert rewritten(f"y = {before}\n", ReplaceData(), "data") == f"y = {after}\n"


@pytest.mark.parametrize(
    "statement",
    [
        "x.data = y",
        "x.data += y",
        "del x.data",
        "for x.data in y: pass",
        "with y as x.data: pass",
        "match y:\n    case x.data: pass",
    ],
)
def test_leaves_what_is_no_expression(statement: str) -> None:
    result = applied(f"{statement}\n", ReplaceData(), "data")
    assert result.text == f"{statement}\n"
    assert result.applied == ()


def test_together_with_a_guard_around_it() -> None:
    source = Source.from_text("y = x.data.numpy()\n")
    findings = [
        *found(source, ReplaceData(), "data"),
        *found(source, GuardNumpy(detach=False, cpu=True), "numpy"),
    ]
    result = apply_fixes(source, findings, safety=FixSafety.SAFE)
    assert result.text == "y = x.detach().cpu().numpy()\n"
    assert len(result.applied) == 2
