"""One program from its text to its disagreements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from codemods.apply import fix_source
from lint_rules.analyze import Analysis, analyze
from lint_rules.settings import Settings
from lint_rules.source import Source
from lint_rules.values.value import Tensor, alternatives
from tests.differential.compare import Problem, conversion_sites, converted, problems
from tests.differential.execute import Run, execute
from tests.execution.machine import Machine

SETTINGS = Settings(extend_select=("TNP109",))
"""With the rule for what is on the CPU but may require grad, only what the analysis takes for proven stays quiet."""

_RUNS = ((Machine.ACCELERATOR, 0), (Machine.ACCELERATOR, 1), (Machine.CPU, 2))


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one program. `known` of its `facts` (two a conversion) were known."""

    problems: tuple[Problem, ...]
    conversions: int
    facts: int
    known: int
    ended_early: bool


def check(text: str) -> Checked:
    """Run a program, analyse it, compare."""
    source = Source.from_text(text)
    analysis = analyze(source, settings=SETTINGS)
    runs = [execute(text, machine, seed) for machine, seed in _RUNS]
    found = [*problems(analysis, runs), *_broken_fixes(source, runs)]
    known = list(_known_facts(analysis))
    return Checked(
        problems=tuple({problem.signature: problem for problem in found}.values()),
        conversions=sum(len(run.conversions) for run in runs),
        facts=len(known),
        known=sum(known),
        ended_early=runs[0].failure is not None,
    )


def shows(text: str, signature: str) -> bool:
    """Whether a text is a program with this disagreement."""
    try:
        compile(text, "<shrunk>", "exec")
    except (SyntaxError, ValueError):
        return False
    return any(problem.signature == signature for problem in check(text).problems)


def _broken_fixes(source: Source, runs: list[Run]) -> Iterator[Problem]:
    if any(run.failed_conversions or run.failure for run in runs):
        return
    fixed = fix_source(source, settings=SETTINGS, unsafe=False, path="<generated>")
    if not fixed.applied:
        return
    for (machine, seed), before in zip(_RUNS, runs, strict=True):
        after = execute(fixed.text, machine, seed, noted=False)
        if after.failure or after.failed_conversions or after.result != before.result:
            codes = ", ".join(sorted({finding.code for finding in fixed.applied}))
            yield Problem("broken fix", fixed.applied[0].span.line, f"{codes} {(after.failure or '')[:30]}")


def _known_facts(analysis: Analysis) -> Iterator[bool]:
    """For each conversion of a tensor, whether requires_grad and the device are known."""
    for sites in conversion_sites(analysis).values():
        for site in sites:
            value = converted(site)
            kinds = alternatives(value) if value is not None else ()
            tensors = [one for one in kinds if isinstance(one, Tensor)]
            if site.row is not None and kinds:
                yield len(tensors) == len(kinds) and all(one.requires_grad.is_known for one in tensors)
                yield len(tensors) == len(kinds) and all(one.device.is_known for one in tensors)
