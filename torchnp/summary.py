"""The closing line of a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint_rules.rule import Finding, FixSafety
from torchnp.report import Run
from torchnp.statistics import by_certainty, certainties, plural, with_fix
from torchnp.terminal import Piece


def found(run: Run) -> Iterator[Piece]:
    """`Found 3 problems (1 certain, 2 likely) in 2 of 10 files; 2 fixable with torchnp fix, …`"""
    findings = run.findings
    if not findings:
        yield f"No problems found in {plural(run.files, 'file')}.\n", "bold green"
        return
    yield f"Found {plural(len(findings), 'problem')} ({certainties(by_certainty(findings))}) ", "bold"
    yield f"in {len(run.checked)} of {plural(run.files, 'file')}{_fixable(findings)}.\n", ""


def fixed(applied: Sequence[Finding], files: int) -> str:
    """`Fixed 3 problems in 2 files.`"""
    return f"Fixed {plural(len(applied), 'problem')} in {plural(files, 'file')}."


def would_fix(applied: Sequence[Finding], files: int) -> str:
    return f"Would fix {plural(len(applied), 'problem')} in {plural(files, 'file')}."


def _fixable(findings: Sequence[Finding]) -> str:
    safe, unsafe = with_fix(findings, FixSafety.SAFE), with_fix(findings, FixSafety.UNSAFE)
    if safe and unsafe:
        return f"; {safe} fixable with torchnp fix, {unsafe} more with --unsafe-fixes"
    if safe:
        return f"; {safe} fixable with torchnp fix"
    if unsafe:
        return f"; {unsafe} fixable with torchnp fix --unsafe-fixes"
    return ""
