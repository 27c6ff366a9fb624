"""Assignment targets: names, attributes, items, and patterns of them."""

from __future__ import annotations

import ast
import functools
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.changes import (
    exchanging,
    mutation,
    nesting,
    overwriting,
    running_out,
    setting,
    sharing,
    switching,
    writability,
)
from lint_rules.values.definitions import inheritance, overriding
from lint_rules.values.definitions.found_later import doubt_attributes
from lint_rules.values.domain.dtype_names import FLOATING
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.library_value import LibraryObject
from lint_rules.values.domain.promises import promised
from lint_rules.values.domain.value import (
    Array,
    ClassValue,
    Constant,
    Dictionary,
    ForeignObject,
    FunctionValue,
    Instance,
    ModuleObject,
    Qualified,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
    unknown,
)
from lint_rules.values.frames import recording
from lint_rules.values.frames.forking import on_each_kind
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import can_change, map_value
from lint_rules.values.items import missing
from lint_rules.values.items.changed_items import with_item, without_item
from lint_rules.values.items.iteration import element_of, special, taken_from, unpacked
from lint_rules.values.objects import registering
from lint_rules.values.operations import gradients
from lint_rules.values.tree.syntax import path_of


def assign(frame: Frame, target: ast.expr, value: Value) -> None:
    """Bind a target to a value."""
    if frame.state is None:
        return
    if isinstance(target, ast.Name):
        frame.bind_name(target.id, value)
    elif isinstance(target, (ast.Tuple, ast.List)):
        _assign_pattern(frame, target, value)
    elif isinstance(target, ast.Starred):
        assign(frame, target.value, value)
    elif isinstance(target, ast.Attribute):
        _assign_attribute(frame, target, value)
    elif isinstance(target, ast.Subscript):
        _assign_item(frame, target, value)


def _assign_pattern(frame: Frame, target: ast.Tuple | ast.List, value: Value) -> None:
    starred = [index for index, part in enumerate(target.elts) if isinstance(part, ast.Starred)]
    if starred:
        _assign_starred_pattern(frame, target, value, starred[0])
        return
    for part, element in zip(target.elts, unpacked(frame, value, len(target.elts), target), strict=True):
        assign(frame, part, element)


def _assign_starred_pattern(frame: Frame, target: ast.Tuple | ast.List, value: Value, star: int) -> None:
    elements = value.elements if isinstance(value, Sequence) else None
    after = len(target.elts) - star - 1
    if elements is not None and len(elements) >= len(target.elts) - 1:
        middle = elements[star : len(elements) - after]
        rest: Value = Sequence(tuple(middle), element_of(frame, value, target), identity=frame.engine.fresh())
        parts = [*elements[:star], rest, *elements[len(elements) - after :]]
    else:
        element = element_of(frame, value, target)
        parts = [join_all([taken_from(frame, one, target) for one in alternatives(value)]) for _ in target.elts]
        parts[star] = Sequence(None, running_out.some_of_all(element), identity=frame.engine.fresh())
    for part, element in zip(target.elts, parts, strict=True):
        assign(frame, part, element)


def _assign_attribute(frame: Frame, target: ast.Attribute, value: Value) -> None:
    base = frame.evaluate(target.value)
    if frame.state is None or writability.is_set(frame, target.value, Constant(target.attr), value):
        return
    frame.stored_attribute(target, value)
    set_attribute(frame, base, target.attr, value, target)
    path = path_of(target)
    if frame.state is not None:
        frame.here.forget_attribute(target.attr)
        if path is not None and not _is_intercepted(frame, base, target.attr):
            frame.here.bind(path, _as_found_again(base, value, target))


def _as_found_again(base: Value, value: Value, place: ast.expr) -> Value:
    """What an attribute or item gives after it was set: an object that is not known may make something else of it."""
    if not any(isinstance(one, (UnknownValue, ForeignObject, LibraryObject)) for one in alternatives(base)):
        return value
    origin = Origin(place, "it is kept by an object that is not known")

    def kept(one: Value) -> Value:
        weaker = mutation.weakened(one, origin)
        return replace(weaker, presumed=weaker.presumed or origin) if isinstance(weaker, Tensor) else weaker

    return promised(map_value(value, kept))


def _is_intercepted(frame: Frame, base: Value, name: str) -> bool:
    return any(
        overriding.decides_what_is_stored(frame.engine, one.class_, name)
        for one in alternatives(base)
        if isinstance(one, Instance)
    )


def set_attribute(frame: Frame, base: Value, name: str, value: Value, place: ast.expr) -> None:
    """`base.name = value`, however it is written."""
    on_each_kind(frame, base, lambda one: _set_on_one(frame, one, name, value, place))


def _set_on_one(frame: Frame, base: Value, name: str, value: Value, place: ast.expr) -> None:
    if isinstance(base, Instance):
        _set_on_instance(frame, base, name, value, place)
    elif frame.engine.knowledge.is_requires_grad(name) and isinstance(base, Tensor):
        fact = gradients.flag_as_requires_grad(value, place)
        switching.switch_tensor(frame, base, gradients.as_set_in(frame.here.context, fact))
    elif frame.engine.knowledge.is_requires_grad(name) and isinstance(base, UnknownValue) and not base.never_tensor:
        fact = gradients.flag_as_requires_grad(value, place)
        switching.switch_unknown(frame, gradients.as_set_in(frame.here.context, fact), base.origin.at(place))
    elif isinstance(base, ModuleObject) and frame.engine.knowledge.is_requires_grad(name):
        # torch was seen to keep it as an attribute like any other: no parameter is switched.
        return
    elif isinstance(base, ModuleObject):
        registering.replace_part(frame, base, value, place)
    elif isinstance(base, Tensor):
        overwriting.note_overwritten(frame, base)
        exchanging.set_attribute(frame, base, name, value, place)
    elif isinstance(base, Array):
        overwriting.note_overwritten(frame, base)
        mutation.escape(frame, [value], Origin(place, "it is stored in an array"))
        _reinterpreted(frame, name, place)
    elif isinstance(base, (Dictionary, Sequence)):
        missing.forget_factory(frame, base)
        mutation.doubt_contents(frame, base, Origin(place, "one of its attributes is set"))
    elif not isinstance(base, (Qualified, ClassValue, FunctionValue)):
        origin = Origin(place, "it is stored in an object that is not known")
        mutation.escape(frame, [value], origin)
        if isinstance(base, UnknownValue) and exchanging.exchanges_memory(frame, name) and not base.never_tensor:
            mutation.doubt_everything(frame, origin)
    elif can_change(value):
        mutation.escape(frame, [value], Origin(place, "it is stored where all code can reach it"))


def _set_on_instance(frame: Frame, base: Instance, name: str, value: Value, place: ast.expr) -> None:
    setter = inheritance.setter_of(base.class_, name, base)
    if name == "__dict__":
        mutation.escape(frame, [value], Origin(place, "it holds the attributes of an object"))
        doubt_attributes(frame, base, Origin(place, "all attributes of the object are set"))
    elif setter is not None:
        frame.engine.call(frame, setter, frame.engine.operands(frame, place, None, (value,)))
    elif _is_intercepted(frame, base, name):
        origin = Origin(place, "its class decides what is stored")
        mutation.escape(frame, [value], origin)
        doubt_attributes(frame, base, origin)
    else:
        setting.set_attribute(frame, base, name, nesting.put_in(frame, value, place))


def _reinterpreted(frame: Frame, name: str, place: ast.expr) -> None:
    """`a.dtype = …`: the same memory, read in another way."""
    path = path_of(place.value) if isinstance(place, ast.Attribute) else None
    is_dtype = frame.engine.knowledge.array_attributes.get(name) == schema.PythonResult("dtype")
    if path is None or frame.state is None or not is_dtype or path not in frame.here.bindings:
        return
    dtype = Fact[str].unknown(Origin(place, "it is set anew"))
    kinds = alternatives(frame.here.bindings[path])
    frame.here.refine(path, join_all([replace(one, dtype=dtype) if isinstance(one, Array) else one for one in kinds]))


def _assign_item(frame: Frame, target: ast.Subscript, value: Value) -> None:
    base = frame.evaluate(target.value)
    index = frame.evaluate(target.slice)
    _store(frame, target, base, index, value)
    if frame.state is not None:
        _remember_item(frame, target, base, value)


def _store(frame: Frame, target: ast.Subscript, base: Value, index: Value, value: Value) -> None:
    if frame.state is None or writability.is_set(frame, target.value, index, value):
        return
    recording.record_store(frame, target, base, index, value)

    def store(one: Value) -> None:
        if isinstance(one, Tensor):
            copy_into(frame, one, value)
        if isinstance(one, (Tensor, Array)):
            of_item = replace(one, memory=one.memory if _is_all(index) else one.memory.part())
            sharing.note_item_write(frame, base, of_item, target, index)
        elif isinstance(one, (Sequence, Dictionary)):
            held = nesting.put_into(frame, one, value, target)
            change = functools.partial(with_item, index=index, value=held)
            mutation.mutate(frame, mutation.Mutation(one.identity, change))
        elif isinstance(one, ModuleObject):
            _lose_children(frame, one, target)
        elif isinstance(one, UnknownValue):
            mutation.escape(frame, [value], Origin(target, "it is stored in an object that is not known"))
        elif isinstance(one, Instance):
            _store_by_method(frame, one, index, value, target)

    on_each_kind(frame, base, store)
    if frame.state is not None:
        overwriting.note_overwritten(frame, base)


def _remember_item(frame: Frame, target: ast.Subscript, base: Value, value: Value) -> None:
    """What the same expression gives from here on."""
    item = path_of(target)
    if item is None:
        return
    if any(isinstance(one, (Tensor, Array)) or _decides_about_items(one) for one in alternatives(base)):
        # An item of these is made anew each time that it is asked for.
        frame.here.forget(item)
    else:
        frame.here.refine(item, _as_found_again(base, value, target))


def _store_by_method(frame: Frame, target: Instance, index: Value, value: Value, node: ast.Subscript) -> None:
    """`obj[i] = value`: what the class of the file says, or else something that is not seen."""
    method = inheritance.bound_method(target.class_, "__setitem__", target)
    if method is None:
        mutation.escape(frame, [value], Origin(node, "it is stored in an object of which not all is seen"))
    else:
        frame.engine.call(frame, method, frame.engine.operands(frame, node, None, (index, value)))


def _decides_about_items(value: Value) -> bool:
    """Whether a class of the file says what is stored in its objects, or what comes out."""
    methods = ("__setitem__", "__getitem__")
    return isinstance(value, Instance) and any(
        inheritance.method_of(value.class_, name, None) is not None for name in methods
    )


def _is_all(index: Value) -> bool:
    """`x[...] = y` writes to all of it."""
    return index == Constant(...)


def delete_item(frame: Frame, target: ast.Subscript) -> None:
    """`del x[i]`: what is left stands at other places."""
    base, index = frame.evaluate(target.value), frame.evaluate(target.slice)
    if frame.state is None:
        return
    overwriting.note_overwritten(frame, base)

    def delete(one: Value) -> None:
        if isinstance(one, ModuleObject):
            _lose_children(frame, one, target)
        elif isinstance(one, (Sequence, Dictionary)):
            change = functools.partial(without_item, index=index)
            mutation.mutate(frame, mutation.Mutation(one.identity, change))
        elif isinstance(one, Instance):
            special(frame, one, "__delitem__", target, (index,))

    on_each_kind(frame, base, delete)


def delete_attribute(frame: Frame, target: ast.Attribute) -> None:
    """`del obj.name`: what the class says of it is found again, and its deleter may do anything to the object."""
    holder = frame.evaluate(target.value)
    if frame.state is None:
        return
    origin = Origin(target, "one of its attributes is deleted")

    def delete(one: Value) -> None:
        if not isinstance(one, Instance):
            mutation.escape(frame, [one], origin)
        elif _is_intercepted(frame, one, target.attr):
            doubt_attributes(frame, one, origin)
        else:
            setting.delete_attribute(frame, one, target.attr)

    on_each_kind(frame, holder, delete)
    if frame.state is not None:
        frame.here.forget_attribute(target.attr)


def _lose_children(frame: Frame, module: ModuleObject, target: ast.Subscript) -> None:
    """One of the submodules is replaced or deleted."""
    rest = unknown(target, "one of its submodules is replaced or deleted")

    def change(other: Value) -> Value:
        return replace(other, children=(rest,)) if isinstance(other, ModuleObject) and other.children else other

    mutation.mutate(frame, mutation.Mutation(module.identity, change))


def copy_into(frame: Frame, target: Tensor, value: Value) -> None:
    """`x[i] = value`: copied into a tensor of integers, a value was seen to leave its graph behind."""
    if not _holds_integers(target):
        write_into(frame, target, value)


def _holds_integers(target: Tensor) -> bool:
    return target.dtype.is_known and target.dtype.outcomes.isdisjoint(FLOATING)


def write_into(frame: Frame, target: Tensor, value: Value) -> None:
    """An in-place operation: what is written into a tensor brings the tensor into the graph while grad mode is on."""
    mode = frame.here.context.grad_mode
    if mode.only(False):
        return
    fact = gradients.requires_grad_of(value)
    if not target.dtype.is_known or not target.dtype.outcomes <= FLOATING:
        # Of integers, `fill_` and the comparisons were seen to keep the graph of their argument, `copy_` not.
        fact = fact.join(gradients.NO_GRAD)
    if mode.may_be(False) or not mode.is_known:
        fact = fact.join(gradients.NO_GRAD)
    mutation.add_to_graph(frame, target, fact, value)
