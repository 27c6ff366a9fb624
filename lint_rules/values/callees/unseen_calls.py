"""Calls of what is not seen: what escapes to it, and what its name still tells."""

from __future__ import annotations

import ast
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.callees import table_calls
from lint_rules.values.changes import mutation, overwriting, running_out
from lint_rules.values.domain.callables import ContextObject
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.value import (
    NONE,
    Constant,
    DeviceObject,
    DTypeObject,
    PythonObject,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
    unknown,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.objects import likely_modules
from lint_rules.values.operations import devices, gradients, transfer
from lint_rules.values.tree.imported import Imported


def let_escape(frame: Frame, operands: Operands, why: str, missing: Imported | None = None) -> None:
    """Code that is not seen gets what goes into a call: what it may have changed is proven no longer."""
    for given in operands.inputs:
        running_out.use(frame, given, operands.node)
    mutation.escape(frame, operands.inputs, Origin(operands.node, why, missing))
    overwriting.note_given_away(frame, operands.inputs)
    if any(isinstance(value, ContextObject) for value in operands.inputs):
        lose_grad_mode(frame, operands.node)


def note_switch(frame: Frame, operands: Operands) -> None:
    """Some function of a library is called: what is given no data may set a default or switch grad mode."""
    if not all(isinstance(one, _NO_DATA) for value in operands.inputs for one in alternatives(value)):
        return
    doubt = Origin(operands.node, "a function whose name is not known may set it")
    context = frame.here.context
    frame.here.set_context(
        grad_mode=context.grad_mode.join(Fact.unknown(doubt)),
        default_dtype=context.default_dtype.join(Fact.unknown(doubt)),
        default_device=context.default_device.join(Fact.unknown(doubt)),
    )


_NO_DATA = (Constant, DeviceObject, DTypeObject, PythonObject)


def lose_grad_mode(frame: Frame, node: ast.AST) -> None:
    """Code that is not seen may switch grad mode."""
    mode = frame.here.context.grad_mode
    frame.here.set_context(grad_mode=mode.join(Fact.unknown(Origin(node, "grad mode may be switched here"))))


def note_success(frame: Frame, receiver: Tensor | UnknownValue, name: str, operands: Operands) -> None:
    """`loss.backward()` came back: loss requires grad."""
    if name in frame.engine.knowledge.methods_that_need_grad and frame.state is not None:
        mutation.prove_requires_grad(frame, receiver, Origin(operands.node, f"{name}() is called on it"))


def call_method(frame: Frame, receiver: UnknownValue, name: str, operands: Operands) -> Value:
    """A method of something unknown: a name that little else has makes it a tensor, but not a proven one."""
    row = _row_for(frame.engine.knowledge.tensor_methods.get(name), operands)
    effect = frame.engine.knowledge.module_methods.get(name)
    if operands.node is frame.thrown_away and effect == schema.ModuleMethod(schema.ModuleEffect.MOVES):
        likely_modules.move_unknown(frame, receiver, name, operands)
    if receiver.never_tensor:
        let_escape(frame, operands, "it is given to code that is not seen here", receiver.origin.missing)
        # What has `cpu()` or `detach()` gives its own kind by it.
        is_own_kind = isinstance(row, schema.TensorResult) and row.alias is not schema.Alias.NEVER
        return UnknownValue(receiver.origin, frame.engine.fresh(), never_tensor=is_own_kind)
    if frame.engine.has_tensors and not operands.arguments:
        note_success(frame, receiver, name, operands)
    if isinstance(row, schema.TensorResult) and frame.engine.has_tensors and _tells_tensor(row, operands):
        tensor = transfer.presumed_tensor(receiver, Origin(operands.node, f"it has a method {name!r}"))
        return table_calls.apply_row(frame, row, operands.on(tensor))
    if isinstance(row, schema.Conversion) and row.presumes_tensor:
        return unknown(operands.node, "it is converted by an object that is not known")
    if isinstance(row, schema.ContextEffect):
        return unknown(operands.node, "it is not known what is called")
    held = likely_modules.held_by_unknown(frame, receiver, name, operands)
    if held is not None:
        return held
    let_escape(frame, operands, "it is given to code that is not seen here", receiver.origin.missing)
    if isinstance(row, schema.TensorResult) and row.device is schema.Place.ARGUMENT:
        # `batch.to(device)`: whatever it is, it was moved.
        moved = devices.moved(operands)
        return UnknownValue(receiver.origin, frame.engine.fresh(), device=moved)
    result = given_by_unseen(frame, receiver, receiver.origin, operands)
    if receiver.is_reversed:
        result = replace(result, is_reversed=_is_array_view(frame.engine.knowledge.array_methods.get(name)))
    if isinstance(row, schema.TensorResult) and _may_end_grad(row, receiver, operands):
        # If it is a tensor, this is known of it; if it is not, it has no grad to require.
        as_tensor = transfer.presumed_tensor(receiver, Origin(operands.node, "it may be a tensor"))
        requires_grad = transfer.requires_grad_of_result(row, operands.on(as_tensor))
        return replace(result, without_grad=True) if requires_grad == gradients.NO_GRAD else result
    return result


def _may_end_grad(row: schema.TensorResult, receiver: UnknownValue, operands: Operands) -> bool:
    """Whether what is computed of a tensor can be known to require no grad though nothing is known of the tensor."""
    keeps = row.grad in (schema.Grad.KEEPS, schema.Grad.FIRST) and isinstance(row.dtype, schema.DType)
    is_told = receiver.without_grad or bool(operands.arguments) or bool(operands.keywords)
    return not keeps or is_told or operands.context.inference or not operands.context.grad_mode.only(True)


def _is_array_view(row: schema.Row | None) -> bool:
    """Whether a method gives a view of an array that runs in the same direction, if it is one of an array."""
    return isinstance(row, schema.ArrayResult) and row.alias is schema.Alias.ALWAYS and row.negative_strides is None


def given_by_unseen(frame: Frame, callee: Value, origin: Origin, operands: Operands) -> UnknownValue:
    """What code that is not seen gives."""
    inputs = (callee, *operands.inputs)
    return UnknownValue(origin, frame.engine.fresh(), device=devices.device_of_unseen(inputs, operands.node))


def _row_for(row: schema.Row | None, operands: Operands) -> schema.Row | None:
    """What a method means that is a cast where it is given a dtype (`x.type(torch.int64)`)."""
    return row.given if isinstance(row, schema.ChoiceResult) and _names_dtype(operands) else row


def _names_dtype(operands: Operands) -> bool:
    return any(isinstance(one, DTypeObject) for one in operands.inputs[1:])


def _tells_tensor(row: schema.TensorResult, operands: Operands) -> bool:
    """Whether a method makes sense on tensors and modules only: by its name, or because it names a device or dtype."""
    if row.distinctive:
        return True
    if row.dtype in (schema.DType.ARGUMENT, schema.DType.UNKNOWN) and _names_dtype(operands):
        return True
    named = operands.keywords.get("device", operands.arguments[0] if operands.arguments else NONE)
    return row.device is schema.Place.ARGUMENT and (
        isinstance(named, DeviceObject) or named in (Constant("cpu"), Constant("cuda"))
    )
