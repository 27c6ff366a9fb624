"""Writes what is generated from the rules: their pages, the index of them, and the table in the README.

With --check nothing is written: exit status 1, and the names of the files that differ.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from lint_rules.registry import all_rules
from lint_rules.rule import Rule
from torchnp.explain import explanation

ROOT = Path(__file__).resolve().parent.parent
RULE_PAGES = Path("docs/rules")
BEGIN, END = "<!-- rules: begin -->\n", "<!-- rules: end -->\n"


def main() -> int:
    """Write the files, or compare them; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a file differs")
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout to work on (default: this one)")
    arguments = parser.parse_args()
    wanted = generated_files(arguments.root)
    outdated = list(_outdated(arguments.root, wanted))
    if arguments.check:
        for path in outdated:
            sys.stdout.write(f"{path} differs from what the rules say: run scripts/write_docs.py\n")
        return 1 if outdated else 0
    for path in outdated:
        _write(arguments.root / path, wanted.get(path))
        sys.stdout.write(f"wrote {path}\n" if path in wanted else f"removed {path}\n")
    return 0


def generated_files(root: Path) -> dict[Path, str]:
    """The text of every generated file, by its path below `root`."""
    rules = all_rules()
    files = {RULE_PAGES / f"{rule.name}.md": explanation(rule) for rule in rules}
    files[Path("docs/rules.md")] = "# Rules\n\n" + _table(rules, "rules")
    readme = (root / "README.md").read_text(encoding="utf-8")
    files[Path("README.md")] = _between_markers(readme, _table(rules, "docs/rules"))
    return files


def _table(rules: tuple[Rule, ...], pages: str) -> str:
    rows = ["| Code | Name | What it finds | Default |", "| --- | --- | --- | --- |"]
    for rule in rules:
        default = "on" if rule.default_on else "off"
        summary = rule.summary.replace("|", "\\|")
        rows.append(f"| {rule.code} | [{rule.name}]({pages}/{rule.name}.md) | {summary} | {default} |")
    return "\n".join(rows) + "\n"


def _between_markers(text: str, table: str) -> str:
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"README.md must hold the lines {BEGIN.strip()} and {END.strip()}")
    return before + begin + table + end + after


def _outdated(root: Path, wanted: Mapping[Path, str]) -> Iterator[Path]:
    for path, text in wanted.items():
        file = root / path
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            yield path
    for page in sorted((root / RULE_PAGES).glob("*.md")):
        path = page.relative_to(root)
        if path not in wanted:
            yield path


def _write(file: Path, text: str | None) -> None:
    """Write the file, or remove it where there is no text for it."""
    if text is None:
        file.unlink()
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
