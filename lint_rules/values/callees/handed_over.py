"""Functions that leave the work to their first argument: `np.squeeze(x)` gives what `x.squeeze()` does."""

from __future__ import annotations

from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.callees import table_calls
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.value import Tensor, Value, alternatives
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands


def call(frame: Frame, row: schema.Row, operands: Operands, name: str) -> Value:
    """What a function gives; of a tensor that is what its own member does, of all else what `row` says."""
    first = next(iter(operands.inputs), None)
    kinds = () if first is None else alternatives(first)
    tensors = [one for one in kinds if isinstance(one, Tensor)]
    member = _member(frame, name) if tensors else None
    if member is None or first is None:
        return _by_row(frame, row, operands, name)
    own = [table_calls.apply_row(frame, member, _without(first, operands).on(one)) for one in tensors]
    return join_all(own if len(own) == len(kinds) else [*own, _by_row(frame, row, operands, name)])


def _by_row(frame: Frame, row: schema.Row, operands: Operands, name: str) -> Value:
    return table_calls.wrapped(frame, name, operands, table_calls.apply_row(frame, row, operands, name))


def _member(frame: Frame, name: str) -> schema.Row | None:
    """The row of the method or attribute of tensors that takes the place of the function."""
    knowledge = frame.engine.knowledge
    member = knowledge.members_instead.get(knowledge.canonical(name), "")
    return knowledge.tensor_methods.get(member) or knowledge.tensor_attributes.get(member)


def _without(first: Value, operands: Operands) -> Operands:
    """The operands but for the one that becomes the receiver."""
    if operands.arguments:
        return replace(operands, arguments=operands.arguments[1:])
    return replace(operands, keywords={name: one for name, one in operands.keywords.items() if one is not first})
