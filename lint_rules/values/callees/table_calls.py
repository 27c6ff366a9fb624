"""Calls of what the tables know: from a row and what the call is given to what comes back."""

from __future__ import annotations

from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.changes import accumulating, kept_memory, mutation, overwriting, sharing, switching, writability
from lint_rules.values.domain.callables import ContextObject, GradMode, Guarded, Partial
from lint_rules.values.domain.dtype_names import named_dtype
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.form import PLAIN
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.library_value import LibraryObject
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.promises import promised
from lint_rules.values.domain.value import (
    NONE,
    Array,
    BoundMethod,
    Constant,
    DeviceObject,
    DTypeObject,
    ForeignObject,
    FunctionValue,
    Instance,
    ModuleObject,
    PythonObject,
    Qualified,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
    unknown,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.state import map_value
from lint_rules.values.items.assign import write_into
from lint_rules.values.objects import constructed, library_objects, modules
from lint_rules.values.operations import autocast, contexts, devices, gradients, severing, transfer
from lint_rules.values.operations.mixed_dtypes import wrapped_dtype


def apply_row(frame: Frame, row: schema.Row, operands: Operands, name: str = "") -> Value:
    """What the tables say of a call."""
    out = _written_argument(row, operands)
    if out is not None and not _is_data(out):
        return unknown(operands.node, "it is what the result is written into, which is not known")
    if out is not None:
        sharing.note_write(frame, out, operands.node)
        overwriting.note_overwritten(frame, out)
        return severing.overwritten(out)
    return _apply(frame, row, operands, name)


def _apply(frame: Frame, row: schema.Row, operands: Operands, name: str) -> Value:
    if isinstance(row, schema.TypeName):
        return _of_type(frame, row, operands, name)
    if isinstance(row, schema.TensorResult) and row.inplace:
        return _in_place(frame, row, operands if operands.receiver is not None else _on_first(operands))
    if isinstance(row, schema.TensorResult) and _writes_into_first(operands):
        sharing.note_write(frame, operands.arguments[0], operands.node)
        overwriting.note_overwritten(frame, operands.arguments[0])
        return _in_place(frame, row, _on_first(operands))
    if isinstance(row, schema.Conversion):
        return transfer.apply(row.result, _as_arrays(frame, row, operands))
    if isinstance(row, schema.LegacyConstructor):
        return _legacy_constructor(frame, row, operands)
    if isinstance(row, schema.ModuleClass):
        return constructed.make_module(frame, row, operands)
    if isinstance(row, schema.ContextEffect):
        return _context_effect(frame, row, operands)
    if isinstance(row, schema.GradModeQuestion):
        mode = operands.context.grad_mode.single
        return PythonObject("bool") if mode is None else Constant(mode)
    if isinstance(row, (schema.MachineQuestion, schema.TypeTest, schema.FactQuestion, schema.InferenceModeQuestion)):
        return PythonObject("bool")
    if isinstance(row, schema.DTypeName):
        return cast_by_type(row.dtype, operands)
    if isinstance(row, schema.Foreign):
        return ForeignObject(row.library)
    if isinstance(row, schema.CalledResult):
        return _called(frame, row, operands)
    return _of_class(frame, row, operands, name)


def _of_type(frame: Frame, row: schema.TypeName, operands: Operands, name: str) -> Value:
    """What calling a type makes."""
    if row.call is not None:
        made = apply_row(frame, row.call, operands, name)
        is_parameter = row.type is schema.Type.PARAMETER
        return replace(made, is_parameter=True) if is_parameter and isinstance(made, Tensor) else made
    if row.type is schema.Type.DTYPE and (dtype := _named_dtype(operands)) is not None:
        return DTypeObject(dtype)
    # Through what is made, what went in can be changed: `nn.ModuleList(layers)` freezes the layers.
    mutation.escape(frame, operands.inputs, Origin(operands.node, f"it is given to {name}"))
    return unknown(operands.node, f"it is made by {name}")


def _named_dtype(operands: Operands) -> str | None:
    """The dtype that `np.dtype(…)` makes an object of, if nothing else is asked for (`align=True`)."""
    if len(operands.inputs) != 1 or operands.has_spread or not operands.arguments:
        return None
    named = named_dtype(operands.arguments[0])
    return None if named is None else named.single


def wrapped(frame: Frame, name: str, operands: Operands, result: Value) -> Value:
    """The array that a function gives; of a tensor it may be a tensor again, outside of the graph and on the CPU."""
    knowledge = frame.engine.knowledge
    converter = knowledge.converter(knowledge.canonical(name))
    if converter is None or not converter.wrapped or not isinstance(result, Array):
        return result
    arguments = [value for place, value in enumerate(operands.arguments) if place in converter.wrapped]
    given = [one for value in arguments for one in alternatives(value)]
    if any(isinstance(one, Tensor) for one in given):
        tensor = Tensor(
            gradients.NO_GRAD,
            Fact.of(Device.CPU, Origin(operands.node, "it is computed by way of an array")),
            wrapped_dtype(result.dtype),
            identity=operands.fresh,
            storage=operands.fresh,
        )
        is_always = any(all(isinstance(one, Tensor) for one in alternatives(value)) for value in arguments)
        return tensor if is_always else join_all([tensor, result])
    is_open = any(isinstance(one, UnknownValue) and not one.never_tensor for one in given)
    return promised(result) if is_open else result


def _called(frame: Frame, row: schema.CalledResult, operands: Operands) -> Value:
    """What a function gives that another one calls: with the arguments that come after it."""
    if not operands.arguments or operands.has_spread:
        return unknown(operands.node, "what is called, or with what, is not seen here")
    given = {name: value for name, value in operands.keywords.items() if name not in row.own}
    inner = replace(operands, arguments=operands.arguments[1:], keywords=given)
    if operands.keywords.get(row.plain) == Constant(False):
        return frame.engine.call(frame, operands.arguments[0], inner)
    origin = Origin(operands.node, f"without {row.plain}=False the arguments decide it")
    mode = operands.context.grad_mode.join(Fact.unknown(origin))
    result = frame.engine.call(
        frame, operands.arguments[0], replace(inner, context=replace(inner.context, grad_mode=mode))
    )

    def undecided(value: Value) -> Value:
        if not isinstance(value, Tensor) or value.requires_grad is gradients.NO_GRAD:
            return value
        return replace(value, requires_grad=value.requires_grad.join(Fact.unknown(origin)))

    return map_value(result, undecided)


def _names_type(row: schema.ChoiceResult) -> bool:
    """Whether the argument names a type of tensors, by a constructor of such (`x.type(torch.LongTensor)`)."""
    return isinstance(row.given, schema.TensorResult) and row.given.device is schema.Place.ARGUMENT


def _by_example(frame: Frame, named: Value, operands: Operands) -> Value:
    """A tensor of the type that is named, which says of which dtype and where; a dtype says the first by itself."""
    if isinstance(named, (DTypeObject, UnknownValue)) or named == PythonObject("dtype"):
        return named
    is_text = isinstance(named, Constant) and isinstance(named.value, str)
    constructor = Qualified(str(named.value)) if is_text and isinstance(named, Constant) else named
    row = frame.engine.row_of(constructor) if isinstance(constructor, Qualified) else None
    call = row.call if isinstance(row, schema.TypeName) else row
    made = _legacy_constructor(frame, call, operands) if isinstance(call, schema.LegacyConstructor) else None
    return made if isinstance(made, Tensor) and call != schema.LegacyConstructor() else _unknown_type(operands)


def _unknown_type(operands: Operands) -> Value:
    return unknown(operands.node, "the type that it is cast to is not known")


def _written_argument(row: schema.Row, operands: Operands) -> Value | None:
    """`add(x, y, out=z)` gives z, and so does `out=(z,)`; torch refuses that where it would have to be recorded."""
    if not isinstance(row, (schema.TensorResult, schema.ArrayResult, schema.ChoiceResult)):
        return None
    is_sum = isinstance(row, schema.ArrayResult) and row.dtype is schema.DType.SUM
    out = operands.argument("out", row.dtype_position + 1 if is_sum and isinstance(row, schema.ArrayResult) else -1)
    if isinstance(out, Sequence) and out.elements is not None and len(out.elements) == 1:
        out = out.elements[0]
    return None if out == NONE else out


def _is_data(value: Value) -> bool:
    return all(isinstance(one, (Tensor, Array)) for one in alternatives(value))


def _writes_into_first(operands: Operands) -> bool:
    """`relu(x, inplace=True)` gives x, in no_grad as well."""
    return operands.receiver is None and bool(operands.arguments) and operands.keywords.get("inplace") == Constant(True)


def _of_class(
    frame: Frame,
    row: schema.Result | schema.ObjectClass | schema.Property | schema.ModuleMethod | schema.LayoutName,
    operands: Operands,
    name: str,
) -> Value:
    """An object of a library's class, or what has nothing to do with one."""
    if isinstance(row, schema.PythonResult):
        _note_effects(frame, row, operands)
    if isinstance(row, schema.LayoutName):
        return PythonObject("layout")
    if isinstance(row, schema.ObjectClass):
        return library_objects.make(frame, row, name, operands)
    if isinstance(row, schema.Property):
        return unknown(operands.node, f"{name} is read from a class, not from an object")
    if isinstance(row, schema.ModuleMethod):
        return unknown(operands.node, "a method of modules is called on something else")
    if isinstance(row, schema.MappedResult):
        return _mapped(frame, row, operands)
    if isinstance(row, schema.ChoiceResult) and _names_type(row):
        operands = replace(operands, arguments=tuple(_by_example(frame, one, operands) for one in operands.arguments))
    return transfer.apply(row, operands)


def _note_effects(frame: Frame, row: schema.PythonResult, operands: Operands) -> None:
    """What a call that gives nothing of interest does to what it is given."""
    sharing.note_effect(frame, row, operands)
    writability.note_call(frame, row, operands)
    if row.goes_back and operands.receiver is not None:
        kept_memory.note_backward(frame, operands.receiver, operands.node)
        accumulating.note_backward(frame, operands.receiver, operands.node)
    if all(row.resets) and operands.receiver is not None:
        accumulating.note_reset(frame, row, operands)


def _as_arrays(frame: Frame, row: schema.Conversion, operands: Operands) -> Operands:
    """Where a library's object is converted (`np.asarray(image)`), the array that its `__array__` gives stands in."""
    if row.argument is None or len(operands.arguments) <= row.argument:
        return operands
    arguments = list(operands.arguments)
    given = alternatives(arguments[row.argument])
    arguments[row.argument] = join_all([_as_array(frame, one, operands) for one in given])
    return replace(operands, arguments=tuple(arguments))


def _as_array(frame: Frame, value: Value, operands: Operands) -> Value:
    row = frame.engine.knowledge.member(value.class_, "__array__") if isinstance(value, LibraryObject) else None
    return value if row is None else apply_row(frame, row, replace(operands, arguments=(), keywords={}))


def _mapped(frame: Frame, row: schema.MappedResult, operands: Operands) -> Value:
    """The arguments in their own structure; a module among them is moved itself."""
    if row.tensor.device is not schema.Place.INPUT:
        destination = DeviceObject(devices.result_device(row.tensor, operands))
        moved = replace(operands, receiver=None, arguments=(destination,), keywords={})
        for one in operands.arguments:
            for module in alternatives(one):
                if isinstance(module, (ModuleObject, Instance)):
                    modules.apply_effect(frame, module, schema.ModuleEffect.MOVES, "to", moved)
    return transfer.apply(row, operands)


def cast_by_type(dtype: str, operands: Operands) -> Array:
    """`np.float32(x)`: a NumPy scalar of a number, an array of an array."""
    first = operands.arguments[0] if operands.arguments else NONE
    is_number = all(isinstance(one, (Constant, PythonObject)) for one in alternatives(first))
    rank = schema.Rank.SCALAR if is_number else schema.Rank.EITHER
    if isinstance(first, Array):
        rank = first.rank
    fact = Fact.of(dtype, Origin(operands.node, f"it is {dtype}"))
    departures = severing.departures_of_array(schema.ArrayResult(counterpart=""), fact, operands)
    return Array(fact, rank, departures=departures)


def _legacy_constructor(frame: Frame, row: schema.LegacyConstructor, operands: Operands) -> Value:
    """`torch.Tensor(x)`: of a tensor it is that tensor again, of all else a new one in the default dtype."""
    fresh = operands.fresh
    dtype = frame.here.context.default_dtype if row.dtype is None else Fact.of(row.dtype)
    device = Fact.of(Device.CPU, Origin(operands.node, "this constructor makes CPU tensors"))
    if row.device is schema.Place.ACCELERATOR:
        device = Fact.of(Device.OFF_CPU, Origin(operands.node, "this constructor makes tensors on the accelerator"))
    departures = severing.departures_of_data(operands, operands.inputs[:1], keeps_graph=True)
    made = Tensor(gradients.NO_GRAD, device, dtype, identity=fresh, storage=fresh, form=PLAIN, departures=departures)
    first = operands.arguments[0] if operands.arguments else NONE
    results: list[Value] = []
    for one in alternatives(first):
        if isinstance(one, (Tensor, UnknownValue)):
            view = transfer.apply(schema.TensorResult(alias=schema.Alias.ALWAYS), operands)
            results.append(view if isinstance(one, Tensor) else join_all([view, made]))
        else:
            results.append(made)
    return join_all(results)


def _on_first(operands: Operands) -> Operands:
    """The operands of a function, as those of the method of its first argument."""
    if not operands.arguments:
        return operands
    return replace(operands, receiver=operands.arguments[0], arguments=operands.arguments[1:])


def _in_place(frame: Frame, row: schema.TensorResult, operands: Operands) -> Value:
    """The receiver, changed: `requires_grad_`, `detach_`, or an operation that writes into it."""
    receiver = operands.receiver
    targets = [one for one in alternatives(receiver) if isinstance(one, Tensor)] if receiver is not None else []
    if receiver is None or not targets:
        return transfer.apply(row, operands)
    if row.grad is schema.Grad.ALWAYS:
        flag = operands.argument("requires_grad", 0)
        fact = gradients.flag_as_requires_grad(flag if flag is not None else Constant(True), operands.node)
        fact = gradients.as_set_in(operands.context, fact)
        seen = len(frame.engine.mutations)
        for target in targets:
            switching.switch_tensor(frame, target, fact)
        is_view = not targets[0].identity & targets[0].storage
        if is_view:
            return mutation.after_changes(targets[0], frame.engine.mutations[seen:])
        return replace(targets[0], requires_grad=fact)
    if row.grad is schema.Grad.NEVER:
        for target in targets:
            switching.switch_tensor(frame, target, _detached(target, operands))
        return replace(targets[0], requires_grad=_detached(targets[0], operands))
    seen = len(frame.engine.mutations)
    if row.grad is not schema.Grad.FIRST:
        for target in targets:
            for value in (*operands.arguments, *operands.keywords.values()):
                write_into(frame, target, value)
    written = transfer.apply(row, operands)
    if not isinstance(written, Tensor):
        return written
    after = mutation.after_changes(targets[0], frame.engine.mutations[seen:])
    fact = after.requires_grad if isinstance(after, Tensor) else written.requires_grad
    # What is written into a tensor changes neither where it lies nor its dtype, nor how it keeps its elements.
    return replace(written, requires_grad=fact, device=targets[0].device, dtype=targets[0].dtype, form=targets[0].form)


def _detached(target: Tensor, operands: Operands) -> Fact[RequiresGrad]:
    """Inference mode records nothing, so that `detach_` was seen to leave requires_grad as it was there."""
    return gradients.NO_GRAD.join(target.requires_grad) if operands.context.inference else gradients.NO_GRAD


def _context_effect(frame: Frame, row: schema.ContextEffect, operands: Operands) -> Value:
    argument = contexts.told(frame.here, operands)
    if row.effect is schema.Effect.STOPS_EXCEPTIONS:
        argument = Sequence(operands.arguments, unknown(operands.node, "it is an exception"), mutable=False)
    modes = autocast.told(row, operands) if row.effect is schema.Effect.AUTOCAST else None
    effect = ContextObject(row.effect, argument, operands.fresh, autocast=modes)
    first = operands.arguments[0] if operands.arguments else NONE
    if isinstance(first, (BoundMethod, FunctionValue, Guarded, Partial)):
        # The class is used as a decorator without being called first.
        return Guarded(ContextObject(row.effect), first)
    if not row.by_call:
        return effect
    context = frame.here.context
    frame.engine.apply_effect(frame, effect, operands.node)
    return replace(effect, before=GradMode(context.grad_mode, context.inference))
