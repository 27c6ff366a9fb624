"""Each rule has three wrong and three right programs at the least, all of them executed on real torch.

Its examples are such programs (`test_examples` executes them), and so are the cases of `tests/cases`. A case is wrong
where the run bears out what the rule finds in it. It is right where it runs to its end, the rule looks at a place in
it and says nothing, and another program about the same topic is wrong.
"""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from itertools import islice

import pytest

from lint_rules.analyze import analyze
from lint_rules.candidates import prefilter
from lint_rules.registry import all_rules
from lint_rules.rule import Interest, Rule
from lint_rules.settings import Settings
from lint_rules.source import Source
from tests.execution.case import Case, all_cases
from tests.execution.proof import statements_bearing_out

AT_LEAST = 3

every_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)


@every_rule
def test_a_rule_has_three_wrong_programs(rule: Rule) -> None:
    assert len(set(islice(_wrong(rule), AT_LEAST))) == AT_LEAST


@every_rule
def test_a_rule_has_three_right_programs_that_it_looks_at(rule: Rule) -> None:
    assert len(set(islice(_right(rule), AT_LEAST))) == AT_LEAST


def _wrong(rule: Rule) -> Iterator[str]:
    yield from dict.fromkeys(example.bad for example in rule.examples)
    yield from (case.text for case in _cases() if _is_borne_out(rule, case))


def _right(rule: Rule) -> Iterator[str]:
    yield from dict.fromkeys(example.good for example in rule.examples if _looks_at(rule, example.good))
    topics = {_topic(case) for case in _cases() if _expected_lines(rule, case)}
    for case in _cases():
        is_quiet = _topic(case) in topics and not _expected_lines(rule, case) and not _found_lines(rule, case)
        if is_quiet and _looks_at(rule, case.text) and _runs_to_its_end(case):
            yield case.text


def _is_borne_out(rule: Rule, case: Case) -> bool:
    """Whether the rule finds what the program expects, and torch does there what the rule says."""
    lines = _expected_lines(rule, case)
    if not lines or not lines <= _found_lines(rule, case):
        return False
    shown = statements_bearing_out(rule.code, case)
    return shown is None or not shown.isdisjoint(map(case.statement_of, lines))


def _looks_at(rule: Rule, text: str) -> bool:
    """Whether a program has a place that the rule looks at; one that names no places is about the whole of it."""
    hits = prefilter.search(text, (rule.interest,))
    return rule.interest == Interest() or bool(prefilter.candidate_lines(ast.parse(text), hits))


def _runs_to_its_end(case: Case) -> bool:
    return all(record.failure is None and record.result is not None for record in case.records())


@functools.cache
def _cases() -> tuple[Case, ...]:
    return all_cases()


def _topic(case: Case) -> str:
    return case.path.partition("/")[0]


def _expected_lines(rule: Rule, case: Case) -> set[int]:
    return {expected.line for expected in case.expected if expected.code == rule.code}


def _found_lines(rule: Rule, case: Case) -> set[int]:
    return {line for code, line in _findings(case) if code == rule.code}


@functools.cache
def _findings(case: Case) -> frozenset[tuple[str, int]]:
    """What all rules find in a program, those that are off by default too."""
    settings = Settings(extend_select=tuple(rule.code for rule in all_rules()))
    found = analyze(Source.from_text(case.text), path=case.path, settings=settings).findings
    return frozenset((finding.code, finding.span.line) for finding in found)
