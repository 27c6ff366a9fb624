"""Draws places to read by hand, always the same ones, and shows them with the lines around them."""

from __future__ import annotations

import ast
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from lint_rules.analyze import Analysis, analyze
from lint_rules.source import Source, Unreadable
from lint_rules.values.site import CallSite

SEED = 20260101
BEFORE, AFTER = 15, 5
CONVERSIONS = "TNP1"

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class _Place:
    path: str
    line: int
    head: str
    notes: tuple[str, ...] = ()


def drawn(items: Sequence[Item], number: int) -> list[Item]:
    """`number` of the items, or all if there are fewer, in their order; the same ones in each run."""
    chosen = random.Random(SEED).sample(range(len(items)), min(number, len(items)))
    return [items[index] for index in sorted(chosen)]


def sampled_findings(rows: Sequence[Mapping[str, Any]], number: int, root: Path) -> str:
    """Findings in the form of the JSON report, each with its trace and its source."""
    places = [
        _Place(
            row["path"],
            row["line"],
            f"{row['code']} {row['certainty']}: {row['message']}",
            tuple(f"line {step['line']}: {step['message']}" for step in row["trace"]),
        )
        for row in drawn(rows, number)
    ]
    return f"{len(places)} of {len(rows)} findings\n" + "".join(_shown(place, root) for place in places)


def quiet_sites(folders: Iterable[Path], number: int, root: Path) -> str:
    """`.numpy()` calls that the analysis evaluated and reports nothing about."""
    places = [place for folder in folders for path in sorted(folder.rglob("*.py")) for place in _quiet(path, root)]
    shown = drawn(places, number)
    return f"{len(shown)} of {len(places)} quiet calls\n" + "".join(_shown(place, root) for place in shown)


def _quiet(path: Path, root: Path) -> Iterator[_Place]:
    data = path.read_bytes()
    if b"numpy" not in data:
        return
    try:
        analysis = analyze(Source.from_bytes(data), path=str(path))
    except Unreadable:
        return
    for site, function in _numpy_calls(analysis):
        line = function.end_lineno or function.lineno
        if not any(finding.code.startswith(CONVERSIONS) and finding.span.line == line for finding in analysis.findings):
            yield _Place(path.relative_to(root).as_posix(), line, f"quiet: {ast.unparse(site.node)}")


def _numpy_calls(analysis: Analysis) -> Iterator[tuple[CallSite, ast.Attribute]]:
    for site in analysis.sites:
        if isinstance(site, CallSite) and site.name == "numpy" and isinstance(site.node.func, ast.Attribute):
            yield site, site.node.func


def _shown(place: _Place, root: Path) -> str:
    lines = Source.from_bytes((root / place.path).read_bytes()).lines
    first = max(1, place.line - BEFORE)
    around = [
        f"{'>' if number == place.line else ' '} {number:5} {text.rstrip()}\n"
        for number, text in enumerate(lines[first - 1 : place.line + AFTER], first)
    ]
    notes = "".join(f"    {note}\n" for note in place.notes)
    return f"\n{place.path}:{place.line}\n{place.head}\n{notes}{''.join(around)}"
