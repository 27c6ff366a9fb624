"""Of several things that left the graph, the one that is named is one that the result always depends on."""

from __future__ import annotations

from lint_rules.analyze import analyze
from lint_rules.settings import Settings
from lint_rules.source import Source
from tests.execution.case import CASES


def test_the_one_that_is_named_left_on_every_path() -> None:
    text = (CASES / "differential" / "one_of_two_that_left.py").read_text(encoding="utf-8")
    (finding,) = analyze(Source.from_text(text), settings=Settings(select=("TNP501",))).findings
    assert finding.message.startswith("no gradient flows back to 'value'")
