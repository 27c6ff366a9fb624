"""Draws places to read by hand, the same ones for the same seed, and shows them with the lines around them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from lint_rules.rule import Finding
from lint_rules.source import Source
from lint_rules.verdicts import Verdict
from torchnp import sites

BEFORE, AFTER = 15, 5

Item = TypeVar("Item")


def drawn(items: Sequence[Item], number: int, seed: int) -> list[Item]:
    """`number` of the items, or all if there are fewer, in their order."""
    chosen = random.Random(seed).sample(range(len(items)), min(number, len(items)))
    return [items[index] for index in sorted(chosen)]


def finding_to_read(path: Path, root: Path, finding: Finding) -> str:
    """A finding with its trace and its source."""
    notes = [f"{finding.code} {finding.certainty.label}: {finding.message}"]
    notes += [f"    line {step.line}: {step.message}" for step in finding.trace]
    return _shown(path, root, finding.span.line, notes)


def site_to_read(path: Path, root: Path, line: int, verdict: Verdict | None) -> str:
    """A conversion with what is known of it and its source; `verdict` is None where the file was not looked at."""
    if verdict is None:
        return _shown(path, root, line, ["quiet: the file imports nothing that works with tensors"])
    known = "".join(text for text, _ in sites.details(verdict))
    return _shown(path, root, line, [f"quiet: {verdict.subject}", *known.splitlines()])


def _shown(path: Path, root: Path, line: int, notes: Iterable[str]) -> str:
    place = f"{path.relative_to(root).as_posix()}:{line}"
    return "".join(f"{text}\n" for text in ("", place, *notes, *_around(path, line)))


def _around(path: Path, line: int) -> Iterator[str]:
    lines = Source.from_bytes(path.read_bytes()).lines
    first = max(1, line - BEFORE)
    for number, text in enumerate(lines[first - 1 : line + AFTER], first):
        yield f"{'>' if number == line else ' '} {number:5} {text.rstrip()}"
