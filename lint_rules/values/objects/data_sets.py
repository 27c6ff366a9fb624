"""Data sets of the program, and what a loader makes of their items: it puts those of a batch together."""

from __future__ import annotations

import ast
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.definitions import inheritance
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.kinds import python_kind
from lint_rules.values.domain.outcomes import Device
from lint_rules.values.domain.value import (
    NONE,
    Array,
    Constant,
    Dictionary,
    Instance,
    PythonObject,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
)
from lint_rules.values.frames.forking import perhaps
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.operations import gradients, transfer

_STACKED = schema.TensorResult(schema.Grad.FIRST)
_DTYPES = {"int": "int64", "float": "float64", "bool": "bool"}


def made_of_items(frame: Frame, held: Sequence | None, row: schema.PresumedResult, operands: Operands) -> Value | None:
    """What an object makes of the items of what it holds; None where that is no data that is followed."""
    item = _item_of_data(frame, held, operands.node) if row.items is not schema.Items.NOT_SEEN else None
    if item is None or (row.items is schema.Items.THEMSELVES and isinstance(item, UnknownValue)):
        return None
    if row.items is schema.Items.THEMSELVES:
        return item
    return _collated(item, replace(row, items=schema.Items.NOT_SEEN), replace(operands, receiver=None))


def _item_of_data(frame: Frame, held: Sequence | None, node: ast.AST) -> Value | None:
    """An item of the lists, or of the data sets of the file, that an object holds."""
    if held is None:
        return None
    data = [one for part in held.elements or (held.element,) for one in alternatives(part)]
    items = [_item_of_one(frame, one, node) for one in data]
    known = [one for one in items if one is not None]
    return join_all(known) if known and len(known) == len(items) else None


def _item_of_one(frame: Frame, data: Value, node: ast.AST) -> Value | None:
    if isinstance(data, Sequence):
        return join_all(data.elements) if data.elements else data.element
    if not isinstance(data, Instance):
        return None
    found = _of_method(frame, data, "__iter__", node, ())
    if found is not None:
        return found.element if isinstance(found, Sequence) else None
    return _of_method(frame, data, "__getitem__", node, (PythonObject("int"),))


def _of_method(frame: Frame, data: Instance, name: str, node: ast.AST, arguments: tuple[Value, ...]) -> Value | None:
    """What a method gives, which may run in another process: what it changes there is not changed here."""
    method = inheritance.bound_method(data.class_, name, data)
    if method is None or frame.state is None:
        return None
    results: list[Value] = []

    def run() -> None:
        results.append(frame.engine.call(frame, method, frame.engine.operands(frame, node, None, arguments)))

    perhaps(frame, run)
    return results[0] if results else None


def _collated(item: Value, otherwise: schema.Result, operands: Operands) -> Value:
    """What the default collation makes of items like this one; `otherwise` is what it most likely makes of others."""
    return join_all([_collated_one(one, otherwise, operands) for one in alternatives(item) if one != NONE] or [item])


def _collated_one(item: Value, otherwise: schema.Result, operands: Operands) -> Value:
    why = Origin(operands.node, "a loader makes it of the items of a data set")
    if isinstance(item, Sequence):
        elements = None
        if item.elements is not None:
            elements = tuple(_collated(one, otherwise, operands) for one in item.elements)
        element = join_all(elements) if elements else _collated(item.element, otherwise, operands)
        return Sequence(elements, element, identity=operands.fresh)
    if isinstance(item, Dictionary):
        items = tuple((key, _collated(held, otherwise, operands)) for key, held in item.items)
        rest = None if item.rest is None else _collated(item.rest, otherwise, operands)
        return Dictionary(items, rest, operands.fresh)
    if isinstance(item, (Constant, PythonObject)) and python_kind(item) == "string":
        return Sequence(None, item)
    return _stacked(item, otherwise, operands, why)


def _stacked(item: Value, otherwise: schema.Result, operands: Operands, why: Origin) -> Value:
    if isinstance(item, Tensor):
        made = transfer.apply(_STACKED, replace(operands, receiver=None, arguments=(item,), keywords={}))
    else:
        made = transfer.apply(otherwise, replace(operands, receiver=None))
    if not isinstance(made, Tensor):
        return made
    if isinstance(item, UnknownValue):
        # It is what the data set gives that is not known, not only whether the loader leaves it so.
        return replace(made, presumed=why)
    if isinstance(item, Array):
        made = replace(made, dtype=item.dtype)
    elif isinstance(item, (Constant, PythonObject)) and python_kind(item) in _DTYPES:
        made = replace(made, dtype=Fact.of(_DTYPES[python_kind(item)]))
    if not isinstance(item, Tensor):
        made = replace(made, requires_grad=gradients.NO_GRAD, device=Fact.of(Device.CPU))
    return replace(made, presumed=why)
