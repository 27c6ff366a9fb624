"""Makes a program smaller for as long as it still shows what it is kept for."""

from __future__ import annotations

import ast
import copy
import time
from collections.abc import Callable, Iterator

MAX_SECONDS = 30.0


def shrunk(text: str, still: Callable[[str], bool]) -> str:
    """The smallest program that was found in time; `still` says whether a program shows the same."""
    end = time.monotonic() + MAX_SECONDS
    at = 0
    while time.monotonic() < end:
        candidates = ((position, one) for position, one in _from(_smaller(text), at) if len(one) < len(text))
        smaller = next((one for one in candidates if time.monotonic() > end or still(one[1])), None)
        if time.monotonic() > end:
            break
        if smaller is not None:
            at, text = smaller
        elif at:
            at = 0
        else:
            break
    return text


def _from(candidates: Iterator[str], start: int) -> Iterator[tuple[int, str]]:
    """The candidates behind a position: those before it have just been tried."""
    for position, candidate in enumerate(candidates):
        if position >= start:
            yield position, candidate


def _smaller(text: str) -> Iterator[str]:
    """The program with one part left out or replaced by a part of itself."""
    tree = ast.parse(text)
    nodes = list(ast.walk(tree))
    for index, node in enumerate(nodes):
        for field, value in ast.iter_fields(node):
            if isinstance(value, list):
                yield from _without_items(tree, index, field, value)
            elif isinstance(value, ast.expr):
                for part in _replacements(value):
                    yield _changed(tree, index, field, part)


def _without_items(tree: ast.Module, index: int, field: str, items: list[ast.AST]) -> Iterator[str]:
    for position, item in enumerate(items):
        rest = items[:position], items[position + 1 :]
        if isinstance(item, ast.stmt):
            if len(items) > 1 or field in ("orelse", "finalbody"):
                yield _changed(tree, index, field, [*rest[0], *rest[1]])
            else:
                yield _changed(tree, index, field, [ast.Pass()])
            for body in ("body", "orelse", "finalbody"):
                inner = getattr(item, body, None)
                if inner and not isinstance(item, (ast.FunctionDef, ast.ClassDef)):
                    yield _changed(tree, index, field, [*rest[0], *inner, *rest[1]])
        else:
            yield _changed(tree, index, field, [*rest[0], *rest[1]])
            if isinstance(item, ast.expr):
                for part in _replacements(item):
                    yield _changed(tree, index, field, [*rest[0], part, *rest[1]])


def _replacements(node: ast.expr) -> Iterator[ast.expr]:
    """Parts of an expression, two levels deep."""
    for child in ast.iter_child_nodes(node):
        for part in (child, *ast.iter_child_nodes(child)):
            if isinstance(part, ast.expr) and not isinstance(getattr(part, "ctx", None), ast.Store):
                yield part


def _changed(tree: ast.Module, index: int, field: str, value: object) -> str:
    """The text of the tree with one field of its `index`-th node replaced."""
    nodes = list(ast.walk(tree))
    node = nodes[index]
    before = getattr(node, field)
    setattr(node, field, value)
    try:
        return ast.unparse(ast.fix_missing_locations(copy.copy(tree))) + "\n"
    except Exception:  # noqa: BLE001 - an operator without operands and the like
        return ""
    finally:
        setattr(node, field, before)
