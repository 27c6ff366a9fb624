"""`try`: the handlers may start from any point of the body, and `finally` runs after whatever came."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from lint_rules.values.changes.mutation import Mutation, after_changes
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.value import Builtin, ModuleObject, Tensor, UnknownValue, Value, alternatives, unknown
from lint_rules.values.domain.value import Sequence as SequenceValue
from lint_rules.values.frames.frame import Frame, Loop
from lint_rules.values.frames.state import State, join_states, map_value
from lint_rules.values.tree.syntax import children


@dataclass(frozen=True, slots=True)
class Exits:
    """The states in which control has left the function and the innermost loop, and what it has returned."""

    returned: State | None
    broke: State | None
    continued: State | None
    value: Value | None

    def join(self, other: Exits) -> Exits:
        """Those of two parts of a program together."""
        values = [value for value in (self.value, other.value) if value is not None]
        return Exits(
            join_states(self.returned, other.returned),
            join_states(self.broke, other.broke),
            join_states(self.continued, other.continued),
            join_all(values) if values else None,
        )


def try_statement(frame: Frame, node: Any) -> None:
    """The handlers may start from any point of the body; `finally` runs after whatever came."""
    outside = frame.here.context
    before = outside.handled
    left_before = take_exits(frame)
    handled = frozenset(name for handler in node.handlers for name in _exception_names(frame, handler))
    swallowed = frozenset({"BaseException"}) if swallows(node.finalbody) else frozenset()
    frame.here.set_context(handled=outside.handled | handled | swallowed)
    outside = replace(outside, handled=outside.handled | swallowed)
    with frame.fork(is_open=bool(node.handlers)):
        raised = _run_guarded(frame, lambda: frame.engine.run_block(frame, node.body))
        if frame.state is not None:
            frame.here.context = replace(frame.here.context, handled=outside.handled)
        if node.finalbody:
            # What these raise leaves by way of the `finally`, too.
            frame.tries.append([])
        frame.engine.run_block(frame, node.orelse)
        after = frame.state
        for handler in node.handlers:
            after = join_states(after, _run_handler(frame, handler, raised, outside.handled))
        for state in frame.tries.pop() if node.finalbody else ():
            raised = join_states(raised, state)
    frame.state = after
    if raised is not None and not node.finalbody and handled.isdisjoint(_ANYTHING):
        frame.note_raised(raised.fork())
    if node.finalbody:

        def leave() -> None:
            if frame.state is not None:
                frame.here.set_context(handled=before)
                frame.engine.run_block(frame, node.finalbody)

        leave_through(frame, left_before, leave)
        _run_finally(frame, leave, raised)
    else:
        _set_exits(frame, left_before.join(take_exits(frame)))


_ANYTHING = frozenset({"BaseException", "Exception"})


def swallows(body: Iterable[ast.stmt]) -> bool:
    """Whether a `finally` drops an exception: by a `return`, or by leaving a loop around it."""
    pending: list[tuple[ast.AST, bool]] = [(statement, False) for statement in body]
    while pending:
        node, is_in_loop = pending.pop()
        if isinstance(node, ast.Return) or (isinstance(node, (ast.Break, ast.Continue)) and not is_in_loop):
            return True
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.expr)):
            # What stands in the `else` of a loop leaves the loop around that.
            loop = set(node.body) if isinstance(node, (ast.For, ast.AsyncFor, ast.While)) else set()
            pending.extend((child, is_in_loop or child in loop) for child in children(node))
    return False


def take_exits(frame: Frame) -> Exits:
    """The states that have left so far; from here on, those that leave this block are collected."""
    loop = frame.loops[-1] if frame.loops else Loop()
    exits = Exits(frame.exit_state, loop.breaks, loop.continues, frame.returned)
    _set_exits(frame, Exits(None, None, None, None))
    return exits


def _set_exits(frame: Frame, exits: Exits) -> None:
    loop = frame.loops[-1] if frame.loops else Loop()
    frame.exit_state, loop.breaks, loop.continues = exits.returned, exits.broke, exits.continued
    frame.returned = exits.value


def leave_through(frame: Frame, before: Exits, leave: Callable[[], None]) -> None:
    """What left the block by return, break or continue does first what is done on leaving it."""
    inner = take_exits(frame)
    seen = len(frame.engine.mutations)
    with frame.fork():
        returned = left(frame, inner.returned, leave)
        broke = left(frame, inner.broke, leave)
        continued = left(frame, inner.continued, leave)
    # A `return` in a `finally` is the last word: what the block would have returned never gets out.
    value = inner.value if returned is not None or inner.returned is None else None
    if value is not None:
        value = after_changes(value, frame.engine.mutations[seen:])
    _set_exits(frame, before.join(Exits(returned, broke, continued, value)).join(take_exits(frame)))


def leave_raised(frame: Frame, seen: int, leave: Callable[[], None]) -> None:
    """An exception leaves the block, too, before a handler outside of it sees it."""
    if not frame.tries:
        return
    raised: State | None = None
    for state in frame.tries[-1][seen:]:
        raised = join_states(raised, state)
    with frame.fork():
        after = left(frame, raised, leave)
    frame.tries[-1][seen:] = [] if after is None else [after]


def left(frame: Frame, state: State | None, leave: Callable[[], None]) -> State | None:
    """The state behind what is done on leaving, as far as there is one; the frame stays where it is."""
    if state is None:
        return None
    current = frame.state
    frame.state = state.fork()
    leave()
    after, frame.state = frame.state, current
    return after


def run_suppressed(frame: Frame, expected: frozenset[str], run: Callable[[], None]) -> State | None:
    """A block whose exceptions may be swallowed: gives the states in which these leave it, for what follows.

    `expected` are those that are known to be: nobody knows what a manager that is not seen does with an exception,
    but few swallow any.
    """
    frame.here.set_context(handled=frame.here.context.handled | expected)
    with frame.fork():
        raised = _run_guarded(frame, run)
    if raised is not None and frame.state is not None and not expected:
        raised = _as_doubt(frame, raised, frame.state)
    if raised is not None and expected.isdisjoint(_ANYTHING):
        frame.note_raised(raised.fork())
    return raised


def _as_doubt(frame: Frame, raised: State, ended: State) -> State:
    """What holds if the manager stops an exception after all: nothing is certain for it, and nothing is evident."""
    origin = Origin(frame.statement, "the block may end before, if its manager stops an exception")

    def without_evidence(value: Value) -> Value:
        if isinstance(value, (Tensor, ModuleObject)):
            value = replace(value, device=_only_if(Device.CPU, value.device, origin))
        if isinstance(value, Tensor):
            return replace(value, requires_grad=_only_if(RequiresGrad.NO, value.requires_grad, origin))
        return replace(value, device=None) if isinstance(value, UnknownValue) else value

    doubtful = raised.fork()
    for path, value in raised.bindings.items():
        if ended.bindings.get(path) is not value:
            doubtful.bindings[path] = map_value(value, without_evidence)
    return doubtful


T = TypeVar("T")


def _only_if(harmless: T, fact: Fact[T], origin: Origin) -> Fact[T]:
    """The fact, with what speaks for a failure unknown."""
    if fact.only(harmless):
        return fact
    anything: Fact[T] = Fact.unknown(origin)
    return Fact.of(harmless, fact.origin(harmless)).join(anything) if fact.may_be(harmless) else anything


def note_between(frame: Frame, changes: Sequence[Mutation]) -> None:
    """A call may raise between two changes of one object, which its end does not show."""
    if not frame.tries or frame.state is None:
        return
    counts = Counter(token for change in changes for token in change.targets)
    between = [change for change in changes if any(counts[token] > 1 for token in change.targets)]
    if not between:
        return
    state = frame.here.fork()
    for change in between:
        frame.engine.budget.spend_on_values(frame, len(state.bindings))
        replace(change, is_doubtful=True).apply(state, frame.engine.reach)
    frame.note_raised(state)


def run_in_stack(frame: Frame, run: Callable[[], None]) -> State | None:
    """The block of an exit stack: behind what it has entered that stops exceptions, they may be swallowed."""
    before = frame.here.context.handled
    frame.tries.append([frame.here.fork()])
    run()
    states = frame.tries.pop()
    for state in states:
        frame.note_raised(state)
    stopped: State | None = None
    for state in states:
        if state.context.handled != before:
            stopped = join_states(stopped, state)
    return stopped


def _run_guarded(frame: Frame, run: Callable[[], None]) -> State | None:
    """Run a block; gives the join of the states in which an exception can leave it."""
    frame.tries.append([frame.here.fork()])
    run()
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


def _run_finally(frame: Frame, leave: Callable[[], None], raised: State | None) -> None:
    """Behind the rest, and where an exception has left that: then nothing gets past it, but its statements run."""
    after = frame.state
    if raised is not None:
        frame.state = raised.fork()
        with frame.fork():
            leave()
        frame.note_possible_exception()
    frame.state = after
    leave()


def _exception_names(frame: Frame, handler: ast.ExceptHandler) -> list[str]:
    """The exceptions of the language that a handler names, also by way of a tuple that has a name."""
    if handler.type is None:
        return ["BaseException"]
    return names_of(frame.evaluate(handler.type))


def names_of(named: Value) -> list[str]:
    """The exceptions of the language among those that a value names, one or a tuple of them."""
    if isinstance(named, SequenceValue) and named.elements is not None:
        return [name for one in named.elements for name in names_of(one)]
    return [one.name for one in alternatives(named) if isinstance(one, Builtin)]
