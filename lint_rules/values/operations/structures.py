"""Results that are more than one tensor or array: what an object holds, and the structure of what goes in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.joining import join, join_all
from lint_rules.values.domain.library_value import LibraryObject
from lint_rules.values.domain.value import (
    NOBODY,
    NONE,
    Array,
    Constant,
    Dictionary,
    ForeignObject,
    Instance,
    ModuleObject,
    PythonObject,
    Sequence,
    Tensor,
    Value,
    alternatives,
    unknown,
)
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.state import map_value
from lint_rules.values.operations import devices, gradients

Apply = Callable[[schema.Result, Operands], Value]
Structured = (
    schema.ObjectResult
    | schema.LiteralResult
    | schema.PresumedResult
    | schema.MappedResult
    | schema.RepeatedResult
    | schema.EachResult
    | schema.SameResult
    | schema.GroupsResult
    | schema.UnknownResult
)


def apply(row: Structured, operands: Operands, inner: Apply) -> Value:
    """The value that a call described by `row` gives; `inner` applies the rows in it."""
    if isinstance(row, schema.ObjectResult):
        if row.array is not None:
            kept = inner(row.array, operands)
            elements = None if isinstance(row.array, schema.TensorResult) else (kept,)
            return LibraryObject(row.class_, Sequence(elements, kept, mutable=False))
        return LibraryObject(row.class_, _held(row.holds, operands))
    if isinstance(row, schema.LiteralResult):
        return _by_literal(row, operands, inner)
    if isinstance(row, schema.PresumedResult):
        return _presumed(row, operands, inner)
    if isinstance(row, schema.MappedResult):
        return _mapped_arguments(row, operands, inner)
    if isinstance(row, schema.RepeatedResult):
        return _repeated(row, operands, inner)
    if isinstance(row, schema.EachResult):
        return _each(row, operands, inner)
    if isinstance(row, schema.SameResult):
        return next(iter(operands.inputs), unknown(operands.node, "it is not known what goes in"))
    if isinstance(row, schema.GroupsResult):
        return _groups(row, operands)
    return unknown(operands.node, row.why)


def _groups(row: schema.GroupsResult, operands: Operands) -> Value:
    """Dicts of what the receiver holds; more may have been put into them since."""
    held = [] if operands.receiver is None else list(_tensors_in(operands.receiver, row.key))
    tensors = join_all(held) if held else unknown(operands.node, "what the object was given is not seen here")
    if isinstance(tensors, Tensor):
        tensors = replace(tensors, identity=tensors.identity | operands.fresh)
    group = Dictionary(((row.key, Sequence(None, tensors)),), PythonObject("object"), operands.fresh)
    return Sequence(None, group)


def _tensors_in(value: Value, key: str) -> Iterator[Value]:
    """What holds tensors: a list of them, or of pairs of a name and one, or of dicts that have lists under the key."""
    for one in alternatives(value):
        if isinstance(one, Sequence):
            for part in one.elements or (one.element,):
                yield from _tensors_in(part, key)
        elif isinstance(one, Dictionary):
            grouped = one.get(key) or one.rest
            yield from () if grouped is None else _tensors_in(grouped, key)
        elif not isinstance(one, (Constant, PythonObject)):
            yield one


def _held(holds: schema.Holds, operands: Operands) -> Sequence | None:
    """What an object keeps of what goes into its constructor; of objects that hold things, what these hold."""
    if holds is schema.Holds.NOTHING:
        return None
    first = next(iter(operands.inputs), None)
    if holds is schema.Holds.FIRST and isinstance(first, Tensor):
        # A tensor is a data set of its rows, one by one.
        return Sequence(None, first, mutable=False)
    if holds is schema.Holds.EACH:
        several = first if isinstance(first, Sequence) else Sequence(None, first or PythonObject("object"))
        return replace(several, mutable=False, identity=NOBODY)
    elements: list[Value] = []
    for value in operands.inputs[: 1 if holds is schema.Holds.FIRST else None]:
        if isinstance(value, LibraryObject) and value.held is not None and value.held.elements is not None:
            elements.extend(value.held.elements)
        else:
            elements.append(value)
    if operands.has_spread:
        elements.append(unknown(operands.node, "arguments that are not all seen"))
    if holds is schema.Holds.PARAMETERS and not operands.context.grad_mode.only(True):
        elements = [map_value(one, _perhaps_computed) for one in elements]
    return Sequence(tuple(elements), join_all(elements) if elements else PythonObject("object"), mutable=False)


def _perhaps_computed(value: Value) -> Value:
    """A parameter of a distribution that is made while grad mode is off: a view keeps its graph, all else has none."""
    if not isinstance(value, Tensor):
        return value
    return replace(value, requires_grad=value.requires_grad.join(gradients.NO_GRAD))


def _by_literal(row: schema.LiteralResult, operands: Operands, inner: Apply) -> Value:
    argument = operands.argument(row.argument, row.position)
    if argument is None:
        missing = inner(row.missing, operands)
        return join(missing, unknown(operands.node, f"{row.argument} may be given")) if operands.has_spread else missing
    given = dict(row.given)
    results: list[Value] = []
    for one in alternatives(argument):
        literal = one.value if isinstance(one, Constant) else None
        if isinstance(one, Constant) and (literal is None or isinstance(literal, (str, int))) and literal in given:
            results.append(inner(given[literal], operands))
        elif one == NONE:
            results.append(inner(row.missing, operands))
        elif row.other is not None:
            results.append(inner(row.other, operands))
        else:
            results.append(unknown(operands.node, f"it depends on {row.argument}"))
    return join_all(results)


def _presumed(row: schema.PresumedResult, operands: Operands, inner: Apply) -> Value:
    held = _holder(operands)
    if row.seen is not None and _holds_tensors_only(held):
        if isinstance(held, Sequence) and held.elements is None:
            operands = replace(operands, receiver=held.element, arguments=(), keywords={})
        return inner(row.seen, operands)
    tensor = inner(row.tensor, operands)
    why = Origin(operands.node, "what it holds is not seen here")
    return replace(tensor, presumed=why) if isinstance(tensor, Tensor) else tensor


def _holder(operands: Operands) -> Value | None:
    """What holds the tensors: what the receiver does, or an object that is given to a function."""
    first = next(iter(operands.inputs), None)
    return first.held if isinstance(first, LibraryObject) else operands.receiver


def _holds_tensors_only(held: Value | None) -> bool:
    if not isinstance(held, Sequence):
        return False
    data = [one for one in held.elements or (held.element,) if not isinstance(one, (Constant, PythonObject))]
    kinds = [kind for one in data for kind in alternatives(one)]
    return bool(kinds) and all(isinstance(one, Tensor) and one.presumed is None for one in kinds)


def _mapped_arguments(row: schema.MappedResult, operands: Operands, inner: Apply) -> Value:
    if operands.receiver is not None:
        return _mapped(row, operands.receiver, operands, inner)
    if row.whole and len(operands.arguments) != 1:
        elements = tuple(_mapped(row, one, operands, inner) for one in operands.arguments)
        return Sequence(elements, join_all(elements), mutable=False) if elements else PythonObject("object")
    first = next(iter((*operands.arguments, *operands.keywords.values())), None)
    if first is None:
        return unknown(operands.node, "nothing goes in")
    mapped = _mapped(row, first, operands, inner)
    return Sequence((mapped,), mapped, mutable=False) if row.is_tuple and isinstance(mapped, Tensor) else mapped


def _mapped(row: schema.MappedResult, value: Value, operands: Operands, inner: Apply) -> Value:
    return join_all([_mapped_one(row, one, operands, inner) for one in alternatives(value)])


def _mapped_one(row: schema.MappedResult, value: Value, operands: Operands, inner: Apply) -> Value:
    if isinstance(value, Tensor):
        return inner(row.tensor, replace(operands, receiver=None, arguments=(value,), keywords={}))
    if isinstance(value, Sequence):
        elements = None
        if value.elements is not None:
            elements = tuple(_mapped(row, one, operands, inner) for one in value.elements)
        return replace(value, elements=elements, element=_mapped(row, value.element, operands, inner))
    if isinstance(value, Dictionary):
        items = tuple((key, _mapped(row, held, operands, inner)) for key, held in value.items)
        rest = None if value.rest is None else _mapped(row, value.rest, operands, inner)
        return Dictionary(items, rest, operands.fresh)
    if isinstance(value, ModuleObject) and row.tensor.device is not schema.Place.INPUT:
        return replace(value, device=devices.result_device(row.tensor, operands))
    if isinstance(value, (Constant, PythonObject, Array, ForeignObject, ModuleObject, Instance)):
        return value
    if isinstance(value, LibraryObject) and row.tensor.device is schema.Place.INPUT:
        return value
    return unknown(operands.node, "it may be wrapped in something else here")


def _each(row: schema.EachResult, operands: Operands, inner: Apply) -> Value:
    argument = operands.argument(row.argument, row.position)
    if argument is None:
        argument = unknown(operands.node, f"{row.argument} is not seen here")

    def made(value: Value) -> Value:
        return inner(row.element, replace(operands, receiver=None, arguments=(value,), keywords={}))

    results: list[Value] = []
    for one in alternatives(argument):
        if isinstance(one, Tensor):
            results.append(Sequence((made(one),), made(one), mutable=False))
        elif isinstance(one, Sequence) and one.elements:
            elements = tuple(made(element) for element in one.elements)
            results.append(Sequence(elements, join_all(elements), mutable=False))
        else:
            results.append(Sequence(None, made(one.element if isinstance(one, Sequence) else one), mutable=False))
    return join_all(results)


def _repeated(row: schema.RepeatedResult, operands: Operands, inner: Apply) -> Value:
    if operands.has_spread or not operands.arguments:
        return Sequence(None, unknown(operands.node, "arguments that are not all seen"))
    selections = [_selection(one, operands, inner) for one in operands.arguments]
    if row.unpacks and len(selections) == 1:
        return selections[0]
    elements = tuple(selection for selection in selections for _ in range(row.times))
    return Sequence(elements, join_all(elements), identity=operands.fresh)


def _selection(value: Value, operands: Operands, inner: Apply) -> Value:
    """Some rows of it, in another order: a copy."""
    chosen: list[Value] = []
    for one in alternatives(value):
        given = replace(operands, receiver=None, arguments=(one,), keywords={})
        if isinstance(one, Tensor):
            chosen.append(inner(schema.TensorResult(schema.Grad.FIRST), given))
        elif isinstance(one, Array):
            chosen.append(inner(schema.ArrayResult(), given))
        elif isinstance(one, Sequence):
            chosen.append(Sequence(None, join_all(one.elements) if one.elements else one.element))
        elif isinstance(one, (LibraryObject, ForeignObject)):
            chosen.append(one)
        else:
            chosen.append(unknown(operands.node, "it is a selection of something that is not known"))
    return join_all(chosen)
