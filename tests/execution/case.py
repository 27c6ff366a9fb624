"""Reads the fixture programs under `tests/cases`: what each expects, and where it is to be run."""

from __future__ import annotations

import ast
import functools
import io
import re
import tokenize
from dataclasses import dataclass
from pathlib import Path

from lint_rules.rule import Certainty
from tests.execution.machine import Machine
from tests.execution.record import Record
from tests.execution.run import run

CASES = Path(__file__).parent.parent / "cases"
MISSES = CASES / "MISSES.md"

_EXPECTED = re.compile(r"#\s*expect:\s*(?P<findings>.+)$")
_FINDING = re.compile(r"(?P<code>TNP\d{3})(?:\s+(?P<certainty>possible|likely|certain))?")
_HEADER = re.compile(r"^# (?P<key>select|machine): (?P<value>.+)$", re.MULTILINE)
_MISS = re.compile(r"^- `(?P<path>[^`]+)`: (?P<reason>\S.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Expectation:
    """A finding that a program's line must have. `certainty` is None where the program leaves it open."""

    line: int
    code: str
    certainty: Certainty | None


@dataclass(frozen=True, slots=True)
class Case:
    """One fixture program. `path` is relative to the folder of cases."""

    path: str
    text: str
    expected: tuple[Expectation, ...]
    machines: tuple[Machine, ...]
    select: tuple[str, ...]

    def records(self) -> tuple[Record, ...]:
        """What happens on each of its machines."""
        return tuple(_record(self.text, self.path, machine) for machine in self.machines)

    def statement_of(self, line: int) -> int:
        """The first line of the innermost statement that holds this line; Python versions differ within one."""
        statements = (node for node in ast.walk(ast.parse(self.text)) if isinstance(node, ast.stmt))
        return max(first for first, last in map(_lines_of, statements) if first <= line <= last)


def all_cases() -> tuple[Case, ...]:
    """Every fixture program, ordered by path."""
    return tuple(_read(path) for path in sorted(CASES.rglob("*.py")))


def listed_misses() -> dict[str, str]:
    """The programs whose wrong line is known to go unnoticed, each with the reason."""
    return {match["path"]: match["reason"] for match in _MISS.finditer(MISSES.read_text(encoding="utf-8"))}


def _lines_of(statement: ast.stmt) -> tuple[int, int]:
    """First and last line, decorators included (`ast` leaves them out)."""
    decorators: list[ast.expr] = getattr(statement, "decorator_list", [])
    first = min([statement.lineno, *(decorator.lineno for decorator in decorators)])
    return first, statement.end_lineno or statement.lineno


def _read(path: Path) -> Case:
    text = path.read_text(encoding="utf-8")
    headers = {match["key"]: match["value"] for match in _HEADER.finditer(text)}
    machine = headers.get("machine", "both")
    return Case(
        path=path.relative_to(CASES).as_posix(),
        text=text,
        expected=expectations(text),
        machines=tuple(Machine) if machine == "both" else (Machine(machine),),
        select=tuple(headers["select"].split(", ")) if "select" in headers else (),
    )


def expectations(text: str) -> tuple[Expectation, ...]:
    """What the comments of a program say must be found in it."""
    found = []
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        comment = _EXPECTED.search(token.string) if token.type == tokenize.COMMENT else None
        for item in comment["findings"].split(",") if comment else ():
            finding = _FINDING.fullmatch(item.strip())
            if finding is None:
                raise ValueError(f"line {token.start[0]}: {item.strip()!r} names no finding")
            certainty = Certainty[finding["certainty"].upper()] if finding["certainty"] else None
            found.append(Expectation(token.start[0], finding["code"], certainty))
    return tuple(found)


@functools.cache
def _record(text: str, path: str, machine: Machine) -> Record:
    return run(text, machine, filename=path)
