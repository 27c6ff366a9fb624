"""Counting findings: by code for `--statistics`, over all for the closing line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lint_rules.rule import Certainty, Finding, FixSafety
from torchnp.terminal import Piece


@dataclass(frozen=True, slots=True)
class CodeCount:
    """How often one rule spoke, how often for each certainty, and how many of those findings can be fixed."""

    code: str
    name: str
    count: int
    certainties: tuple[tuple[Certainty, int], ...]
    """From the most certain down, zeros included."""
    safe_fixes: int
    unsafe_fixes: int


def counted(findings: Sequence[Finding]) -> tuple[CodeCount, ...]:
    """The most frequent code first."""
    codes = Counter((finding.code, finding.name) for finding in findings)
    ordered = sorted(codes, key=lambda key: (-codes[key], key))
    return tuple(_count(code, name, [found for found in findings if found.code == code]) for code, name in ordered)


def table(counts: Sequence[CodeCount]) -> Iterator[Piece]:
    """One line a code: its count, code, name, and how certain and how fixable the findings are."""
    width = max((len(str(row.count)) for row in counts), default=0)
    names = max((len(row.name) for row in counts), default=0)
    for row in counts:
        yield f"{row.count:>{width}}  ", "bold"
        yield row.code, "bold red"
        yield f"  {row.name:<{names}}  {certainties(row.certainties)}", ""
        fixable = row.safe_fixes + row.unsafe_fixes
        yield f"; {fixable} fixable ({row.safe_fixes} safe)\n" if fixable else "\n", ""


def certainties(counts: Iterable[tuple[Certainty, int]]) -> str:
    """`1 certain, 2 likely`"""
    return ", ".join(f"{count} {level.label}" for level, count in counts if count)


def by_certainty(findings: Iterable[Finding]) -> tuple[tuple[Certainty, int], ...]:
    found = Counter(finding.certainty for finding in findings)
    return tuple((level, found[level]) for level in sorted(Certainty, reverse=True))


def with_fix(findings: Iterable[Finding], safety: FixSafety) -> int:
    return sum(finding.fix is not None and finding.fix.safety is safety for finding in findings)


def plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _count(code: str, name: str, findings: Sequence[Finding]) -> CodeCount:
    safe, unsafe = with_fix(findings, FixSafety.SAFE), with_fix(findings, FixSafety.UNSAFE)
    return CodeCount(code, name, len(findings), by_certainty(findings), safe, unsafe)
