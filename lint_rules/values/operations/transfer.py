"""What a known operation does to facts: applies a row of the tables to the values that go in."""

from __future__ import annotations

from lint_rules.knowledge import schema
from lint_rules.values.domain.dtype_names import dtype_of
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.value import (
    NONE,
    Constant,
    DeviceObject,
    PythonObject,
    Sequence,
    Tensor,
    Union,
    UnknownValue,
    Value,
    alternatives,
)
from lint_rules.values.frames.operands import Operands
from lint_rules.values.operations import (
    arrays,
    autocast,
    devices,
    dtypes,
    forms,
    gradients,
    locations,
    severing,
    structures,
)
from lint_rules.values.operations.copies import as_asked


def apply(row: schema.Result, operands: Operands) -> Value:
    """The value that a call described by `row` gives."""
    if isinstance(row, schema.TensorResult):
        tensor = _tensor(row, operands)
        return Union((tensor, NONE)) if row.may_be_none else tensor
    if isinstance(row, schema.TupleResult):
        elements = tuple(apply(element, operands) for element in row.elements)
        return Sequence(elements, join_all(elements), mutable=False, names=row.names)
    if isinstance(row, schema.SequenceResult):
        return Sequence(None, apply(row.element, operands), mutable=False)
    if isinstance(row, schema.ChoiceResult):
        return _choice(row, operands)
    if isinstance(row, schema.ArrayResult):
        return arrays.result(row, operands)
    if isinstance(row, schema.DeviceResult):
        return _device_object(row, operands)
    if isinstance(row, schema.PythonResult):
        return _of_data(row, operands) if row.of_data else PythonObject(row.kind)
    return structures.apply(row, operands, apply)


_KINDS = {"bool": "bool", "int": "int", "uint": "int", "float": "float", "bfloat": "float"}


def _of_data(row: schema.PythonResult, operands: Operands) -> PythonObject:
    """A number, or a list of numbers, that was an element of a tensor or array: its dtype tells the kind.

    A list may be empty, and then is data of the default dtype, as one of floats is.
    """
    dtype = None if operands.receiver is None else dtype_of(operands.receiver)
    outcomes = dtype.outcomes if dtype is not None else ()
    kinds = {_KINDS.get(str(one).rstrip("0123456789_emnfuz"), row.kind) for one in outcomes}
    kind = kinds.pop() if len(kinds) == 1 else row.kind
    departures = severing.departures_of_number(operands)
    if row.kind == "list":
        return PythonObject("list", departures, "float" if kind == "float" else "")
    return PythonObject(kind, departures)


def _choice(row: schema.ChoiceResult, operands: Operands) -> Value:
    argument = operands.argument(row.argument, row.position)
    if argument is None:
        missing = apply(row.missing, operands)
        return join_all([apply(row.given, operands), missing]) if operands.has_spread else missing
    results: list[Value] = []
    kinds = alternatives(argument)
    if any(_may_be_left_out(row, one) for one in kinds):
        results.append(apply(row.missing, operands))
    if any(_may_be_given(row, one) for one in kinds):
        results.append(_choice_by_argument(row, argument, apply(row.given, operands), operands))
    return join_all(results)


def _may_be_left_out(row: schema.ChoiceResult, argument: Value) -> bool:
    """Whether the argument may be what is taken for none."""
    if not row.is_flag or argument == NONE:
        return argument == NONE
    return not isinstance(argument, Constant) or argument.is_promised or not argument.value


def _may_be_given(row: schema.ChoiceResult, argument: Value) -> bool:
    if not row.is_flag or argument == NONE:
        return argument != NONE
    return not isinstance(argument, Constant) or argument.is_promised or bool(argument.value)


def _choice_by_argument(row: schema.ChoiceResult, argument: Value, given: Value, operands: Operands) -> Value:
    """`torch.max(x, y)` against `torch.max(x, dim)`: the kind of the argument tells which is meant."""
    if row.given_tensor is None:
        return given
    with_tensor = apply(row.given_tensor, operands)
    kinds = alternatives(argument)
    if all(isinstance(one, Tensor) for one in kinds):
        return with_tensor
    if any(isinstance(one, (Tensor, UnknownValue)) for one in kinds):
        return join_all([given, with_tensor])
    return given


def _device_object(row: schema.DeviceResult, operands: Operands) -> DeviceObject:
    if row.named_by_argument:
        return DeviceObject(devices.named_device(operands.argument("device", 0) or operands.argument("type", 0)))
    if row.place is not schema.Place.INPUT:
        return DeviceObject(devices.result_device(schema.TensorResult(device=row.place), operands))
    device = None if operands.receiver is None else devices.device_of(operands.receiver)
    return DeviceObject(device or Fact.unknown(None))


def _tensor(row: schema.TensorResult, operands: Operands) -> Value:
    row = as_asked(row, operands)
    device = devices.result_device(row, operands)
    dtype = _result_dtype(row, device, operands)
    source = _aliased(operands)
    # What is written through a detached alias changes the memory, but not the place of the original in the graph.
    same_object = row.alias is not schema.Alias.NEVER and row.grad is not schema.Grad.NEVER and source is not None
    requires_grad = gradients.result_requires_grad(row, dtype, operands)
    return Tensor(
        requires_grad=requires_grad,
        device=device,
        dtype=dtype,
        presumed=source.presumed if isinstance(source, Tensor) else None,
        identity=source.identity if row.inplace and isinstance(source, Tensor) else operands.fresh,
        storage=(source.storage if same_object and isinstance(source, Tensor) else frozenset())
        | (frozenset() if _is_view(row) and same_object else operands.fresh),
        perhaps=source.identity | source.perhaps
        if (row.alias is schema.Alias.SOMETIMES or row.may_be_same) and same_object and isinstance(source, Tensor)
        else frozenset(),
        memory=locations.of_tensor(row, requires_grad, device, dtype, operands),
        form=forms.result_form(row, device, dtype, operands),
        sources=severing.sources_of_result(row, operands),
        departures=severing.departures_of_tensor(row, dtype, operands),
    )


def requires_grad_of_result(row: schema.TensorResult, operands: Operands) -> Fact[RequiresGrad]:
    """Whether the tensor that a call gives requires grad, where nothing else is asked about it."""
    dtype = _result_dtype(row, devices.result_device(row, operands), operands)
    return gradients.result_requires_grad(row, dtype, operands)


def _result_dtype(row: schema.TensorResult, device: Fact[Device], operands: Operands) -> Fact[str]:
    return autocast.result_dtype(row.autocast, dtypes.result_dtype(row.dtype, operands), device, operands)


def _is_view(row: schema.TensorResult) -> bool:
    """Whether the result has no memory and no place in the graph of its own."""
    return row.alias is schema.Alias.ALWAYS and row.grad in (schema.Grad.KEEPS, schema.Grad.FIRST)


def _aliased(operands: Operands) -> Value | None:
    """What a result that shares memory shares it with: the receiver, or the first argument."""
    first = next(iter(operands.inputs), None)
    kinds = alternatives(first) if first is not None else ()
    return next((one for one in kinds if isinstance(one, Tensor)), None)


def tensor_of_unknown(origin: Origin) -> Tensor:
    """A thing that is a tensor, and of which nothing else is known."""
    return Tensor(Fact.unknown(origin), Fact.unknown(origin), Fact.unknown(origin))


def presumed_tensor(value: UnknownValue, evidence: Origin) -> Tensor:
    """Something unknown that `evidence` says to be a tensor."""
    origin = value.origin if evidence.node is None else value.origin.at(evidence.node)
    return Tensor(
        requires_grad=gradients.NO_GRAD if value.without_grad else Fact.unknown(origin),
        device=value.place,
        dtype=Fact.unknown(origin),
        presumed=evidence,
        identity=value.identity,
        sources=value.sources,
    )
