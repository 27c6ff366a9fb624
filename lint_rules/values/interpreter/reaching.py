"""What decides, unseen, whether a program gets somewhere: flags of optional imports, calls that may never return."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lint_rules.values.domain.library_value import LibraryObject
from lint_rules.values.domain.value import BoundMethod, FunctionValue, Qualified, UnknownValue, Value, alternatives
from lint_rules.values.frames.frame import Frame
from lint_rules.values.tree.syntax import FUNCTIONS, children, last_name, path_of, walk

if TYPE_CHECKING:
    from lint_rules.values.interpreter.engine import Engine

_FAILED_IMPORTS = frozenset({"ImportError", "ModuleNotFoundError", "Exception", "BaseException"})
_FOR_TYPE_CHECKERS = frozenset({"typing.TYPE_CHECKING", "typing_extensions.TYPE_CHECKING"})
_ON_TELLING = frozenset({"logging", "warnings"})
"""What only tells somebody something comes back."""

Flags = frozenset[tuple[ast.AST, str]]
"""Names that tell whether an import has failed, each with the module or function that it belongs to."""


def never_runs(frame: Frame, test: ast.expr) -> bool:
    """Whether only type checkers read what stands below a test."""
    # What does something when it is evaluated is evaluated once, with the test.
    if not isinstance(test, (ast.Name, ast.Attribute)) or path_of(test) is None:
        return False
    value = frame.evaluate(test)
    return isinstance(value, Qualified) and value.name in _FOR_TYPE_CHECKERS


def asks_for_optional_import(frame: Frame, test: ast.expr) -> bool:
    """Whether a test reads a name that a failed import sets."""
    flags = _flags(frame.engine)
    return bool(flags) and any(
        isinstance(node, ast.Name) and (_scope_of(frame, node.id), node.id) in flags for node in walk(test)
    )


def may_end(frame: Frame, body: Sequence[ast.stmt]) -> bool:
    """Whether a block ends with a call of what is not seen, just to make it: `parser.error(…)` never comes back."""
    last = body[-1]
    if frame.state is None or not isinstance(last, ast.Expr) or not isinstance(last.value, ast.Call):
        return False
    func = last.value.func
    if isinstance(func, ast.Attribute):
        return any(_is_unseen(frame, BoundMethod(one, func.attr)) for one in alternatives(_asked(frame, func.value)))
    return any(_is_unseen(frame, one) for one in alternatives(_asked(frame, func)))


def _asked(frame: Frame, node: ast.expr) -> Value:
    """What an expression that was evaluated gives; what that changes is not done again."""
    if path_of(node) is not None:
        return frame.evaluate(node)
    seen = len(frame.engine.mutations)
    value = frame.probe(frame.here.fork()).evaluate(node)
    del frame.engine.mutations[seen:]
    return value


def _is_unseen(frame: Frame, callee: Value) -> bool:
    if isinstance(callee, BoundMethod) and isinstance(callee.receiver, Qualified):
        callee = Qualified(f"{callee.receiver.name}.{callee.name}")
    if isinstance(callee, Qualified):
        return frame.engine.row_of(callee) is None and callee.name.partition(".")[0] not in _ON_TELLING
    if isinstance(callee, BoundMethod):
        return isinstance(callee.receiver, (UnknownValue, LibraryObject))
    if isinstance(callee, FunctionValue):
        return callee.node in frame.engine.memo.not_followed
    return isinstance(callee, UnknownValue)


def _scope_of(frame: Frame, name: str) -> ast.AST:
    """The function, or else the module, that a name belongs to."""
    scope = frame
    while scope.parent is not None:
        if name in scope.bindings.local and not scope.is_class_body:
            return scope.node
        scope = scope.parent
    return scope.node


def _flags(engine: Engine) -> Flags:
    if engine.memo.import_flags is None:
        flags = _flags_in(engine, engine.tree) if engine.scan.has_tried_imports else ()
        engine.memo.import_flags = frozenset(flags)
    return engine.memo.import_flags


def _flags_in(engine: Engine, tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    pending: list[tuple[ast.AST, ast.AST]] = [(child, tree) for child in children(tree)]
    while pending:
        node, scope = pending.pop()
        if isinstance(node, ast.Try) and _imports_what_may_be_missing(engine, node.body):
            handlers = [one for one in node.handlers if _catches_failed_import(one)]
            names = (inner for handler in handlers for inner in walk(handler) if isinstance(inner, ast.Name))
            yield from ((scope, name.id) for name in names if isinstance(name.ctx, ast.Store))
        if not isinstance(node, ast.expr):
            is_function = isinstance(node, FUNCTIONS)
            pending.extend((child, node if is_function else scope) for child in children(node))


def _imports_what_may_be_missing(engine: Engine, body: Sequence[ast.stmt]) -> bool:
    is_ours = engine.knowledge.is_of_torch_or_numpy
    for statement in body:
        if isinstance(statement, ast.Import):
            if not all(is_ours(one.name) for one in statement.names):
                return True
        elif isinstance(statement, ast.ImportFrom) and not engine.knowledge.is_of_torch_or_numpy(
            statement.module or ""
        ):
            return True
    return False


def _catches_failed_import(handler: ast.ExceptHandler) -> bool:
    named = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(one is None or last_name(one) in _FAILED_IMPORTS for one in named)
