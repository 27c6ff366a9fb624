"""Reads the programs: each states with `reveal(x)  # …` what the engine must say of a value at that place.

    reveal(x)  # tensor grad=no device=cpu dtype=float32
    reveal(y)  # tensor grad=? device=cpu dtype=float32 (expert: grad=no)
    reveal(z)  # unreachable

What comes before the parentheses is what the engine says. A careful reader who knows better is quoted as
the expert; `unsound` instead of `expert` says that the engine excludes what really happens. Every line has
one `reveal` at most, and runs at least once, unless it is unreachable.
"""

from __future__ import annotations

import io
import re
import tokenize
from dataclasses import dataclass
from pathlib import Path

from tests.execution.machine import Machine

PROGRAMS = Path(__file__).parent / "programs"
UNREACHABLE = "unreachable"

_STATEMENT = re.compile(r"#\s*(?P<engine>.+?)(?:\s+\((?P<who>expert|unsound): (?P<expert>.+)\))?$")
_MACHINE = re.compile(r"^# machine: (?P<machine>.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Reveal:
    """One statement. `expert`: what the right answer says instead, where the engine's differs from it."""

    line: int
    engine: str
    expert: str | None
    is_unsound: bool


@dataclass(frozen=True, slots=True)
class Program:
    """One fixture program."""

    name: str
    text: str
    reveals: tuple[Reveal, ...]
    machines: tuple[Machine, ...]


def all_programs() -> tuple[Program, ...]:
    """Every program, ordered by name."""
    return tuple(read(path) for path in sorted(PROGRAMS.glob("*.py")))


def read(path: Path) -> Program:
    """One program with what it states."""
    text = path.read_text(encoding="utf-8")
    header = _MACHINE.search(text)
    machines = (Machine(header["machine"]),) if header else tuple(Machine)
    return Program(path.stem, text, reveals_in(text), machines)


def reveals_in(text: str) -> tuple[Reveal, ...]:
    """What a text states; raises ValueError where a line reveals twice, or without saying what."""
    found: dict[int, Reveal | None] = {}
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        line = token.start[0]
        if token.type == tokenize.NAME and token.string == "reveal":
            if line in found:
                raise ValueError(f"line {line} reveals twice")
            found[line] = None
        elif token.type == tokenize.COMMENT and line in found:
            found[line] = _stated(line, token.string)
    silent = [line for line, reveal in found.items() if reveal is None]
    if silent:
        raise ValueError(f"lines {silent} reveal without saying what")
    return tuple(reveal for reveal in found.values() if reveal is not None)


def _stated(line: int, comment: str) -> Reveal:
    match = _STATEMENT.fullmatch(comment)
    assert match is not None
    return Reveal(line, match["engine"], match["expert"], match["who"] == "unsound")
