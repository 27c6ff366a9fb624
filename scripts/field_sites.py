"""What becomes of every `.numpy()` in released packages: proven right, reported, or quiet, and why the rest is open.

Takes the packages of `field_packages.SITE_PACKAGES` (downloaded into `.cache/field`, once) and prints how their sites
are judged, together and one by one, and the reasons of what is open, the most frequent first. A site is a method call
`.numpy(…)` in the text, also in a file that the analysis does not look at. Rules that are off by default are on here,
as some facts are looked for only where a rule asks for them.

With --sample or --quiet it prints places to read by hand instead, the same ones for the same --seed: findings of the
rules that are on by default, or sites where these say nothing.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from lint_rules.analyze import Analysis, analyze_candidates  # noqa: E402
from lint_rules.registry import all_rules  # noqa: E402
from lint_rules.rule import Certainty, Finding, Span  # noqa: E402
from lint_rules.settings import Settings  # noqa: E402
from lint_rules.source import Source, Unreadable  # noqa: E402
from lint_rules.verdicts import Outcome, Quiet, Verdict, verdicts  # noqa: E402
from scripts.field_packages import SITE_PACKAGES, SOURCES, Package, unpacked  # noqa: E402
from scripts.field_sample import drawn, finding_to_read, site_to_read  # noqa: E402
from torchnp.searched import SearchedTree  # noqa: E402

EVERY_RULE = Settings(select=("ALL",))
ON_BY_DEFAULT = frozenset(rule.code for rule in all_rules() if rule.default_on)
RIGHT, QUIET = "proven right", "quiet"
COLUMNS = (RIGHT, *(level.label for level in sorted(Certainty, reverse=True)), QUIET)
NOT_LOOKED_AT = "quiet: the file imports nothing that works with tensors"
_METHOD = "numpy"
_MENTION = re.compile(rf"\.\s*{_METHOD}\s*\(")
_QUOTED = re.compile(r"'[^']*'|\b[a-z_]+\(\)")
_QUALIFIED = re.compile(r"\b(\w+)(?:\.\w+)+")


@dataclass(frozen=True, slots=True)
class Site:
    """One method call `.numpy(…)`. `verdict` is None where the file shows nothing to look at."""

    path: Path
    line: int
    text: str
    verdict: Verdict | None

    @property
    def label(self) -> str:
        """How it is judged."""
        if self.verdict is None:
            return NOT_LOOKED_AT
        if self.verdict.quiet is not None:
            return RIGHT if self.verdict.quiet is Quiet.SETTLED else f"quiet: {self.verdict.quiet.value}"
        finding = self.verdict.findings[0]
        default = "" if finding.code in ON_BY_DEFAULT else " (off by default)"
        return f"{finding.code} {finding.certainty.label}{default}"

    @property
    def column(self) -> str:
        """How it is judged, in one of a few words."""
        if self.verdict is None or self.is_quiet:
            return RIGHT if self.label == RIGHT else QUIET
        return self.verdict.findings[0].certainty.label

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is reported by the rules that are on by default."""
        return self.verdict is None or not any(one.code in ON_BY_DEFAULT for one in self.verdict.findings)

    @property
    def reason(self) -> Outcome | None:
        """The first thing that would have to be known to settle it."""
        return next(iter(self.verdict.open_questions), None) if self.verdict is not None else None


@dataclass(frozen=True, slots=True)
class Read:
    """One package: its sites, and all that is found in it."""

    package: Package
    sites: tuple[Site, ...]
    findings: tuple[tuple[Path, Finding], ...]


def main() -> int:
    """Print the tables, or places to read."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", nargs="*", help="only these (default: all)")
    parser.add_argument("--examples", type=int, default=3, metavar="N", help="how many sites to name for each reason")
    parser.add_argument("--sample", type=int, metavar="N", help="print N findings to read")
    parser.add_argument("--quiet", type=int, metavar="N", help="print N quiet sites to read")
    parser.add_argument("--seed", type=int, default=0, help="which ones, and which examples")
    parser.add_argument("--code", default="TNP", help="the code or prefix that --sample draws from")
    arguments = parser.parse_args()
    wanted = [one for one in SITE_PACKAGES if not arguments.packages or one.name in arguments.packages]
    packages = [_read(package) for package in wanted]
    sites = [site for package in packages for site in package.sites]
    if arguments.sample is None and arguments.quiet is None:
        sys.stdout.write(overview(packages) + reasons(sites, arguments.examples, arguments.seed))
    if arguments.sample is not None:
        every = [found for package in packages for found in package.findings if _is_asked_for(found[1], arguments.code)]
        chosen = drawn(every, arguments.sample, arguments.seed)
        sys.stdout.write(f"{len(chosen)} of {len(every)} findings\n")
        sys.stdout.writelines(finding_to_read(path, SOURCES, finding) for path, finding in chosen)
    if arguments.quiet is not None:
        quiet = [site for site in sites if site.is_quiet]
        shown = drawn(quiet, arguments.quiet, arguments.seed)
        sys.stdout.write(f"{len(shown)} of {len(quiet)} quiet sites\n")
        sys.stdout.writelines(site_to_read(site.path, SOURCES, site.line, site.verdict) for site in shown)
    return 0


def overview(packages: Sequence[Read]) -> str:
    """How the sites are judged, all together and by package, as Markdown."""
    sites = [site for package in packages for site in package.sites]
    labels = Counter(site.label for site in sites)
    together = [(label, str(number), _share(number, len(sites))) for label, number in labels.most_common()]
    single = [(one.package.name, one.package.version, *_columns(one.sites)) for one in packages]
    heads = ("package", "version", "sites", *COLUMNS)
    return (
        f"## All {len(sites)} sites\n\n{_table(('judged', 'sites', 'share'), together)}\n"
        f"## By package\n\n{_table(heads, [*single, ('all', '', *_columns(sites))])}\n"
    )


def reasons(sites: Iterable[Site], examples: int, seed: int) -> str:
    """What is open, by its reason: how many sites, how they are judged, and some of them."""
    groups: dict[str, list[Site]] = {}
    for site in sites:
        if site.reason is not None:
            groups.setdefault(_kind_of(site.reason), []).append(site)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    blocks = [
        f"{len(members):5}  {kind}  ({_judged(members)})\n{_examples(members, examples, seed)}"
        for kind, members in ordered
    ]
    return f"## Why {sum(map(len, groups.values()))} sites are open\n\n{''.join(blocks)}"


def sites_of(source: Source, path: Path, analysis: Analysis | None) -> Iterator[Site]:
    """All sites of one file; none where it cannot be parsed."""
    judged = {_end(one.span): one for one in verdicts(analysis)} if analysis is not None else {}
    try:
        tree = ast.parse(source.text)
    except (SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == _METHOD:
            end = _end(source.span(node.func, tree))
            yield Site(path, end[0], source.lines[end[0] - 1].strip(), judged.get(end))


def _end(span: Span) -> tuple[int, int]:
    return span.end_line, span.end_column


def _read(package: Package) -> Read:
    sites: list[Site] = []
    findings: list[tuple[Path, Finding]] = []
    for path in sorted(unpacked(package).rglob("*.py")):
        try:
            source = Source.from_bytes(path.read_bytes())
        except Unreadable:
            continue
        analysis = analyze_candidates(source, path=str(path), settings=EVERY_RULE, files=SearchedTree())
        findings += ((path, finding) for finding in (analysis.findings if analysis is not None else ()))
        if _MENTION.search(source.text) is not None:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                sites += sites_of(source, path, analysis)
    return Read(package, tuple(sites), tuple(findings))


def _is_asked_for(finding: Finding, code: str) -> bool:
    return finding.code.startswith(code) and finding.code in ON_BY_DEFAULT


def _columns(sites: Sequence[Site]) -> tuple[str, ...]:
    numbers = Counter(site.column for site in sites)
    return tuple(str(number) for number in (len(sites), *(numbers[column] for column in COLUMNS)))


def _judged(sites: Iterable[Site]) -> str:
    return ", ".join(f"{number} {label}" for label, number in Counter(site.label for site in sites).most_common())


def _examples(sites: Sequence[Site], number: int, seed: int) -> str:
    return "".join(
        f"       {site.path.relative_to(SOURCES).as_posix()}:{site.line}: {site.text}\n"
        f"           {site.reason.why}{_place(site.reason)}\n"
        for site in drawn(sites, number, seed)
        if site.reason is not None
    )


def _place(reason: Outcome) -> str:
    if reason.line is None:
        return ""
    return f" ({reason.path}:{reason.line})" if reason.path else f" (line {reason.line})"


def _kind_of(reason: Outcome) -> str:
    """The reason without the names in it."""
    return _QUALIFIED.sub(r"\1.…", _QUOTED.sub("…", reason.why))


def _share(number: int, whole: int) -> str:
    return f"{100 * number / whole:.1f} %"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---" if index == 0 else "---:" for index in range(len(heads))], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
