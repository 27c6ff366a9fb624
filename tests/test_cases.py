"""Small programs, right and wrong, that real torch judges: first their expectations, then the findings.

A program marks each line that must be flagged with `# expect: CODE certainty`; every other line must
stay quiet. `# machine: cpu` or `# machine: accelerator` says where it makes sense to run it, and
`# select: CODE` adds rules that are off by default. A wrong program fails in one line. Those whose
wrong line goes unnoticed are listed, with the reason, in `cases/MISSES.md`.
"""

from __future__ import annotations

from collections import Counter

import pytest

from lint_rules.analyze import analyze
from lint_rules.rule import Certainty, Finding
from lint_rules.settings import Settings
from lint_rules.source import Source
from tests.execution.case import CASES, Case, Expectation, all_cases, listed_misses
from tests.execution.proof import REFUSED, constructions, failing_statements, is_cast, statements_bearing_out
from tests.execution.record import Failure

BOUNDARY_ERRORS = (
    "have the same dtype",
    "should have same dtype",
    "does not match weight dtype",
    "should be the same",
    "Can't call numpy() on Tensor",
    "device type tensor to numpy",
    "layout tensor to numpy",
    "Got unsupported ScalarType",
    "Can't export tensors",
    "Cannot pack tensors on",
    "Unsupported dtype in DLTensor",
    "DLPack only supports",
    ".numpy() is not supported for tensor subclasses",
    "Cannot copy out of meta tensor",
    "unsupported operand type(s) for",
    "not supported between instances of",
    "Concatenation operation is not implemented for NumPy arrays",
    "must be Tensor, not numpy.ndarray",
    "expected Tensor as element",
    "can't assign a numpy.ndarray to a torch.",
    "argument 'dim' must be int, not NoneType",
    "got an unexpected keyword argument 'axis'",
    "received an invalid combination of arguments",
    "At least one stride in the given numpy array is negative",
    "can't convert np.ndarray of type",
    "byte order different from the native byte order",
    "strides not a multiple of the element byte size",
    "expected np.ndarray",
    "new() received an invalid combination of arguments",
    "new(): data must be a sequence",
    "Trying to create tensor with negative dimension",
    "legacy constructor expects device type",
    # `x.size` of an array is no method: what a loss of `torch.nn.functional` runs into.
    "'int' object is not callable",
)

every_case = pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.path)


def failures(case: Case) -> list[Failure]:
    return [record.failure for record in case.records() if record.failure is not None]


def lossy_lines(case: Case) -> set[int]:
    """Lines where `torch.Tensor(array)` gave another dtype than the array's."""
    return {made.line for made in constructions(case) if not made.is_typed and is_cast(made)}


def findings_in(case: Case) -> tuple[Finding, ...]:
    settings = Settings(extend_select=case.select)
    return analyze(Source.from_text(case.text), path=case.path, settings=settings).findings


@every_case
def test_a_program_runs_or_fails_at_the_boundary_in_a_marked_line(case: Case) -> None:
    for failure in failures(case):
        assert any(error in failure.message for error in BOUNDARY_ERRORS), failure
    marked = {case.statement_of(expected.line) for expected in case.expected if _may_raise(expected.code)}
    assert failing_statements(case) <= marked


@every_case
def test_a_program_that_expects_no_failure_leaves_a_result(case: Case) -> None:
    if any(_may_raise(expected.code) for expected in case.expected):
        return
    assert all(record.result is not None for record in case.records())


@every_case
def test_torch_bears_out_what_is_expected_as_certain(case: Case) -> None:
    for expected in case.expected:
        if expected.certainty is Certainty.CERTAIN:
            shown = statements_bearing_out(expected.code, case)
            assert shown is not None
            assert case.statement_of(expected.line) in shown


@every_case
def test_constructions_and_copies_happen_where_they_are_expected(case: Case) -> None:
    constructed = {made.line for made in constructions(case)}
    copied = {case.statement_of(copy.line) for record in case.records() for copy in record.device_copies}
    marked = {expected.line for expected in case.expected if expected.code in {"TNP301", "TNP309"}}
    assert lossy_lines(case) <= marked
    for expected in case.expected:
        if expected.code in {"TNP301", "TNP302"}:
            assert expected.line in constructed
        if expected.code == "TNP201":
            assert case.statement_of(expected.line) in copied


@every_case
def test_a_certain_finding_is_never_wrong(case: Case) -> None:
    for finding in findings_in(case):
        shown = statements_bearing_out(finding.code, case)
        if finding.certainty is Certainty.CERTAIN and shown is not None:
            assert case.statement_of(finding.span.line) in shown


@every_case
def test_every_line_has_just_the_findings_that_it_expects(case: Case) -> None:
    open_certainties = {(expected.line, expected.code) for expected in case.expected if expected.certainty is None}
    found = Counter(
        Expectation(line, finding.code, None if (line, finding.code) in open_certainties else finding.certainty)
        for finding in findings_in(case)
        for line in (finding.span.line,)
    )
    if case.path in listed_misses():
        assert found <= Counter(case.expected)
    else:
        assert found == Counter(case.expected)


@every_case
def test_the_list_of_misses_is_current(case: Case) -> None:
    """A miss is a line that ought to be flagged and has no finding at all."""
    flagged = {finding.span.line for finding in findings_in(case)}
    missed = any(expected.line not in flagged for expected in case.expected)
    assert missed == (case.path in listed_misses())


def test_every_listed_miss_is_a_case() -> None:
    assert {path for path in listed_misses() if not (CASES / path).is_file()} == set()


def _may_raise(code: str) -> bool:
    return REFUSED.match(code) is not None or code == "TNP308"


def test_there_are_cases_both_ways_round() -> None:
    cases = all_cases()
    quiet = [case for case in cases if not case.expected]
    assert len(cases) >= 150
    assert 0.35 <= len(quiet) / len(cases) <= 0.65
