"""Each rule is held to its examples: by the analysis, by the fixer, and by real torch."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from codemods.apply import apply_fixes
from lint_rules.analyze import analyze
from lint_rules.registry import all_rules
from lint_rules.rule import Differs, Example, FixSafety, Raises, RecordsCopy, Rule, Same, Unparsable
from lint_rules.settings import Settings
from lint_rules.source import Source
from tests.execution.machine import Machine
from tests.execution.run import run, run_with_forced_conversions

if TYPE_CHECKING:
    from lint_rules.rule import Finding

HEADINGS = ("What it does", "Why is this bad", "When it does not fire", "Fix safety")


@dataclass(frozen=True, slots=True)
class Case:
    """One example, with the rule that it is an example of."""

    rule: Rule
    example: Example


def cases() -> list[Case]:
    return [Case(rule, example) for rule in all_rules() for example in rule.examples]


def case_id(case: Case) -> str:
    return f"{case.rule.code}-{case.rule.examples.index(case.example) + 1}"


def rule_id(rule: Rule) -> str:
    return rule.code


every_example = pytest.mark.parametrize("case", cases(), ids=case_id)
every_raising_example = pytest.mark.parametrize(
    "case", [case for case in cases() if isinstance(case.example.shows, Raises)], ids=case_id
)
every_refused_conversion = pytest.mark.parametrize(
    "case",
    [case for case in cases() if isinstance(case.example.shows, Raises) and case.rule.code.startswith("TNP1")],
    ids=case_id,
)
every_rule = pytest.mark.parametrize("rule", all_rules(), ids=rule_id)


def findings_in(text: str, settings: Settings) -> tuple[Finding, ...]:
    return analyze(Source.from_text(text), settings=settings).findings


def selecting(rule: Rule) -> Settings:
    return Settings(extend_select=(rule.code,))


@every_example
def test_bad_is_flagged_once_where_and_as_surely_as_the_example_says(case: Case) -> None:
    found = findings_in(case.example.bad, selecting(case.rule))
    assert [(finding.code, finding.span.line, finding.span.column, finding.certainty) for finding in found] == [
        (case.rule.code, *case.example.at, case.example.certainty)
    ]


@every_example
def test_bad_is_flagged_by_default_just_if_the_rule_is_on_by_default(case: Case) -> None:
    codes = [finding.code for finding in findings_in(case.example.bad, Settings())]
    assert codes == ([case.rule.code] if case.rule.default_on else [])


@every_example
def test_good_is_clean(case: Case) -> None:
    assert findings_in(case.example.good, selecting(case.rule)) == ()


@every_example
def test_the_fix_makes_good_of_bad(case: Case) -> None:
    source = Source.from_text(case.example.bad)
    (finding,) = analyze(source, settings=selecting(case.rule)).findings
    if finding.fix is None or finding.fix.safety is FixSafety.DISPLAY_ONLY:
        assert re.search(r"no fix|display-only|never applied", _section(case.rule, "Fix safety"), re.IGNORECASE)
        return
    assert apply_fixes(source, (finding,), safety=FixSafety.UNSAFE).text == case.example.good


@every_example
def test_torch_shows_what_the_example_says(case: Case) -> None:
    bad = run(case.example.bad, Machine.ACCELERATOR)
    good = run(case.example.good, Machine.ACCELERATOR)
    assert good.failure is None
    match case.example.shows:
        case Raises(exception, pattern):
            assert bad.failure is not None
            assert bad.failure.exception == exception
            assert re.search(pattern, bad.failure.message)
        case Differs():
            assert bad.failure is None
            assert bad.result is not None
            assert good.result is not None
            assert bad.result != good.result
        case RecordsCopy(node):
            assert bad.failure is None
            assert bad.result is not None
            assert bad.result == good.result
            assert node in {copy.node for copy in bad.device_copies}
            assert node not in {copy.node for copy in good.device_copies}
        case Same():
            assert bad.failure is None
            assert bad.result is not None
            assert bad.result == good.result
        case Unparsable():
            assert bad.failure is not None
            assert bad.failure.exception in {"SyntaxError", "IndentationError", "TabError"}


@every_raising_example
def test_a_raising_example_fails_in_the_flagged_line(case: Case) -> None:
    failure = run(case.example.bad, Machine.ACCELERATOR).failure
    assert failure is not None
    assert failure.line == case.example.at[0]


@every_refused_conversion
def test_good_computes_what_a_raising_bad_was_meant_to(case: Case) -> None:
    meant = run_with_forced_conversions(case.example.bad, Machine.ACCELERATOR)
    if meant.failure is not None and meant.failure.exception == "TypeError":
        # An array or a tensor is refused as such; no guard changes that.
        assert run(case.example.good, Machine.ACCELERATOR).result is not None
        return
    assert meant.failure is None
    assert meant.result is not None
    assert run(case.example.good, Machine.ACCELERATOR).result == meant.result


@every_rule
def test_code_names_and_file_agree(rule: Rule) -> None:
    assert re.fullmatch(r"TNP\d{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert type(rule).__module__ == f"lint_rules.rules.{rule.name.replace('-', '_')}"
    assert type(rule).__name__.removesuffix("Rule") == "".join(word.capitalize() for word in rule.name.split("-"))


@every_rule
def test_a_rule_explains_itself_under_the_four_headings(rule: Rule) -> None:
    assert tuple(re.findall(r"^#+ (.+?)\??$", rule.explanation, re.MULTILINE)) == HEADINGS
    for heading in HEADINGS:
        assert len(_section(rule, heading).split()) >= 4
    assert rule.summary
    assert "\n" not in rule.summary


@every_rule
def test_a_rule_has_at_least_two_examples(rule: Rule) -> None:
    assert len(set(rule.examples)) >= 2


def test_codes_and_names_are_unique() -> None:
    rules = all_rules()
    assert len({rule.code for rule in rules}) == len(rules)
    assert len({rule.name for rule in rules}) == len(rules)


def _section(rule: Rule, heading: str) -> str:
    match = re.search(rf"^#+ {heading}\??$(.*?)(?=^#|\Z)", rule.explanation, re.MULTILINE | re.DOTALL)
    assert match is not None
    return match[1]
