"""Which statements of a scope can matter for what is asked of it: only there, code of other files is looked into.

A statement matters if it holds a place of interest, says what the scope returns or sets on its receiver, or sets or
changes a name that a statement that matters mentions. The order of statements plays no part.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from lint_rules.values.tree.arguments import parameters_of
from lint_rules.values.tree.syntax import Function, children, path_of, walk


@dataclass(frozen=True, slots=True)
class Slice:
    """The statements of a scope that matter, and the names that they mention."""

    statements: frozenset[ast.stmt]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Mentions:
    statement: ast.stmt
    changed: frozenset[str]
    mentioned: frozenset[str]


def slice_of(body: list[ast.stmt], is_wanted: Callable[[ast.stmt], bool], names: frozenset[str] = frozenset()) -> Slice:
    """What the statements that are wanted, and the names, depend on."""
    read: dict[ast.stmt, _Mentions] = {}
    waiting = [_mentions(statement, read) for statement in statements_of(body)]
    needed: set[ast.stmt] = set()
    known = set(names)
    grows = True
    while grows:
        matter = [one for one in waiting if is_wanted(one.statement) or not one.changed.isdisjoint(known)]
        grows = bool(matter)
        needed.update(one.statement for one in matter)
        known.update(*(one.mentioned for one in matter))
        waiting = [one for one in waiting if one.statement not in needed]
    return Slice(frozenset(needed), frozenset(known))


def holding(body: list[ast.stmt], nodes: Collection[ast.AST]) -> frozenset[ast.stmt]:
    """The statements that hold one of some nodes themselves, not in a block of theirs."""
    return frozenset(
        statement
        for statement in statements_of(body)
        if any(node in nodes for part in _own_parts(statement) for node in walk(part))
    )


def setting(body: list[ast.stmt], name: str) -> frozenset[ast.stmt]:
    """The statements that set an attribute of this name, or hand the name to a call that may (`register_buffer`)."""
    return frozenset(
        statement
        for statement in statements_of(body)
        if any(_may_set(node, name) for part in _own_parts(statement) for node in walk(part))
    )


def _may_set(node: ast.AST, name: str) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr == name and not isinstance(node.ctx, ast.Load)
    return isinstance(node, ast.Constant) and node.value == name


def slice_for_callers(node: Function) -> Slice:
    """What whoever calls a function sees: what it returns, and what it changes of what it was given."""
    given = frozenset(one.arg for one in parameters_of(node.args))
    return slice_of(node.body, _gives_result, given)


def _gives_result(statement: ast.stmt) -> bool:
    """Whether a statement says what its function returns, or sets something on an object."""
    if isinstance(statement, (ast.Return, ast.With, ast.AsyncWith)):
        return True
    if isinstance(statement, (ast.Assign, ast.AnnAssign, ast.AugAssign)):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        return any(isinstance(target, ast.Attribute) for target in targets)
    return isinstance(statement, ast.Expr) and (
        isinstance(statement.value, (ast.Yield, ast.YieldFrom)) or _initialises(statement.value)
    )


def _initialises(node: ast.expr) -> bool:
    """`super().__init__()`, `Base.__init__(self)`: what a base class sets on the object."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "__init__"


def statements_of(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """All statements of a scope, those in blocks among them, in no particular order."""
    stack: list[ast.AST] = list(body)
    while stack:
        node = stack.pop()
        if isinstance(node, ast.stmt):
            yield node
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                continue
        if isinstance(node, (ast.stmt, ast.ExceptHandler, ast.match_case)):
            stack.extend(child for child in children(node) if isinstance(child, _HOLD_STATEMENTS))


_HOLD_STATEMENTS = (ast.stmt, ast.ExceptHandler, ast.match_case)


def _mentions(statement: ast.stmt, read: dict[ast.stmt, _Mentions]) -> _Mentions:
    """What a statement changes and mentions; blocks in blocks ask for the same ones again and again."""
    if statement not in read:
        read[statement] = _found_in(statement, read)
    return read[statement]


def _found_in(statement: ast.stmt, read: dict[ast.stmt, _Mentions]) -> _Mentions:
    changed: set[str] = set()
    mentioned: set[str] = set()
    is_scope = isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
    if is_scope:
        changed.add(getattr(statement, "name", ""))
    if isinstance(statement, (ast.With, ast.AsyncWith)):
        # What is done in the block is done in the modes that its header sets.
        changed.update(name for inner in statements_of(statement.body) for name in _mentions(inner, read).changed)
    if isinstance(statement, (ast.For, ast.AsyncFor)) and _changes_elements(statement, read):
        parts = [statement.iter, *(statement.iter.args if isinstance(statement.iter, ast.Call) else ())]
        changed.update(root for part in parts for root in _root(part))
    stack: list[ast.AST] = [statement] if is_scope else list(_own_parts(statement))
    while stack:
        node = stack.pop()
        if isinstance(node, (ast.Name, ast.Attribute)):
            path = path_of(node)
            if path is not None:
                mentioned.update(_prefixes(path))
                if not isinstance(node.ctx, ast.Load):
                    changed.add(path)
                    changed.add(path.partition(".")[0])
                continue
        if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
            changed.update(_root(node))
        if isinstance(node, ast.Call) and isinstance(statement, ast.Expr):
            # Nothing is done with what it gives: it is there for what it changes.
            receiver = [node.func.value] if isinstance(node.func, ast.Attribute) else []
            changed.update(root for one in (*receiver, *node.args) for root in _root(one))
        stack.extend(children(node))
    changed.discard("self")
    return _Mentions(statement, frozenset(changed), frozenset(mentioned - {"self"}))


def _changes_elements(loop: ast.For | ast.AsyncFor, read: dict[ast.stmt, _Mentions]) -> bool:
    """Whether the body does something to what the loop has in hand, and so to what it runs over."""
    held = {node.id for node in walk(loop.target) if isinstance(node, ast.Name)}
    held.update([loop.target.id] if isinstance(loop.target, ast.Name) else ())
    return any(not held.isdisjoint(_mentions(inner, read).changed) for inner in statements_of(loop.body))


def _own_parts(statement: ast.stmt) -> Iterator[ast.AST]:
    return (child for child in children(statement) if not isinstance(child, _HOLD_STATEMENTS))


def _prefixes(path: str) -> Iterator[str]:
    """`a.b.c` mentions `a`, `a.b`, and `a.b.c`."""
    while path:
        yield path
        path = path.rpartition(".")[0]


def _root(node: ast.expr) -> Iterator[str]:
    """The name that an expression starts with; for an attribute of it, that attribute."""
    path = path_of(node) if isinstance(node, (ast.Name, ast.Attribute)) else None
    while path is None and isinstance(node, (ast.Attribute, ast.Subscript, ast.Call, ast.Starred)):
        node = node.func if isinstance(node, ast.Call) else node.value
        path = path_of(node) if isinstance(node, (ast.Name, ast.Attribute)) else None
    if path is not None:
        first, _, rest = path.partition(".")
        yield f"{first}.{rest.partition('.')[0]}" if rest and first == "self" else first
