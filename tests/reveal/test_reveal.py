"""Each `reveal` in the programs: the engine says what the comment states, and what really happens lies inside it."""

from __future__ import annotations

import pytest

from lint_rules.values.value import Value, unknown
from tests.differential.compare import uncovered
from tests.execution.concrete import Seen
from tests.reveal.evaluation import abstract_values, concrete_values
from tests.reveal.program import UNREACHABLE, Program, Reveal, all_programs
from tests.reveal.wording import corrected, in_words

PROGRAMS = all_programs()
EVERY_PROGRAM = pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)


@EVERY_PROGRAM
def test_the_engine_says_what_is_stated(program: Program) -> None:
    values = abstract_values(program.text)
    said = {line: in_words(value) for line, value in values.items()}
    stated = {one.line: one.engine for one in program.reveals if one.engine != UNREACHABLE}
    assert said == stated


@EVERY_PROGRAM
def test_what_really_happens_lies_inside(program: Program) -> None:
    values = abstract_values(program.text)
    runs = [concrete_values(program.text, machine, filename=program.name) for machine in program.machines]
    assert [ran.failure for ran in runs] == [None] * len(runs)
    outside = [
        f"line {one.line}: {why}"
        for one in program.reveals
        for why in _disagreements(
            one, values.get(one.line), set[Seen]().union(*(r.values.get(one.line, ()) for r in runs))
        )
    ]
    assert outside == []


def _disagreements(one: Reveal, value: Value | None, real: set[Seen]) -> list[str]:
    if not real:
        return [] if UNREACHABLE in (one.engine, one.expert) else ["it never runs"]
    excluded = {"that it is reached"} if value is None else _excluded(value, real)
    if one.is_unsound:
        found = [] if excluded else ["marked as unsound, but it is not"]
    else:
        found = [f"the engine excludes {what}" for what in excluded]
    if one.expert is not None:
        expert = corrected(value or unknown(None, ""), one.expert)
        if in_words(expert) == one.engine:
            found.append("the expert says the same as the engine")
        found += [f"the expert excludes {what}" for what in _excluded(expert, real)]
    return found


def _excluded(value: Value, real: set[Seen]) -> set[str]:
    return {why for seen in real if (why := uncovered(value, seen)) is not None}


def test_there_are_programs_for_every_construct() -> None:
    assert sum(len(program.reveals) for program in PROGRAMS) >= 300


def test_a_wrong_statement_is_noticed() -> None:
    values = abstract_values("import torch\nx = torch.ones(2, requires_grad=True)\nreveal(x)\n")
    real = concrete_values("import torch\nx = torch.ones(2)\nreveal(x)\n", PROGRAMS[0].machines[0], filename="<x>")
    one = Reveal(3, "tensor grad=yes device=cpu dtype=float32", None, is_unsound=False)
    assert _disagreements(one, values[3], real.values[3]) != []
