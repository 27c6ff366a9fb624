"""Each `reveal` in the programs: the engine says what the comment states, and what really happens lies inside it."""

from __future__ import annotations

import pytest

from lint_rules.values.domain.value import Value, unknown
from tests.differential.compare import uncovered
from tests.execution.concrete import Seen
from tests.execution.machine import Machine
from tests.reveal.__main__ import differences, written
from tests.reveal.evaluation import abstract_values, concrete_values
from tests.reveal.program import UNREACHABLE, Program, Reveal, all_programs, reveals_in
from tests.reveal.wording import corrected, in_abstract, in_words

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


def test_every_construct_has_its_reveals() -> None:
    assert sum(len(program.reveals) for program in PROGRAMS) >= 300


_PROGRAM = """import torch
x = torch.ones(2)
reveal(x)  # {statement}
"""


@pytest.mark.parametrize(
    ("statement", "complaints"),
    [
        ("tensor grad=no device=cpu dtype=float32", 0),
        ("tensor grad=no device=cpu dtype=float32 (expert: dtype=float64)", 1),
        ("tensor grad=no device=cpu dtype=float32 (expert: tensor grad=no device=cpu dtype=float32)", 1),
        ("tensor grad=no device=cpu dtype=float32 (unsound: dtype=float32|float64)", 1),
    ],
)
def test_what_is_wrong_with_a_statement_is_noticed(statement: str, complaints: int) -> None:
    text = _PROGRAM.format(statement=statement)
    (one,) = reveals_in(text)
    real = concrete_values(text, Machine.CPU, filename="<program>").values[one.line]
    assert len(_disagreements(one, abstract_values(text)[one.line], real)) == complaints


def test_a_value_outside_is_noticed() -> None:
    text = _PROGRAM.format(statement="tensor grad=no device=cpu dtype=float32")
    ran = concrete_values(text.replace("ones(2)", "ones(2, requires_grad=True)"), Machine.CPU, filename="<program>")
    (one,) = reveals_in(text)
    (complaint,) = _disagreements(one, abstract_values(text)[one.line], ran.values[one.line])
    assert complaint == "the engine excludes requires_grad True, said to be no"


@pytest.mark.parametrize(
    "words",
    [
        "tensor grad=no device=cpu dtype=float32",
        "parameter grad=likely|yes device=?|off-cpu dtype=?",
        "array dtype=float64 writable=no negative_strides=?",
        "array or scalar dtype=int64",
        "(3, 'a', tensor grad=? device=follows dtype=bool)",
        "[None or scalar dtype=float32, ...]",
        "None or int or unknown",
    ],
)
def test_words_are_read_as_they_are_written(words: str) -> None:
    assert in_words(in_abstract(words)) == words


def test_a_line_is_written_anew() -> None:
    text = _PROGRAM.format(statement="tensor grad=no device=cpu dtype=float64 (expert: dtype=float32)")
    program = Program("x", text, reveals_in(text), (Machine.CPU,))
    assert written(program, differences(program)) == _PROGRAM.format(
        statement="tensor grad=no device=cpu dtype=float32"
    )
