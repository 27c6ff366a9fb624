"""Every place that was judged, for people who ask why: the value, its facts, and the reason for each unknown one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint_rules.verdicts import FactSeen, Outcome, Quiet, Verdict
from torchnp import terminal
from torchnp.runner import Explained
from torchnp.statistics import plural
from torchnp.terminal import Piece

_KIND, _VERDICT = "kind", "verdict"


def listing(explained: Sequence[Explained]) -> Iterator[Piece]:
    """A block for each place, and how many there were."""
    for file in explained:
        for verdict in file.verdicts:
            yield f"{terminal.shown_path(file.path)}:{verdict.span.line}:{verdict.span.column}: ", ""
            yield f"{terminal.visible(verdict.subject)}\n", "bold"
            yield from details(verdict)
            yield "\n", ""
    verdicts = [verdict for file in explained for verdict in file.verdicts]
    reported = sum(bool(verdict.findings) for verdict in verdicts)
    yield f"{plural(len(verdicts), 'conversion')} in {plural(len(explained), 'file')}: ", "bold"
    yield f"{reported} reported, {len(verdicts) - reported} quiet.\n", ""


def details(verdict: Verdict) -> Iterator[Piece]:
    """What is known at one place, a line for each thing that a fact may be, and what was made of it."""
    rows = [FactSeen(_KIND, verdict.kinds), *verdict.facts]
    names = max(len(_VERDICT), *(len(row.name) for row in rows))
    labels = max((len(one.label) for row in rows for one in row.outcomes), default=0)
    for row in rows:
        for number, outcome in enumerate(row.outcomes):
            yield f"  {'' if number else row.name:<{names}}  ", ""
            yield from _outcome(outcome, labels)
    yield f"  {_VERDICT:<{names}}  ", ""
    yield from _judgement(verdict)


def _outcome(outcome: Outcome, width: int) -> Iterator[Piece]:
    style = "" if outcome.is_known else "yellow"
    if not outcome.why:
        yield f"{outcome.label}\n", style
        return
    yield f"{outcome.label:<{width}}  ", style
    yield f"{terminal.visible(outcome.why)}{_place(outcome)}\n", ""


def _place(outcome: Outcome) -> str:
    if outcome.line is None:
        return ""
    where = f"{terminal.shown_path(outcome.path)}, " if outcome.path else ""
    return f" ({where}line {outcome.line}, column {outcome.column})"


def _judgement(verdict: Verdict) -> Iterator[Piece]:
    for number, finding in enumerate(verdict.findings):
        yield ", " if number else "", ""
        yield f"{finding.code} {finding.certainty.label}", "bold red"
    if verdict.quiet is not None:
        why = " and ".join(verdict.settled) if verdict.quiet is Quiet.SETTLED else verdict.quiet.value
        yield f"quiet: {why}", "green"
    yield "\n", ""
