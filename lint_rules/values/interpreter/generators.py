"""Context managers made of generators: what the function under `contextmanager` does around its `yield`."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace

from lint_rules.values.changes import replay
from lint_rules.values.changes.mutation import Mutation, as_seen_by_caller
from lint_rules.values.domain.callables import GeneratorManager
from lint_rules.values.domain.value import Value
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import MODES, Context
from lint_rules.values.interpreter import functions


@dataclass(frozen=True, slots=True)
class ManagerRun:
    """A context manager's function, run once: what it yields, and what holds and has changed there and at its end."""

    value: Value
    suspended: Context
    finished: Context
    before: list[Mutation]
    after: list[Mutation]


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
    )


def resumed(now: Context, run: ManagerRun) -> Context:
    """The context behind the block: what the rest of the generator changes, it changes; all else is as it is."""

    def after(name: str) -> object:
        is_changed = getattr(run.finished, name) is not getattr(run.suspended, name)
        return getattr(run.finished if is_changed else now, name)

    changes: dict[str, object] = {name: after(name) for name in MODES}
    return replace(now, **changes)  # type: ignore[arg-type]
