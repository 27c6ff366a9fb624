"""Holds certain findings of every rule against what the runs showed of the operation that they are about."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lint_rules.knowledge.library import library
from lint_rules.rule import Certainty, Finding, Span
from lint_rules.values.domain.outcomes import Layout
from tests.differential.execute import Run, Visit
from tests.differential.noting import Place, place_of
from tests.execution.concrete import ArraySeen, PartsSeen, Seen, TensorSeen
from tests.execution.proof import REFUSED, WARNED

_IMPLICIT = "TNP107"
_BY_CONVERSION = frozenset({"TNP101", "TNP102", "TNP105", "TNP106"})
_CASTS = frozenset({"TNP301", "TNP302"})
_SIZE, _TUPLE = "TNP308", "TNP309"
_SHUFFLED, _SHARED, _SEVERED = "TNP108", "TNP401", "TNP501"


def wrong_certain(findings: Iterable[Finding], text: str, runs: Iterable[Run]) -> Iterator[tuple[int, str]]:
    """The line and the reason for each certain finding that some run denies."""
    operations = Operations.of(ast.parse(text))
    runs = tuple(runs)
    for finding in findings:
        if finding.certainty is Certainty.CERTAIN and _can_be_seen(finding.code):
            place = operations.of_finding(finding)
            if place is None:
                yield finding.span.line, f"{finding.code} stands at no operation"
            elif any(_is_denied(finding.code, place, run) for run in runs):
                yield finding.span.line, finding.code
        elif finding.certainty is Certainty.CERTAIN and finding.code == _SHARED:
            place = operations.of_finding(finding)
            if place is not None and any(_is_never_written(finding, place, operations, run) for run in runs):
                yield finding.span.line, finding.code


def departure_of(finding: Finding, text: str) -> Place | None:
    """The operation with which something leaves its graph, and all that is called on it right there."""
    if finding.code != _SEVERED or finding.certainty is not Certainty.CERTAIN:
        return None
    left, back = finding.trace[0], _as_place(finding.span)
    places = [place_of(node) for node in ast.walk(ast.parse(text)) if isinstance(node, (ast.Call, ast.Attribute))]
    if back[:2] == (left.line, left.column - 1):
        # `torch.tensor(tensor)` does both at once.
        return next((place for place in places if place == back), None)
    return max((place for place in places if place[:2] == (left.line, left.column - 1)), default=None)


def _is_never_written(finding: Finding, place: Place, operations: Operations, run: Run) -> bool:
    """Whether what a conversion gave still holds what it held, though the write and the conversion were carried out."""
    if any(visit.error for visit in run.conversions.get(place, ())):
        return False
    start = finding.trace[0].line, finding.trace[0].column - 1
    # What stands at the start of a call (`b.add_` of `b.add_(f())`) is passed though its arguments may fail.
    calls = [one for one in operations.calls.values() if one[:2] == start]
    was_written = all(run.passed[one] for one in calls) and any(
        one[:2] == start and count for one, count in run.passed.items()
    )
    return run.passed[place] > 0 and was_written and place not in run.changed


def _can_be_seen(code: str) -> bool:
    return bool(REFUSED.match(code)) or code in WARNED or code in _CASTS or code in (_SIZE, _TUPLE, _SHUFFLED)


@dataclass(frozen=True, slots=True)
class Operations:
    """The operations of a program: by where the name of what is called ends, and by the span of each of their parts."""

    calls: Mapping[tuple[int, int], Place]
    parts: Mapping[tuple[int, int, int, int], Place]

    @classmethod
    def of(cls, tree: ast.Module) -> Operations:
        """Those of a whole program."""
        calls, parts = {}, {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                calls[node.func.end_lineno or 0, (node.func.end_col_offset or 0) + 1] = place_of(node)
            for operation, operands in _operands(node):
                parts.update({place_of(operand): operation for operand in operands})
        return cls(calls, parts)

    def of_finding(self, finding: Finding) -> Place | None:
        """The operation that a finding is about; of what is converted implicitly, the finding shows the operand."""
        span = finding.span
        if finding.code == _IMPLICIT:
            return self.parts.get(_as_place(span))
        return self.calls.get((span.end_line, span.end_column))


def _operands(node: ast.AST) -> Iterator[tuple[Place, list[ast.expr]]]:
    match node:
        case ast.Call():
            yield place_of(node), [*node.args, *(keyword.value for keyword in node.keywords)]
        case ast.BinOp():
            yield place_of(node), [node.left, node.right]
        case ast.Compare():
            yield place_of(node), [node.left, *node.comparators]
        case ast.AugAssign():
            yield place_of(node), [node.target, node.value]
        case ast.Assign(targets=[ast.Subscript() as target]):
            yield place_of(target), [node.value]


def _as_place(span: Span) -> Place:
    return span.line, span.column - 1, span.end_line, span.end_column - 1


def _is_denied(code: str, place: Place, run: Run) -> bool:
    passed = run.passed[place]
    if code in WARNED:
        return passed > run.warned[place, code]
    if REFUSED.match(code):
        return _is_taken(code, passed, run.conversions.get(place, set()))
    given, results = run.given.get(place, set()), run.notes.get(place, set())
    if code in _CASTS:
        return any(_is_kept(one, result) for one in given for result in results)
    if code == _SHUFFLED:
        return not all(isinstance(one, TensorSeen) for one in given)
    if code == _SIZE:
        return passed > 0 and not all(map(_is_integer, given))
    return passed > 0 and not all(isinstance(one, PartsSeen) for one in given)


def _is_taken(code: str, passed: int, visits: set[Visit]) -> bool:
    """Whether something went through that is said to be refused; the conversions were forced where they could be."""
    if code in _BY_CONVERSION:
        return any(visit.error is None or not _is_reason(code, visit) for visit in visits)
    return passed > 0 and not any(visit.error for visit in visits)


def _is_reason(code: str, visit: Visit) -> bool:
    tensor = visit.tensor
    return {
        "TNP101": tensor.requires_grad and visit.grad_mode,
        "TNP102": tensor.off_cpu,
        "TNP105": tensor.dtype in library().dtypes_without_array,
        # The stand-in for CUDA has no views to be conjugated later.
        "TNP106": tensor.layout is not Layout.STRIDED or tensor.conj or tensor.neg or tensor.off_cpu,
    }[code]


def _is_kept(given: Seen, result: Seen) -> bool:
    """Whether a constructor made a tensor of the array's own dtype."""
    return isinstance(result, TensorSeen) and isinstance(given, ArraySeen) and given.dtype == result.dtype


def _is_integer(given: Seen) -> bool:
    return isinstance(given, ArraySeen) and given.ndim == 0 and given.dtype.lstrip("u").startswith("int")
