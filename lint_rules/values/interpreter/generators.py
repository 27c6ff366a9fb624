"""Context managers made of generators: what the function under `contextmanager` does around its `yield`."""

from __future__ import annotations

import ast
import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lint_rules.values.changes import replay
from lint_rules.values.changes.mutation import Mutation, as_seen_by_caller
from lint_rules.values.domain.callables import GeneratorManager
from lint_rules.values.domain.value import Value
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import MODES, Context
from lint_rules.values.interpreter import functions
from lint_rules.values.tree.syntax import NESTED_SCOPES, TRIES, Function, children, walk_scope


class Rest(enum.Enum):
    """How much of what follows the `yield` is run where an exception is thrown in there."""

    ALL = "all"
    PERHAPS = "perhaps"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class ManagerRun:
    """A context manager's function, run once: what it yields, and what holds and has changed there and at its end."""

    value: Value
    suspended: Context
    finished: Context
    before: list[Mutation]
    after: list[Mutation]
    rest_if_raised: Rest


def run_to_yield(frame: Frame, manager: GeneratorManager, node: ast.AST) -> ManagerRun | None:
    """Run the function of a context manager as its caller's `with` does; None where that cannot be followed."""
    engine = frame.engine
    memo = engine.memo
    function = manager.function
    operands = replace(
        engine.operands(frame, node, None, manager.arguments),
        keywords=dict(manager.keywords),
        has_spread=manager.has_spread,
    )
    if functions.reason_not_to_follow(frame, function) is not None:
        return None
    memo.active.append(function.node)
    seen, made_before = len(engine.mutations), engine.newest_identity
    try:
        inner = functions.prepared(frame, function, operands, operands.context)
        inner.suspensions = []
        functions.run(inner)
    finally:
        memo.active.pop()
        changes = engine.mutations[seen:]
        del engine.mutations[seen:]
    if not inner.suspensions or inner.yielded is None:
        return None
    first = inner.suspensions[0].changes - seen
    before, after = (as_seen_by_caller(part) for part in (changes[:first], changes[first:]))
    suspended = inner.suspensions[0].context
    if len(inner.suspensions) > 1:
        before = after = [replace(one, is_doubtful=True) for one in changes]
        for point in inner.suspensions[1:]:
            suspended = suspended.join(point.context)
    finished = inner.exit_state.context if inner.exit_state is not None else suspended
    return ManagerRun(
        inner.yielded,
        suspended,
        finished,
        replay.known_outside(before, made_before),
        # What was handed over at the `yield` is known outside, too.
        replay.known_outside(after, inner.suspensions[-1].newest),
        Rest.NOTHING if isinstance(function.node, ast.Lambda) else _rest_if_raised(function.node),
    )


def _rest_if_raised(function: Function) -> Rest:
    """What follows a `yield` in no block is left undone, what only ends the blocks around it is done."""
    ways = list(_ways_to_yields(function.body))
    if not any(isinstance(block, _ENDING) for way in ways for block in way):
        return Rest.NOTHING
    return Rest.ALL if len(ways) == 1 and _nothing_follows(ways[0], function.body) else Rest.PERHAPS


_ENDING: tuple[type[ast.stmt], ...] = (ast.With, ast.AsyncWith, *TRIES)
"""The blocks that do something where an exception leaves them."""


def _ways_to_yields(body: Iterable[ast.stmt]) -> Iterator[tuple[ast.stmt, ...]]:
    """The statements around each `yield`, the outermost first, down to its own."""
    for statement in body:
        nested = [way for part in _statements_in(statement) for way in _ways_to_yields([part])]
        if nested:
            yield from ((statement, *way) for way in nested)
        elif any(isinstance(node, ast.Yield) for node in walk_scope(statement)):
            yield (statement,)


def _statements_in(statement: ast.stmt) -> list[ast.stmt]:
    if isinstance(statement, NESTED_SCOPES):
        return []
    parts = (*children(statement), *(part for handler in children(statement) for part in _body_of_part(handler)))
    return [part for part in parts if isinstance(part, ast.stmt)]


def _body_of_part(node: ast.AST) -> list[ast.stmt]:
    return node.body if isinstance(node, (ast.ExceptHandler, ast.match_case)) else []


def _nothing_follows(way: tuple[ast.stmt, ...], body: list[ast.stmt]) -> bool:
    """Whether a `yield` is the last that is done, but for the ends of the blocks around it."""
    for statement in way:
        if statement is not body[-1]:
            return False
        if isinstance(statement, TRIES) and (statement.handlers or statement.orelse):
            return False
        if not isinstance(statement, (*_ENDING, ast.Expr)):
            return False
        body = getattr(statement, "body", [statement])
    return True


def resumed(now: Context, run: ManagerRun) -> Context:
    """The context behind the block: what the rest of the generator changes, it changes; all else is as it is."""

    def after(name: str) -> object:
        is_changed = getattr(run.finished, name) is not getattr(run.suspended, name)
        return getattr(run.finished if is_changed else now, name)

    changes: dict[str, object] = {name: after(name) for name in MODES}
    return replace(now, **changes)  # type: ignore[arg-type]
