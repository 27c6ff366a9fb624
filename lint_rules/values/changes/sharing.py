"""Writes to memory that tensors and arrays share, and reads of what was taken from it before."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.changes import kept_memory, mutation, overwriting
from lint_rules.values.domain.holding import held_by
from lint_rules.values.domain.memory import NO_MEMORY, Memory
from lint_rules.values.domain.outcomes import RequiresGrad
from lint_rules.values.domain.value import (
    Array,
    Constant,
    Dictionary,
    ModuleObject,
    PythonObject,
    Sequence,
    Tensor,
    Union,
    Value,
    alternatives,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.site import Reading
from lint_rules.values.frames.state import map_value
from lint_rules.values.tree.syntax import children, walk


def note_shared(frame: Frame, value: Value, node: ast.AST) -> Value:
    """What a call gave: if it shares memory since then, what is written to its source matters from here on."""
    if isinstance(value, Union):
        return Union(tuple(note_shared(frame, one, node) for one in value.alternatives))
    sharing = value.memory.sharing if isinstance(value, (Tensor, Array)) else None
    if sharing is None or sharing.node is not node or not isinstance(value, (Tensor, Array)):
        return value
    frame.engine.memory.shared |= value.memory.tokens
    placed = replace(sharing, loops=frozenset(frame.engine.open_loops))
    return replace(value, memory=replace(value.memory, sharing=placed))


def note_write(frame: Frame, target: Value, node: ast.AST) -> None:
    """A tensor or array is written into: values of the other kind with the same memory see it."""
    for one in alternatives(target):
        if isinstance(one, (Tensor, Array)) and frame.state is not None:
            is_sure = one is target and not (isinstance(one, Tensor) and one.presumed is not None)
            write(frame, one, node, is_sure=is_sure)


def note_possible_write(frame: Frame, target: Value, node: ast.AST) -> None:
    """The same of what may leave all elements as they are."""
    for one in alternatives(target):
        if isinstance(one, (Tensor, Array)) and frame.state is not None:
            write(frame, one, node, is_sure=False)


def note_item_write(frame: Frame, base: Value, of_item: Tensor | Array, target: ast.Subscript, index: Value) -> None:
    """`x[index] = y`: an index that is made of numbers and `:` names some element, a mask or a list may name none."""
    if frame.state is not None:
        is_told = of_item.presumed is None if isinstance(of_item, Tensor) else True
        is_one = len(alternatives(base)) == 1
        write(frame, of_item, target, is_sure=is_one and is_told and _names_some(target.slice, index))


def _names_some(node: ast.expr, index: Value) -> bool:
    if isinstance(node, ast.Tuple) and isinstance(index, Sequence) and index.elements is not None:
        parts = zip(node.elts, index.elements, strict=False)
        return len(node.elts) == len(index.elements) and all(_names_some(*part) for part in parts)
    if isinstance(node, ast.Slice):
        return node.lower is None and node.upper is None
    if isinstance(index, Constant):
        return index.value is not False
    return isinstance(index, PythonObject) and index.kind == "int"


def is_written_into(before: Value, operand: Value) -> bool:
    """Whether `before += operand` leaves an array what it is, but for its elements."""
    is_array = isinstance(before, Array) and before.is_ndarray
    return is_array and isinstance(operand, (Array, Constant, PythonObject, Sequence))


def note_effect(frame: Frame, row: schema.PythonResult, operands: Operands) -> None:
    """What a call that gives nothing of interest does to what it is given."""
    first = next(iter(operands.inputs), None)
    if first is not None and (row.writes or row.may_write):
        if row.writes and "where" not in operands.keywords:
            note_write(frame, first, operands.node)
        else:
            note_possible_write(frame, first, operands.node)
        overwriting.note_overwritten(frame, first)
    if first is not None and row.steps:
        note_step(frame, first, operands.node)


def note_step(frame: Frame, held: Value, node: ast.AST) -> None:
    """An optimizer changes the parameters that it holds, if they have a gradient."""
    for one in located(held):
        if not isinstance(one, Tensor) or one.requires_grad.only(RequiresGrad.NO):
            continue
        tokens = one.memory.tokens if one.memory.is_known else frozenset[int]()
        if one.stands_for_all:
            tokens = frozenset(
                token for (module, _), token in frame.engine.memory.parameters.items() if module <= one.identity
            )
        for token in tokens:
            memory = replace(one.memory, tokens=frozenset((token,)), is_part=False)
            write(frame, replace(one, memory=memory), node, is_sure=False)


def write(frame: Frame, target: Tensor | Array, node: ast.AST, *, is_sure: bool) -> None:
    """One tensor or array is written into."""
    if not target.memory.is_known or frame.engine.memory.shared.isdisjoint(target.memory.tokens):
        return

    loops = frozenset(frame.engine.open_loops)

    def change(value: Value) -> Value:
        if not isinstance(value, (Tensor, Array)) or isinstance(value, type(target)):
            return value
        sharing = value.memory.sharing
        if sharing is None or sharing.written is not None or not value.memory.overlaps(target.memory):
            return value
        written = replace(sharing, written=node, is_sure=is_sure and sharing.is_sure, written_in=loops)
        return replace(value, memory=replace(value.memory, sharing=written))

    mutation.mutate(frame, mutation.Mutation(target.memory.tokens, change, by_memory=True))
    if isinstance(target, Array):
        kept_memory.note_write(frame, target, node, is_sure=is_sure)


def note_read(frame: Frame, node: ast.expr, value: Value) -> None:
    """A name is read: it may hold what was taken from memory that has been written to since."""
    if not frame.records or not frame.engine.memory.shared:
        return
    outdated = [one for one in located(value) if one.memory.sharing is not None and one.memory.sharing.written]
    if outdated and _is_data(frame, node):
        for one in outdated:
            _record(frame, one, node, is_together=False)


def note_together(frame: Frame, node: ast.expr, values: Iterable[Value]) -> None:
    """Values go into one operation: one that was taken before a write beside another look at the same memory."""
    if not frame.records or not frame.engine.memory.shared:
        return
    given = [one for value in values if isinstance(value, (Tensor, Array)) for one in (value,)]
    for one in given:
        others = (other for other in given if other is not one)
        if any(one.memory.overlaps(other.memory) and _is_later(other, one) for other in others):
            _record(frame, one, node, is_together=True)


def _is_later(other: Tensor | Array, one: Tensor | Array) -> bool:
    """Whether it was taken after the write that the other one has seen, or is the source itself."""
    sharing = other.memory.sharing
    return sharing is None or sharing.written is None


def _record(frame: Frame, value: Tensor | Array, node: ast.expr, *, is_together: bool) -> None:
    sharing = value.memory.sharing
    if sharing is None or sharing.written is None:
        return
    is_sure = sharing.is_sure and value.memory.is_known
    rounds = sharing.written_in.intersection(frame.engine.open_loops) - sharing.loops
    reading = Reading(
        node=node,
        written=sharing.written,
        is_sure=is_sure,
        is_together=is_together,
        follows=bool(rounds) or sharing.of_new,
        is_array=isinstance(value, Array),
    )
    frame.engine.recorder.reading(sharing.node, reading)


def located(value: Value) -> Iterator[Tensor | Array]:
    """The tensors and arrays in a value."""
    if isinstance(value, (Tensor, Array)):
        yield value
    elif isinstance(value, Union):
        for one in value.alternatives:
            yield from located(one)
    elif isinstance(value, (Sequence, Dictionary)):
        for one in held_by(value):
            yield from located(one)


def _is_data(frame: Frame, node: ast.expr) -> bool:
    """Whether a name is used for what it holds: not for its shape, not to be written to or compared with `is`."""
    parent = _parent(frame.statement, node)
    if isinstance(parent, ast.Attribute):
        row = frame.engine.knowledge.array_attributes.get(parent.attr)
        return not isinstance(row, schema.PythonResult)
    if isinstance(parent, ast.Subscript) and parent.value is node:
        return isinstance(parent.ctx, ast.Load)
    if isinstance(parent, ast.Compare):
        return not any(isinstance(operator, (ast.Is, ast.IsNot)) for operator in parent.ops)
    return parent is not None


def _parent(statement: ast.stmt | None, node: ast.expr) -> ast.AST | None:
    """What an expression of a statement stands in; None for one that the statement does not hold."""
    around = () if statement is None else (statement, *walk(statement))
    return next((one for one in around if node in children(one)), None)


def memory_of_parameter(frame: Frame, module: ModuleObject, name: str) -> Memory:
    """Where a parameter of a module lies, until the module is moved."""
    if len(module.identity) != 1:
        return NO_MEMORY
    known = frame.engine.memory.parameters
    key = (module.identity, name)
    if key not in known:
        (known[key],) = frame.engine.fresh()
    return Memory(frozenset((known[key],)))


def unlocated(value: Value) -> Value:
    """A value that stands for one of many: which memory it has is not known."""

    def forget(one: Value) -> Value:
        if isinstance(one, (Tensor, Array)) and one.memory.tokens:
            return replace(one, memory=NO_MEMORY)
        return one

    return map_value(value, forget)
