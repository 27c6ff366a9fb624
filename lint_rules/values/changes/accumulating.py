"""Gradients, which tensors hold until they are reset: each way back through a graph adds to them in place."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from lint_rules.knowledge import schema
from lint_rules.values.changes import sharing
from lint_rules.values.domain.value import Constant, Tensor, Value, alternatives
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.operations import severing


def remember(frame: Frame, path: str | None, base: Value, name: str, value: Value) -> None:
    """`w.grad` was read: until something resets it, it is this very tensor."""
    row = frame.engine.knowledge.tensor_attributes.get(name)
    if path is None or frame.state is None or not isinstance(row, schema.TensorResult) or not row.may_be_none:
        return
    held = [one for one in alternatives(value) if isinstance(one, Tensor) and one.memory.is_known]
    if isinstance(base, Tensor) and held and not base.stands_for_all:
        for one in held:
            frame.engine.memory.gradients.update(dict.fromkeys(one.memory.tokens, base))
        frame.here.refine(path, value)


def note_backward(frame: Frame, loss: Value, node: ast.AST) -> None:
    """Gradients that are there already are added to, in place."""
    sources = severing.sources_of(loss)
    for gradient, of in _gradients(frame):
        if not sources.isdisjoint(severing.sources_of(of)):
            sharing.write(frame, gradient, node, is_sure=False)


def note_reset(frame: Frame, row: schema.PythonResult, operands: Operands) -> None:
    """`zero_grad()`: the tensors that were held are left alone, and new ones come; or they are written to."""
    attribute, argument = row.resets
    flag = operands.argument(argument, 0)
    if flag == Constant(False):
        owned = frozenset[int]().union(*(one.memory.tokens for one in sharing.located(operands.inputs[0])))
        for gradient, of in _gradients(frame):
            if of.memory.is_known and of.memory.tokens <= owned:
                sharing.write(frame, gradient, operands.node, is_sure=False)
        return
    frame.here.forget_attribute(attribute)


def _gradients(frame: Frame) -> Iterator[tuple[Tensor, Tensor]]:
    """The gradients that are known to be held still, and what they are the gradients of."""
    known = frame.engine.memory.gradients
    for path in tuple(frame.here.parts) if known else ():
        for one in alternatives(frame.here.bindings[path]):
            if isinstance(one, Tensor) and one.memory.is_known:
                (token,) = one.memory.tokens
                if token in known:
                    yield one, known[token]
