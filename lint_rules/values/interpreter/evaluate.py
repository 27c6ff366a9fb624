"""Expressions: from a node to the value that it has in the current state."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from lint_rules.values.callees import operators
from lint_rules.values.changes import accumulating, nesting, pending, running_out, sharing, unfinished
from lint_rules.values.changes.pending import Pending
from lint_rules.values.conditions import flags, narrow
from lint_rules.values.definitions import parameters
from lint_rules.values.domain.fact import Fact
from lint_rules.values.domain.joining import join, join_all
from lint_rules.values.domain.text import FormattedString
from lint_rules.values.domain.value import (
    MAX_ELEMENTS,
    NONE,
    Constant,
    Dictionary,
    FunctionValue,
    PythonObject,
    Sequence,
    UnknownValue,
    Value,
    alternatives,
    unknown,
)
from lint_rules.values.frames import recording, suspension
from lint_rules.values.frames.frame import Frame, Suspension
from lint_rules.values.frames.site import AttributeSite
from lint_rules.values.frames.state import State, join_states
from lint_rules.values.interpreter import answers, calls, comprehensions, rebinding
from lint_rules.values.items.changed_items import merged, with_entry
from lint_rules.values.items.iteration import element_of, item_of
from lint_rules.values.objects.attributes import attribute_of
from lint_rules.values.tree.syntax import path_of

MAX_DEPTH = 120


def evaluate(frame: Frame, node: ast.expr) -> Value:
    """The value of an expression; what the engine does not know is unknown, with the reason."""
    if frame.state is None:
        return unknown(node, "this point cannot be reached")
    if not frame.engine.budget.spend(frame):
        return unknown(node, "the analysis gave up on this file: it is too large")
    handler = _HANDLERS.get(type(node))
    if handler is None:
        return unknown(node, "this kind of expression is not followed")
    if frame.depth >= MAX_DEPTH:
        return unknown(node, "the expression is nested too deeply")
    frame.depth += 1
    try:
        return handler(frame, node)
    finally:
        frame.depth -= 1


def _constant(frame: Frame, node: ast.Constant) -> Value:
    return Constant(node.value)


def _name(frame: Frame, node: ast.Name) -> Value:
    value = frame.engine.lookup(frame, node.id, node)
    sharing.note_read(frame, node, value)
    return value


def _attribute(frame: Frame, node: ast.Attribute) -> Value:
    path = path_of(node)
    if path is not None and frame.here.bindings.get(path) is not None:
        value = frame.here.bindings[path]
        base = evaluate(frame, node.value)
    else:
        base = evaluate(frame, node.value)
        value = attribute_of(frame, base, node.attr, node)
        accumulating.remember(frame, path, base, node.attr, value)
    value = rebinding.part_changed_unseen(frame.engine, value, node)
    if frame.records and frame.state is not None:
        frame.engine.recorder.attribute(AttributeSite(node, node.attr, base, frame.here.context, value))
    return value


def _subscript(frame: Frame, node: ast.Subscript) -> Value:
    path = path_of(node)
    base, index = _in_turn(frame, (node.value, node.slice))
    if path is not None and frame.state is not None and path in frame.here.bindings:
        return rebinding.part_changed_unseen(frame.engine, frame.here.bindings[path], node)
    return item_of(frame, base, index, node)


def _slice(frame: Frame, node: ast.Slice) -> Value:
    for part in (node.lower, node.upper, node.step):
        if part is not None:
            evaluate(frame, part)
    return PythonObject("slice")


_BUILTINS: Mapping[type[ast.expr], frozenset[str]] = MappingProxyType(
    {ast.List: frozenset({"list"}), ast.Set: frozenset({"set"}), ast.Tuple: frozenset({"tuple"})}
)


def _display(frame: Frame, node: ast.Tuple | ast.List | ast.Set) -> Value:
    mutable = not isinstance(node, ast.Tuple)
    parts = Pending(frame)
    exact = True
    for part in node.elts:
        if isinstance(part, ast.Starred):
            inner = evaluate(frame, part.value)
            if isinstance(inner, Sequence) and inner.elements is not None and inner.ordered:
                running_out.use(frame, inner, part)
                parts.add_all(inner.elements)
            else:
                parts.add(element_of(frame, inner, part))
                exact = False
        else:
            value = evaluate(frame, part)
            held = nesting.put_in(frame, value, part)
            parts.add(held, part if held is value else None)
    elements = parts.values()
    ordered = not isinstance(node, ast.Set)
    exact = exact and len(elements) <= MAX_ELEMENTS
    known = tuple(elements) if exact and (ordered or len(elements) < 2) else None
    held = join_all(elements) if elements else unknown(node, "the sequence is empty")
    fresh = frame.engine.fresh()
    return Sequence(known, held, mutable, identity=fresh, ordered=ordered, builtins=_BUILTINS[type(node)])


def _dict(frame: Frame, node: ast.Dict) -> Value:
    result = Dictionary((), None, frame.engine.fresh(), is_dict=True)
    for key, part in zip(node.keys, node.values, strict=True):
        seen = len(frame.engine.mutations)
        value = evaluate(frame, part)
        changed = pending.now(frame, result, None, seen)
        result = changed if isinstance(changed, Dictionary) else result
        if key is not None:
            result = with_entry(result, evaluate(frame, key), nesting.put_in(frame, value, part))
        elif isinstance(value, Dictionary):
            result = merged(result, value)
        else:
            result = with_entry(result, PythonObject("key"), unknown(part, "it comes from another mapping"))
    return result


def _joined_string(frame: Frame, node: ast.JoinedStr) -> Value:
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            evaluate(frame, part)
    first = node.values[0] if node.values else None
    if isinstance(first, ast.Constant) and isinstance(first.value, str) and ":" in first.value:
        return FormattedString(first.value)
    return PythonObject("string")


def _formatted_value(frame: Frame, node: ast.FormattedValue) -> Value:
    evaluate(frame, node.value)
    if node.format_spec is not None:
        evaluate(frame, node.format_spec)
    return PythonObject("string")


def _binary(frame: Frame, node: ast.BinOp) -> Value:
    left, right = _in_turn(frame, (node.left, node.right))
    result = operators.binary(frame, node, left, right)
    recording.record_operator(frame, node, left, right, result)
    sharing.note_together(frame, node, (left, right))
    return result


def _in_turn(frame: Frame, nodes: Iterable[ast.expr]) -> list[Value]:
    parts = Pending(frame)
    for node in nodes:
        parts.add(evaluate(frame, node), node)
    return parts.values()


def _unary(frame: Frame, node: ast.UnaryOp) -> Value:
    return operators.unary(frame, node, evaluate(frame, node.operand))


def _bool(frame: Frame, node: ast.BoolOp) -> Value:
    """`a and b`: the right side runs only where the left one lets it, and is narrowed by it."""
    latest = evaluate(frame, node.values[0])
    results: list[Value] = []
    left: State | None = None
    for done, part in zip(node.values, node.values[1:], strict=False):
        if frame.state is None:
            break
        holds, fails = narrow.split(frame, done)
        going_on, leaving = (holds, fails) if isinstance(node.op, ast.And) else (fails, holds)
        left = join_states(left, leaving)
        frame.state = going_on
        if going_on is None:
            break
        results.extend(_leaving(node.op, latest))
        with frame.fork(is_open=left is not None):
            latest = evaluate(frame, part)
    frame.state = join_states(frame.state, left)
    return join_all([*results, latest])


def _leaving(operator: ast.boolop, value: Value) -> list[Value]:
    """The kinds of a value that end the evaluation: `a or b` gives a only where it is true."""
    truth = isinstance(operator, ast.Or)
    kept: list[Value] = []
    for one in alternatives(value):
        if isinstance(one, Constant):
            kept.extend([one] if bool(one.value) is truth else [])
        else:
            kept.append(Constant(truth) if one == PythonObject("bool") else one)
    return kept


def _compare(frame: Frame, node: ast.Compare) -> Value:
    values = _in_turn(frame, (node.left, *node.comparators))
    result = operators.compare(frame, node, values)
    recording.record_operator(frame, node, values[0], values[-1], result)
    sharing.note_together(frame, node, values)
    return result


def _conditional(frame: Frame, node: ast.IfExp) -> Value:
    evaluate(frame, node.test)
    holds, fails = narrow.split(frame, node.test)
    results: list[Value] = []
    ends = []
    for state, part in ((holds, node.body), (fails, node.orelse)):
        if state is not None:
            frame.state = state
            with frame.fork(is_open=holds is not None and fails is not None), answers.doubted(frame, node.test):
                results.append(evaluate(frame, part))
            ends.append(frame.state)
    state = None
    for end in ends:
        state = join_states(state, end)
    frame.state = state
    return join_all(results) if results else NONE


def _lambda(frame: Frame, node: ast.Lambda) -> Value:
    function = FunctionValue(node, frame, frame.owner)
    parameters.make_defaults(frame, node.args)
    frame.engine.defer(frame, function)
    return function


def _walrus(frame: Frame, node: ast.NamedExpr) -> Value:
    value = evaluate(frame, node.value)
    if frame.state is not None:
        frame.bind_name(node.target.id, value)
        flags.remember(frame, node.target.id, node.value, value)
    return value


def _await(frame: Frame, node: ast.Await) -> Value:
    frame.engine.consumed.add(node.value)
    value = evaluate(frame, node.value)
    unfinished.wait(frame)
    return value if not isinstance(value, UnknownValue) else unknown(node, "it is awaited from code that is not seen")


def _yield(frame: Frame, node: ast.Yield | ast.YieldFrom) -> Value:
    if node.value is not None:
        if isinstance(node, ast.YieldFrom):
            frame.engine.consumed.add(node.value)
        value = evaluate(frame, node.value)
        if isinstance(node, ast.YieldFrom):
            seen = len(frame.engine.mutations)
            value = element_of(frame, value, node)
            unfinished.run_to_end(frame, node.value, seen)
    else:
        value = NONE
    frame.yielded = value if frame.yielded is None else join(frame.yielded, value)
    if frame.suspensions is not None and frame.state is not None:
        engine = frame.engine
        frame.suspensions.append(Suspension(frame.here.context, len(engine.mutations), engine.newest_identity))
        frame.note_possible_exception()
    elif frame.state is not None:
        now = frame.here.context
        frame.suspended = now if frame.suspended is None else frame.suspended.join(now)
        if not suspension.is_resumed_in_its_mode(frame.engine, frame.node):
            # Whoever resumes a generator does so in a grad mode of his own.
            mode = frame.here.context.grad_mode
            frame.here.set_context(grad_mode=mode.join(Fact.unknown(None)))
    return unknown(node, "it is sent into the generator")


def _starred(frame: Frame, node: ast.Starred) -> Value:
    return evaluate(frame, node.value)


_HANDLERS: dict[type[ast.AST], Callable[[Frame, Any], Value]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Subscript: _subscript,
    ast.Slice: _slice,
    ast.Tuple: _display,
    ast.List: _display,
    ast.Set: _display,
    ast.Dict: _dict,
    ast.JoinedStr: _joined_string,
    ast.FormattedValue: _formatted_value,
    ast.BinOp: _binary,
    ast.UnaryOp: _unary,
    ast.BoolOp: _bool,
    ast.Compare: _compare,
    ast.IfExp: _conditional,
    ast.Lambda: _lambda,
    ast.NamedExpr: _walrus,
    ast.Await: _await,
    ast.Yield: _yield,
    ast.YieldFrom: _yield,
    ast.Starred: _starred,
    ast.ListComp: comprehensions.comprehension,
    ast.SetComp: comprehensions.comprehension,
    ast.GeneratorExp: comprehensions.comprehension,
    ast.DictComp: comprehensions.comprehension,
    ast.Call: calls.evaluate_call,
}
