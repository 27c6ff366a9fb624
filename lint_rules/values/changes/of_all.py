"""What is done to all parameters of a module: it is done to all of them, also where there are none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lint_rules.values.domain.holding import held_by
from lint_rules.values.domain.value import (
    NOBODY,
    Identity,
    Instance,
    ModuleObject,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
)
from lint_rules.values.frames.reach import Reach
from lint_rules.values.frames.state import State, identity_of, map_value


def with_all_done(never_run: State, run: State, groups: Identity, reach: Reach) -> State:
    """The state behind a loop over all parameters of a module, had it had none.

    A module without parameters is frozen, and moved, as much as anybody likes.
    """
    result = never_run.fork()
    for path, value in never_run.bindings.items():
        if path in run.bindings and not reach.of(value).isdisjoint(groups):
            result.bindings[path] = _as_done(value, run.bindings[path], groups)
    return result


def has_parameters(value: Value) -> bool:
    """Whether a value is a parameter, or a module that is seen to have one."""
    if isinstance(value, Tensor):
        return value.is_parameter
    if isinstance(value, ModuleObject) and value.row is not None and value.row.parameters is True:
        return not value.is_promised
    if not isinstance(value, (ModuleObject, Instance)):
        return False
    return any(all(map(has_parameters, alternatives(held))) for held in held_by(value))


def groups_in(iterable: Value) -> Identity:
    """The objects that belong to a module all of whose parameters are run over."""
    found = [one.identity for one in _leaves(iterable) if isinstance(one, Tensor) and _is_group(one)]
    return NOBODY.union(*found)


def _is_group(value: Tensor) -> bool:
    return value.stands_for_all and value.is_parameter


def _leaves(value: Value) -> Iterable[Value]:
    for one in alternatives(value):
        if isinstance(one, Sequence):
            for held in held_by(one):
                yield from _leaves(held)
        else:
            yield one


def _as_done(value: Value, after: Value, groups: Identity) -> Value:
    done: dict[Identity, Value] = {}

    def collect(one: Value) -> Value:
        if identity_of(one) and identity_of(one) <= groups:
            done[identity_of(one)] = one
        return one

    def carry_out(one: Value) -> Value:
        known = done.get(identity_of(one))
        if isinstance(one, ModuleObject) and isinstance(known, ModuleObject):
            return replace(one, trainable=known.trainable, device=known.device, dtype=known.dtype)
        if isinstance(one, UnknownValue) and isinstance(known, UnknownValue):
            return known
        return known if isinstance(one, Tensor) and isinstance(known, Tensor) and one.is_parameter else one

    map_value(after, collect)
    return map_value(value, carry_out)
