"""One JSON array, one object a finding; lines and columns are 1-based, columns count characters."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TextIO

from lint_rules.rule import Finding, Fix, TraceStep
from lint_rules.source import Source
from lint_rules.values.frames.budget import End
from lint_rules.verdicts import Outcome, Verdict
from torchnp import statistics, terminal
from torchnp.report import Report, Run
from torchnp.runner import Checked, Explained


class Json(Report):
    """For programs. A fix's edits replace the text from their start up to, not including, their end."""

    def write(self, run: Run, out: TextIO) -> None:
        rows = [_row(finding, file) for file in run.checked for finding in file.findings]
        out.write(json.dumps(rows, indent=2) + "\n")

    def write_statistics(self, run: Run, out: TextIO) -> None:
        rows = [
            {
                "code": row.code,
                "name": row.name,
                "count": row.count,
                **{level.label: count for level, count in row.certainties},
                "safe_fixes": row.safe_fixes,
                "unsafe_fixes": row.unsafe_fixes,
            }
            for row in statistics.counted(run.findings)
        ]
        out.write(json.dumps(rows, indent=2) + "\n")

    def write_sites(self, explained: Sequence[Explained], out: TextIO) -> None:
        rows = [_site(verdict, file.path) for file in explained for verdict in file.verdicts]
        out.write(json.dumps(rows, indent=2) + "\n")


def _row(finding: Finding, file: Checked) -> Mapping[str, object]:
    return {
        "code": finding.code,
        "name": finding.name,
        "message": finding.message,
        "certainty": finding.certainty.label,
        "path": terminal.shown_path(file.path),
        "line": finding.span.line,
        "column": finding.span.column,
        "end_line": finding.span.end_line,
        "end_column": finding.span.end_column,
        "fix": _fix(finding, finding.fix, file.source),
        "trace": [_step(step) for step in finding.trace],
        "gave_up": _end(file.gave_up),
    }


def _end(end: End | None) -> Mapping[str, object] | None:
    """Where the analysis of the file ended, if it could not be followed as a whole."""
    return None if end is None else {"line": end.line, "function": end.function or None}


def _step(step: TraceStep) -> Mapping[str, object]:
    place: dict[str, object] = {"line": step.line, "column": step.column, "message": step.message}
    return {"path": terminal.shown_path(step.path), **place} if step.path else place


def _fix(finding: Finding, fix: Fix | None, source: Source | None) -> Mapping[str, object] | None:
    if fix is None or source is None:
        return None
    # Imported here: it loads libcst (0.2 s), which a run without findings to fix does not need.
    from codemods.apply import edits_of

    edits = edits_of(source, finding)
    if not edits:
        return None
    rows = [
        {
            "line": edit.span.line,
            "column": edit.span.column,
            "end_line": edit.span.end_line,
            "end_column": edit.span.end_column,
            "text": edit.text,
        }
        for edit in edits
    ]
    return {"safety": fix.safety.value, "message": fix.message, "edits": rows}


def _site(verdict: Verdict, path: str) -> Mapping[str, object]:
    return {
        "path": terminal.shown_path(path),
        "line": verdict.span.line,
        "column": verdict.span.column,
        "end_line": verdict.span.end_line,
        "end_column": verdict.span.end_column,
        "value": verdict.subject,
        "kinds": [_outcome(kind) for kind in verdict.kinds],
        "facts": {fact.name: [_outcome(one) for one in fact.outcomes] for fact in verdict.facts},
        "findings": [{"code": found.code, "certainty": found.certainty.label} for found in verdict.findings],
        "quiet": verdict.quiet.name.lower() if verdict.quiet is not None else None,
        "settled": list(verdict.settled),
        "open": [_outcome(one) for one in verdict.open_questions],
    }


def _outcome(outcome: Outcome) -> Mapping[str, object]:
    path = {"path": terminal.shown_path(outcome.path)} if outcome.path else {}
    return {"is": outcome.label, "why": outcome.why, "line": outcome.line, "column": outcome.column, **path}
