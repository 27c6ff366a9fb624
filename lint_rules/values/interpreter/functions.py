"""Functions: looked at on their own, and summarised where they are called."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from lint_rules.values.changes import nesting, replay, running_out, unfinished
from lint_rules.values.changes.mutation import Mutation, as_seen_by_caller, escape, weakened
from lint_rules.values.conditions import narrow
from lint_rules.values.definitions import decorators, overriding, parameters, renewal
from lint_rules.values.definitions.inheritance import is_forward
from lint_rules.values.definitions.types import value_of_annotation
from lint_rules.values.domain.callables import GeneratorManager
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.joining import join
from lint_rules.values.domain.promises import is_promised, promised
from lint_rules.values.domain.value import (
    NONE,
    FunctionValue,
    Instance,
    Sequence,
    Value,
    unknown,
)
from lint_rules.values.frames import suspension
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.state import Context, State, map_value
from lint_rules.values.interpreter import entry, exceptions, flow, linking, unfollowed
from lint_rules.values.interpreter.memo import CallsSeen
from lint_rules.values.items import iteration
from lint_rules.values.operations.severing import departures_of
from lint_rules.values.tree.syntax import FUNCTIONS, decorator_names

if TYPE_CHECKING:
    from lint_rules.values.interpreter.engine import Engine


MAX_CALL_DEPTH = 4
TOO_RECURSIVE = "the call is recursive"
TOO_DEEP = "the calls are nested too deeply to be followed"

MAX_SUMMARIES = 4
"""How many argument patterns of one function are followed before its result is given up."""
MAX_NESTED = 2
"""How deep a recursive function is followed with other arguments each time."""
MAX_ROUNDS = 3
"""How often a recursive function is evaluated until what it gives no longer changes."""
MAX_FOLLOWED = 16
"""How often one function is followed: a pattern is followed anew when what is around the function has changed."""


def run_standalone(engine: Engine, function: FunctionValue) -> None:
    """Evaluate a function as if anybody could call it, recording what is seen."""
    callers = engine.callers_of(function)
    context = entry.entry_context(engine, function, None if callers is None else callers.grad_mode)
    frame = new_frame(engine, function, context, records=True)
    frame.suspensions = [] if makes_manager(function.node) else None
    given = entry.promised_parameters(frame, function)
    if callers is not None:
        given |= {name: promised(value) for name, value in callers.parameters.items()}
    for name, value in given.items():
        frame.bind_name(name, value)
    result = run(frame)
    if not isinstance(function.node, ast.Lambda) and is_forward(engine, function.owner, function.node.name):
        engine.recorder.output(function.node, result)


def new_frame(engine: Engine, function: FunctionValue, context: Context, *, records: bool) -> Frame:
    """The frame of one evaluation of a function, before anything is bound in it."""
    return Frame(
        engine=engine,
        node=function.node,
        bindings=engine.bindings_of(function),
        parent=function.frame,
        state=State(context),
        owner=function.owner,
        records=records,
        is_elsewhere=function.frame.is_elsewhere,
        made_before=engine.newest_identity,
    )


def run(frame: Frame) -> Value:
    """Evaluate the body of a function in a frame that has its parameters; gives what it returns."""
    node = frame.node
    if isinstance(node, ast.Lambda):
        value = frame.evaluate(node.body)
        if frame.state is not None:
            frame.leave(value)
    elif isinstance(node, FUNCTIONS):
        flow.run_block(frame, node.body)
        if frame.state is not None:
            frame.leave(NONE)
    return frame.returned if frame.returned is not None else unknown(node, renewal.NEVER_RETURNS)


def where_it_holds(frame: Frame, test: FunctionValue, value: Value) -> Value:
    """A value that a test has let through: a lambda says by itself what it lets through."""
    node = test.node
    names = [one.arg for one in node.args.args]
    if not isinstance(node, ast.Lambda) or len(names) != 1 or node.args.defaults or frame.state is None:
        return value
    inner = new_frame(frame.engine, test, frame.here.context, records=False)
    inner.bind_name(names[0], value)
    holds = narrow.split(inner, node.body)[0]
    return unknown(node, "nothing is let through") if holds is None else holds.bindings.get(names[0], value)


def call(frame: Frame, function: FunctionValue, operands: Operands) -> Value:
    """Follow a call with the facts of its arguments; what it changes in place is changed for the caller, too."""
    engine = frame.engine
    node = function.node
    memo = engine.memo
    memo.unfinished_calls.pop(operands.node, None)
    operands = _with_receiver(function, operands)
    if makes_manager(node) and not function.bare:
        calls_seen = memo.seen.setdefault(node, CallsSeen())
        calls_seen.contexts.append(operands.context)
        keywords = tuple(operands.keywords.items())
        return GeneratorManager(replace(function, bare=True), operands.arguments, keywords, operands.has_spread)
    followed_as = (node, function.frame.closure)
    keywords = tuple(sorted(operands.keywords.items(), key=lambda item: item[0]))
    pattern = (operands.arguments, keywords, operands.context)
    promises = tuple(is_promised(value) for value in operands.inputs)
    key = (followed_as, pattern, promises, operands.node in engine.consumed, engine.epoch)
    calls = memo.seen.setdefault(node, CallsSeen())
    calls.contexts.append(operands.context)
    if not operands.has_spread and key in memo.results and memo.cut.get(key, 0) <= len(memo.active):
        calls.nodes.add(operands.node)
        memo.cuts += key in memo.cut
        return renewal.renewed(*memo.results[key], operands)
    if (followed_as, pattern) in memo.in_progress:
        return _called_again(frame, (followed_as, pattern), operands)
    class_ = function.receiver.class_ if isinstance(function.receiver, Instance) else None
    followed = memo.followed.setdefault((*followed_as, class_), [])
    reason = reason_not_to_follow(frame, function) or _too_many(followed, pattern)
    if reason is not None:
        memo.not_followed.add(node)
        if overriding.only_raises(node) or reason == TOO_RECURSIVE:
            # It may be there to be overridden, or to be called; a recursion comes back by the paths that do without it.
            frame.here.set_context(in_doubt=True)
        memo.cuts += reason == TOO_DEEP
        unfollowed.let_escape(frame, function, operands, reason)
        return _promised(frame, function, operands, reason)
    memo.active.append(node)
    followed.append(pattern)
    seen = len(engine.mutations)
    made_before = engine.newest_identity
    cuts_before, recursions_before, raised_before = memo.cuts, memo.recursions, memo.raised_elsewhere
    try:
        result = _fixpoint(frame, function, operands, (followed_as, pattern))
    finally:
        memo.active.pop()
    result = renewal.kept_since(engine, function, result)
    changes = as_seen_by_caller(replay.known_outside(engine.mutations[seen:], made_before))
    changes = _changed_by_now(frame, function, result, changes, operands.node)
    engine.mutations[seen:] = [replace(one, is_conditional=frame.is_conditional) for one in changes]
    exceptions.note_between(frame, changes)
    replay.replay(frame, changes)
    has_switched = frame.state is not None and frame.here.context != operands.context
    has_switched = has_switched or memo.raised_elsewhere != raised_before
    raises = renewal.never_returns(frame.engine, function, result)
    never_returns = raises and memo.recursions == recursions_before
    is_kept = not changes and not has_switched and not operands.has_spread and not memo.recursive and not never_returns
    if is_kept and not departures_of(result):
        memo.results[key] = (result, made_before)
        memo.note_depth(key, is_cut=memo.cuts > cuts_before)
    if never_returns:
        frame.end_by_exception()
    elif raises and frame.state is not None:
        # Its calls of itself were taken not to come back.
        frame.here.set_context(in_doubt=True)
    return result


def _changed_by_now(
    frame: Frame, function: FunctionValue, result: Value, changes: list[Mutation], node: ast.AST
) -> list[Mutation]:
    """What a call has changed when it comes back: generators and coroutines run later, if at all."""
    if frame.engine.bindings_of(function).yields:
        return unfinished.put_off(frame, result, changes, node)
    return unfinished.schedule(frame, changes, node) if _runs_later(frame, function, node) else changes


def _runs_later(frame: Frame, function: FunctionValue, node: ast.AST) -> bool:
    """Whether a call makes a coroutine that nobody waits for there."""
    return isinstance(function.node, ast.AsyncFunctionDef) and node not in frame.engine.consumed


def _called_again(frame: Frame, call: object, operands: Operands) -> Value:
    """A call inside a call just like it gives what that gives: at first, only what is given without it is known."""
    memo = frame.engine.memo
    memo.recursive.add(call)
    memo.recursions += 1
    known = memo.in_progress[call]
    if known is None:
        # Only the paths that do without the recursion come back from the innermost call.
        frame.state = None
        return unknown(operands.node, "the call is recursive")
    escape(frame, operands.inputs, Origin(operands.node, "the call is recursive"))
    return renewal.renewed(known, 0, operands)


def _fixpoint(frame: Frame, function: FunctionValue, operands: Operands, call: object) -> Value:
    """What a call gives, found again with what it was found to give where it calls itself, until nothing is new."""
    engine, memo = frame.engine, frame.engine.memo
    memo.in_progress[call] = None
    seen = len(engine.mutations)
    try:
        result = _followed(frame, function, operands)
        for _ in range(MAX_ROUNDS):
            if renewal.never_returns(engine, function, result):
                # Nothing comes back from the calls inside it, either.
                return result
            if call not in memo.recursive or result == memo.in_progress[call]:
                return result
            memo.in_progress[call] = result
            del engine.mutations[seen:]
            result = nesting.of_recursion(frame, join(result, _followed(frame, function, operands)), operands.node)
        return result if result == memo.in_progress[call] else unknown(operands.node, "the call is recursive")
    finally:
        memo.recursive.discard(call)
        del memo.in_progress[call]


def _too_many(followed: list[object], pattern: object) -> str | None:
    if len(followed) >= MAX_FOLLOWED or (len(set(followed)) >= MAX_SUMMARIES and pattern not in followed):
        return "the function is called with too many kinds of arguments to follow each"
    return None


def _with_receiver(function: FunctionValue, operands: Operands) -> Operands:
    if function.receiver is None:
        return replace(operands, receiver=None)
    return replace(operands, receiver=None, arguments=(function.receiver, *operands.arguments))


def reason_not_to_follow(frame: Frame, function: FunctionValue) -> str | None:
    """Why a call is not followed, or None if it is."""
    engine = frame.engine
    memo = engine.memo
    node = function.node
    if linking.module_frame(function.frame).source is not None and not frame.matters:
        return "nothing of interest depends on it"
    if function.frame.is_elsewhere and not engine.budget.follows_elsewhere:
        return "too much code of other files would have to be followed"
    if memo.active.count(node) >= MAX_NESTED:
        return TOO_RECURSIVE
    if len(memo.active) >= MAX_CALL_DEPTH:
        return TOO_DEEP
    if isinstance(node, ast.Lambda):
        return None
    if overriding.is_abstract(function, node):
        return "a subclass or another file implements it"
    unseen = None if function.bare else decorators.hides_result(engine, function)
    return None if unseen is None else f"its decorator {unseen!r} may change what it gives"


def makes_manager(node: ast.AST) -> bool:
    """Whether calling the function gives a context manager (`@contextmanager`)."""
    return isinstance(node, FUNCTIONS) and bool(decorator_names(node) & entry.MANAGER_DECORATORS)


def _promised(frame: Frame, function: FunctionValue, operands: Operands, reason: str) -> Value:
    """What the annotation of a function promises that is not followed."""
    node = function.node
    if isinstance(node, ast.Lambda) or node.returns is None or frame.engine.bindings_of(function).yields:
        return unknown(operands.node, reason)
    probe = parameters.replace_state(function.frame)
    return value_of_annotation(probe, node.returns, f"the result of {node.name}()", operands.node)


def prepared(frame: Frame, function: FunctionValue, operands: Operands, context: Context) -> Frame:
    """A frame for a call, with the parameters bound."""
    inner = new_frame(frame.engine, function, replace(context, handled=frozenset()), records=False)
    inner.depth = frame.depth
    bound = parameters.bound_parameters(inner, function, operands)
    seen = frame.engine.memo.seen.setdefault(function.node, CallsSeen())
    seen.nodes.add(operands.node)
    seen.arguments.append(bound)
    for name, value in bound.items():
        inner.bind_name(name, value)
    return inner


def _followed(frame: Frame, function: FunctionValue, operands: Operands) -> Value:
    engine = frame.engine
    context = entry.decorated(engine, function, operands.context)
    if engine.bindings_of(function).yields and not suspension.is_resumed_in_its_mode(engine, function.node):
        later = entry.unknown_mode(function.node, "a generator runs in the grad mode of whoever resumes it")
        context = replace(context, grad_mode=context.grad_mode.join(later))
    elif _runs_later(frame, function, operands.node):
        later = entry.unknown_mode(function.node, "a coroutine runs in the grad mode of whoever waits for it")
        context = replace(context, grad_mode=context.grad_mode.join(later))
    inner = prepared(frame, function, operands, context)
    followed = replay.follow_objects(inner, operands)
    changed_before = len(engine.mutations)
    with inner.fork(is_open=engine.bindings_of(function).yields):
        result = run(inner)
    replay.note_outcomes(inner, followed, changed_before)
    if engine.bindings_of(function).yields:
        suspension.left_by(frame, inner, context, operands.node)
        return running_out.once(frame, Sequence(None, _yielded(inner, operands)), operands.node)
    _note_raised(frame, inner, function, context)
    _keep_context(frame, inner, function, context)
    return _given_later(result, operands.node) if _runs_later(frame, function, operands.node) else result


def _yielded(inner: Frame, operands: Operands) -> Value:
    """What a generator gives; it runs when somebody resumes it, and finds the names outside of it as they are then."""
    if inner.yielded is None:
        return unknown(operands.node, "it yields")
    if iteration.is_consumed_at_once(inner.engine, operands.node):
        return inner.yielded
    return _given_later(inner.yielded, operands.node)


def _given_later(value: Value, node: ast.AST) -> Value:
    later = Origin(node, "it runs when somebody resumes it")
    return map_value(value, lambda one: weakened(one, later))


def _note_raised(frame: Frame, inner: Frame, function: FunctionValue, entered: Context) -> None:
    """A mode that a helper has switched stays so for whoever handles what it raises, unless a decorator restores it."""
    raised_in = inner.raised_in
    if frame.state is None or raised_in is None or not raised_in.modes_other_than(entered):
        return
    if not function.bare and decorators.switches_modes(frame.engine, function):
        return
    raised = frame.here.fork()
    raised.context = raised_in.changed_since(entered, raised.context)
    frame.engine.memo.raised_elsewhere += 1
    frame.note_raised(raised)


def _keep_context(frame: Frame, inner: Frame, function: FunctionValue, entered: Context) -> None:
    """`set_grad_enabled(False)` in a helper holds on after its return, unless a decorator restores the mode.

    What it did not change is as it was for the caller, who may have run it in other modes than its own.
    """
    if inner.exit_state is None or frame.state is None:
        return
    after = inner.exit_state.context
    if function.bare or not decorators.switches_modes(frame.engine, function):
        frame.here.context = after.changed_since(entered, frame.here.context)
    else:
        frame.here.set_context(default_dtype=after.default_dtype)
