"""`python -m tests.reveal [--write] [NAME …]`: where the engine no longer says what the programs state.

For each such line: what it states, what the engine says now, and what was seen when the program ran. With
`--write`, the lines are made to state what the engine says now; the right answer stays, as the expert's, as long
as it differs. Read each before it is written: a loss that is not a repair elsewhere is a bug.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lint_rules.values.domain.value import Value
from tests.differential.compare import uncovered
from tests.execution.concrete import Seen
from tests.reveal.evaluation import abstract_values, concrete_values
from tests.reveal.program import PROGRAMS, UNREACHABLE, Program, Reveal, all_programs
from tests.reveal.wording import corrected, in_words


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that states something else than the engine says. `value` is None where the engine cannot reach it."""

    stated: Reveal
    value: Value | None
    real: frozenset[Seen]

    @property
    def said(self) -> str:
        """What the engine says, in words."""
        return UNREACHABLE if self.value is None else in_words(self.value)

    @property
    def comment(self) -> str:
        """What the line has to state."""
        right = self._right()
        if right == self.said:
            return self.said
        is_unsound = self.value is not None and any(uncovered(self.value, one) for one in self.real)
        return f"{self.said} ({'unsound' if is_unsound else 'expert'}: {_shortened(self.said, right)})"

    def _right(self) -> str:
        if self.stated.expert is None or self.value is None or self.stated.expert == UNREACHABLE:
            return self.stated.expert or self.stated.engine
        return in_words(corrected(self.value, self.stated.expert))


def _shortened(said: str, right: str) -> str:
    """Of two tensors or arrays only the facts that differ."""
    old, new = said.split(), right.split()
    is_alike = old[0] == new[0] in ("tensor", "parameter", "array", "scalar") and len(old) == len(new)
    return " ".join(after for before, after in zip(old, new, strict=True) if before != after) if is_alike else right


def differences(program: Program) -> Iterator[Difference]:
    """Every line of a program that states something else than the engine says."""
    values = abstract_values(program.text)
    runs = [concrete_values(program.text, machine, filename=program.name) for machine in program.machines]
    for one in program.reveals:
        real = frozenset[Seen]().union(*(ran.values.get(one.line, ()) for ran in runs))
        difference = Difference(one, values.get(one.line), real)
        if difference.said != one.engine:
            yield difference


def written(program: Program, found: Iterable[Difference]) -> str:
    """The program's text with what its lines have to state."""
    lines = program.text.split("\n")
    for one in found:
        statement = lines[one.stated.line - 1].rpartition("  # ")[0]
        lines[one.stated.line - 1] = f"{statement}  # {one.comment}"
    return "\n".join(lines)


def main() -> None:
    """Print the differences, and write them where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.reveal", description=__doc__)
    parser.add_argument("--write", action="store_true", help="make the lines state what the engine says now")
    parser.add_argument("names", nargs="*", help="programs; all of them without")
    options = parser.parse_args()
    for program in all_programs():
        found = list(differences(program)) if not options.names or program.name in options.names else []
        for one in found:
            print(f"{program.name}.py:{one.stated.line}\n  stated {one.stated.engine}\n  engine {one.said}")
            print(f"  right  {one.stated.expert or one.stated.engine}\n  seen   {', '.join(map(str, one.real))}")
        if options.write and found:
            (PROGRAMS / f"{program.name}.py").write_text(written(program, found), encoding="utf-8")


if __name__ == "__main__":
    main()
