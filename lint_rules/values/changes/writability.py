"""Arrays whose flag says from some point on that they can be written to, or that they cannot."""

from __future__ import annotations

import ast
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.changes import mutation
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.value import NONE, Array, Constant, Value, alternatives
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.state import map_value
from lint_rules.values.tree.syntax import path_of


def note_call(frame: Frame, row: schema.PythonResult, operands: Operands) -> None:
    """A method that sets the flag by an argument; without the argument, or with None, it leaves it alone."""
    if not row.writable_by or not isinstance(operands.receiver, Array):
        return
    flag = operands.argument(row.writable_by[0], 0)
    if flag is None and not operands.has_spread:
        return
    if flag != NONE and isinstance(operands.node, ast.Call) and isinstance(operands.node.func, ast.Attribute):
        _set(frame, operands.node.func.value, operands.receiver, flag, operands.node)


def is_set(frame: Frame, flags: ast.expr, name: Value, value: Value) -> bool:
    """Whether `flags.name = value` sets the flag of an array; if so, it is carried out."""
    if not isinstance(flags, ast.Attribute):
        return False
    row = frame.engine.knowledge.array_attributes.get(flags.attr)
    if not isinstance(row, schema.PythonResult) or not isinstance(name, Constant) or name.value not in row.writable_by:
        return False
    arrays = [one for one in alternatives(frame.evaluate(flags.value)) if isinstance(one, Array)]
    for array in arrays:
        _set(frame, flags.value, array, value, flags)
    return bool(arrays)


def _set(frame: Frame, holder: ast.expr, array: Array, flag: Value | None, place: ast.expr) -> None:
    """The flag is the object's own: views that were taken before keep theirs, other names of the object do not."""
    if frame.state is None:
        return
    origin = Origin(place, "its flag is set here")
    fact = Fact.of(bool(flag.value), origin) if isinstance(flag, Constant) else Fact[bool].unknown(origin)
    doubt = Fact[bool].unknown(Origin(place, "the flag of an array with this memory is set here"))
    _doubt(frame, array, doubt)
    path = path_of(holder)
    if path is not None:
        kinds = alternatives(frame.here.bindings.get(path, array))
        set_ = [replace(one, writable=fact) if isinstance(one, Array) else one for one in kinds]
        frame.here.refine(path, join_all(set_))


def _doubt(frame: Frame, array: Array, doubt: Fact[bool]) -> None:
    def change(value: Value) -> Value:
        return replace(value, writable=doubt) if isinstance(value, Array) else value

    if array.memory.tokens:
        mutation.mutate(frame, mutation.Mutation(array.memory.tokens, change, by_memory=True, reaches_all=True))
        return
    # It is not known whose memory it has: the object may be any of those that are known.
    for path, value in frame.here.bindings.items():
        frame.here.bindings[path] = map_value(value, change)
