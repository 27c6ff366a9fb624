"""Where the run of a fixture program bears out what a rule says of it."""

from __future__ import annotations

import ast
import re

from codemods.apply import fix_source
from lint_rules.rule import Certainty
from lint_rules.settings import Settings
from lint_rules.source import Source
from tests.execution.case import Case
from tests.execution.record import Construction, snapshot
from tests.execution.run import run

REFUSED = re.compile(r"TNP1(?!08)\d\d|TNP304|TNP307|TNP310|TNP311")
"""The rules about what torch refuses."""
WARNED = {
    "TNP303": "Creating a tensor from a list of numpy.ndarrays is extremely slow",
    "TNP305": "To copy construct from a tensor",
    "TNP306": "array is not writable",
}
"""The rules about what torch warns of."""


def statements_bearing_out(code: str, case: Case) -> set[int] | None:
    """The first lines of the statements in which torch did what the rule says, on one machine at least.

    None for a rule about how something is written, which no run can show.
    """
    if code == "TNP106":
        return failing_statements(case) or _statements_that_the_fix_changes(case, code)
    if REFUSED.match(code):
        return failing_statements(case)
    if code == "TNP306":
        return _warned_statements(code, case) | _statements_that_the_fix_changes(case, code)
    if code in WARNED:
        return _warned_statements(code, case)
    if code == "TNP501":
        return _all_statements(case) if _gradient_is_lost(case) else set()
    if code == "TNP203":
        return _statements_done_without(case)
    if code == "TNP201":
        return {case.statement_of(copy.line) for record in case.records() for copy in record.device_copies}
    if code == "TNP401":
        return _statements_that_the_fix_changes(case, code)
    made = {
        "TNP301": [one for one in constructions(case) if not one.is_typed and is_cast(one)],
        "TNP302": [one for one in constructions(case) if one.is_typed and is_cast(one)],
        "TNP308": [one for one in constructions(case) if one.is_size],
        "TNP309": [one for one in constructions(case) if one.is_of_tuple],
    }
    if code not in made:
        return None
    shown = {case.statement_of(one.line) for one in made[code]}
    return shown | failing_statements(case) if code == "TNP308" else shown


def _warned_statements(code: str, case: Case) -> set[int]:
    return {case.statement_of(line) for line in _warned_lines(WARNED[code], case)}


def _statements_that_the_fix_changes(case: Case, code: str) -> set[int]:
    """The conversions of a program that computes something else once they are fixed."""
    settings = Settings(select=(code,))
    fixed = fix_source(Source.from_text(case.text), settings=settings, unsafe=True, path=case.path)
    runs = zip(case.machines, case.records(), strict=True)
    if not all(run(fixed.text, machine, filename=case.path).result != before.result for machine, before in runs):
        return set()
    return {case.statement_of(finding.span.line) for finding in fixed.applied}


def failing_statements(case: Case) -> set[int]:
    """Where the program ends with an exception."""
    failures = (record.failure for record in case.records())
    return {case.statement_of(failure.line) for failure in failures if failure is not None}


def constructions(case: Case) -> list[Construction]:
    """Every call of a legacy constructor with an array or a tuple."""
    return [made for record in case.records() for made in record.constructions]


def is_cast(made: Construction) -> bool:
    """Whether an array became a tensor of another dtype."""
    return not (made.is_size or made.is_of_tuple) and made.array_dtype != made.tensor_dtype


def _warned_lines(text: str, case: Case) -> set[int]:
    return {
        warned.line for record in case.records() for warned in record.warnings if text in warned.message and warned.line
    }


def _gradient_is_lost(case: Case) -> bool:
    """Whether the program says so: its `result` tells whether the gradient got to where it had to."""
    return all(record.result == snapshot(False) for record in case.records())


def _all_statements(case: Case) -> set[int]:
    return {node.lineno for node in ast.walk(ast.parse(case.text)) if isinstance(node, ast.stmt)}


def _statements_done_without(case: Case) -> set[int]:
    """Where the guards stood that were taken out, if the program computes the same without them."""
    settings = Settings(select=("TNP203",), min_certainty=Certainty.CERTAIN)
    source = Source.from_text(case.text)
    text = fix_source(source, settings=settings, unsafe=True, path=case.path).text
    after = [run(text, machine, filename=case.path) for machine in case.machines]
    if any(one.failure is not None or one.result != two.result for one, two in zip(after, case.records(), strict=True)):
        return set()
    lines = zip(case.text.splitlines(), text.splitlines(), strict=True)
    return {case.statement_of(number) for number, (old, new) in enumerate(lines, 1) if old != new}
