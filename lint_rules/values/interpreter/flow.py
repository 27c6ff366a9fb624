"""Statements: how control flows, where states fork, and where they join."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from lint_rules.values.conditions import flags, narrow
from lint_rules.values.definitions import decorators, inheritance, opened, parameters
from lint_rules.values.definitions.types import value_of_annotation
from lint_rules.values.domain.callables import Partial
from lint_rules.values.domain.value import NONE, ClassValue, FunctionValue, Instance, UnknownValue, Value, unknown
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import State, join_states
from lint_rules.values.interpreter import (
    answers,
    exceptions,
    imports,
    loops,
    managers,
    patterns,
    reaching,
    reentering,
    stopping,
)
from lint_rules.values.interpreter.augmented import assign_augmented
from lint_rules.values.items.assign import assign, delete_attribute, delete_item
from lint_rules.values.operations import contexts
from lint_rules.values.tree.syntax import TRIES, Function, last_name


def run_block(frame: Frame, statements: Sequence[ast.stmt]) -> None:
    """Execute statements in order, as far as they can be reached."""
    decided = 0
    for number, statement in enumerate(statements, start=1):
        if frame.state is None:
            return
        if decided:
            # It was run already, once for each outcome of a flag.
            decided -= 1
            continue
        frame.statement = statement
        if not frame.engine.budget.spend(frame):
            frame.state = None
            return
        _note_start(frame, statement)
        if type(statement) in frame.leaves_out and not frame.matters:
            continue
        flag = flags.opened_by(frame, statements, number - 1)
        rest = answers.statements_of(flag, statements, number)
        if isinstance(statement, ast.If):
            decided = len(rest)
            _if(frame, statement, flag, rest)
            continue
        if flag is not None and isinstance(statement, answers.OPENING):
            decided = len(rest)
            answers.run_for_each(frame, flag, [statement, *rest])
            continue
        handler = _HANDLERS.get(type(statement))
        if handler is not None:
            handler(frame, statement)
    frame.note_possible_exception()


def _note_start(frame: Frame, statement: ast.stmt) -> None:
    """A statement may raise before it has done anything."""
    if frame.tries:
        frame.note_possible_exception()
    elif not isinstance(statement, TRIES) and not _is_switch(frame, statement):
        frame.note_raised_in(frame.here.context)


def _is_switch(frame: Frame, statement: ast.stmt) -> bool:
    """Whether a statement does nothing but switch a mode, which does not raise: it often stands in a `finally`."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(call, ast.Call) and last_name(call.func) in frame.engine.knowledge.grad_switches


def _expression(frame: Frame, node: ast.Expr) -> None:
    frame.thrown_away = node.value
    frame.evaluate(node.value)


def _assign(frame: Frame, node: ast.Assign) -> None:
    value = frame.evaluate(node.value)
    for target in node.targets:
        assign(frame, target, value)
        if isinstance(target, ast.Name):
            flags.remember(frame, target.id, node.value, value)


def _annotated(frame: Frame, node: ast.AnnAssign) -> None:
    if node.value is None:
        return
    value = frame.evaluate(node.value)
    if isinstance(value, UnknownValue) and frame.state is not None:
        promised = value_of_annotation(frame, node.annotation, "the variable", node)
        value = promised if not isinstance(promised, UnknownValue) else value
    assign(frame, node.target, value)


def _delete(frame: Frame, node: ast.Delete) -> None:
    for target in node.targets:
        if frame.state is None:
            return
        if isinstance(target, ast.Name):
            frame.here.bind(target.id, unknown(node, "it was deleted"))
        elif isinstance(target, ast.Subscript):
            delete_item(frame, target)
        elif isinstance(target, ast.Attribute):
            delete_attribute(frame, target)


def _return(frame: Frame, node: ast.Return) -> None:
    value: Value = frame.evaluate(node.value) if node.value is not None else NONE
    if frame.state is not None:
        frame.note_possible_exception()
        frame.leave(value)


def _raise(frame: Frame, node: ast.Raise) -> None:
    if node.exc is not None:
        frame.evaluate(node.exc)
    frame.note_possible_exception()
    frame.state = None


def _assert(frame: Frame, node: ast.Assert) -> None:
    frame.evaluate(node.test)
    frame.state = narrow.split(frame, node.test)[0]


def _if(frame: Frame, node: ast.If, flag: flags.Opened | None, decided: Sequence[ast.stmt]) -> None:
    """A branch; `decided` are the statements behind it that are run once for each of its outcomes."""
    if frame.records and reaching.never_runs(frame, node.test):
        _for_type_checkers(frame, node, decided)
        return
    frame.evaluate(node.test)
    holds, fails = narrow.split(frame, node.test)
    if holds is None or fails is None:
        frame.state = holds or fails
        body = node.orelse if holds is None else node.body
        with answers.doubted(frame, node.test):
            run_block(frame, body)
        if body and not isinstance(node.test, ast.Constant) and reaching.may_end(frame, body):
            # What decides the test is known, but if the program went on here, nobody would ask.
            frame.here.set_context(in_doubt=True)
        run_block(frame, decided)
        return
    was_in_doubt = holds.context.in_doubt
    if reaching.asks_for_optional_import(frame, node.test):
        holds.set_context(in_doubt=True)
        fails.set_context(in_doubt=True)
    after: State | None = None
    ends = 0
    frame.open_flags += flag is not None
    with frame.fork():
        for state, body, is_body in ((holds, node.body, True), (fails, node.orelse, False)):
            frame.state = state
            if flag is not None:
                state.decide(flag.decision.key, outcome=flag.decision.outcome is is_body)
            run_block(frame, body)
            run_block(frame, decided)
            ends += frame.state is not None
            after = join_states(after, frame.state)
    frame.open_flags -= flag is not None
    frame.state = after
    ends += any(isinstance(last, ast.Raise) for last in (*node.body[-1:], *node.orelse[-1:]))
    if after is not None and ends > 1:
        # Somebody goes on here, whatever the test has said, or the program fails.
        after.set_context(in_doubt=was_in_doubt)
    if flag is not None and after is not None:
        after.decide(flag.decision.key, outcome=None)


def _for_type_checkers(frame: Frame, node: ast.If, decided: Sequence[ast.stmt]) -> None:
    """`if TYPE_CHECKING:` never runs, but what it imports stands in annotations; nothing in it is of interest."""
    after = frame.here.fork()
    frame.records = False
    run_block(frame, node.body)
    frame.records = True
    imported, frame.state = frame.state, after
    run_block(frame, node.orelse)
    frame.state = join_states(imported, frame.state)
    run_block(frame, decided)


def _break(frame: Frame, node: ast.Break) -> None:
    if frame.loops:
        frame.loops[-1].breaks = join_states(frame.loops[-1].breaks, frame.state)
    frame.state = None


def _continue(frame: Frame, node: ast.Continue) -> None:
    if frame.loops:
        frame.loops[-1].continues = join_states(frame.loops[-1].continues, frame.state)
    frame.state = None


def _with(frame: Frame, node: ast.With | ast.AsyncWith) -> None:
    _with_items(frame, node.items, node.body)


def _with_items(frame: Frame, items: Sequence[ast.withitem], body: list[ast.stmt]) -> None:
    """`with a, b:` is `with a:` around `with b:`."""
    if not items:
        run_block(frame, body)
        return
    item = items[0]
    outside = frame.here.context
    made_before = frame.engine.newest_identity
    manager = frame.evaluate(item.context_expr)
    entry = managers.enter(frame, manager, outside, item.context_expr)
    entry = reentering.watched(frame, manager, entry, made_before)
    if frame.state is None:
        return
    block = managers.open_block(frame, outside)
    if item.optional_vars is not None:
        assign(frame, item.optional_vars, entry.value)

    def run() -> None:
        _with_items(frame, items[1:], body)

    stopped: State | None = None
    if stopping.is_stack(manager):
        stopped = exceptions.run_in_stack(frame, run)
    elif stopping.may_suppress(manager):
        stopped = exceptions.run_suppressed(frame, stopping.stopped(frame, manager, item.context_expr), run)
    else:
        run()
    managers.leave_block(frame, entry, block, stopped)


def _match(frame: Frame, node: ast.Match) -> None:
    subject = frame.evaluate(node.subject)
    remaining: State | None = frame.state
    after: State | None = None
    for case in node.cases:
        if remaining is None:
            break
        if patterns.cannot_match(case.pattern, subject):
            continue
        frame.state = remaining
        holds, fails = patterns.split(frame, case.pattern, node.subject)
        if holds is None:
            continue
        frame.state = holds.fork()
        patterns.bind(frame, case.pattern, patterns.subject_of(frame, node.subject, subject))
        refused: State | None = None
        with frame.fork():
            if case.guard is not None:
                frame.evaluate(case.guard)
                frame.state, refused = narrow.split(frame, case.guard)
            run_block(frame, case.body)
        after = join_states(after, frame.state)
        if case.guard is None:
            remaining = None if patterns.always_matches(case.pattern) else fails
        else:
            # What the pattern has bound stays bound.
            remaining = join_states(None if patterns.always_matches(case.pattern) else remaining, refused)
    frame.state = join_states(after, remaining)


def _function(frame: Frame, node: Function) -> None:
    function = FunctionValue(node, frame, frame.owner)
    parameters.make_defaults(frame, node.args)
    context = frame.here.context if frame.state is not None else None
    values = [frame.evaluate(decorator) for decorator in node.decorator_list]
    if frame.state is None or context is None:
        return
    # `@set_grad_enabled(False)` takes effect at its call, and puts the mode back when it decorates.
    frame.here.context = contexts.put_back(context, values)
    frame.engine.defer(frame, function)
    value = decorators.put_on(frame, function, values) if values and not frame.is_class_body else function
    if frame.state is not None:
        frame.bind_name(node.name, value)


def _class(frame: Frame, node: ast.ClassDef) -> None:
    class_ = frame.engine.class_value(frame, node)
    given = {one.arg or "": frame.evaluate(one.value) for one in node.keywords}
    if frame.state is not None:
        frame.bind_name(node.name, class_)
        frame.engine.defer_class(frame, class_)
        _tell_bases(frame, class_, {name: given[name] for name in given.keys() - {"", "metaclass"}})
        _decorate_class(frame, node, class_)


def _tell_bases(frame: Frame, class_: ClassValue, keywords: Mapping[str, Value]) -> None:
    """`__init_subclass__` of a base hears of the class, and of its keywords."""
    hook = inheritance.method_of(class_, "__init_subclass__", None, class_)
    if frame.state is not None and isinstance(hook, FunctionValue):
        told = replace(hook, receiver=class_)
        frame.engine.call(frame, told, frame.engine.operands(frame, class_.syntax.node, None, (), keywords))


def _decorate_class(frame: Frame, node: ast.ClassDef, class_: ClassValue) -> None:
    """What decorators of the file make of a class; of others, that they leave it what it is."""
    result: Value = class_
    for decorator in reversed(node.decorator_list):
        if frame.state is None:
            return
        value = frame.evaluate(decorator)
        opened.note_decorator(frame.engine, result, value)
        if isinstance(value, (FunctionValue, Instance, Partial)):
            made = frame.engine.call(frame, value, frame.engine.operands(frame, decorator, None, (result,)))
            result = result if isinstance(made, UnknownValue) else made
    if result is not class_ and frame.state is not None:
        frame.bind_name(node.name, result)


def _outer_names(frame: Frame, node: ast.Global | ast.Nonlocal) -> None:
    for name in node.names:
        frame.here.forget(name)


_HANDLERS: dict[type[ast.AST], Callable[[Frame, Any], None]] = {
    ast.Expr: _expression,
    ast.Assign: _assign,
    ast.AnnAssign: _annotated,
    ast.AugAssign: assign_augmented,
    ast.Delete: _delete,
    ast.Return: _return,
    ast.Raise: _raise,
    ast.Assert: _assert,
    ast.While: loops.while_loop,
    ast.For: loops.for_loop,
    ast.AsyncFor: loops.for_loop,
    ast.Break: _break,
    ast.Continue: _continue,
    ast.With: _with,
    ast.AsyncWith: _with,
    **dict.fromkeys(TRIES, exceptions.try_statement),
    ast.Match: _match,
    ast.FunctionDef: _function,
    ast.AsyncFunctionDef: _function,
    ast.ClassDef: _class,
    ast.Import: imports.import_statement,
    ast.ImportFrom: imports.from_import,
    ast.Global: _outer_names,
    ast.Nonlocal: _outer_names,
}
