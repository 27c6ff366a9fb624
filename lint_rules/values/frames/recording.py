"""What is handed to the rules: of a call its receiver, or the name of what is called; of an operator its two sides."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from lint_rules.knowledge import schema
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.value import (
    NONE,
    BoundMethod,
    ForeignObject,
    ModuleObject,
    Qualified,
    UnknownValue,
    Value,
    alternatives,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.site import CallSite, OperatorSite, StoreSite
from lint_rules.values.tree.references import callee_name
from lint_rules.values.tree.syntax import STORE, special_method

if TYPE_CHECKING:
    from lint_rules.values.interpreter.engine import Engine


def record_call(frame: Frame, node: ast.Call, callee: Value, operands: Operands, result: Value) -> None:
    """Note a call for those who are interested in it."""
    engine = frame.engine
    receivers = [one.receiver for one in alternatives(callee) if isinstance(one, BoundMethod)]
    names = [one for one in alternatives(callee) if isinstance(one, Qualified)]
    if receivers:
        methods = [one.name for one in alternatives(callee) if isinstance(one, BoundMethod)]
        others = [ForeignObject("another class") for one in alternatives(callee) if not isinstance(one, BoundMethod)]
        receiver: Value | None = join_all([*receivers, *others])
        rows = [row for one in receivers if (row := engine.method_row(one, methods[0])) is not None]
        name, qualified, row = methods[0], None, rows[0] if rows else None
    elif names:
        if len(names) < sum(one != NONE for one in alternatives(callee)):
            # What the other things do that may be called here is not known.
            return
        receiver, qualified, row = None, *_function(engine, names)
        name = engine.knowledge.canonical(names[0].name).rpartition(".")[2]
    elif (modules := [one for one in alternatives(callee) if isinstance(one, ModuleObject)]) and callee_name(node):
        others = [ForeignObject("another class") for one in alternatives(callee) if not isinstance(one, ModuleObject)]
        receiver, qualified, name = join_all([*modules, *others]), None, callee_name(node)
        row = modules[0].row if all(one.row == modules[0].row for one in modules) else None
    elif isinstance(node.func, ast.Attribute):
        receiver = callee if isinstance(callee, UnknownValue) else ForeignObject("a local class")
        qualified, row, name = None, None, node.func.attr
    else:
        return
    site = CallSite(
        node, name, qualified, row, receiver, operands.arguments, operands.keywords, operands.context, result
    )
    engine.recorder.call(site)


def _function(engine: Engine, names: list[Qualified]) -> tuple[str | None, schema.Row | None]:
    """The canonical name and the row of a function; of one of several, only what they have in common."""
    row = engine.row_of(names[0])
    if any(engine.row_of(one) != row for one in names[1:]):
        return None, None
    canonical = {engine.knowledge.canonical(one.name) for one in names}
    return canonical.pop() if len(canonical) == 1 else None, row


def record_operator(
    frame: Frame, node: ast.BinOp | ast.AugAssign | ast.Compare, left: Value, right: Value, result: Value
) -> None:
    """Note an operator for those who are interested in it."""
    name = special_method(node)
    recorder = frame.engine.recorder
    if frame.records and frame.state is not None and name is not None and name in recorder.operators:
        recorder.operator(OperatorSite(node, name, left, right, frame.here.context, result))


def record_store(frame: Frame, node: ast.Subscript, container: Value, index: Value, value: Value) -> None:
    """Note a store into an item for those who are interested in it."""
    recorder = frame.engine.recorder
    if frame.records and STORE in recorder.operators:
        recorder.store(StoreSite(node, STORE, container, index, value, frame.here.context))
