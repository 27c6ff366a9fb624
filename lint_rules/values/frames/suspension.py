"""The modes that a generator leaves to whoever resumes it: at a `yield` inside a block, and for good."""

from __future__ import annotations

import ast
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lint_rules.values.domain.fact import Fact
from lint_rules.values.frames.state import MODES, Context
from lint_rules.values.tree.syntax import FUNCTIONS, decorator_names, last_name, walk_scope

if TYPE_CHECKING:
    from lint_rules.values.frames.frame import Frame
    from lint_rules.values.interpreter.engine import Engine


@dataclass(frozen=True, slots=True)
class Suspended:
    """The modes while a generator is suspended, and when it has ended."""

    during: Context
    ended: Context


def left_by(frame: Frame, inner: Frame, entered: Context, call: ast.AST) -> None:
    """From the call of a generator on, the modes may be those that it is suspended or ends in.

    A block in which it is suspended stays open for the code that consumes it: a loop over
    `with torch.no_grad(): yield x` was seen to run its body with grad mode off.
    """
    if frame.state is None:
        return
    ended = frame.here.context
    if inner.exit_state is not None:
        ended = _joined(ended, inner.exit_state.context, entered)
    frame.here.context = ended
    if inner.suspended is not None and _changed(inner.suspended, entered):
        frame.here.context = _joined(ended, inner.suspended, entered)
        inside = {name: getattr(inner.suspended, name) for name in _changed(inner.suspended, entered)}
        frame.engine.memo.suspended[call] = Suspended(replace(ended, **inside), ended)


def is_resumed_in_its_mode(engine: Engine, node: ast.AST) -> bool:
    """Whether a decorator, the only one, puts a generator into its grad mode whenever it is resumed.

    A block inside, or a call that switches the mode, is not entered again.
    """
    switches = engine.knowledge.grad_switches.keys()
    if not isinstance(node, FUNCTIONS) or len(node.decorator_list) != 1 or not decorator_names(node) & switches:
        return False
    inside = [one for statement in node.body for one in (statement, *walk_scope(statement))]
    return not any(isinstance(one, (ast.With, ast.AsyncWith)) or _is_switch(one, switches) for one in inside)


def _is_switch(node: ast.AST, switches: Collection[str]) -> bool:
    return isinstance(node, ast.Call) and last_name(node.func) in switches


def enter_loop(frame: Frame, call: ast.AST) -> Context:
    """The modes that the body of a loop starts in: it runs while the generator that it runs over is suspended."""
    known = frame.engine.memo.suspended.get(call)
    if known is not None:
        frame.here.context = known.during
    return frame.here.context


def leave_loop(frame: Frame, loop: ast.For | ast.AsyncFor, during: Context) -> None:
    """Behind a loop the generator that it ran over is closed, and its blocks are left.

    After a `break`, what it would have done at its end, in no block, is left undone.
    """
    known = frame.engine.memo.suspended.get(loop.iter)
    if known is None or frame.state is None:
        return
    now = frame.here.context
    ended = known.ended
    if may_be_left(loop, ast.Break):
        ended = _joined(ended, known.during, ended)
    restored = {name: getattr(ended, name) for name in MODES if getattr(now, name) == getattr(during, name)}
    frame.here.set_context(**restored)


def may_be_left(loop: ast.For | ast.AsyncFor, *ways: type[ast.stmt]) -> bool:
    """Whether there is a statement in a loop that leaves it in one of these ways."""
    return any(isinstance(node, ways) for statement in loop.body for node in (statement, *walk_scope(statement)))


def _joined(now: Context, later: Context, entered: Context) -> Context:
    changed = _changed(later, entered)
    if not changed:
        return now
    modes: dict[str, object] = {name: _either(getattr(now, name), getattr(later, name)) for name in changed}
    return replace(now, **modes)  # type: ignore[arg-type]


def _changed(later: Context, entered: Context) -> list[str]:
    return [name for name in MODES if getattr(later, name) != getattr(entered, name)]


def _either(now: object, later: object) -> object:
    if isinstance(now, Fact) and isinstance(later, Fact):
        return now.join(later)
    return now or later
