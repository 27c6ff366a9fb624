"""Module objects: making a layer, calling it, moving and freezing it."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.changes import moves, mutation, running_out, switching
from lint_rules.values.changes.of_all import has_parameters
from lint_rules.values.definitions import hooks
from lint_rules.values.domain.departures import less_sure
from lint_rules.values.domain.dtype_names import FLOATING
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.joining import join, join_all
from lint_rules.values.domain.library_value import LibraryObject
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.value import (
    NONE,
    Constant,
    Dictionary,
    FunctionValue,
    Instance,
    ModuleObject,
    PythonObject,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
    unknown,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.objects import registering, submodules, training
from lint_rules.values.objects.attributes import parameter_of
from lint_rules.values.operations import autocast, devices, gradients, severing, transfer
from lint_rules.values.tree.syntax import last_name


def call_module(frame: Frame, module: ModuleObject, operands: Operands) -> Value:
    """The output of a module."""
    if module.row is not None and module.row.container:
        return _call_in_turn(frame, module, operands)
    if module.row is None or module.row.output is None:
        return _unseen_output(frame, module, operands)
    own = [
        _trainable_output(module, operands) if module.row.parameters is not False else gradients.NO_GRAD,
        *(_brought_by(frame, value, operands) for value in module.children if module.row.computes_with),
    ]
    output = _of_weights_dtype(transfer.apply(module.row.output, operands), module, operands)
    kept = _computed_of(operands.inputs, own, module.row, operands)
    output = _with_requires_grad(output, kept, _output_device(module, operands))
    if module.row.second_of and isinstance(output, Sequence):
        output = _with_second_of(output, own, module.row, operands)
    if module.row.wraps_as_given and isinstance(output, Sequence):
        output = _wrapped_as_given(output, operands)
    return severing.with_source(output, operands.node) if module.row.parameters is not False else output


def _computed_of(
    inputs: Iterable[Value], own: list[Fact[RequiresGrad]], row: schema.ModuleClass, operands: Operands
) -> Fact[RequiresGrad]:
    """Whether what a layer computes of some inputs requires grad; `own`: what the layer itself brings along."""
    fact = gradients.any_requires_grad([*map(gradients.requires_grad_of, inputs), *own])
    alias = row.output.alias if isinstance(row.output, schema.TensorResult) else schema.Alias.NEVER
    return gradients.under_grad_mode(fact, alias, operands)


def _with_second_of(
    output: Sequence, own: list[Fact[RequiresGrad]], row: schema.ModuleClass, operands: Operands
) -> Sequence:
    """What comes out, whose second part is computed of some of the inputs only."""
    given = [operands.argument(name, place) for place, name in enumerate(row.second_of)]
    fact = _computed_of([one for one in given if one is not None], own, row, operands)
    elements = list(output.elements or ())
    elements[1:2] = [replace(one, requires_grad=fact) if isinstance(one, Tensor) else one for one in elements[1:2]]
    return replace(output, elements=tuple(elements), element=join_all(elements)) if elements else output


def _wrapped_as_given(output: Sequence, operands: Operands) -> Sequence:
    """The first of what comes out is a tensor if the input is one, and an object like the input if that holds one."""
    elements = output.elements or ()
    if not elements or not operands.inputs:
        return output
    first = join_all([_like_input(elements[0], one, operands) for one in alternatives(operands.inputs[0])])
    return replace(output, elements=(first, *elements[1:]), element=join_all([first, *elements[1:]]))


def _like_input(made: Value, given: Value, operands: Operands) -> Value:
    if isinstance(given, LibraryObject):
        return replace(given, held=Sequence(None, made, mutable=False))
    if not isinstance(made, Tensor) or (isinstance(given, Tensor) and given.presumed is None):
        return made
    return replace(made, presumed=Origin(operands.node, "what goes in may be a packed sequence"))


def _brought_by(frame: Frame, value: Value, operands: Operands) -> Fact[RequiresGrad]:
    """What a layer brings into the graph that computes with `value`: a tensor, or a distance that it calls itself."""
    if all(isinstance(one, (Tensor, UnknownValue, Constant)) for one in alternatives(value)):
        # Most losses refuse a weight that requires grad, unless they are called in no_grad.
        return less_sure(gradients.requires_grad_of(value))
    if not isinstance(value, (FunctionValue, ModuleObject)) or frame.state is None:
        return Fact.unknown(Origin(operands.node, "it computes with a function that it was given"))
    distance = frame.engine.call(frame, value, replace(operands, arguments=operands.arguments[:2], keywords={}))
    return less_sure(gradients.requires_grad_of(distance))


def _of_weights_dtype(output: Value, module: ModuleObject, operands: Operands) -> Value:
    """The dtype of the weights, where that of the input does not matter, or is not known but must be the same."""
    row = module.row.output if module.row is not None else None
    if not isinstance(output, Tensor) or not isinstance(row, schema.TensorResult):
        return output
    is_strict = row.autocast is schema.Autocast.LOWERS and not output.dtype.is_known
    if not is_strict and row.dtype is not schema.DType.WEIGHTS:
        return output
    return replace(output, dtype=autocast.result_dtype(row.autocast, module.dtype, output.device, operands))


def _trainable_output(module: ModuleObject, operands: Operands) -> Fact[RequiresGrad]:
    return Fact(
        {
            outcome: Origin(operands.node, "the output of a module with trainable parameters")
            if outcome is RequiresGrad.YES
            else module.trainable.origin(outcome)
            for outcome in module.trainable.outcomes
        }
    )


def _output_device(module: ModuleObject, operands: Operands) -> Fact[Device]:
    """A module with parameters runs where these are; one without follows its input."""
    if module.row is not None and module.row.parameters is not False:
        return _where_it_runs(module, operands)
    facts = [fact for value in operands.inputs if (fact := devices.device_of(value)) is not None]
    return devices.combined_device(facts) if facts else module.device


def _where_it_runs(module: ModuleObject, operands: Operands) -> Fact[Device]:
    """Where the parameters are. Given a tensor that is on the CPU it runs there, or else it moves its input itself."""
    given = [*operands.arguments, *operands.keywords.values()]
    near = [fact for value in given if (fact := devices.device_inside(value)) is not None and devices.is_near(fact)]
    if not near or not module.device.may_be(Device.FOLLOWS):
        return module.device
    return devices.likely_near(near[0], Origin(operands.node, "the module is called with a tensor on the CPU"))


def _unseen_output(frame: Frame, module: ModuleObject, operands: Operands) -> Value:
    """A module of unknown class gives tensors, or an object that holds them: taken for one, not proven."""
    grad: Fact[RequiresGrad] = module.trainable
    if grad.may_be(RequiresGrad.YES):
        grad = Fact.of(RequiresGrad.LIKELY, Origin(operands.node, "the output of a module"))
    grad = Fact({outcome: Origin(operands.node, "the output of a module") for outcome in grad.outcomes})
    given = [less_sure(gradients.requires_grad_of(value)) for value in operands.inputs]
    grad = gradients.any_requires_grad([grad, *(fact for fact in given if fact.may_be(RequiresGrad.LIKELY))])
    if _named_like_preparation(frame, operands):
        grad = Fact.unknown(Origin(operands.node, "by its name the module prepares data, and may have no parameters"))
    return Tensor(
        requires_grad=gradients.under_grad_mode(grad, schema.Alias.NEVER, operands),
        device=_where_it_runs(module, operands),
        dtype=_unseen_dtype(module, operands),
        presumed=Origin(operands.node, "the output of a module whose class is not seen"),
        identity=operands.fresh,
        storage=operands.fresh,
        sources=severing.sources_among(operands.inputs) | {operands.node},
        departures=severing.departures_among(operands.inputs).learned(),
    )


def _named_like_preparation(frame: Frame, operands: Operands) -> bool:
    node = operands.node
    word = last_name(node.func).rpartition("_")[2].lower() if isinstance(node, ast.Call) else ""
    return word in frame.engine.knowledge.preparation_words


def _unseen_dtype(module: ModuleObject, operands: Operands) -> Fact[str]:
    """Evidence, where the module was cast or is called under autocast; most give what they calculate with."""
    unseen: Fact[str] = Fact.unknown(Origin(operands.node, "the class of the module is not seen"))
    dtype = autocast.result_dtype(schema.Autocast.LOWERS, module.dtype, _where_it_runs(module, operands), operands)
    return dtype.join(unseen)


def _call_in_turn(frame: Frame, module: ModuleObject, operands: Operands) -> Value:
    if not module.children:
        return operands.arguments[0] if operands.arguments else unknown(operands.node, "an empty container")
    value: Value | None = None
    for child in module.children:
        step = operands if value is None else replace(operands, arguments=(value,), keywords={})
        value = frame.engine.call(frame, _along_with(module, child), step)
        if frame.state is None:
            break
    assert value is not None
    return value


def _along_with(module: ModuleObject, child: Value) -> Value:
    """A submodule of unknown class lies where the whole does."""
    if isinstance(child, UnknownValue) and child.device is None and module.device.may_be(Device.FOLLOWS):
        return replace(child, device=module.device)
    return child


def _with_requires_grad(value: Value, grad: Fact[RequiresGrad], device: Fact[Device]) -> Value:
    if isinstance(value, Tensor):
        is_integer = value.dtype.is_known and value.dtype.outcomes.isdisjoint(FLOATING)
        return replace(value, requires_grad=gradients.NO_GRAD if is_integer else grad, device=device)
    if isinstance(value, Sequence):
        elements = None
        if value.elements is not None:
            elements = tuple(_with_requires_grad(one, grad, device) for one in value.elements)
        return replace(value, elements=elements, element=_with_requires_grad(value.element, grad, device))
    return value


def call_method(frame: Frame, module: ModuleObject, name: str, operands: Operands) -> Value:
    """A method of a module, as far as the tables know what it means."""
    if name in ("forward", "__call__"):
        return call_module(frame, module, replace(operands, receiver=None))
    row = frame.engine.knowledge.module_methods.get(name)
    if isinstance(row, schema.ModuleMethod):
        return apply_effect(frame, module, row.effect, name, operands)
    own = frame.engine.knowledge.member(module.row.members, name) if module.row is not None else None
    if own is not None:
        return frame.engine.apply_row(frame, own, operands)
    hooks.note_module(frame.engine, module, name, operands)
    mutation.escape(frame, operands.inputs, Origin(operands.node, f"its method {name} is not known"))
    return unknown(operands.node, "it comes from a method of a module whose class is not seen")


def apply_effect(
    frame: Frame, module: ModuleObject | Instance, effect: schema.ModuleEffect, name: str, operands: Operands
) -> Value:
    """What a method of nn.Module does to a module, or gives."""
    node = operands.node
    seen = len(frame.engine.mutations)
    if effect is schema.ModuleEffect.SETS_REQUIRES_GRAD:
        flag = operands.argument("requires_grad", 0)
        fact = gradients.flag_as_requires_grad(flag if flag is not None else Constant(True), node)
        switching.switch_module(frame, module, fact)
        return _current(frame, module, seen)
    if effect in (schema.ModuleEffect.MOVES, schema.ModuleEffect.CASTS):
        moves.move(frame, module, name, operands)
        return _current(frame, module, seen)
    if effect is schema.ModuleEffect.SELF:
        return module
    if effect in training.EFFECTS:
        training.switch(frame, module, effect, operands)
        return _current(frame, module, seen)
    if effect in (schema.ModuleEffect.UNCHANGED, schema.ModuleEffect.LOADS):
        if effect is schema.ModuleEffect.LOADS and (operands.argument("assign", 2) is not None or operands.has_spread):
            moves.replace_parameters(frame, module, node)
        # `zero_grad` binds an attribute of each parameter anew.
        frame.here.forget_all_parts()
        return PythonObject("object")
    if effect is schema.ModuleEffect.APPLIES:
        return _apply_function(frame, module, operands)
    if effect in registering.REGISTERED_AS:
        registering.register(frame, module, effect, operands)
        return NONE
    return _parts(frame, module, effect, name, operands)


def _parts(
    frame: Frame, module: ModuleObject | Instance, effect: schema.ModuleEffect, name: str, operands: Operands
) -> Value:
    """What a method gives of that which a module holds."""
    node = operands.node
    if effect is schema.ModuleEffect.STATE_DICT:
        return Dictionary((), _any_saved(frame, module, operands), frame.engine.fresh())
    if effect is schema.ModuleEffect.BUFFERS:
        return running_out.once(frame, Sequence(None, _any_buffer(frame, module, node)), node)
    is_filled = False
    if effect in (schema.ModuleEffect.PARAMETERS, schema.ModuleEffect.NAMED_PARAMETERS):
        one: Value = _any_parameter(frame, module, node)
        is_filled = _has_some(module, operands)
    else:
        mutation.escape(frame, operands.inputs, Origin(node, f"through its method {name} its submodules are reached"))
        one = submodules.any_of(frame, module, node)
    if effect in (schema.ModuleEffect.NAMED_PARAMETERS, schema.ModuleEffect.NAMED_SUBMODULES):
        one = Sequence((PythonObject("string"), one), one, mutable=False)
    return running_out.once(frame, Sequence(None, one, is_filled=is_filled), node)


def _has_some(module: ModuleObject | Instance, operands: Operands) -> bool:
    """Whether there is something among the parameters that are asked for."""
    return not operands.arguments and not operands.keywords and not operands.has_spread and has_parameters(module)


def _apply_function(frame: Frame, module: ModuleObject | Instance, operands: Operands) -> Value:
    """`module.apply(f)`: f is called with each submodule, then with the module: what it does to that it does to all."""
    function = operands.argument("fn", 0)
    seen = len(frame.engine.mutations)
    if isinstance(function, FunctionValue):
        for one in (*submodules.inside(module), module):
            if frame.state is not None:
                now = _current(frame, one, seen)
                frame.engine.call(frame, function, replace(operands, receiver=None, arguments=(now,), keywords={}))
    else:
        mutation.escape(frame, operands.inputs, Origin(operands.node, "a function is applied to its submodules"))
    return _current(frame, module, seen) if frame.state is not None else module


def _current(frame: Frame, module: ModuleObject | Instance, seen: int) -> Value:
    """The module after all changes since the first `seen` ones."""
    return mutation.after_changes(module, frame.engine.mutations[seen:])


def _any_saved(frame: Frame, module: ModuleObject | Instance, operands: Operands) -> Tensor:
    """A value that stands for whatever is saved: detached, unless `keep_vars` asks for the parameters themselves."""
    detached = replace(_any_buffer(frame, module, operands.node), identity=frame.engine.fresh())
    kept = operands.argument("keep_vars", 2)
    if not operands.has_spread and (kept is None or kept == Constant(False)):
        return detached
    parameter = _any_parameter(frame, module, operands.node)
    fact = detached.requires_grad.join(parameter.requires_grad)
    identity = detached.identity | parameter.identity
    return replace(detached, requires_grad=fact, identity=identity, is_parameter=True, stands_for_all=False)


def _any_buffer(frame: Frame, module: ModuleObject | Instance, node: ast.AST) -> Tensor:
    """A value that stands for every buffer, or for whatever a module saves; some of that are integers."""
    parameter = _any_parameter(frame, module, node)
    may_be_integer: Fact[str] = Fact.unknown(Origin(node, "a module may hold integers, too"))
    dtype = parameter.dtype.join(may_be_integer)
    return replace(parameter, requires_grad=gradients.NO_GRAD, is_parameter=False, dtype=dtype)


def _any_parameter(frame: Frame, module: ModuleObject | Instance, node: ast.AST) -> Tensor:
    """A value that stands for every parameter of the module."""
    if isinstance(module, ModuleObject):
        result = parameter_of(frame, module, node)
        for child in module.children:
            for one in alternatives(child):
                if isinstance(one, (ModuleObject, Instance)):
                    joined = join(result, _any_parameter(frame, one, node))
                    result = joined if isinstance(joined, Tensor) else result
        return replace(result, identity=mutation.belonging_to(module), stands_for_all=True)
    origin = Origin(node, "a parameter of a module")
    identity = mutation.belonging_to(module)
    return Tensor(
        Fact.of(RequiresGrad.LIKELY, origin),
        Fact.of(Device.FOLLOWS, origin),
        Fact.unknown(origin),
        is_parameter=True,
        stands_for_all=True,
        identity=identity,
        storage=identity,
    )
