"""Replaces the statements in which a generated program ends early, so that what follows is seen, too."""

from __future__ import annotations

import ast
import re

from tests.differential.execute import Run, execute
from tests.execution.machine import Machine

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
            text = _without(text, run)
    return text


def _without(text: str, run: Run) -> str:
    lines = text.splitlines()
    at = (run.failed_line or 1) - 1
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
