"""`try`: the handlers may start from any point of the body, and `finally` runs after whatever came."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from typing import Any

from lint_rules.values.frame import Frame, Loop
from lint_rules.values.state import State, join_states
from lint_rules.values.value import Builtin, alternatives, unknown
from lint_rules.values.value import Sequence as SequenceValue


@dataclass(frozen=True, slots=True)
class Exits:
    """The states in which control has left: the function, and the innermost loop."""

    returned: State | None
    broke: State | None
    continued: State | None


def try_statement(frame: Frame, node: Any) -> None:
    """The handlers may start from any point of the body; `finally` runs after whatever came."""
    outside = frame.here.context
    left_before = _take_exits(frame)
    handled = frozenset(name for handler in node.handlers for name in _exception_names(frame, handler))
    frame.here.set_context(handled=outside.handled | handled)
    with frame.fork(is_open=bool(node.handlers)):
        raised = _run_guarded(frame, node.body)
        if frame.state is not None:
            frame.here.context = replace(frame.here.context, handled=outside.handled)
        frame.engine.run_block(frame, node.orelse)
        after = frame.state
        for handler in node.handlers:
            after = join_states(after, _run_handler(frame, handler, raised, outside.handled))
    _run_finally(frame, node, after, raised)
    _let_go(frame, node, left_before)


def _take_exits(frame: Frame) -> Exits:
    """The states that have left so far; from here on, those that leave this `try` are collected."""
    loop = frame.loops[-1] if frame.loops else Loop()
    exits = Exits(frame.exit_state, loop.breaks, loop.continues)
    frame.exit_state = loop.breaks = loop.continues = None
    return exits


def _let_go(frame: Frame, node: Any, before: Exits) -> None:
    """What left the `try` by return, break or continue runs its `finally` first."""
    after = frame.state
    loop = frame.loops[-1] if frame.loops else Loop()
    returned, broke, continued = (
        _after_finally(frame, node, state) for state in (frame.exit_state, loop.breaks, loop.continues)
    )
    frame.exit_state = join_states(before.returned, returned)
    loop.breaks = join_states(before.broke, broke)
    loop.continues = join_states(before.continued, continued)
    frame.state = after


def _after_finally(frame: Frame, node: Any, state: State | None) -> State | None:
    if state is None or not node.finalbody:
        return state
    frame.state = state
    frame.engine.run_block(frame, node.finalbody)
    return frame.state


def run_suppressed(frame: Frame, body: list[ast.stmt]) -> None:
    """A block whose exceptions may be swallowed: what follows may start from any point of it."""
    frame.here.set_context(handled=frame.here.context.handled | {"Exception"})
    with frame.fork():
        raised = _run_guarded(frame, body)
    frame.state = join_states(frame.state, raised)


def _run_guarded(frame: Frame, body: list[ast.stmt]) -> State | None:
    """Run statements; gives the join of the states in which an exception can leave them."""
    frame.tries.append([frame.here.fork()])
    frame.engine.run_block(frame, body)
    raised: State | None = None
    for state in frame.tries.pop():
        raised = join_states(raised, state)
    return raised


def _run_handler(
    frame: Frame, handler: ast.ExceptHandler, raised: State | None, handled: frozenset[str]
) -> State | None:
    frame.state = raised.fork() if raised is not None else None
    if frame.state is None:
        return None
    frame.here.context = replace(frame.here.context, handled=handled)
    if handler.name:
        frame.bind_name(handler.name, unknown(handler, "it is an exception"))
    frame.engine.run_block(frame, handler.body)
    return frame.state


def _run_finally(frame: Frame, node: Any, after: State | None, raised: State | None) -> None:
    frame.state = after
    if not node.finalbody:
        return
    if after is None and raised is not None:
        # Nothing gets past it, but its own statements still run.
        frame.state = raised.fork()
        frame.engine.run_block(frame, node.finalbody)
        frame.state = None
        return
    frame.engine.run_block(frame, node.finalbody)


def _exception_names(frame: Frame, handler: ast.ExceptHandler) -> list[str]:
    """The exceptions of the language that a handler names, also by way of a tuple that has a name."""
    if handler.type is None:
        return ["BaseException"]
    named = frame.evaluate(handler.type)
    types = named.elements if isinstance(named, SequenceValue) and named.elements is not None else (named,)
    return [one.name for type_ in types for one in alternatives(type_) if isinstance(one, Builtin)]
