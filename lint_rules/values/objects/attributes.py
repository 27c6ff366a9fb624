"""What `value.name` gives."""

from __future__ import annotations

import ast
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.changes import sharing
from lint_rules.values.changes.mutation import escape
from lint_rules.values.definitions import overriding
from lint_rules.values.definitions.found_later import doubt_attributes
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.library_value import LibraryObject
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.promises import derived, promised
from lint_rules.values.domain.value import (
    NONE,
    Array,
    BoundMethod,
    ClassValue,
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
from lint_rules.values.frames.forking import each_apart
from lint_rules.values.frames.frame import Frame
from lint_rules.values.objects import library_objects, submodules
from lint_rules.values.operations import devices, gradients, transfer
from lint_rules.values.tree.imported import Imported


def attribute_of(frame: Frame, value: Value, name: str, node: ast.expr) -> Value:
    """The value of an attribute; `None` among the alternatives would raise, so it has no say."""
    parts = [one for one in alternatives(value) if one != NONE]
    if not parts:
        return unknown(node, "it is taken from what is None wherever its value was seen")
    if frame.state is None:
        return unknown(node, "this point cannot be reached")
    if len(parts) > 1 and any(isinstance(one, (Instance, ClassValue)) for one in parts):
        # Only one of them is asked, and a property may change things, or raise.
        return each_apart(frame, parts, lambda one: _attribute(frame, one, name, node))
    return join_all([_attribute(frame, one, name, node) for one in parts])


def _attribute(frame: Frame, value: Value, name: str, node: ast.expr) -> Value:
    result = _attribute_of_one(frame, value, name, node)
    return result if isinstance(value, Instance) else derived(result, value)


def _attribute_of_one(frame: Frame, value: Value, name: str, node: ast.expr) -> Value:
    if isinstance(value, Qualified):
        return qualified(frame, f"{value.name}.{name}")
    if isinstance(value, Imported):
        return frame.engine.linker.member(frame, value, name, node)
    if isinstance(value, (Instance, ModuleObject)) and name.startswith("_") and _is_hidden(frame, value, name):
        # `__dict__`, `_parameters`: whoever reads these can change what is behind them.
        _reach_inside(frame, value, Origin(node, f"it is reached through {name}"))
    if isinstance(value, Tensor):
        return _tensor_attribute(frame, value, name, node)
    if isinstance(value, Array):
        return _array_attribute(frame, value, name, node)
    if isinstance(value, Instance):
        return frame.engine.instance_attribute(frame, value, name, node)
    if isinstance(value, ModuleObject):
        return _module_attribute(frame, value, name, node)
    if isinstance(value, ClassValue):
        return frame.engine.class_attribute(frame, value, name, node)
    if isinstance(value, Sequence) and name in value.names and value.elements:
        return value.elements[value.names.index(name)]
    if isinstance(value, UnknownValue):
        return _attribute_of_unknown(frame, value, name, node)
    if isinstance(value, ForeignObject):
        return value
    if isinstance(value, LibraryObject):
        return library_objects.attribute(frame, value, name, node)
    return _plain_attribute(value, name, node)


def _reach_inside(frame: Frame, value: Instance | ModuleObject, origin: Origin) -> None:
    """`__dict__`, `_parameters`: whoever reads these can change what is behind them."""
    escape(frame, [value], origin)
    if isinstance(value, Instance) and overriding.are_set_by_mapping(frame.engine):
        doubt_attributes(frame, value, origin)


def _plain_attribute(value: Value, name: str, node: ast.expr) -> Value:
    if isinstance(value, FunctionValue) and name == "__name__" and not isinstance(value.node, ast.Lambda):
        is_plain = value.bare or not value.node.decorator_list
        return Constant(value.node.name) if is_plain else PythonObject("string")
    if isinstance(value, FunctionValue) and not name.startswith("__"):
        return unknown(node, "it is set on a function")
    if isinstance(value, (FunctionValue, DeviceObject, DTypeObject)):
        return PythonObject("string" if name in ("type", "name") else "object")
    if isinstance(value, BoundMethod) or value == PythonObject("type"):
        return unknown(node, "it is an attribute of a method, or of a class that is not known")
    return BoundMethod(value, name)


def _is_hidden(frame: Frame, value: Instance | ModuleObject, name: str) -> bool:
    is_wrapped = name in frame.engine.knowledge.attributes_of_wrapped
    return name == "__dict__" or (isinstance(value, ModuleObject) and not is_wrapped)


def qualified(frame: Frame, name: str) -> Value:
    """What a qualified name stands for, where that is more than a name."""
    canonical = frame.engine.knowledge.canonical(name)
    row = frame.engine.knowledge.row(canonical)
    if isinstance(row, schema.DTypeName):
        return DTypeObject(row.dtype)
    return Qualified(canonical)


def _tensor_attribute(frame: Frame, value: Tensor, name: str, node: ast.expr) -> Value:
    knowledge = frame.engine.knowledge
    row = knowledge.tensor_attributes.get(name)
    if isinstance(row, schema.FactQuestion):
        return _answer(value, row.asks)
    if row == _DTYPE and value.presumed is None:
        return _dtype_object(value)
    if row is not None:
        return frame.engine.apply_row(frame, row, frame.engine.operands(frame, node, value))
    if name in knowledge.tensor_methods:
        return BoundMethod(value, name)
    if value.presumed is not None:
        # The output of a module may be an object that holds tensors: they share its fate, where there are any.
        return promised(value)
    return unknown(node, f"tensors have no attribute {name!r} that is known")


_DTYPE = schema.PythonResult("dtype")


def _dtype_object(value: Tensor | Array) -> Value:
    """What `x.dtype` gives: the dtype of each path, where all are known."""
    if value.is_promised or not value.dtype.is_known:
        return PythonObject("dtype")
    return join_all([DTypeObject(str(one)) for one in sorted(map(str, value.dtype.outcomes))])


def _answer(value: Tensor, asks: schema.Question) -> Value:
    """What `x.requires_grad` or `x.is_cuda` gives: a constant, where the fact is proven."""
    if value.presumed is not None:
        return PythonObject("bool")
    if asks is schema.Question.REQUIRES_GRAD:
        known = {RequiresGrad.YES: True, RequiresGrad.NO: False}.get(value.requires_grad.single or RequiresGrad.LIKELY)
        return PythonObject("bool") if known is None else Constant(known)
    if asks in (schema.Question.IS_CPU, schema.Question.IS_OFF_CPU) and value.device.only(Device.CPU):
        return Constant(asks is schema.Question.IS_CPU)
    return PythonObject("bool")


def _array_attribute(frame: Frame, value: Array, name: str, node: ast.expr) -> Value:
    knowledge = frame.engine.knowledge
    row = knowledge.array_attributes.get(name)
    if row == _DTYPE:
        return _dtype_object(value)
    if row is not None:
        return frame.engine.apply_row(frame, row, frame.engine.operands(frame, node, value))
    return BoundMethod(value, name)


def _module_attribute(frame: Frame, value: ModuleObject, name: str, node: ast.expr) -> Value:
    if name in frame.engine.knowledge.module_methods:
        return BoundMethod(value, name)
    row = frame.engine.knowledge.module_attributes.get(name)
    if value.row is not None and value.row.parameters is False and isinstance(row, schema.ModuleMethod):
        given = unknown(node, "it is what the layer was given, or None")
        return join_all(value.children) if value.row.computes_with and value.children else given
    if value.row is not None and isinstance(row, schema.ModuleMethod):
        parameter = parameter_of(frame, value, node)
        if row.effect is schema.ModuleEffect.PARAMETERS:
            return replace(parameter, memory=sharing.memory_of_parameter(frame, value, name))
        fresh = frame.engine.fresh()
        return replace(
            parameter,
            requires_grad=gradients.NO_GRAD,
            dtype=Fact.unknown(Origin(node, "some buffers are integers")),
            is_parameter=False,
            identity=fresh,
            storage=fresh,
        )
    return submodules.by_name(frame, value, name, node)


def parameter_of(frame: Frame, value: ModuleObject, node: ast.AST) -> Tensor:
    """One parameter of a module: it shares the module's identity, so that freezing it is seen by the module."""
    return Tensor(
        requires_grad=value.trainable.because(Origin(node, "a parameter of a module")),
        device=value.device,
        dtype=value.dtype.because(Origin(node, "parameters take the dtype that their module was given")),
        is_parameter=True,
        identity=value.identity | frame.engine.fresh(),
        storage=value.identity,
    )


def _attribute_of_unknown(frame: Frame, value: UnknownValue, name: str, node: ast.expr) -> Value:
    row = frame.engine.knowledge.tensor_attributes.get(name)
    if isinstance(row, schema.FactQuestion):
        return PythonObject("bool")
    if isinstance(row, schema.DeviceResult):
        return DeviceObject(value.place)
    if isinstance(row, schema.TensorResult) and row.distinctive and not value.never_tensor:
        presumed = replace(transfer.presumed_tensor(value, Origin(node, "it has such an attribute")), presumed=None)
        return transfer.apply(row, frame.engine.operands(frame, node, presumed))
    return UnknownValue(value.origin, device=devices.if_unknown_object(value))
