"""Replaces the statements in which a generated program ends early, so that what follows is seen, too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.differential.execute import Run, execute
from tests.execution.machine import Machine

_REPAIRS = 6
_MATRIX = "torch.ones(2, 2)"
_CONDITION = "random.random() < 0.5"
_HEADERS = (
    (re.compile(r"(?P<start>(if|elif|while) ).*:$"), _CONDITION),
    (re.compile(r"(?P<start>for \w+ in ).*:$"), f"({_MATRIX},)"),
    (re.compile(r"(?P<start>match ).*:$"), _MATRIX),
    (re.compile(r"(?P<start>case .* if ).*:$"), _CONDITION),
    (re.compile(r"(?P<start>with ).*:$"), "torch.no_grad()"),
)


def repaired(text: str) -> str:
    """A program that gets further: where a statement raises, it does something simpler. One statement a line."""
    for seed, repairs in ((0, 6), (1, 3)):
        for _ in range(repairs):
            run = execute(text, Machine.ACCELERATOR, seed)
            if run.failed_line is None or run.endless:
                break
            text = _without(text, run.failed_line)
    return text


def working(text: str, machine: Machine, seed: int) -> str | None:
    """The part of a program that works on that machine; None where a few repairs do not make it work."""
    for _ in range(_REPAIRS):
        run = execute(text, machine, seed)
        if run.endless or (run.failure is not None and run.failed_line is None):
            return None
        lines = {*_refused_lines(run), *_handled_by_callers(text, run)}
        if not lines:
            return text
        for line in lines:
            text = _without(text, line)
    return None


def _refused_lines(run: Run) -> Iterator[int]:
    """Where it fails, or would have failed if nothing were forced."""
    if run.failed_line is not None:
        yield run.failed_line
    yield from (place[0] for place in run.refused)
    yield from (
        place[0]
        for place, visits in run.conversions.items()
        if any(visit.error and not visit.handled for visit in visits)
    )


def _handled_by_callers(text: str, run: Run) -> set[int]:
    """Where something fails that only a caller of the function handles: the analysis takes that for an accident."""
    conversions = run.conversions.items()
    places = run.handled | {place for place, visits in conversions if any(visit.handled for visit in visits)}
    return {place[0] for place in places if not _handles(ast.parse(text), place[:2])}


def _handles(tree: ast.Module, place: tuple[int, int]) -> bool:
    """Whether a line and column stand in the body of a `try` statement of their own function."""
    functions = [node for node in ast.walk(tree) if isinstance(node, _FUNCTIONS) and _covers(node, node, place)]
    start = max(((node.lineno, node.col_offset) for node in functions), default=(0, 0))
    tries = [node for node in ast.walk(tree) if isinstance(node, ast.Try) and (node.lineno, node.col_offset) > start]
    return any(_covers(node.body[0], node.body[-1], place) for node in tries)


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def _covers(first: ast.stmt | ast.expr, last: ast.stmt | ast.expr, place: tuple[int, int]) -> bool:
    return (first.lineno, first.col_offset) <= place < (last.end_lineno or 0, last.end_col_offset or 0)


def _without(text: str, line: int) -> str:
    lines = text.splitlines()
    at = line - 1
    statement = lines[at].strip()
    indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
    lines[at] = indent + _simpler(statement)
    return "\n".join(lines) + "\n"


def _simpler(statement: str) -> str:
    for pattern, condition in _HEADERS:
        header = pattern.match(statement)
        if header is not None:
            return f"{header['start']}{condition}:"
    try:
        node = ast.parse(statement).body[0]
    except SyntaxError:
        return statement
    match node:
        case ast.Assign() if ast.unparse(node.value) != _MATRIX:
            node.value = ast.parse(_MATRIX, mode="eval").body
            return ast.unparse(node)
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="append" | "insert"), args=[*_, last]) as call) if (
            ast.unparse(last) != _MATRIX
        ):
            call.args[-1] = ast.parse(_MATRIX, mode="eval").body
            return ast.unparse(node)
        case _ if statement.startswith(("return", "yield ")):
            return f"{statement.split(maxsplit=1)[0]} {_MATRIX}"
        case _:
            return "pass"
