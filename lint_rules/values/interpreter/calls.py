"""Calls: from what is called and what it is given to what comes back."""

from __future__ import annotations

import ast
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.callees import builtin_calls, handed_over, standard_calls, table_calls, unseen_calls
from lint_rules.values.changes import mutation, overwriting, pending, running_out, sharing
from lint_rules.values.definitions import applied, overriding
from lint_rules.values.definitions.inheritance import is_module_class
from lint_rules.values.domain.callables import ContextObject, ContextStack, GeneratorManager, Guarded, Partial
from lint_rules.values.domain.departures import less_sure
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.library_value import LibraryObject
from lint_rules.values.domain.promises import derived
from lint_rules.values.domain.value import (
    NONE,
    Array,
    BoundMethod,
    Builtin,
    ClassValue,
    Constant,
    DeviceObject,
    Dictionary,
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
from lint_rules.values.frames import recording
from lint_rules.values.frames.forking import each_apart
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.state import map_value
from lint_rules.values.interpreter import classes, managers, receivers, supers
from lint_rules.values.items import containers
from lint_rules.values.items.iteration import element_of, note_given
from lint_rules.values.objects import library_objects, likely_modules, modules
from lint_rules.values.objects.attributes import attribute_of
from lint_rules.values.tree.imported import Imported
from lint_rules.values.tree.syntax import last_name, path_of


def evaluate_call(frame: Frame, node: ast.Call) -> Value:
    """The value of a call; records the place for those who are interested in it."""
    callee = _callee(frame, node)
    note_given(frame, callee, node)
    seen = len(frame.engine.mutations)
    operands = _operands(frame, node)
    if frame.state is None:
        return unknown(node, "this point cannot be reached")
    callee = pending.callee_now(frame, callee, node.func, seen)
    sharing.note_together(frame, node, operands.inputs)
    result = sharing.note_shared(frame, call(frame, callee, operands), node)
    if frame.records:
        recording.record_call(frame, node, callee, operands, result)
    frame.note_possible_exception()
    return result


def _callee(frame: Frame, node: ast.Call) -> Value:
    func = node.func
    if not isinstance(func, ast.Attribute):
        return frame.evaluate(func)
    path = path_of(func)
    if path is not None and frame.state is not None and path in frame.here.bindings:
        return frame.here.bindings[path]
    base = frame.evaluate(func.value)
    if frame.state is None:
        return unknown(node, "this point cannot be reached")
    if func.attr == "__call__" and isinstance(func.value, ast.Call) and last_name(func.value.func) == "super":
        forward = supers.called_by_super(frame)
        if forward is not None:
            return forward
    methods = [_method(frame, one, func) for one in _having_method(frame, base, func.attr)]
    if methods:
        return join_all(methods)
    return BoundMethod(unknown(func, "it is None wherever its value was seen"), func.attr)


_WITHOUT_TENSOR_METHODS = (Array, Constant, PythonObject, Sequence, Dictionary, DeviceObject)


def _having_method(frame: Frame, base: Value, name: str) -> list[Value]:
    """The kinds of value that can have a method: the others would raise, so they have no say."""
    kinds = [one for one in alternatives(base) if one != NONE]
    row = frame.engine.knowledge.tensor_methods.get(name)
    is_telling = (isinstance(row, schema.TensorResult) and row.distinctive) or (
        isinstance(row, schema.Conversion) and row.presumes_tensor
    )
    if is_telling:
        kept: list[Value] = [one for one in kinds if not isinstance(one, _WITHOUT_TENSOR_METHODS)]
        return kept or kinds
    return kinds


def _method(frame: Frame, receiver: Value, func: ast.Attribute) -> Value:
    if isinstance(receiver, (Qualified, Imported, Instance, ClassValue)):
        found = attribute_of(frame, receiver, func.attr, func)
        if isinstance(receiver, Instance) and isinstance(found, UnknownValue) and frame.state is not None:
            _give_away_receiver(frame, receiver, func)
        return found
    if isinstance(receiver, Sequence) and func.attr in receiver.names:
        return attribute_of(frame, receiver, func.attr, func)
    if isinstance(receiver, Tensor) and receiver.presumed is not None and not _is_tensor_method(frame, func.attr):
        return replace(unknown(func, "it is a method of an object that is not known"), device=receiver.device)
    return BoundMethod(receiver, func.attr)


def _give_away_receiver(frame: Frame, receiver: Instance, func: ast.Attribute) -> None:
    """A method that the file puts into a class by an assignment gets the object as any other does."""
    if overriding.is_set_from_outside(frame.engine, receiver.class_, func.attr):
        mutation.escape(frame, [receiver], Origin(func, "a method that is not known gets it"))


def _is_tensor_method(frame: Frame, name: str) -> bool:
    """Whether what has this method is a tensor, and not the dict that a module may give as well (`values`)."""
    return name in frame.engine.knowledge.tensor_methods and not hasattr(dict, name)


def _operands(frame: Frame, node: ast.Call) -> Operands:
    arguments, named = pending.Pending(frame), pending.Pending(frame)
    names: list[str] = []
    has_spread = False
    for argument in node.args:
        if isinstance(argument, ast.Starred):
            spread = frame.evaluate(argument.value)
            if isinstance(spread, Sequence) and spread.elements is not None:
                running_out.use(frame, spread, argument)
                arguments.add_all(spread.elements)
            else:
                arguments.add(element_of(frame, spread, argument))
                has_spread = True
        else:
            arguments.add(frame.evaluate(argument), argument)
    for keyword in node.keywords:
        value = frame.evaluate(keyword.value)
        if keyword.arg is not None:
            names.append(keyword.arg)
            named.add(value, keyword.value)
        elif isinstance(value, Dictionary) and value.rest is None:
            names.extend(str(key) for key, _ in value.items)
            named.add_all(held for _, held in value.items)
        else:
            has_spread = True
    keywords = dict(zip(names, named.values(), strict=True))
    return frame.engine.operands(frame, node, None, tuple(arguments.values()), keywords, has_spread=has_spread)


def call(frame: Frame, callee: Value, operands: Operands) -> Value:
    """What calling a value gives."""
    callees = [one for one in alternatives(callee) if one != NONE] or [callee]
    if len(callees) == 1:
        return _call_one(frame, callees[0], operands)
    return each_apart(frame, callees, lambda one: _call_one(frame, one, operands))


def _call_one(frame: Frame, callee: Value, operands: Operands) -> Value:
    if isinstance(callee, BoundMethod):
        return derived(call_method(frame, callee.receiver, callee.name, operands), callee.receiver)
    if isinstance(callee, Qualified):
        return _call_qualified(frame, callee, operands)
    if isinstance(callee, Builtin):
        return _call_builtin(frame, callee, operands)
    if isinstance(callee, FunctionValue):
        seen = len(frame.engine.mutations)
        result = frame.engine.call_function(frame, callee, operands)
        receivers.keep(frame, callee.receiver, operands.node, frame.engine.mutations[seen:])
        return result
    if isinstance(callee, ClassValue):
        return frame.engine.construct(frame, callee, operands)
    if isinstance(callee, ModuleObject):
        return _through_hooks(frame, modules.call_module(frame, callee, operands), operands)
    if isinstance(callee, Instance):
        given = frame.engine.call_instance(frame, callee, operands)
        return _through_hooks(frame, given, operands) if is_module_class(frame.engine, callee.class_) else given
    if isinstance(callee, ForeignObject):
        return callee
    if isinstance(callee, LibraryObject):
        return library_objects.call_method(frame, callee, "__call__", operands)
    if isinstance(callee, DTypeObject):
        return table_calls.cast_by_type(callee.dtype, operands)
    if isinstance(callee, (Partial, Guarded, ContextObject, GeneratorManager)):
        return _call_wrapper(frame, callee, operands)
    module = _as_module(frame, callee, operands)
    if module is not None:
        return modules.call_module(frame, module, operands)
    return _call_unseen(frame, callee, operands)


def _call_unseen(frame: Frame, callee: Value, operands: Operands) -> Value:
    reason = callee.origin if isinstance(callee, UnknownValue) else Origin(None, "it is not known what is called")
    if reason.node in frame.engine.memo.computed:
        unseen_calls.note_switch(frame, operands)
    unseen_calls.let_escape(frame, operands, "it is given to code that is not seen here", reason.missing)
    return unseen_calls.given_by_unseen(frame, callee, reason.at(operands.node), operands)


def _through_hooks(frame: Frame, output: Value, operands: Operands) -> Value:
    """What a module gives, where a hook may give something else in its place."""
    if not frame.engine.scan.replaces_outputs:
        return output
    origin = Origin(operands.node, "a hook may give something else than the module does")
    return map_value(output, lambda one: _perhaps_replaced(one, origin))


def _perhaps_replaced(value: Value, origin: Origin) -> Value:
    if not isinstance(value, Tensor):
        return mutation.weakened(value, origin)
    grad = less_sure(value.requires_grad).because(origin)
    device, dtype = value.device.join(Fact.unknown(origin)), value.dtype.join(Fact.unknown(origin))
    return replace(value, requires_grad=grad, device=device, dtype=dtype)


def _call_wrapper(
    frame: Frame, callee: Partial | Guarded | ContextObject | GeneratorManager, operands: Operands
) -> Value:
    if isinstance(callee, Guarded):
        return managers.call_guarded(frame, callee, operands)
    if not isinstance(callee, Partial):
        return managers.put_on(frame, callee, operands)
    keywords = {**dict(callee.keywords), **operands.keywords}
    arguments = callee.arguments + operands.arguments
    return call(frame, callee.function, replace(operands, arguments=arguments, keywords=keywords))


def _as_module(frame: Frame, callee: Value, operands: Operands) -> ModuleObject | None:
    """The module that something is taken for because it is called."""
    if isinstance(callee, Tensor) and callee.presumed is not None:
        # `model.cuda()(x)`: what has a method of tensors and modules, and is called, is a module.
        return likely_modules.module_at(callee.device, operands.node)
    if isinstance(callee, UnknownValue) and likely_modules.named_like_module(frame, callee, operands.node):
        return likely_modules.module_by_name(frame, callee, operands.node)
    return None


def _call_qualified(frame: Frame, callee: Qualified, operands: Operands) -> Value:
    for given in operands.inputs:
        running_out.use(frame, given, operands.node)
    if callee.name in frame.engine.knowledge.ending_functions:
        return _ended(frame, operands)
    row = frame.engine.row_of(callee)
    if row is not None:
        return handed_over.call(frame, row, operands, callee.name)
    unbound = _unbound_method(frame, callee, operands)
    if unbound is not None:
        return unbound
    builtin = standard_calls.call(frame, callee.name, operands)
    if builtin is not None:
        if isinstance(builtin, UnknownValue):
            unseen_calls.let_escape(frame, operands, f"it is given to {callee.name}")
        return builtin
    if frame.engine.is_foreign(callee.name):
        return ForeignObject(callee.name.partition(".")[0])
    unseen_calls.let_escape(frame, operands, f"it is given to {callee.name}")
    why = f"it comes from {callee.name}, of which nothing is known"
    return unseen_calls.given_by_unseen(frame, callee, Origin(operands.node, why), operands)


def _call_builtin(frame: Frame, callee: Builtin, operands: Operands) -> Value:
    if f"builtins.{callee.name}" in frame.engine.knowledge.ending_functions:
        return _ended(frame, operands)
    return builtin_calls.call(frame, callee.name, operands)


def _ended(frame: Frame, operands: Operands) -> Value:
    """A function that never returns."""
    if frame.state is not None:
        frame.end_by_exception()
    return unknown(operands.node, "this point cannot be reached")


def _unbound_method(frame: Frame, callee: Qualified, operands: Operands) -> Value | None:
    """`torch.Tensor.exp(x)`: the method of a type, given its receiver as the first argument."""
    owner, _, name = callee.name.rpartition(".")
    row = frame.engine.row_of(Qualified(owner))
    if not isinstance(row, schema.TypeName) or row.type not in _TYPES_WITH_METHODS or not operands.arguments:
        return None
    rest = replace(operands, arguments=operands.arguments[1:])
    results = [call_method(frame, one, name, rest) for one in alternatives(operands.arguments[0])]
    return join_all(results)


_TYPES_WITH_METHODS = (schema.Type.TENSOR, schema.Type.PARAMETER, schema.Type.ARRAY)


def _array_method(frame: Frame, receiver: Array, name: str, operands: Operands) -> Value:
    row = frame.engine.knowledge.array_methods.get(name)
    if any(isinstance(one, ClassValue) for one in operands.inputs):
        return unknown(operands.node, "an array of a class of its own")
    if row is not None:
        return table_calls.apply_row(frame, row, operands)
    overwriting.note_given_away(frame, (receiver,))
    return unknown(operands.node, "an unknown array method")


def call_method(frame: Frame, receiver: Value, name: str, operands: Operands) -> Value:
    """What calling a method by name on a value gives."""
    bound = operands.on(receiver)
    if isinstance(receiver, Tensor):
        return _call_tensor_method(frame, receiver, name, bound)
    if isinstance(receiver, Array):
        return _array_method(frame, receiver, name, bound)
    if isinstance(receiver, ModuleObject):
        return modules.call_method(frame, receiver, name, bound)
    if isinstance(receiver, (Sequence, Dictionary, Constant, PythonObject)):
        return containers.call_method(frame, receiver, name, bound)
    if isinstance(receiver, UnknownValue):
        return unseen_calls.call_method(frame, receiver, name, bound)
    if isinstance(receiver, (ContextObject, ContextStack)):
        return managers.call_method(frame, receiver, name, operands)
    if isinstance(receiver, Instance):
        return classes.call_module_method(frame, receiver, name, bound)
    if isinstance(receiver, ClassValue) and applied.is_applier(receiver, name):
        return applied.call(frame, receiver, operands)
    if isinstance(receiver, ForeignObject):
        return receiver
    if isinstance(receiver, LibraryObject):
        return library_objects.call_method(frame, receiver, name, operands)
    if isinstance(receiver, Builtin) and name in ("__setattr__", "__delattr__"):
        # `object.__setattr__(self, "x", value)`, as frozen dataclasses set their attributes.
        return builtin_calls.call(frame, name.strip("_"), operands)
    unseen_calls.let_escape(frame, bound, "it is given to code that is not seen here")
    return unknown(operands.node, f"the method {name!r} is not known")


def _call_tensor_method(frame: Frame, receiver: Tensor, name: str, bound: Operands) -> Value:
    knowledge = frame.engine.knowledge
    row = knowledge.tensor_methods.get(name)
    if row is None:
        unseen_calls.let_escape(frame, bound, f"its method {name} is not known")
        return unknown(bound.node, f"tensors have no method {name!r} that is known")
    result = table_calls.apply_row(frame, row, bound)
    if isinstance(row, schema.TensorResult) and row.inplace and name not in knowledge.methods_without_writes:
        sharing.note_write(frame, receiver, bound.node)
        overwriting.note_overwritten(frame, receiver)
    unseen_calls.note_success(frame, receiver, name, bound)
    return result
