"""Tests that can decide more than once: what they ask, by their syntax, and which statements ask it."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from lint_rules.values.tree.syntax import FUNCTIONS, Function, ScopeNode, children, last_name, own_nodes, path_of, walk


@dataclass(frozen=True, slots=True)
class Decision:
    """A question that a test asks. `outcome` is its answer where the test holds: False for `not flag`.

    `path` is what it is asked of, `compared` what that is compared with, if it is.
    """

    key: str
    outcome: bool
    path: str
    compared: ast.Constant | None = None

    @property
    def root(self) -> str:
        """The name that the path starts with."""
        return self.path.partition(".")[0]

    @property
    def attributes(self) -> list[str]:
        """The attributes that the path leads through."""
        return self.path.split(".")[1:]


def decision_of(test: ast.expr) -> Decision | None:
    """`flag`, `not args.cuda`, `phase == "train"`, `w is not None`: the question; None for all other tests."""
    outcome = True
    while isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        test, outcome = test.operand, not outcome
    if isinstance(test, ast.Compare):
        return _of_comparison(test, outcome=outcome)
    path = _plain_path(test)
    return None if path is None else Decision(path, outcome, path)


def is_asked_of(key: str, path: str) -> bool:
    """Whether a question is about what a path holds, or about what lies behind it."""
    asked = key.partition(" ")[0]
    return asked == path or asked.startswith(f"{path}.")


def _of_comparison(test: ast.Compare, *, outcome: bool) -> Decision | None:
    path = _plain_path(test.left)
    other = test.comparators[0]
    if path is None or len(test.ops) != 1 or not isinstance(other, ast.Constant):
        return None
    words = {ast.Eq: "==", ast.NotEq: "==", ast.Is: "is", ast.IsNot: "is"}
    word = words.get(type(test.ops[0]))
    if word is None:
        return None
    is_negated = isinstance(test.ops[0], (ast.NotEq, ast.IsNot))
    return Decision(f"{path} {word} {other.value!r}", outcome is not is_negated, path, other)


def _plain_path(node: ast.expr) -> str | None:
    path = path_of(node) if isinstance(node, (ast.Name, ast.Attribute)) else None
    return None if path is None or "[" in path else path


@dataclass(frozen=True, slots=True)
class Deciding:
    """Of one scope, by statement: the tests that it starts with, and the questions that are asked in it."""

    first: Mapping[ast.stmt, tuple[ast.expr, ...]]
    asked: Mapping[ast.stmt, frozenset[str]]


NOTHING_DECIDES_TWICE = Deciding({}, {})


def deciding_in(scope: ScopeNode, switches: Collection[str]) -> Deciding:
    """What decides in a scope. `switches` are the last names of functions that a flag is given to."""
    statements = _statements(scope)
    own = {statement: list(_own_tests(statement, switches)) for statement, _ in statements}
    counts = Counter(key for tests in own.values() for test in tests for key in _questions(test))
    if max(counts.values(), default=0) < 2:
        return NOTHING_DECIDES_TWICE
    first: dict[ast.stmt, tuple[ast.expr, ...]] = {}
    asked: dict[ast.stmt, set[str]] = {}
    # Those inside come after those around them.
    for statement, outer in reversed(statements):
        mine = asked.setdefault(statement, set())
        mine.update(key for test in own[statement] for key in _questions(test))
        if outer is not None:
            asked.setdefault(outer, set()).update(mine)
        alone = tuple(test for test in own[statement] if (one := decision_of(test)) and counts[one.key] > 1)
        if alone:
            first[statement] = alone
    return Deciding(first, {statement: frozenset(keys) for statement, keys in asked.items() if keys})


def _statements(scope: ScopeNode) -> list[tuple[ast.stmt, ast.stmt | None]]:
    """The statements of a scope, each with the one around it, which comes before."""
    found: list[tuple[ast.stmt, ast.stmt | None]] = []
    body: list[ast.AST] = [] if isinstance(scope, ast.Lambda) else list(scope.body)
    stack: list[tuple[ast.AST, ast.stmt | None]] = [(one, None) for one in body]
    while stack:
        node, outer = stack.pop()
        inside = outer
        if isinstance(node, ast.stmt):
            found.append((node, outer))
            inside = node
        if not isinstance(node, (ast.expr, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            stack.extend((child, inside) for child in children(node))
    return found


def _own_tests(statement: ast.stmt, switches: Collection[str]) -> Iterator[ast.expr]:
    """The tests in a statement, but for those of statements inside it."""
    if isinstance(statement, (ast.If, ast.Assert)):
        yield statement.test
    for node in own_nodes(statement):
        if isinstance(node, ast.IfExp):
            yield node.test
        elif isinstance(node, ast.Call) and last_name(node.func) in switches:
            yield from _given(node)


def _given(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(keyword.value for keyword in call.keywords)][:1]


def _questions(test: ast.expr) -> list[str]:
    """The questions that a test asks, alone or along with others."""
    if isinstance(test, ast.BoolOp):
        return [key for value in test.values for key in _questions(value)]
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return _questions(test.operand)
    decision = decision_of(test)
    return [] if decision is None else [decision.key]


_CONSTRUCTORS = frozenset({"__init__", "__new__", "__post_init__", "__init_subclass__"})


@dataclass(frozen=True, slots=True)
class Setters:
    """Of one file: the functions in which attributes are set, or that stand for one; None for what no function does.

    `used_within`: the names that functions mention.
    """

    by_attribute: Mapping[str, frozenset[Function | None]]
    used_within: frozenset[str]

    def is_early(self, name: str, scope: ast.AST) -> bool:
        """Whether an attribute is set before a scope is run, or where it shows there, as far as the file tells."""
        return all(one is None or one is scope or self._runs_first(one) for one in self.by_attribute.get(name, ()))

    def _runs_first(self, function: Function) -> bool:
        return function.name in _CONSTRUCTORS or function.name not in self.used_within


def setters_in(tree: ast.AST) -> Setters:
    """Look through a file once."""
    found: dict[str, set[Function | None]] = {}
    used: set[str] = set()
    stack: list[tuple[ast.AST, Function | None]] = [(tree, None)]
    while stack:
        node, function = stack.pop()
        inside = function
        if isinstance(node, FUNCTIONS):
            found.setdefault(node.name, set()).update([node] if node.decorator_list else ())
            inside = node
        elif isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
            found.setdefault(node.attr, set()).add(function)
        if function is not None and isinstance(node, (ast.Name, ast.Attribute)):
            used.add(last_name(node))
        stack.extend((child, inside) for child in children(node))
    return Setters({name: frozenset(setters) for name, setters in found.items() if setters}, frozenset(used))


Answer = tuple[str, bool]


def moving_in(tree: ast.AST, movers: Collection[str], is_near: Callable[[str], bool]) -> frozenset[Answer]:
    """The flags of a file that decide whether things are moved, by a method or a name for a device, with the answer by
    which they are: `if args.cuda: model.cuda()`, `"cuda" if use_cuda else "cpu"`."""
    found: set[Answer] = set()
    for node in walk(tree):
        if not isinstance(node, (ast.If, ast.IfExp)):
            continue
        decision = decision_of(node.test)
        if decision is None or decision.compared is not None:
            continue
        if isinstance(node, ast.IfExp):
            near = [isinstance(arm, ast.Constant) and is_near(str(arm.value)) for arm in (node.body, node.orelse)]
            if near[0] is not near[1]:
                found.add((decision.key, decision.outcome is near[1]))
        elif all(_moves(one, movers, decision.path) for one in node.body):
            found.add((decision.key, decision.outcome))
    return frozenset(found)


def _moves(statement: ast.stmt, movers: Collection[str], flag: str) -> bool:
    """Whether a statement calls such a method, of something else than the flag itself."""
    calls = (node.func for node in own_nodes(statement) if isinstance(node, ast.Call))
    return any(
        isinstance(func, ast.Attribute) and func.attr in movers and path_of(func.value) != flag for func in calls
    )
