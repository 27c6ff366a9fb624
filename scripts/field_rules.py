"""How many findings each rule has in released packages, and how long they take, beside the rules of the first release.

Takes the packages of `field_packages.FIELD_PACKAGES` (downloaded into `.cache/field`, once) and prints two Markdown
tables: the findings of every rule, also of those that are off by default, by certainty; and the processor time of
each package with all rules, and with those of the first release alone, one right after the other.

With --sample it prints findings to read by hand instead, the same ones for the same --seed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from lint_rules.analyze import analyze_candidates  # noqa: E402
from lint_rules.registry import all_rules  # noqa: E402
from lint_rules.rule import Certainty, Finding  # noqa: E402
from lint_rules.settings import Settings  # noqa: E402
from lint_rules.source import Source, Unreadable  # noqa: E402
from scripts.field_packages import FIELD_PACKAGES, SOURCES, Package, unpacked  # noqa: E402
from scripts.field_sample import drawn, finding_to_read  # noqa: E402
from torchnp.searched import SearchedTree  # noqa: E402

EVERY_RULE = Settings(select=("ALL",))
FIRST = ("TNP101", "TNP102", "TNP103", "TNP104", "TNP109", "TNP201", "TNP202", "TNP301", "TNP309")
"""The rules about the three defects that the tool began with."""
LEVELS = sorted(Certainty, reverse=True)


@dataclass(frozen=True, slots=True)
class Searched:
    """What all rules find in one package, and the processor time in seconds; `first` is that of FIRST."""

    package: Package
    files: int
    findings: tuple[tuple[Path, Finding], ...]
    seconds: float
    first: float


def main() -> int:
    """Print the tables, or findings to read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", nargs="*", help="only these (default: all)")
    parser.add_argument("--sample", type=int, metavar="N", help="print N findings to read")
    parser.add_argument("--seed", type=int, default=0, help="which ones")
    parser.add_argument("--code", default="TNP", help="the code or prefix that --sample draws from")
    arguments = parser.parse_args()
    wanted = [one for one in FIELD_PACKAGES if not arguments.packages or one.name in arguments.packages]
    if arguments.sample is None:
        packages = [searched(package, unpacked(package)) for package in wanted]
        sys.stdout.write(f"{by_rule(packages)}\n{by_package(packages)}")
        return 0
    every = [found for one in wanted for found in _findings(unpacked(one), Settings(select=(arguments.code,)))]
    chosen = drawn(every, arguments.sample, arguments.seed)
    sys.stdout.write(f"{len(chosen)} of {len(every)} findings\n")
    sys.stdout.writelines(finding_to_read(path, SOURCES, finding) for path, finding in chosen)
    return 0


def searched(package: Package, folder: Path) -> Searched:
    """Both runs over one package."""
    findings, seconds = _timed(folder, EVERY_RULE)
    _, first = _timed(folder, Settings(select=FIRST))
    return Searched(package, sum(1 for _ in folder.rglob("*.py")), findings, seconds, first)


def by_rule(packages: Sequence[Searched]) -> str:
    """The findings of every rule, as Markdown."""
    found = [finding for one in packages for _, finding in one.findings]
    numbers = Counter((finding.code, finding.certainty) for finding in found)
    rows = [
        (rule.code, rule.name, "yes" if rule.default_on else "no", *_levels(numbers, rule.code)) for rule in all_rules()
    ]
    return _table(("Rule", "", "On by default", *(level.label.capitalize() for level in LEVELS), "All"), 3, rows)


def _levels(numbers: Counter[tuple[str, Certainty]], code: str) -> Iterator[str]:
    each = [numbers[code, level] for level in LEVELS]
    yield from map(str, (*each, sum(each)))


def by_package(packages: Sequence[Searched]) -> str:
    """The time of every package, as Markdown."""
    rows = [
        (one.package.name, one.package.version, str(one.files), f"{one.seconds:.1f}", f"{one.first:.1f}")
        for one in packages
    ]
    sums = (str(sum(one.files for one in packages)), *(f"{sum(each):.1f}" for each in _seconds(packages)))
    return _table(("Package", "Version", "Files", "All rules", "The first"), 2, [*rows, ("all", "", *sums)])


def _seconds(packages: Iterable[Searched]) -> Iterator[tuple[float, ...]]:
    return zip(*((one.seconds, one.first) for one in packages), strict=True)


def _timed(folder: Path, settings: Settings) -> tuple[tuple[tuple[Path, Finding], ...], float]:
    before = time.process_time()
    return tuple(_findings(folder, settings)), time.process_time() - before


def _findings(folder: Path, settings: Settings) -> Iterator[tuple[Path, Finding]]:
    for path in sorted(folder.rglob("*.py")):
        try:
            source = Source.from_bytes(path.read_bytes())
        except Unreadable:
            continue
        analysis = analyze_candidates(source, path=str(path), settings=settings, files=SearchedTree())
        yield from ((path, finding) for finding in (analysis.findings if analysis is not None else ()))


def _table(heads: Sequence[str], words: int, rows: Iterable[Sequence[str]]) -> str:
    """`words`: how many columns stand on the left, since they hold no numbers."""
    lines = [heads, ["---" if index < words else "---:" for index in range(len(heads))], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
