"""Where gradients flow, and where they no longer do: what a value comes from, inside a graph and out of one."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.domain.departures import (
    NO_DEPARTURES,
    NOWHERE,
    UNSEEN,
    Departure,
    Departures,
    Places,
    Stage,
    combined,
    less_sure,
)
from lint_rules.values.domain.dtype_names import FLOATING
from lint_rules.values.domain.fact import Fact
from lint_rules.values.domain.holding import held_by
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.library_value import LibraryObject
from lint_rules.values.domain.outcomes import RequiresGrad
from lint_rules.values.domain.value import (
    Array,
    Dictionary,
    Instance,
    PythonObject,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
)
from lint_rules.values.frames.operands import Operands

_UNSEEN_PLACES: Places = frozenset((UNSEEN,))


def sources_of(value: Value) -> Places:
    """Where a gradient goes to from a value, or may go to: no place is left out, but `UNSEEN` can stand for it."""
    return NOWHERE.union(*map(_sources_of_one, alternatives(value)))


def sources_among(values: Iterable[Value]) -> Places:
    """The same, of several values."""
    return NOWHERE.union(*map(sources_of, values))


def _sources_of_one(value: Value) -> Places:
    if isinstance(value, Tensor):
        return _sources_of_tensor(value)
    if isinstance(value, UnknownValue):
        return NOWHERE if value.without_grad else value.sources
    if isinstance(value, Instance):
        return _UNSEEN_PLACES
    return sources_among(_held(value))


def _sources_of_tensor(tensor: Tensor) -> Places:
    if tensor.requires_grad.only(RequiresGrad.NO):
        return NOWHERE
    if tensor.sources:
        return tensor.sources
    # What no operation made that was followed: a parameter of a module, or of a function.
    places = places_of(tensor.requires_grad)
    is_root = tensor.is_parameter or all(isinstance(place, ast.arg) for place in places)
    return places if is_root and places else places | _UNSEEN_PLACES


def places_of(fact: Fact[RequiresGrad]) -> Places:
    """The places that say that a tensor requires grad, or may."""
    outcomes = (outcome for outcome in fact.outcomes if outcome is not RequiresGrad.NO)
    origins = (fact.origin(outcome) for outcome in outcomes)
    return frozenset(UNSEEN if origin is None or origin.node is None else origin.node for origin in origins)


def with_source(value: Value, node: ast.AST) -> Value:
    """What a module gives: the gradient also goes to its own parameters."""
    if isinstance(value, Tensor):
        return replace(value, sources=value.sources | {node}, departures=value.departures.learned())
    if isinstance(value, Sequence):
        elements = None if value.elements is None else tuple(with_source(one, node) for one in value.elements)
        return replace(value, elements=elements, element=with_source(value.element, node))
    return value


def sources_of_result(row: schema.TensorResult, operands: Operands) -> Places:
    """Where a gradient goes to from what an operation gives, if that requires grad."""
    if row.grad is schema.Grad.NEVER:
        return NOWHERE
    if row.grad in (schema.Grad.KEYWORD, schema.Grad.ALWAYS) and not row.inplace:
        return frozenset((operands.node,))
    if row.grad is schema.Grad.FIRST:
        return sources_among(operands.inputs[:1])
    sources = sources_among(operands.inputs)
    if row.grad in (schema.Grad.LIKELY, schema.Grad.UNKNOWN):
        return sources | {operands.node}
    return sources


def departures_of(value: Value) -> Departures:
    """What a value was computed from, or holds, that had left its graph."""
    kinds = alternatives(value)
    result = _departures_of_one(kinds[0])
    for one in kinds[1:]:
        result = result.join(_departures_of_one(one))
    return result


def departures_among(values: Iterable[Value]) -> Departures:
    """What is computed of all of these was computed from."""
    return combined(map(departures_of, values))


def _departures_of_one(value: Value) -> Departures:
    if isinstance(value, (Tensor, Array, PythonObject)):
        return value.departures
    return departures_among(_held(value))


def _held(value: Value) -> tuple[Value, ...]:
    """What a container holds that tensors are put into."""
    return held_by(value) if isinstance(value, (Sequence, Dictionary, LibraryObject)) else ()


def departures_of_tensor(row: schema.TensorResult, dtype: Fact[str], operands: Operands) -> Departures:
    """What a tensor is computed from that an operation gives."""
    if _holds_no_gradient(dtype):
        return NO_DEPARTURES
    if row.is_of_data:
        return departures_of_data(operands, operands.inputs[:1], keeps_graph=row.grad is schema.Grad.FIRST)
    return _departures_of_operation(row, operands).used()


def _departures_of_operation(row: schema.TensorResult, operands: Operands) -> Departures:
    if row.grad is schema.Grad.NEVER:
        return _detached(operands) if row.alias is schema.Alias.ALWAYS and not row.inplace else NO_DEPARTURES
    if row.grad in (schema.Grad.KEYWORD, schema.Grad.ALWAYS) and not row.inplace:
        return NO_DEPARTURES
    if row.inplace:
        return departures_among(operands.inputs[:1]).perhaps()
    if row.grad in (schema.Grad.FIRST, schema.Grad.UNKNOWN):
        return departures_among(operands.inputs[:1])
    departures = departures_among(operands.inputs)
    return departures if row.grad is schema.Grad.KEEPS else departures.perhaps()


def overwritten(value: Value) -> Value:
    """A tensor or array after something was written into it: what it held before may be gone."""
    if not departures_of(value):
        return value
    kinds = (
        replace(one, departures=one.departures.perhaps()) if isinstance(one, (Tensor, Array)) else one
        for one in alternatives(value)
    )
    return join_all(kinds)


def may_hold_gradient(value: Value) -> bool:
    """Whether a value may be a tensor of a dtype that can require grad, or something unknown."""
    return not all(isinstance(one, Tensor) and _holds_no_gradient(one.dtype) for one in alternatives(value))


def _holds_no_gradient(dtype: Fact[str]) -> bool:
    return dtype.is_known and not any(str(outcome) in FLOATING for outcome in dtype.outcomes)


def _detached(operands: Operands) -> Departures:
    return _over_kinds(operands.inputs[:1], lambda one: combined((_departures_of_one(one), _leaving(one, operands))))


def departures_of_array(row: schema.ArrayResult, dtype: Fact[str], operands: Operands) -> Departures:
    """What an array is computed from; one that holds no floating numbers could have no gradient."""
    if row.counterpart is None or _holds_no_gradient(dtype):
        return NO_DEPARTURES
    departures = combined(_outside(value, operands) for value in operands.inputs)
    if row.dtype is schema.DType.ARGUMENT and not dtype.is_known:
        departures = departures.perhaps()
    return departures.computed_by(row.counterpart) if departures else departures


def departures_of_number(operands: Operands) -> Departures:
    """What a number or list is made of that holds what the first thing holds that goes in."""
    return combined(_outside(value, operands) for value in operands.inputs[:1])


def _outside(value: Value, operands: Operands) -> Departures:
    """What a value brings along to where no tensor is left: it may leave its graph just there."""
    return _over_kinds(
        (value,), lambda one: combined((_departures_of_one(one), *_leaving_with(one, operands))).outside()
    )


def departures_of_data(operands: Operands, data: tuple[Value, ...], *, keeps_graph: bool) -> Departures:
    """What a tensor of data was computed from. Tensors in a list lose their graph; one by itself may keep it."""

    def of_kind(one: Value) -> Departures:
        if isinstance(one, Tensor) and keeps_graph:
            return one.departures
        return combined((_departures_of_one(one), *_leaving_with(one, operands))).outside().back(operands.node)

    return _over_kinds(data, of_kind)


def _leaving_with(value: Value, operands: Operands) -> Iterator[Departures]:
    """The tensors that a value is or holds, each leaving its graph here."""
    yield _leaving(value, operands)
    if isinstance(value, Sequence):
        for held in _held(value):
            yield _over_kinds((held,), lambda one: combined(_leaving_with(one, operands)))


def _leaving(value: Value, operands: Operands) -> Departures:
    """What it means that something is taken out of its graph here. While grad mode is off, somebody wants it so."""
    if not isinstance(value, Tensor) or value.requires_grad.only(RequiresGrad.NO):
        return NO_DEPARTURES
    mode = operands.context.grad_mode
    if mode.only(False):
        return NO_DEPARTURES
    is_proven = mode.only(True) and not operands.context.inference and value.presumed is None
    fact = value.requires_grad if is_proven else less_sure(value.requires_grad)
    one = Departure(operands.node, Stage.DETACHED, None, fact, _sources_of_tensor(value))
    return Departures((one,), always=True)


def _over_kinds(values: tuple[Value, ...], of_kind: Callable[[Value], Departures]) -> Departures:
    """What holds of each kind that a value may be of, joined; of several values, combined."""
    joined: list[Departures] = []
    for value in values:
        kinds = alternatives(value)
        result = of_kind(kinds[0])
        for one in kinds[1:]:
            result = result.join(of_kind(one))
        joined.append(result)
    return combined(joined)
