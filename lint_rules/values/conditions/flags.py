"""Names that hold the outcome of a test, or decide branches more than once.

A name that is bound to a test says what the test says, as long as neither it nor what it was asked of is bound anew.
Where the same name decides two branches of one block, what lies between them is run once for each of its outcomes.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from lint_rules.values.domain.value import PythonObject, UnknownValue, Value, alternatives
from lint_rules.values.frames.frame import Frame
from lint_rules.values.tree.syntax import ScopeNode, walk, walk_scope

MAX_OPEN_FLAGS = 2
"""How many flags one point is followed for at once: each doubles the work."""
MAX_STATEMENTS = 60
"""How many statements, at most, are run once more for a flag."""

_TESTS = (ast.Call, ast.Compare, ast.BoolOp, ast.UnaryOp, ast.Attribute)
_DOING = (ast.NamedExpr, ast.Await, ast.Lambda, ast.Yield, ast.YieldFrom)
MAX_TEST_SIZE = 40
"""How many nodes a test that is remembered has at most."""
_ASKING = frozenset({"isinstance", "hasattr", "getattr", "callable", "bool"})


def remember(frame: Frame, name: str, test: ast.expr, value: Value) -> None:
    """`flag = isinstance(x, T)`: remember what the name says, if the test can be asked again without being run."""
    if frame.state is None or not isinstance(test, _TESTS) or not _is_truth(value) or not _asks_only(test):
        return
    asked = frozenset(node.id for node in walk(test) if isinstance(node, ast.Name))
    if name not in asked:
        frame.here.remember_test(name, test, asked)


def _is_truth(value: Value) -> bool:
    return all(one == PythonObject("bool") for one in alternatives(value))


def _asks_only(test: ast.expr) -> bool:
    nodes = [test, *walk(test)]
    return len(nodes) <= MAX_TEST_SIZE and all(
        _is_question(node) if isinstance(node, ast.Call) else not isinstance(node, _DOING) for node in nodes
    )


def _is_question(call: ast.Call) -> bool:
    """Whether a call is one that can be asked again: of the language, or a method or function without local code."""
    if isinstance(call.func, ast.Name):
        return call.func.id in _ASKING
    return isinstance(call.func, ast.Attribute) and all(isinstance(one, (ast.Name, ast.Constant)) for one in call.args)


def tested_name(node: ast.If) -> tuple[str, bool] | None:
    """The name that alone decides a branch, and what it is where the body runs: `if flag:`, `if not flag:`."""
    test, outcome = node.test, True
    while isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        test, outcome = test.operand, not outcome
    return (test.id, outcome) if isinstance(test, ast.Name) else None


def decided_by(frame: Frame, node: ast.If, rest: Sequence[ast.stmt]) -> int:
    """How many of the statements that follow a branch are to be run once for each outcome; 0 if nothing depends on it.

    They end with the last that the same flag decides something in.
    """
    flag = tested_name(node)
    if flag is None or frame.open_flags >= MAX_OPEN_FLAGS or frame.state is None:
        return 0
    name = flag[0]
    value = frame.here.bindings.get(name)
    if value is None or not all(_is_flag(one) for one in alternatives(value)):
        return 0
    later = [number for number, statement in enumerate(rest, start=1) if name in _names_deciding(statement)]
    if not later or sum(1 for one in rest[: later[-1]] for _ in _statements(one)) > MAX_STATEMENTS:
        return 0
    if name in _used_otherwise(frame.node):
        return 0
    is_truth = all(one == PythonObject("bool") for one in alternatives(value))
    return later[-1] if is_truth or name not in _handed_over(frame.node) else 0


def _is_flag(value: Value) -> bool:
    return isinstance(value, UnknownValue) or value == PythonObject("bool")


def _statements(statement: ast.stmt) -> Iterator[ast.AST]:
    return (node for node in (statement, *walk_scope(statement)) if isinstance(node, ast.stmt))


def _names_deciding(statement: ast.stmt) -> set[str]:
    """The names that decide a branch in a statement, alone or along with others."""
    tests = (
        node.test for node in (statement, *walk_scope(statement)) if isinstance(node, (ast.If, ast.IfExp, ast.Assert))
    )
    return {one.id for test in tests for one in _parts(test) if isinstance(one, ast.Name)}


def _parts(test: ast.expr) -> Iterator[ast.expr]:
    if isinstance(test, ast.BoolOp):
        for value in test.values:
            yield from _parts(value)
    elif isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        yield from _parts(test.operand)
    else:
        yield test


def _used_otherwise(scope: ScopeNode) -> set[str]:
    """Names of a scope whose truth can change without their being bound anew: something is done to what they hold."""
    found: set[str] = set()
    for node in walk(scope):
        held = node.value if isinstance(node, (ast.Attribute, ast.Subscript)) else getattr(node, "iter", None)
        if isinstance(held, ast.Name):
            found.add(held.id)
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            found.update(node.names)
    return found


def _handed_over(scope: ScopeNode) -> set[str]:
    """Names of a scope that calls are given: what such a name holds may be filled or emptied there (`load(cache)`)."""
    calls = (node for node in walk(scope) if isinstance(node, ast.Call))
    asking = frozenset({*_ASKING, "len", "print", "str"})
    return {
        one.id
        for call in calls
        if not (isinstance(call.func, ast.Name) and call.func.id in asking)
        for one in (*call.args, *(keyword.value for keyword in call.keywords))
        if isinstance(one, ast.Name)
    }
