"""Layers as their constructors make them: with which parameters, where, of which dtype, and what they compute with."""

from __future__ import annotations

from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.domain.dtype_names import named_dtype
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.value import (
    NONE,
    Constant,
    Dictionary,
    ModuleObject,
    Sequence,
    Tensor,
    Value,
    unknown,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.operations import devices, gradients


def make_module(frame: Frame, row: schema.ModuleClass, operands: Operands) -> ModuleObject:
    """An instance of a layer class: trainable, on the default device unless told otherwise."""
    named = replace(operands, keywords=_by_name(row, operands))
    made = ModuleObject(
        _as_asked(row, named),
        gradients.as_set_in(operands.context, _trainable(frame, row, named)),
        _device(row, named),
        _children(operands) if row.container else _computed_with(row, named),
        operands.fresh,
        _dtype_of_parameters(row, named),
    )
    return made if made.row is not None else replace(made, children=())


def _by_name(row: schema.ModuleClass, operands: Operands) -> dict[str, Value]:
    """The arguments by name, also those that are given by position, as far as the names are known."""
    return {**dict(zip(row.arguments, operands.arguments, strict=False)), **operands.keywords}


def _trainable(frame: Frame, row: schema.ModuleClass, operands: Operands) -> Fact[RequiresGrad]:
    origin = Origin(operands.node, "a layer, trainable by default")
    given = operands.keywords
    if row.output is None and row.parameters is False:
        return gradients.NO_GRAD
    if row.parameters_by and row.parameters_by not in given and not operands.has_spread:
        return gradients.NO_GRAD
    if row.made_of and not operands.has_spread:
        return gradients.any_requires_grad(_trainable_part(given.get(name, NONE), operands) for name in row.made_of)
    trainable: Fact[RequiresGrad] = Fact.of(RequiresGrad.LIKELY if row.parameters is None else RequiresGrad.YES, origin)
    for name, off in frame.engine.knowledge.freezing_arguments.items():
        flag = given.get(name)
        if isinstance(flag, Constant) and not flag.is_promised:
            trainable = gradients.NO_GRAD if bool(flag.value) is off else trainable
        elif flag is not None or (operands.has_spread and name in row.arguments):
            trainable = trainable.join(Fact.unknown(Origin(operands.node, f"{name} is decided at run time")))
    return trainable


def _trainable_part(part: Value, operands: Operands) -> Fact[RequiresGrad]:
    if isinstance(part, ModuleObject):
        return part.trainable
    origin = Origin(operands.node, "a module, trainable by default")
    return gradients.NO_GRAD if part == NONE else Fact.of(RequiresGrad.LIKELY, origin)


def _device(row: schema.ModuleClass, operands: Operands) -> Fact[Device]:
    device = operands.context.default_device
    for name in row.device_arguments:
        named = operands.keywords.get(name)
        if named is not None:
            device = devices.chosen_device(named, operands, "made there", device)
    return device


_INDICES = schema.TensorResult(schema.Grad.NEVER, dtype="int64")


def _as_asked(row: schema.ModuleClass, operands: Operands) -> schema.ModuleClass | None:
    """The row of a layer that gives indices as well, or writes into its input; None where that is not known."""
    if row.output is None:
        return row
    asked = operands.keywords.get("return_indices", Constant(False))
    if asked == Constant(True):
        return replace(row, output=schema.TupleResult((row.output, _INDICES)))
    is_open = operands.has_spread and "return_indices" in row.arguments
    if asked != Constant(False) or is_open:
        return None
    in_place = operands.keywords.get("inplace", Constant(False))
    if in_place != Constant(False) and isinstance(row.output, schema.TensorResult):
        return replace(row, output=replace(row.output, alias=schema.Alias.SOMETIMES))
    return row


def _computed_with(row: schema.ModuleClass, operands: Operands) -> tuple[Value, ...]:
    """What goes into its output beside what it is called with; a tensor becomes a buffer."""
    kept = [one for name in row.computes_with if (one := operands.keywords.get(name, NONE)) != NONE]
    if operands.has_spread and row.computes_with:
        kept.append(unknown(operands.node, "arguments that are not all seen"))
    return tuple(replace(one, is_buffer=True) if isinstance(one, Tensor) else one for one in kept)


def _dtype_of_parameters(row: schema.ModuleClass, operands: Operands) -> Fact[str]:
    """The default dtype, unless an argument says otherwise; a pre-trained model has the one that it was saved in."""
    for name in row.dtype_arguments:
        named = operands.keywords.get(name)
        if named is not None and named != NONE:
            origin = Origin(operands.node, "made in this dtype")
            return (named_dtype(named) or Fact[str].unknown(origin)).because(origin)
    if row.output is None or operands.has_spread:
        return Fact.unknown(Origin(operands.node, "the dtype of its parameters is not seen"))
    return operands.context.default_dtype


def _children(operands: Operands) -> tuple[Value, ...]:
    """The submodules of a container, whether given one by one, in a list, or in an ordered mapping."""
    if operands.has_spread:
        return (unknown(operands.node, "the submodules are not all seen"),)
    children: list[Value] = []
    for argument in operands.arguments:
        if isinstance(argument, Dictionary):
            children.extend(held for _, held in argument.items)
        elif isinstance(argument, Sequence):
            children.extend(argument.elements or (argument.element,))
        else:
            children.append(argument)
    return tuple(children)
