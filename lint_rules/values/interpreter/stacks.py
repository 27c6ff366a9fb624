"""Exit stacks: what they were told to leave or to call happens when they are left, the last first."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from dataclasses import replace

from lint_rules.values.changes import mutation
from lint_rules.values.domain.callables import ContextStack, Ending, Pending
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.joining import bounded
from lint_rules.values.domain.value import NONE, Instance, Value, unknown
from lint_rules.values.frames.forking import perhaps
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.state import Context, object_path
from lint_rules.values.interpreter import managers, reentering, stopping


def enter(frame: Frame, stack: ContextStack) -> managers.Entry:
    """`with stack:`: what it is told in the block is done at the end of that."""
    path = object_path(stack)
    if path is not None:
        frame.here.bindings[path] = stack

    def now(frame: Frame) -> Value:
        return frame.here.bindings.get(path or "", stack)

    def leave(frame: Frame, inside: Context) -> None:
        _leave(frame, now(frame))

    def leave_raised(frame: Frame, inside: Context) -> None:
        _leave_raised(frame, now(frame))

    return managers.Entry(stack if stack.given is None else stack.given, leave, leave_raised)


def call_method(frame: Frame, stack: ContextStack, name: str, operands: Operands) -> Value:
    """What is told to an exit stack, which may also be left by hand."""
    if name in ("enter_context", "enter_async_context") and operands.arguments:
        return _enter_context(frame, stack, operands.arguments[0], operands)
    if name in ("close", "aclose", "__exit__", "__aexit__"):
        _leave(frame, stack)
        return NONE
    if name in ("__enter__", "__aenter__"):
        return stack if stack.given is None else stack.given
    if name == "pop_all":
        # What it has entered is not left with its block, but whenever the new stack is.
        mutation.mutate(frame, mutation.Mutation(stack.identity, _emptied))
        return replace(stack, identity=operands.fresh)
    if not operands.arguments:
        return unknown(operands.node, f"what {name}() of an exit stack does is not followed")
    if name in ("push", "push_async_exit"):
        _note_stopped(frame, frozenset({"Exception"}))
        _push(frame, stack, operands)
    elif name in ("callback", "push_async_callback"):
        _call_back(frame, stack, operands)
    mutation.escape(frame, operands.inputs, Origin(operands.node, f"it is given to {name}() of an exit stack"))
    return operands.arguments[0]


def _enter_context(frame: Frame, stack: ContextStack, manager: Value, operands: Operands) -> Value:
    """`stack.enter_context(manager)`: what it changes is put back when the stack is left."""
    assert isinstance(operands.node, ast.expr)
    seen = len(frame.engine.mutations)
    entry = managers.enter(frame, manager, frame.here.context, operands.node)
    if isinstance(operands.node, ast.Call) and not any(isinstance(one, ast.Call) for one in operands.node.args[:1]):
        entry = reentering.watched(frame, manager, entry, frame.engine.newest_identity)
    if frame.state is None:
        return entry.value
    inside = frame.here.context

    def leave(frame: Frame, held: tuple[Value, ...]) -> None:
        _follow(frame, held)
        entry.leave(frame, inside)

    def leave_raised(frame: Frame, held: tuple[Value, ...]) -> None:
        _follow(frame, held)
        entry.leave_raised(frame, inside)

    entered = mutation.after_changes(manager, frame.engine.mutations[seen:])
    _tell(frame, stack, Pending(operands.node, (entered,), leave, leave_raised))
    if stopping.may_suppress(manager):
        _note_stopped(frame, stopping.stopped(frame, manager, operands.node))
    return entry.value


def _follow(frame: Frame, held: tuple[Value, ...]) -> None:
    """A manager is left as what the stack holds, whichever function has told the stack to enter it."""
    for one in held:
        path = object_path(one)
        if path is not None:
            frame.here.bindings.setdefault(path, one)


def _call_back(frame: Frame, stack: ContextStack, operands: Operands) -> None:
    """`stack.callback(f, …)`: f is called with the rest."""
    names = tuple(operands.keywords)
    count = len(operands.arguments)

    def call(frame: Frame, held: tuple[Value, ...]) -> None:
        keywords = dict(zip(names, held[count:], strict=True))
        given = frame.engine.operands(
            frame, operands.node, None, held[1:count], keywords, has_spread=operands.has_spread
        )
        frame.engine.call(frame, held[0], given)

    held = (*operands.arguments, *operands.keywords.values())
    _tell(frame, stack, Pending(operands.node, held, call, call))


def _push(frame: Frame, stack: ContextStack, operands: Operands) -> None:
    """`stack.push(x)`: the `__exit__` of x is called, or x itself where it has none."""

    def call_with(frame: Frame, held: tuple[Value, ...], exception: Value) -> None:
        own = stopping.own_method(held[0], *stopping.LEAVING) if isinstance(held[0], Instance) else None
        given = frame.engine.operands(frame, operands.node, None, (exception,) * 3)
        frame.engine.call(frame, held[0] if own is None else own, given)

    def leave(frame: Frame, held: tuple[Value, ...]) -> None:
        call_with(frame, held, NONE)

    def leave_raised(frame: Frame, held: tuple[Value, ...]) -> None:
        call_with(frame, held, unknown(operands.node, "it is an exception"))

    _tell(frame, stack, Pending(operands.node, operands.arguments[:1], leave, leave_raised))


def _tell(frame: Frame, stack: ContextStack, pending: Pending) -> None:
    def change(target: Value) -> Value:
        if not isinstance(target, ContextStack):
            return target
        return replace(target, pending=bounded((*target.pending, pending)))

    mutation.mutate(frame, mutation.Mutation(stack.identity, change))


def _note_stopped(frame: Frame, names: frozenset[str]) -> None:
    """From here to the end of the stack's block, exceptions are stopped."""
    frame.here.set_context(handled=frame.here.context.handled | names)


def _leave(frame: Frame, stack: Value) -> None:
    for one in _taken_from(frame, stack):
        one.leave(frame, one.held)


def _leave_raised(frame: Frame, stack: Value) -> None:
    for one in _taken_from(frame, stack):
        one.leave_raised(frame, one.held)


def _taken_from(frame: Frame, stack: Value) -> Iterator[Pending]:
    """What a stack has been told, the last first, each as it is once those behind it are done."""
    if not isinstance(stack, ContextStack):
        return
    path = f"<stack {sorted(stack.identity)}>"
    frame.here.bindings[path] = stack
    for _ in stack.pending:
        current = frame.here.bindings.pop(path)
        if not isinstance(current, ContextStack) or not current.pending:
            return
        last = current.pending[-1]
        mutation.mutate(frame, mutation.Mutation(stack.identity, functools.partial(_without, taken=last)))
        frame.here.bindings[path] = replace(current, pending=current.pending[:-1])
        yield _on_its_paths(last)
        if frame.state is None:
            return
    frame.here.bindings.pop(path, None)


def _on_its_paths(pending: Pending) -> Pending:
    if not pending.is_doubtful:
        return pending
    return replace(pending, leave=_perhaps(pending.leave), leave_raised=_perhaps(pending.leave_raised))


def _perhaps(leave: Ending) -> Ending:
    """What is done on those paths only on which the stack was told so."""
    return lambda frame, held: perhaps(frame, lambda: leave(frame, held))


def _without(target: Value, taken: Pending) -> Value:
    if not isinstance(target, ContextStack):
        return target
    return replace(target, pending=tuple(one for one in target.pending if one.leave is not taken.leave))


def _emptied(target: Value) -> Value:
    return replace(target, pending=()) if isinstance(target, ContextStack) else target
