"""For people: each finding in its source, with its evidence and its fix, and a closing summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from lint_rules.rule import Certainty, Finding, Fix, Span, TraceStep
from lint_rules.source import Source
from torchnp import frames, summary, terminal
from torchnp.report import Report, Run
from torchnp.runner import Checked
from torchnp.terminal import Piece

_STYLES = {Certainty.CERTAIN: "bold red", Certainty.LIKELY: "yellow", Certainty.POSSIBLE: "cyan"}


class Text(Report):
    """The default."""

    def write(self, run: Run, out: TextIO) -> None:
        for file in run.checked:
            for finding in file.findings:
                terminal.write(_finding(finding, file), out)
        terminal.write(summary.found(run), out)


def _finding(finding: Finding, file: Checked) -> Iterator[Piece]:
    source = file.source
    lines: Sequence[str] = source.lines if source is not None else ()
    width = frames.width_of_numbers(_last_line_shown(finding, lines))
    path = terminal.shown_path(file.path)
    yield finding.code, "bold red"
    yield f" {finding.name} ", "bold"
    yield f"[{finding.certainty.label}]", _STYLES[finding.certainty]
    yield f": {terminal.visible(finding.message)}\n", "bold"
    yield from _arrow(path, finding.span.line, finding.span.column, width)
    if source is not None:
        yield from frames.rule(width)
        yield from frames.place(lines, finding.span, width)
        yield from frames.rule(width)
        for number, step in enumerate(finding.trace, start=1):
            yield from _step(step, number, lines, width)
        if finding.fix is not None:
            yield from _proposed(finding, finding.fix, source, width)
    yield "\n", ""


def _arrow(path: str, line: int, column: int, width: int) -> Iterator[Piece]:
    yield f"{' ' * width}--> ", frames.GUTTER
    yield f"{path}:{line}:{column}\n", ""


def _step(step: TraceStep, number: int, lines: Sequence[str], width: int) -> Iterator[Piece]:
    yield f"{' ' * width} = {number}. ", frames.GUTTER
    where = f"{terminal.shown_path(step.path)}, " if step.path else ""
    yield f"{where}line {step.line}, column {step.column}: {terminal.visible(step.message)}\n", ""
    shown = [*[""] * (step.line - 1), step.text] if step.path else lines
    span = Span(step.line, step.column, step.line, step.column + 1)
    yield from frames.place(shown, span, width, context=0)


def _proposed(finding: Finding, fix: Fix, source: Source, width: int) -> Iterator[Piece]:
    # Imported here: it loads libcst (0.2 s), which a run without findings to fix does not need.
    from codemods.apply import edits_of
    from torchnp import proposal

    edits = edits_of(source, finding)
    if edits:
        yield f"{' ' * width} = ", frames.GUTTER
        yield f"fix ({fix.safety.value})", "bold green"
        yield f": {terminal.visible(fix.message)}\n", ""
    for changed in proposal.changes(source, edits):
        yield from frames.change(changed, width)


def _last_line_shown(finding: Finding, lines: Sequence[str]) -> int:
    wanted = [finding.span.line + frames.CONTEXT_LINES, *(step.line for step in finding.trace)]
    if finding.fix is not None:
        wanted.append(finding.fix.target.end_line + 1)
    return min(len(lines) + 1, max(wanted))
