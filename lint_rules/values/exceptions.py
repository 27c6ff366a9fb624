"""`try`: the handlers may start from any point of the body, and `finally` runs after whatever came."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import Any

from lint_rules.values.frame import Frame
from lint_rules.values.state import State, join_states
from lint_rules.values.value import Builtin, alternatives, unknown
from lint_rules.values.value import Sequence as SequenceValue


def try_statement(frame: Frame, node: Any) -> None:
    """The handlers may start from any point of the body; `finally` runs after whatever came."""
    outside = frame.here.context
    handled = frozenset(name for handler in node.handlers for name in _exception_names(frame, handler))
    frame.here.set_context(handled=outside.handled | handled)
    frame.tries.append([frame.here.fork()])
    for statement in node.body:
        frame.engine.run_block(frame, [statement])
        frame.note_possible_exception()
    raised: State | None = None
    for state in frame.tries.pop():
        raised = join_states(raised, state)
    if frame.state is not None:
        frame.here.context = replace(frame.here.context, handled=outside.handled)
    frame.engine.run_block(frame, node.orelse)
    after = frame.state
    for handler in node.handlers:
        after = join_states(after, _run_handler(frame, handler, raised, outside.handled))
    _run_finally(frame, node, after, raised)


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
