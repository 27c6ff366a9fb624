"""One line a finding: `path:line:column: CODE message [certainty]`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from torchnp import terminal
from torchnp.report import Report, Run
from torchnp.terminal import Piece


class Concise(Report):
    """For editors, grep, and logs."""

    def write(self, run: Run, out: TextIO) -> None:
        terminal.write(_lines(run), out)


def _lines(run: Run) -> Iterator[Piece]:
    for file in run.checked:
        path = terminal.shown_path(file.path)
        for finding in file.findings:
            yield path, "bold"
            yield f":{finding.span.line}:{finding.span.column}: ", ""
            yield finding.code, "bold red"
            yield f" {terminal.visible(finding.message)} [{finding.certainty.label}]\n", ""
