"""Objects of a library's class: what their members, their items and calling them give, as the tables say."""

from __future__ import annotations

import ast
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.changes import mutation
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.library_value import LibraryObject
from lint_rules.values.domain.value import BoundMethod, ForeignObject, UnknownValue, Value, alternatives
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.objects import data_sets
from lint_rules.values.operations import transfer


def make(frame: Frame, row: schema.ObjectClass, name: str, operands: Operands) -> Value:
    """An object of a class; one that is not followed may change what it is given."""
    made = transfer.apply(row.call or schema.ObjectResult(name, row.holds), operands)
    if any(isinstance(one, UnknownValue) for one in alternatives(made)):
        mutation.escape(frame, operands.inputs, Origin(operands.node, f"it is given to {name}"))
    return made


def attribute(frame: Frame, value: LibraryObject, name: str, node: ast.AST) -> Value:
    """What reading an attribute gives; a method is bound."""
    row = frame.engine.knowledge.member(value.class_, name)
    if row is None:
        return _of_unknown_member(frame, value, name, node)
    if isinstance(row, schema.Property):
        return _apply(frame, value, row.result, frame.engine.operands(frame, node, value))
    return BoundMethod(value, name)


def call_method(frame: Frame, value: LibraryObject, name: str, operands: Operands) -> Value:
    """What a method gives; an attribute may hold something that can be called."""
    row = frame.engine.knowledge.member(value.class_, name)
    if row is None:
        result = _of_unknown_member(frame, value, name, operands.node)
        if not isinstance(result, ForeignObject):
            reason = Origin(operands.node, f"the method {name!r} is not known")
            mutation.escape(frame, operands.inputs, reason)
        return result
    if isinstance(row, schema.Property):
        held = _apply(frame, value, row.result, operands)
        return frame.engine.call(frame, held, replace(operands, receiver=None))
    return _apply(frame, value, row, operands)


def item(frame: Frame, value: LibraryObject, index: Value, node: ast.AST) -> Value:
    """What `value[index]` gives."""
    operands = frame.engine.operands(frame, node, value, (index,))
    return call_method(frame, value, "__getitem__", operands)


def element(frame: Frame, value: LibraryObject, node: ast.AST) -> Value:
    """What iterating over it gives: by `__iter__`, or else item by item."""
    operands = frame.engine.operands(frame, node, value)
    known = frame.engine.knowledge.member(value.class_, "__iter__")
    return call_method(frame, value, "__iter__" if known is not None else "__getitem__", operands)


def _apply(frame: Frame, value: LibraryObject, row: schema.Row, operands: Operands) -> Value:
    if row == schema.ObjectResult():
        return value
    if isinstance(row, schema.UnknownResult):
        # Through what is not followed, all that the object holds can be changed, and what it is given is kept.
        mutation.escape(frame, [value, *operands.inputs], Origin(operands.node, row.why))
    if isinstance(row, schema.PresumedResult):
        made = data_sets.made_of_items(frame, value.held, row, operands)
        if made is not None:
            return made
    return frame.engine.apply_row(frame, row, replace(operands, receiver=value.held))


def _of_unknown_member(frame: Frame, value: LibraryObject, name: str, node: ast.AST) -> Value:
    if frame.engine.is_foreign(value.class_):
        return ForeignObject(value.class_.partition(".")[0])
    reason = Origin(node, f"{value.class_} has no {name!r} that is known")
    mutation.escape(frame, [value], reason)
    return UnknownValue(reason, frame.engine.fresh())
