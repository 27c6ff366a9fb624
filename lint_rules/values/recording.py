"""What is handed to the rules of a call: its receiver, or the name of what is called."""

from __future__ import annotations

import ast

from lint_rules.values.devices import last_name
from lint_rules.values.frame import Frame
from lint_rules.values.joining import join_all
from lint_rules.values.operands import Operands
from lint_rules.values.site import CallSite
from lint_rules.values.value import (
    BoundMethod,
    ForeignObject,
    ModuleObject,
    Qualified,
    UnknownValue,
    Value,
    alternatives,
)


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
        receiver, qualified = None, engine.knowledge.canonical(names[0].name)
        name, row = qualified.rpartition(".")[2], engine.row_of(names[0])
    elif (modules := [one for one in alternatives(callee) if isinstance(one, ModuleObject)]) and last_name(node.func):
        others = [ForeignObject("another class") for one in alternatives(callee) if not isinstance(one, ModuleObject)]
        receiver, qualified, row, name = join_all([*modules, *others]), None, None, last_name(node.func)
    elif isinstance(node.func, ast.Attribute):
        receiver = callee if isinstance(callee, UnknownValue) else ForeignObject("a local class")
        qualified, row, name = None, None, node.func.attr
    else:
        return
    site = CallSite(
        node, name, qualified, row, receiver, operands.arguments, operands.keywords, operands.context, result
    )
    engine.recorder.call(site)
