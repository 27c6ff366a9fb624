"""Makes a program smaller for as long as it still shows what it is kept for."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator

MAX_TRIES = 4_000


def shrunk(text: str, still: Callable[[str], bool]) -> str:
    """The smallest program that was found; `still` says whether a program shows the same."""
    tries = 0
    at = 0
    while tries < MAX_TRIES:
        smaller = next(
            (one for one in _from(_smaller(text), at) if one[1] != text and len(one[1]) < len(text) and still(one[1])),
            None,
        )
        tries += 1
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
    for child in ast.walk(node):
        if child is not node and isinstance(child, ast.expr) and not isinstance(getattr(child, "ctx", None), ast.Store):
            yield child


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
