"""What changes in place: a change reaches every name of the object, here and in the functions that called this one."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from lint_rules.values.changes import found_attributes
from lint_rules.values.domain.departures import combined, less_sure
from lint_rules.values.domain.dtype_names import IN_BOTH
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.form import ANY_FORM, PLAIN
from lint_rules.values.domain.holding import held_by
from lint_rules.values.domain.joining import join, join_all
from lint_rules.values.domain.memory import NO_MEMORY
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.value import (
    NOBODY,
    Array,
    Constant,
    Dictionary,
    DTypeObject,
    FunctionValue,
    Identity,
    Instance,
    ModuleObject,
    PythonObject,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.reach import Reach
from lint_rules.values.frames.state import State, identity_of, map_value
from lint_rules.values.operations.gradients import any_requires_grad
from lint_rules.values.operations.severing import departures_of, sources_of
from lint_rules.values.tree.syntax import walk


@dataclass(frozen=True, slots=True)
class Mutation:
    """A change of the objects that `targets` names. `by_storage`: it reaches all views of the memory."""

    targets: Identity
    change: Callable[[Value], Value]
    by_storage: bool = False
    by_memory: bool = False
    """It reaches all tensors and arrays with the memory, and changes no object that the engine follows otherwise."""
    by_graph: bool = False
    """It reaches all tensors whose graph keeps the memory, and changes no object either."""
    reaches_all: bool = False
    """Each of the targets is changed for sure, not only one of them."""
    keeps_paths: bool = False
    """It reaches none of what is found through attributes and items, but for the target itself."""
    is_doubtful: bool = False
    """It may not have happened."""
    is_conditional: bool = False
    """It happens on some paths through its function only: for the callers it is doubtful."""

    def apply(self, state: State, reach: Reach) -> None:
        """Change every value of the state that is, or may be, a target."""
        for path, value in state.bindings.items():
            if not reach.of(value).isdisjoint(self.targets):
                state.bindings[path] = self.changed(value)
        if not self.by_memory and not self.by_graph and not self.keeps_paths:
            state.forget_all_parts()

    def changed(self, value: Value) -> Value:
        """A value that stands in no state yet, with the change carried out on it."""
        return map_value(value, self._changed)

    def _tokens(self, value: Value) -> Identity:
        if self.by_memory:
            return value.memory.tokens if isinstance(value, (Tensor, Array)) else NOBODY
        return value.storage if self.by_storage and isinstance(value, Tensor) else identity_of(value)

    def _changed_by_graph(self, value: Value) -> Value:
        if not isinstance(value, Tensor) or all(one.token not in self.targets for one in value.memory.kept):
            return value
        changed = self.change(value)
        return join(value, changed) if self.is_doubtful else changed

    def _changed(self, value: Value) -> Value:
        if self.by_graph:
            return self._changed_by_graph(value)
        tokens = self._tokens(value)
        if not tokens & self.targets:
            if isinstance(value, Tensor) and value.perhaps & self.targets and not self.by_memory:
                return join(value, self.change(value))
            return value
        changed = self.change(value)
        is_the_one = (len(tokens) == 1 and tokens == self.targets) or (self.reaches_all and tokens <= self.targets)
        return changed if is_the_one and not self.is_doubtful else join(value, changed)


def mutate(frame: Frame, mutation: Mutation) -> None:
    """Carry out a change here, and note it for the callers."""
    if not mutation.targets:
        return
    for holder, change in found_attributes.held_before(frame, mutation):
        _carry_out(frame, Mutation(holder, change))
    _carry_out(frame, mutation)


def _carry_out(frame: Frame, mutation: Mutation) -> None:
    frame.engine.epoch += 1
    frame.engine.budget.spend_on_values(frame, len(frame.here.bindings))
    mutation.apply(frame.here, frame.engine.reach)
    note_in_scopes(frame, mutation)
    is_noted = mutation.is_conditional == frame.is_conditional
    frame.engine.mutations.append(mutation if is_noted else replace(mutation, is_conditional=frame.is_conditional))


def mutate_all(frame: Frame, changes: Iterable[Mutation]) -> None:
    """Carry out changes that code made which runs here."""
    for change in changes:
        mutate(frame, change)


def as_seen_by_caller(changes: Iterable[Mutation]) -> list[Mutation]:
    """The changes that a call has made: what happened on some of its paths only may not have happened."""
    return [replace(one, is_doubtful=True, is_conditional=False) if one.is_conditional else one for one in changes]


def outcome(before: Value, after: Value) -> Mutation:
    """What a call has made of an object in the end, on all of its paths together."""

    def change(target: Value) -> Value:
        return after if type(target) is type(before) else target

    return Mutation(identity_of(before), change)


def after_changes(value: Value, changes: Iterable[Mutation]) -> Value:
    """A value that stands in no state, after changes that were carried out elsewhere."""
    for change in changes:
        value = change.changed(value)
    return value


def doubt_contents(frame: Frame, container: Sequence | Dictionary, origin: Origin) -> None:
    """Anything may be in a container now."""
    doubt = UnknownValue(origin)

    def change(target: Value) -> Value:
        if isinstance(target, Sequence):
            return replace(target, elements=None, element=join(target.element, doubt))
        if isinstance(target, Dictionary):
            items = tuple((key, join(held, doubt)) for key, held in target.items)
            return replace(target, items=items, rest=doubt if target.rest is None else join(target.rest, doubt))
        return target

    mutate(frame, Mutation(container.identity, change))


def note_in_scopes(frame: Frame, mutation: Mutation) -> None:
    """Nested functions, and other functions that see the names of an outer scope, may find the changed object."""
    scope: Frame | None = frame
    while scope is not None:
        _note_in_scope(scope, mutation)
        scope = scope.parent
    for closure in frame.engine.closures:
        _note_in_scope(closure, mutation)


def _note_in_scope(scope: Frame, mutation: Mutation) -> None:
    reach = scope.engine.reach
    # Most changes are of objects that a scope never had: one look tells so for all of its names.
    if scope.objects_ever(reach).isdisjoint(mutation.targets):
        return
    for name in scope.changeable:
        value = scope.ever[name]
        if not reach.of(value).isdisjoint(mutation.targets):
            changed = mutation.changed(value)
            if changed is not value:
                scope.replace_ever(name, join(value, changed))


def escape(frame: Frame, values: Iterable[Value], origin: Origin) -> None:
    """Values go to code that is not seen: what it may have changed about them is proven no longer."""
    reachable = (one for value in values for one in _handed_over(frame, value))
    targets = frozenset[int]().union(*map(_provable_identity, reachable))
    frame.here.forget_all_parts()
    if targets:
        # What was found of an object is no proof as it is.
        _carry_out(frame, Mutation(targets, lambda value: weakened(value, origin)))


def doubt_everything(frame: Frame, origin: Origin) -> None:
    """Something was switched or exchanged in an object that is not known: it may be any that was made so far."""
    newest = frame.engine.newest_identity
    targets = frozenset(range(-newest, newest + 1))
    mutate(frame, Mutation(targets, lambda value: doubted(value, origin), reaches_all=True))


def _handed_over(frame: Frame, value: Value) -> Iterator[Value]:
    """A value and all that it holds, also in what is called later, and the names that a function in it uses."""
    pending = [value]
    while pending:
        for one in alternatives(pending.pop()):
            yield one
            pending.extend(held_by(one))
            if isinstance(one, FunctionValue):
                names = {node.id for node in walk(one.node) if isinstance(node, ast.Name)}
                yield from (held for name, held in frame.here.bindings.items() if name in names and held is not one)


def _provable_identity(value: Value) -> Identity:
    """The objects reachable from a value of which something is proven that unseen code can change."""
    if isinstance(value, Tensor):
        return value.identity | value.perhaps if value.requires_grad.may_be(RequiresGrad.YES) else NOBODY
    if isinstance(value, (UnknownValue, Array, Constant, PythonObject)):
        return NOBODY
    return mutable_identity(value)


def mutable_identity(value: Value) -> Identity:
    """The objects reachable from a value that code elsewhere could change."""
    found: Identity = frozenset()
    for one in alternatives(value):
        found |= identity_of(one) if not isinstance(one, UnknownValue) else NOBODY
        if isinstance(one, _CONTAINERS):
            found |= NOBODY.union(*map(mutable_identity, held_by(one)))
    return found


_CONTAINERS = (Sequence, Dictionary, Instance, ModuleObject)


def belonging_to(module: ModuleObject | Instance) -> Identity:
    """The module, its submodules, their parameters and buffers: none of them stands in a plain list or object."""
    found = module.identity
    for one in (kind for held in held_by(module) for kind in alternatives(held)):
        if isinstance(one, Tensor):
            found |= one.identity
        elif isinstance(one, ModuleObject) or (isinstance(one, Instance) and may_be_module(one)):
            found |= belonging_to(one)
    return found


def may_be_module(instance: Instance) -> bool:
    """Whether an object may be a module, whose parameters belong to what it stands in."""
    return instance.class_.frame.engine.may_be_module(instance.class_)


def weakened(value: Value, origin: Origin) -> Value:
    """The value after code that is not seen had it: a proof becomes strong evidence."""
    if isinstance(value, Tensor):
        return replace(value, requires_grad=less_sure(value.requires_grad).because(origin))
    if isinstance(value, ModuleObject):
        return replace(
            value,
            trainable=less_sure(value.trainable).because(origin),
            device=value.device.join(Fact.unknown(origin)),
            dtype=value.dtype.join(Fact.unknown(origin)),
            children=tuple(weakened(child, origin) for child in value.children),
        )
    if isinstance(value, Sequence):
        held = join_all([*(value.elements or ()), value.element])
        return replace(value, elements=None, element=held, is_filled=False)
    if isinstance(value, Dictionary) and value.items and value.rest is None:
        # Other keys may be there now; they are expected to hold what the known ones do.
        return replace(value, rest=join_all([held for _, held in value.items]))
    if isinstance(value, Instance):
        attributes = tuple((name, doubted(one, origin)) for name, one in value.attributes)
        return replace(value, attributes=attributes)
    return value


def doubted(value: Value, origin: Origin) -> Value:
    """An attribute of an object that unseen code had, and may have replaced: nothing about it is proven any more."""
    weaker = weakened(value, origin)
    if isinstance(weaker, Tensor):
        return _without_proof_of_failure(weaker, origin)
    if isinstance(weaker, Array):
        return replace(weaker, dtype=weaker.dtype.join(Fact.unknown(origin)))
    if isinstance(weaker, DTypeObject) and weaker.dtype not in IN_BOTH:
        return join(weaker, PythonObject("dtype"))
    return weaker


def _without_proof_of_failure(value: Tensor, origin: Origin) -> Tensor:
    """A device, a dtype or a form that NumPy refuses is evidence only; others are expected to stay as they are."""
    is_refused = not value.dtype.outcomes <= IN_BOTH
    return replace(
        value,
        device=value.device.join(Fact.unknown(origin)) if value.device.may_be(Device.OFF_CPU) else value.device,
        dtype=value.dtype.join(Fact.unknown(origin)) if is_refused else value.dtype,
        form=value.form if value.form == PLAIN else value.form.join(ANY_FORM),
    )


def prove_requires_grad(frame: Frame, value: Tensor | UnknownValue, origin: Origin) -> None:
    """Something was done to a value that succeeds only if it requires grad."""

    def change(target: Value) -> Value:
        if isinstance(target, Tensor) and not target.requires_grad.is_known:
            proven = RequiresGrad.YES if target.presumed is None else RequiresGrad.LIKELY
            return replace(target, requires_grad=Fact.of(proven, origin))
        if isinstance(target, UnknownValue) and not target.never_tensor:
            grad = Fact.of(RequiresGrad.LIKELY, origin)
            dtype: Fact[str] = Fact.unknown(target.origin)
            return Tensor(grad, target.place, dtype, presumed=origin, identity=target.identity, sources=target.sources)
        return target

    mutate(frame, Mutation(value.identity, change))


def add_to_graph(frame: Frame, value: Value, fact: Fact[RequiresGrad], written: Value) -> None:
    """An in-place operation wrote something into a tensor's memory: every view of it now requires grad if that did."""
    sources, departures = sources_of(written), departures_of(written).perhaps()

    def change(target: Value) -> Value:
        if isinstance(target, Tensor):
            return replace(
                target,
                requires_grad=any_requires_grad([target.requires_grad, fact]),
                sources=sources_of(target) | sources,
                departures=combined((target.departures, departures)),
            )
        return target

    storage = frozenset[int]().union(*(one.storage for one in alternatives(value) if isinstance(one, Tensor)))
    unknown_targets = [one for one in alternatives(value) if isinstance(one, UnknownValue)]
    if storage and not unknown_targets:
        mutate(frame, Mutation(storage, change, by_storage=True))
        perhaps = frozenset[int]().union(*(one.perhaps for one in alternatives(value) if isinstance(one, Tensor)))
        mutate(frame, Mutation(perhaps - storage, change, by_storage=True, is_doubtful=True))


def as_one_of_many(frame: Frame, value: Value) -> Value:
    """A value that stands for many objects: an in-place change of one of them is no proof for the others."""
    extra = frame.engine.fresh()

    def blurred(one: Value) -> Value:
        if isinstance(one, Tensor):
            return replace(one, identity=one.identity | extra, storage=one.storage | extra, memory=NO_MEMORY)
        if isinstance(one, Array):
            return replace(one, memory=NO_MEMORY)
        if isinstance(one, (Sequence, Dictionary, ModuleObject)):
            return replace(one, identity=one.identity | extra)
        return one

    return map_value(value, blurred)
