"""Which functions of a file may raise without harm: what they raise is caught where they are called."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from lint_rules.values.tree.arguments import parameters_of
from lint_rules.values.tree.syntax import FUNCTIONS, TRIES, Function, children, last_name, walk

_CAUGHT = frozenset({"Exception", "BaseException", "RuntimeError", "TypeError", "ValueError", "BufferError"})
_ENDING = frozenset({"exit", "_exit", "abort"})
_KEEPING = frozenset(
    {"Process", "Thread", "Timer", "apply_async", "create_task", "run_in_executor", "submit", "to_thread"}
)
"""What runs a function somewhere else, and keeps what it raises until somebody asks."""
_MANAGERS = frozenset({"suppress", "raises", "assertRaises", "assertRaisesRegex"})

Scope = Function | ast.Lambda


@dataclass(slots=True)
class ExpectedFailures:
    """The functions that are called where an exception is caught, by name, and the lambdas that are handed there.

    A function that catches what one of its parameters raises does so for all that it is given or decorates.
    """

    tree: ast.Module
    _handled: set[str] = field(default_factory=set)
    _bodies: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _catching: set[str] = field(default_factory=set)
    _lambdas: set[ast.Lambda] = field(default_factory=set)

    def __post_init__(self) -> None:
        for node, around, is_handled in _walk(self.tree):
            name = last_name(node) if isinstance(node, (ast.Name, ast.Attribute)) else None
            if name is not None:
                self._note(name, around, is_handled=is_handled)
            if isinstance(node, ast.Call) and _keeps_failure(node):
                self._hand_over_all(node)
        if self._handled:
            self._note_what_is_handed_over()
        self._close()

    def holds(self, scope: ast.AST) -> bool:
        """Whether what a function or lambda raises is caught by somebody in the file."""
        if isinstance(scope, ast.Lambda):
            return scope in self._lambdas
        return isinstance(scope, FUNCTIONS) and scope.name in self._handled

    def _note(self, name: str, around: tuple[Scope, ...], *, is_handled: bool) -> None:
        functions = [scope for scope in around if not isinstance(scope, ast.Lambda)]
        for function in functions:
            self._bodies[function.name].add(name)
        if not is_handled:
            return
        self._handled.add(name)
        self._catching.update(
            function.name for function in functions if name in {one.arg for one in parameters_of(function.args)}
        )

    def _note_what_is_handed_over(self) -> None:
        for node, _, _ in _walk(self.tree):
            if isinstance(node, ast.Call) and last_name(node.func) in self._catching:
                self._hand_over_all(node)
            elif isinstance(node, FUNCTIONS):
                targets = (one.func if isinstance(one, ast.Call) else one for one in node.decorator_list)
                if any(last_name(target) in self._catching for target in targets):
                    self._handled.add(node.name)
            elif isinstance(node, ast.Assign) and any(last_name(one) in self._handled for one in node.targets):
                self._hand_over(node.value)
            elif isinstance(node, (ast.For, ast.AsyncFor)) and last_name(node.target) in self._handled:
                self._hand_over(node.iter)

    def _hand_over_all(self, call: ast.Call) -> None:
        for given in (*call.args, *(keyword.value for keyword in call.keywords)):
            self._hand_over(given.func if isinstance(given, ast.Call) and _keeps_failure(call) else given)

    def _hand_over(self, given: ast.expr) -> None:
        if isinstance(given, (ast.Tuple, ast.List)):
            for one in given.elts:
                self._hand_over(one)
        elif isinstance(given, ast.Lambda):
            self._lambdas.add(given)
            self._handled.update(last_name(one.func) or "" for one in walk(given) if isinstance(one, ast.Call))
        elif name := last_name(given):
            self._handled.add(name)

    def _close(self) -> None:
        """What a function raises goes on to whoever calls it."""
        pending = list(self._handled)
        while pending:
            new = self._bodies.get(pending.pop(), set()) - self._handled
            self._handled |= new
            pending += new


def _walk(tree: ast.Module) -> Iterator[tuple[ast.AST, tuple[Scope, ...], bool]]:
    """All nodes with the functions around them, and whether what they raise is caught right there."""
    stack: list[tuple[ast.AST, tuple[Scope, ...], bool]] = [(child, (), False) for child in children(tree)]
    while stack:
        node, around, is_handled = stack.pop()
        yield node, around, is_handled
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            stack.extend((child, (*around, node), False) for child in children(node))
            continue
        guarded = _guarded(node)
        stack.extend((child, around, is_handled or child in guarded) for child in children(node))


def _guarded(node: ast.AST) -> list[ast.stmt]:
    """The statements whose exceptions a statement catches, or swallows."""
    if isinstance(node, TRIES):
        return node.body if any(map(_catches, node.handlers)) else []
    if isinstance(node, (ast.With, ast.AsyncWith)):
        return node.body if any(map(_swallows, node.items)) else []
    return []


def _catches(handler: ast.ExceptHandler) -> bool:
    """Whether the program goes on behind a handler of what conversions raise."""
    named = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    is_meant = any(one is None or last_name(one) in _CAUGHT for one in named)
    return is_meant and not _ends_program(handler.body[-1])


def _ends_program(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Raise):
        return True
    call = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(call, ast.Call) and last_name(call.func) in _ENDING


def _keeps_failure(call: ast.Call) -> bool:
    """Whether what a function raises that is handed over does not come out of the call."""
    return last_name(call.func) in _KEEPING or any(one.arg == "return_exceptions" for one in call.keywords)


def _swallows(item: ast.withitem) -> bool:
    manager = item.context_expr
    return isinstance(manager, ast.Call) and last_name(manager.func) in _MANAGERS
