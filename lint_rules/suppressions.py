"""The `noqa` comments of a file, read as flake8 reads them.

flake8 looks for `# noqa` in the text of the lines, strings included, and takes all lines that a
multi-line string or a backslash joins for one. What flake8 silences is therefore silenced here too. Two
things go further, and since the flake8 plugin leaves them out as well, both still agree: a comment on
the first line of a statement covers the whole statement, and the case of codes does not matter.

Only `# flake8: noqa: TNP101` means less here than there: it silences these codes in the file, where flake8
(seen with 6.0 to 7.5) skips the file whatever the codes are.
"""

from __future__ import annotations

import re
import tokenize
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lint_rules.rule import Finding
from lint_rules.source import Source

_CODES = r"[A-Z]+[0-9]+(?:[,\s]+[A-Z]+[0-9]+)*"
_INLINE = re.compile(rf"#\s*noqa(?::\s?(?P<codes>{_CODES}))?", re.IGNORECASE)
_FILE = re.compile(rf"\s*#\s*flake8[:=]\s*noqa(?::\s*(?P<codes>{_CODES}))?", re.IGNORECASE)
_SEPARATOR = re.compile(r"[,\s]+")
_SKIPPED = frozenset({tokenize.ENDMARKER, tokenize.DEDENT})
_LINE_ENDS = frozenset({tokenize.NL, tokenize.NEWLINE})

EVERYTHING = ("",)
"""The prefixes of a `noqa` without codes: the empty one, which every code starts with."""


@dataclass(frozen=True, slots=True)
class Suppressions:
    """Prefixes of silenced codes, in upper case: those of the whole file, and those of each line."""

    file: tuple[str, ...] = ()
    lines: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, source: Source) -> Suppressions:
        """Read the comments of a file; costs one search in the text where it never says noqa."""
        if "noqa" not in source.text.lower():
            return cls()
        in_file = tuple(_prefixes(match for line in source.lines if (match := _FILE.match(line))))
        return cls(in_file, dict(_by_line(source.lines)))

    def covers(self, finding: Finding) -> bool:
        """Whether a comment on the flagged line, on the statement's first line, or for the file silences it."""
        return finding.code.startswith(
            self.file + self.lines.get(finding.span.line, ()) + self.lines.get(finding.statement_line, ())
        )


def _by_line(lines: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for first, last in _joined_lines(lines):
        prefixes = tuple(_prefixes(_INLINE.finditer("".join(lines[first - 1 : last]))))
        if prefixes:
            yield from ((line, prefixes) for line in range(first, last + 1))


def _prefixes(matches: Iterable[re.Match[str]]) -> Iterator[str]:
    for match in matches:
        codes = match["codes"]
        yield from _SEPARATOR.split(codes.upper()) if codes else EVERYTHING


def _joined_lines(lines: tuple[str, ...]) -> list[tuple[int, int]]:
    """First and last line of each group that flake8 takes for one; each line alone where tokenizing fails."""
    try:
        return list(_token_groups(lines))
    except (tokenize.TokenError, SyntaxError):
        return [(line, line) for line in range(1, len(lines) + 1)]


def _token_groups(lines: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    first, last = len(lines) + 2, -1
    ended_alike = (line.rstrip("\r\n") + "\n" for line in lines)
    for token in tokenize.generate_tokens(ended_alike.__next__):
        if token.type in _SKIPPED:
            continue
        first, last = min(first, token.start[0]), max(last, token.end[0])
        if token.type in _LINE_ENDS:
            yield first, last
            first, last = len(lines) + 2, -1
