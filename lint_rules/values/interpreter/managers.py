"""Entering and leaving context managers, whoever wrote them: a library, the language, or the checked file."""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable
from dataclasses import dataclass, replace

from lint_rules.knowledge import schema
from lint_rules.values.changes import mutation, replay
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
from lint_rules.values.frames.forking import on_paths
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.state import MODES, Context, object_path
from lint_rules.values.interpreter import exceptions, generators, stopping
from lint_rules.values.operations import contexts, devices

Leave = Callable[[Frame, Context], None]
"""Leaves a manager in the frame's current state; it is told the context that the block started in."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A manager that was entered: what `as` binds, and how it is left."""

    value: Value
    leave: Leave


def enter(frame: Frame, manager: Value, outside: Context, node: ast.expr) -> Entry:
    """Do what `with manager:` does on entry; `outside` is the context from before `manager` was evaluated."""
    kinds = alternatives(manager)
    if frame.state is None:
        return Entry(manager, lambda frame, inside: None)
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

    return Entry(join_all([entry.value for entry in entries]), leave)


def _enter_one(frame: Frame, manager: Value, outside: Context, node: ast.expr) -> Entry:
    if isinstance(manager, GeneratorManager):
        run = generators.run_to_yield(frame, manager, node)
        return _enter_generator(frame, run, outside) if run is not None else _enter_unseen(frame, outside, node)
    if isinstance(manager, Instance):
        return _enter_instance(frame, manager, outside, node)
    if isinstance(manager, ContextStack):
        return Entry(manager, _leaving_stack(frame, manager))
    entered = _entered(frame, manager, frame.here.context, node)
    frame.here.context = entered
    value: Value = manager
    if isinstance(manager, ContextObject):
        shown = manager.argument if manager.effect is None else None
        value = unknown(node, "it is a context manager") if shown is None else shown
        if manager.before is not None:
            outside = replace(outside, grad_mode=manager.before.enabled, inference=manager.before.inference)
    return Entry(value, _restoring(frame, outside, entered))


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
    replay.replay(frame, run.before)
    frame.here.context = replace(run.suspended, handled=outside.handled)

    def leave(frame: Frame, inside: Context) -> None:
        replay.replay(frame, run.after)
        frame.here.context = generators.resumed(frame.here.context, run)

    return Entry(run.value, leave)


def _enter_unseen(frame: Frame, outside: Context, node: ast.expr) -> Entry:
    entered = _entered(frame, unknown(node, "it is not seen"), frame.here.context, ast.Constant(None))
    frame.here.context = entered
    return Entry(unknown(node, "it is a context manager"), _restoring(frame, outside, entered))


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
        return Entry(given, _restoring(frame, outside, entered))
    path = object_path(manager)
    before = frame.here.bindings.get(path) if path is not None else None
    if path is not None:
        frame.here.bindings[path] = manager
    value = frame.engine.call(frame, method, frame.engine.operands(frame, node, None))

    def leave(frame: Frame, inside: Context) -> None:
        current = frame.here.bindings.get(path or "", manager)
        if path is not None and before is None:
            frame.here.bindings.pop(path, None)
        _exit_instance(frame, current, outside, node)

    return Entry(value, leave)


def _exit_instance(frame: Frame, manager: Value, outside: Context, node: ast.expr) -> None:
    method = stopping.own_method(manager, *stopping.LEAVING) if isinstance(manager, Instance) else None
    if method is not None:
        raised = NONE if not stopping.may_suppress(manager) else join_all([NONE, unknown(node, "it is an exception")])
        frame.engine.call(frame, method, frame.engine.operands(frame, node, None, (raised, raised, raised)))
    inherits = isinstance(manager, Instance) and inheritance.inherited_effect(manager.class_) is not None
    if frame.state is not None and (method is None or inherits):
        frame.here.set_context(grad_mode=outside.grad_mode, inference=outside.inference)


def _enter_context(frame: Frame, stack: ContextStack, manager: Value, operands: Operands) -> Value:
    """`stack.enter_context(manager)`: what it changes is put back when the stack is left."""
    assert isinstance(operands.node, ast.expr)
    context = frame.here.context
    outside = context
    if isinstance(manager, ContextObject) and manager.before is not None:
        # What took effect when it was made is put back by it.
        outside = replace(context, grad_mode=manager.before.enabled, inference=manager.before.inference)

    def change(target: Value) -> Value:
        if not isinstance(target, ContextStack):
            return target
        return replace(target, before=frozenset(outside if one is None else one for one in target.before))

    mutation.mutate(frame, mutation.Mutation(stack.identity, change))
    value = enter(frame, manager, context, operands.node).value
    _note_switched(frame, stack, context, outside)
    if frame.state is not None and stopping.may_suppress(manager):
        _note_stopped(frame, stopping.stopped(frame, manager, operands.node))
    return value


def _note_switched(frame: Frame, stack: ContextStack, *before: Context) -> None:
    """What entering a manager has switched is put back by it; all else stays as it is when the stack is left."""
    if frame.state is None:
        return
    now = frame.here.context
    names = frozenset(name for name in MODES for one in before if getattr(one, name) is not getattr(now, name))

    def change(target: Value) -> Value:
        return replace(target, switched=target.switched | names) if isinstance(target, ContextStack) else target

    mutation.mutate(frame, mutation.Mutation(stack.identity, change))


def _note_stopped(frame: Frame, names: frozenset[str]) -> None:
    """From here to the end of the stack's block, exceptions are stopped."""
    frame.here.set_context(handled=frame.here.context.handled | names)


def _leaving_stack(frame: Frame, stack: ContextStack) -> Leave:
    seen = len(frame.engine.mutations)

    def leave(frame: Frame, inside: Context) -> None:
        current = mutation.after_changes(stack, frame.engine.mutations[seen:])
        if isinstance(current, ContextStack):
            _leave_stack(frame, current)

    return leave


def _leave_stack(frame: Frame, stack: ContextStack) -> None:
    """`stack.close()`: what it has entered puts back the modes that these have switched."""
    now = frame.here.context
    contexts_before = [now if one is None else one for one in stack.before]
    after = contexts_before[0]
    for one in contexts_before[1:]:
        after = after.join(one)
    frame.here.set_context(**{name: getattr(after, name) for name in stack.switched - {"default_dtype"}})


def call_method(frame: Frame, manager: ContextObject | ContextStack, name: str, operands: Operands) -> Value:
    """A method of a context manager that is entered and left by hand."""
    if isinstance(manager, ContextStack):
        return _stack_method(frame, manager, name, operands)
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


def _emptied(target: Value) -> Value:
    return (
        replace(target, before=frozenset({None}), switched=frozenset()) if isinstance(target, ContextStack) else target
    )


def _stack_method(frame: Frame, stack: ContextStack, name: str, operands: Operands) -> Value:
    if name in ("enter_context", "enter_async_context") and operands.arguments:
        return _enter_context(frame, stack, operands.arguments[0], operands)
    if name == "close":
        _leave_stack(frame, stack)
        return NONE
    if name == "pop_all":
        # What it has entered is not left with its block, but whenever the new stack is.
        mutation.mutate(frame, mutation.Mutation(stack.identity, _emptied))
        return replace(stack, identity=operands.fresh)
    if name in ("push", "push_async_exit"):
        _note_stopped(frame, frozenset({"Exception"}))
    if any(isinstance(frame.engine.row_of(one), schema.ContextEffect) for one in operands.arguments[:1]):
        _lose_grad_mode_behind(frame, stack, operands.node)
    mutation.escape(frame, operands.inputs, Origin(operands.node, f"it is given to {name}() of an exit stack"))
    return unknown(operands.node, f"what {name}() of an exit stack does is not followed")


def _lose_grad_mode_behind(frame: Frame, stack: ContextStack, node: ast.AST) -> None:
    """`stack.callback(torch.set_grad_enabled, flag)`: the mode is switched when the stack is left."""
    context = frame.here.context
    reason = Fact[bool].unknown(Origin(node, "grad mode may be switched when the stack is left"))

    def change(target: Value) -> Value:
        if not isinstance(target, ContextStack):
            return target
        left = (context if one is None else one for one in target.before)
        before = frozenset(replace(one, grad_mode=one.grad_mode.join(reason)) for one in left)
        return replace(target, before=before, switched=target.switched | {"grad_mode"})

    mutation.mutate(frame, mutation.Mutation(stack.identity, change))


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
    inside = frame.here.context
    results: list[Value] = []

    def run() -> None:
        results.append(frame.engine.call(frame, guarded.function, replace(operands, context=frame.here.context)))

    if stopping.may_suppress(guarded.manager):
        exceptions.run_suppressed(frame, stopping.stopped(frame, guarded.manager, operands.node), run)
        results.append(NONE)
    else:
        run()
    if frame.state is not None:
        entry.leave(frame, inside)
        frame.here.set_context(handled=outside.handled)
    return join_all(results)
