"""One program from its text to its disagreements."""

from __future__ import annotations

import functools
import math
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from codemods.apply import Rewritten, fix_source
from lint_rules.analyze import Analysis, analyze
from lint_rules.registry import all_rules
from lint_rules.settings import Settings
from lint_rules.source import Source
from tests.differential.borne_out import departure_of
from tests.differential.compare import Problem, problems
from tests.differential.execute import Run, execute
from tests.differential.known import FactAtSite, Knowledge, facts_at_sites
from tests.differential.repair import working
from tests.execution.machine import Machine

SETTINGS = Settings(extend_select=tuple(rule.code for rule in all_rules()))
"""With the rule for what is on the CPU but may require grad, only what the analysis takes for proven stays quiet."""

_RUNS = ((Machine.ACCELERATOR, 0), (Machine.ACCELERATOR, 1), (Machine.CPU, 2))
_FURTHER_SEEDS = (3, 4, 5, 6)


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one program: where it disagrees, and what was known of what it converts."""

    problems: tuple[Problem, ...]
    conversions: int
    facts: tuple[FactAtSite, ...]
    ended_early: bool


def check(text: str) -> Checked:
    """Run a program, analyse it, compare."""
    try:
        analysis = analyze(Source.from_text(text), settings=SETTINGS)
    except Exception as error:  # noqa: BLE001 - whatever ends the analysis of a program is a problem
        return Checked((_crash(error),), 0, (), ended_early=False)
    runs = [execute(text, machine, seed) for machine, seed in _RUNS]
    broken = [problem for machine, seed in _RUNS[::2] for problem in _broken_fixes(text, machine, seed)]
    runs = _more_runs(text, runs, list(facts_at_sites(analysis, runs)))
    found = [*problems(analysis, text, runs), *broken, *_without_effect(analysis, text)]
    return Checked(
        problems=tuple({problem.signature: problem for problem in found}.values()),
        conversions=sum(len(run.conversions) for run in runs[: len(_RUNS)]),
        facts=tuple(facts_at_sites(analysis, runs)),
        ended_early=runs[0].failure is not None,
    )


def shows(text: str, signature: str) -> bool:
    """Whether a text is a program with this disagreement."""
    try:
        compile(text, "<shrunk>", "exec")
    except (SyntaxError, ValueError):
        return False
    return any(problem.signature == signature for problem in check(text).problems)


def _crash(error: Exception) -> Problem:
    """An error of the analysis or of a fix, which says nothing of its program."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return Problem("crash", 0, f"{type(error).__name__} at {Path(last.filename).stem}.{last.name}")


def _without_effect(analysis: Analysis, text: str) -> Iterator[Problem]:
    """Where something leaves its graph, it is said, and what `backward()` is called on does not depend on it."""
    for finding in analysis.findings:
        place = departure_of(finding, text)
        if place is None:
            continue
        for machine, seed in _RUNS:
            before, after = execute(text, machine, seed), execute(text, machine, seed, disturbed=place)
            if before.passed[place] and before.failed_line is None and _are_same(before.losses, after.losses):
                yield Problem("wrong certain", finding.span.line, finding.code)


def _are_same(before: list[float], after: list[float]) -> bool:
    """Whether something was computed, and the same numbers. Infinity and zero may stay what they are all the same."""
    return bool(before) and all(math.isfinite(one) and one != 0 for one in before) and before == after


def _broken_fixes(text: str, machine: Machine, seed: int) -> Iterator[Problem]:
    """Safe fixes that change what the working part of a program computes."""
    part = working(text, machine, seed)
    if part is None:
        return
    try:
        fixed = _fixed(part)
    except Exception as error:  # noqa: BLE001 - whatever ends the fixing of a program is a problem
        yield _crash(error)
        return
    if not fixed.applied:
        return
    before, after = execute(part, machine, seed, noted=False), execute(fixed.text, machine, seed, noted=False)
    if before.left_device or after.left_device:
        return
    if after.failure or after.failed_conversions or after.result != before.result:
        codes = ", ".join(sorted({finding.code for finding in fixed.applied}))
        yield Problem("broken fix", fixed.applied[0].span.line, f"{codes} {(after.failure or '')[:30]}")


@functools.lru_cache(maxsize=1)
def _fixed(text: str) -> Rewritten:
    """A program with its safe fixes. Mostly, the same part of it works on both machines."""
    return fix_source(Source.from_text(text), settings=SETTINGS, unsafe=False, path="<generated>")


def _more_runs(text: str, runs: list[Run], facts: list[FactAtSite]) -> list[Run]:
    """Further runs where several outcomes are said to be possible that the runs so far did not all show."""
    if not any(fact.knowledge is Knowledge.TOO_MANY for fact in facts):
        return runs
    return runs + [execute(text, Machine.ACCELERATOR, seed) for seed in _FURTHER_SEEDS]
