"""Entering and leaving context managers, whoever wrote them: a library, the language, or the checked file."""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable
from dataclasses import dataclass, replace

from lint_rules.values.changes import mutation
from lint_rules.values.definitions import inheritance
from lint_rules.values.domain.callables import ContextObject, ContextStack, GeneratorManager, GradMode, Guarded
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.value import (
    NONE,
    Builtin,
    DeviceObject,
    Instance,
    Qualified,
    UnknownValue,
    Value,
    alternatives,
    unknown,
)
from lint_rules.values.frames.forking import on_paths, perhaps
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.state import Context, State, join_states, object_path
from lint_rules.values.interpreter import exceptions, generators, stacks, stopping
from lint_rules.values.operations import contexts, devices

Leave = Callable[[Frame, Context], None]
"""Leaves a manager in the frame's current state; it is told the context that the block started in."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A manager that was entered: what `as` binds, and how it is left, also where an exception leaves the block."""

    value: Value
    leave: Leave
    leave_raised: Leave


def enter(frame: Frame, manager: Value, outside: Context, node: ast.expr) -> Entry:
    """Do what `with manager:` does on entry; `outside` is the context from before `manager` was evaluated."""
    kinds = alternatives(manager)
    if frame.state is None:
        return _left_alike(manager, lambda frame, inside: None)
    if len(kinds) == 1:
        return _enter_one(frame, kinds[0], outside, node)
    entries: list[Entry] = []

    def enter_each(one: Value) -> None:
        entries.append(_enter_one(frame, one, outside, node))

    with frame.fork():
        on_paths(frame, kinds, enter_each)

    def leave(frame: Frame, inside: Context) -> None:
        with frame.fork():
            on_paths(frame, entries, lambda entry: entry.leave(frame, inside))

    def leave_raised(frame: Frame, inside: Context) -> None:
        with frame.fork():
            on_paths(frame, entries, lambda entry: entry.leave_raised(frame, inside))

    return Entry(join_all([entry.value for entry in entries]), leave, leave_raised)


def _left_alike(value: Value, leave: Leave) -> Entry:
    return Entry(value, leave, leave)


def _enter_one(frame: Frame, manager: Value, outside: Context, node: ast.expr) -> Entry:
    if isinstance(manager, GeneratorManager):
        run = generators.run_to_yield(frame, manager, node)
        return _enter_generator(frame, run, outside) if run is not None else _enter_unseen(frame, outside, node)
    if isinstance(manager, Instance):
        return _enter_instance(frame, manager, outside, node)
    if isinstance(manager, ContextStack):
        return stacks.enter(frame, manager)
    entered = _entered(frame, manager, frame.here.context, node)
    frame.here.context = entered
    value: Value = manager
    if isinstance(manager, ContextObject):
        shown = manager.argument if manager.effect is None else None
        value = unknown(node, "it is a context manager") if shown is None else shown
        if manager.before is not None:
            outside = replace(outside, grad_mode=manager.before.enabled, inference=manager.before.inference)
    return _left_alike(value, _restoring(frame, outside, entered))


def _restoring(frame: Frame, outside: Context, entered: Context) -> Leave:
    seen = frame.engine.switches

    def leave(frame: Frame, inside: Context) -> None:
        switched = frame.engine.switches != seen
        frame.here.context = contexts.restored(frame.here.context, inside, outside, entered, switched=switched)

    return leave


def _entered(frame: Frame, manager: Value, context: Context, node: ast.expr) -> Context:
    if isinstance(manager, ContextObject):
        return contexts.applied(context, manager, node)
    if isinstance(manager, DeviceObject):
        device = devices.chosen_elsewhere(manager.device, node, "made on the default device")
        return replace(context, default_device=device)
    if isinstance(manager, stopping.HARMLESS) or _is_library_call(frame, node):
        return context
    # Nobody knows what code that is not seen does on entry: it may well switch grad mode off.
    missing = manager.origin.missing if isinstance(manager, UnknownValue) else None
    reason = Origin(node, "a context manager that is not seen may switch grad mode", missing)
    return replace(context, grad_mode=context.grad_mode.join(Fact.unknown(reason)))


def _is_library_call(frame: Frame, node: ast.expr) -> bool:
    """Whether the manager is made by the standard library or by a library that knows nothing of tensors."""
    target = node.func if isinstance(node, ast.Call) else node
    while isinstance(target, ast.Attribute) and not isinstance(target.value, ast.Call):
        target = target.value
    if not isinstance(target, ast.Name):
        return False
    root = frame.engine.lookup(frame, target.id, target)
    if isinstance(root, Builtin):
        return True
    return isinstance(root, Qualified) and (
        frame.engine.is_standard_library(root.name) or frame.engine.is_foreign(root.name)
    )


def _enter_generator(frame: Frame, run: generators.ManagerRun, outside: Context) -> Entry:
    """A function under `contextmanager` runs up to its `yield`; the rest of it runs when the block is left."""
    mutation.mutate_all(frame, run.before)
    frame.here.context = replace(run.suspended, handled=outside.handled)

    def leave(frame: Frame, inside: Context) -> None:
        mutation.mutate_all(frame, run.after)
        frame.here.context = generators.resumed(frame.here.context, run)

    def leave_perhaps(frame: Frame, inside: Context) -> None:
        perhaps(frame, lambda: leave(frame, inside))

    def stay(frame: Frame, inside: Context) -> None:
        """Nothing behind the `yield` is run."""

    thrown_into = {generators.Rest.ALL: leave, generators.Rest.PERHAPS: leave_perhaps, generators.Rest.NOTHING: stay}
    return Entry(run.value, leave, thrown_into[run.rest_if_raised])


def _enter_unseen(frame: Frame, outside: Context, node: ast.expr) -> Entry:
    entered = _entered(frame, unknown(node, "it is not seen"), frame.here.context, ast.Constant(None))
    frame.here.context = entered
    return _left_alike(unknown(node, "it is a context manager"), _restoring(frame, outside, entered))


def _enter_instance(frame: Frame, manager: Instance, outside: Context, node: ast.expr) -> Entry:
    """An object of a local class: its own `__enter__` and `__exit__`, or those of the class that it derives from."""
    method = stopping.own_method(manager, "__enter__", "__aenter__")
    inherited = inheritance.inherited_effect(manager.class_)
    if method is None:
        if inherited is None:
            return _enter_unseen(frame, outside, node)
        entered = contexts.applied(frame.here.context, inherited, node)
        frame.here.context = entered
        given = unknown(node, "it is what a context manager gives when it is entered")
        return _left_alike(given, _restoring(frame, outside, entered))
    path = object_path(manager)
    before = frame.here.bindings.get(path) if path is not None else None
    if path is not None:
        frame.here.bindings[path] = manager
    value = frame.engine.call(frame, method, frame.engine.operands(frame, node, None))

    def leave_with(frame: Frame, exception: Value) -> None:
        current = frame.here.bindings.get(path or "", manager)
        if path is not None and before is None:
            frame.here.bindings.pop(path, None)
        _exit_instance(frame, current, outside, node, exception)

    def leave(frame: Frame, inside: Context) -> None:
        leave_with(frame, NONE)

    def leave_raised(frame: Frame, inside: Context) -> None:
        leave_with(frame, unknown(node, "it is an exception"))

    return Entry(value, leave, leave_raised)


def _exit_instance(frame: Frame, manager: Value, outside: Context, node: ast.expr, exception: Value) -> None:
    method = stopping.own_method(manager, *stopping.LEAVING) if isinstance(manager, Instance) else None
    if method is not None:
        frame.engine.call(frame, method, frame.engine.operands(frame, node, None, (exception,) * 3))
    inherits = isinstance(manager, Instance) and inheritance.inherited_effect(manager.class_) is not None
    if frame.state is not None and (method is None or inherits):
        frame.here.set_context(grad_mode=outside.grad_mode, inference=outside.inference)


def call_method(frame: Frame, manager: ContextObject | ContextStack, name: str, operands: Operands) -> Value:
    """A method of a context manager that is entered and left by hand."""
    if isinstance(manager, ContextStack):
        return stacks.call_method(frame, manager, name, operands)
    context = frame.here.context
    if name == "__enter__":
        before = manager.before or GradMode(context.grad_mode, context.inference)
        change = functools.partial(_entered_by_hand, before=before)
        mutation.mutate(frame, mutation.Mutation(manager.identity, change))
        frame.here.context = contexts.applied(frame.here.context, manager, operands.node)
    elif name == "__exit__" and manager.before is not None:
        frame.here.set_context(grad_mode=manager.before.enabled, inference=manager.before.inference)
    elif name == "__exit__":
        reason = Fact[bool].unknown(Origin(operands.node, "grad mode may be switched here"))
        frame.here.set_context(grad_mode=context.grad_mode.join(reason))
    if name == "clone":
        return replace(manager, before=None, identity=operands.fresh)
    return unknown(operands.node, "it is a context manager")


def _entered_by_hand(target: Value, before: GradMode) -> Value:
    return replace(target, before=before) if isinstance(target, ContextObject) else target


def put_on(frame: Frame, manager: ContextObject | GeneratorManager, operands: Operands) -> Value:
    """`torch.no_grad()(f)`: each call of f runs inside a manager like this one."""
    if not operands.arguments or frame.state is None:
        return unknown(operands.node, "it is a decorator")
    if isinstance(manager, ContextObject):
        if manager.before is not None:
            # What took effect when it was made is put back when it decorates.
            frame.here.set_context(grad_mode=manager.before.enabled, inference=manager.before.inference)
        manager = replace(manager, before=None)
    return Guarded(manager, operands.arguments[0])


def call_guarded(frame: Frame, guarded: Guarded, operands: Operands) -> Value:
    """A call of a function that a context manager was put on."""
    outside = frame.here.context
    assert isinstance(operands.node, ast.expr)
    entry = enter(frame, guarded.manager, outside, operands.node)
    if frame.state is None:
        return unknown(operands.node, "this point cannot be reached")
    results: list[Value] = []
    block = open_block(frame, outside)
    stopped: State | None = None

    def run() -> None:
        results.append(frame.engine.call(frame, guarded.function, replace(operands, context=frame.here.context)))

    if stopping.may_suppress(guarded.manager):
        stopped = exceptions.run_suppressed(frame, stopping.stopped(frame, guarded.manager, operands.node), run)
        results.append(NONE)
    else:
        run()
    leave_block(frame, entry, block, stopped)
    return join_all(results)


@dataclass(frozen=True, slots=True)
class Block:
    """The block of a manager: the context around it, the state at its start, and what had left by then."""

    outside: Context
    inside: Context
    start: State
    left_before: exceptions.Exits
    raised_before: int
    raised_in_before: Context | None


def open_block(frame: Frame, outside: Context) -> Block:
    """From here on, what leaves the block is collected."""
    raised_before = len(frame.tries[-1]) if frame.tries else 0
    raised_in, frame.raised_in = frame.raised_in, None
    return Block(outside, frame.here.context, frame.here, exceptions.take_exits(frame), raised_before, raised_in)


def leave_block(frame: Frame, entry: Entry, block: Block, stopped: State | None) -> None:
    """What is done behind a block: where it ends or is left, and where an exception leaves it, stopped or not."""

    def leave() -> None:
        entry.leave(frame, block.inside)
        _restore_handled(frame, block.outside)

    def leave_raised() -> None:
        entry.leave_raised(frame, block.inside)
        _restore_handled(frame, block.outside)

    exceptions.leave_through(frame, block.left_before, leave)
    exceptions.leave_raised(frame, block.raised_before, leave_raised)
    _leave_with_modes(frame, block, leave_raised)
    with frame.fork(is_open=stopped is not None):
        ended = exceptions.left(frame, frame.state, leave)
        stopped = exceptions.left(frame, stopped, leave_raised)
    frame.state = join_states(ended, stopped)


def _leave_with_modes(frame: Frame, block: Block, leave_raised: Callable[[], None]) -> None:
    """The modes in which an exception leaves the block for the callers are what its manager makes of them."""
    raised_in, frame.raised_in = frame.raised_in, block.raised_in_before
    if raised_in is None:
        return
    if raised_in.modes_other_than(block.outside):
        state = block.start.fork()
        state.context = raised_in
        seen = len(frame.engine.mutations)
        after = exceptions.left(frame, state, leave_raised)
        del frame.engine.mutations[seen:]
        raised_in = None if after is None else after.context
    if raised_in is not None:
        frame.note_raised_in(raised_in)


def _restore_handled(frame: Frame, outside: Context) -> None:
    if frame.state is not None and frame.here.context.handled is not outside.handled:
        frame.here.set_context(handled=outside.handled)
