"""Findings made by hand, for the tests of what is done with findings."""

from __future__ import annotations

from lint_rules.rewrites import GuardNumpy
from lint_rules.rule import Certainty, Finding, Fix, FixSafety, Span, TraceStep
from lint_rules.source import Source
from torchnp.report import Run
from torchnp.runner import Checked


def finding(
    span: Span,
    *,
    code: str = "TNP101",
    certainty: Certainty = Certainty.LIKELY,
    fix: Fix | None = None,
    trace: tuple[TraceStep, ...] = (),
) -> Finding:
    return Finding(code, "numpy-on-grad-tensor", "'x' requires grad", certainty, span, span.line, fix, trace)


def guard(target: Span, safety: FixSafety = FixSafety.SAFE) -> Fix:
    return Fix(GuardNumpy(detach=True, cpu=False), target, safety, "insert .detach()")


def run_over(text: str, *findings: Finding, path: str = "a.py", files: int = 1) -> Run:
    return Run((Checked(path, findings, Source.from_text(text)),), files)
