"""`requires_grad` that is switched on and off: of a tensor, of what shows it, and of a whole module."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lint_rules.values.changes.mutation import Mutation, belonging_to, doubt_everything, mutate
from lint_rules.values.domain.dtype_names import FLOATING
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.joining import join
from lint_rules.values.domain.outcomes import RequiresGrad
from lint_rules.values.domain.value import Identity, Instance, ModuleObject, Tensor, UnknownValue, Value
from lint_rules.values.frames.frame import Frame
from lint_rules.values.operations.severing import places_of


def switch_tensor(frame: Frame, tensor: Tensor, fact: Fact[RequiresGrad]) -> None:
    """`x.requires_grad_(flag)` and `x.requires_grad = flag`."""
    if tensor.presumed is not None:
        switch_unknown(frame, fact, tensor.presumed)

    def change(target: Value) -> Value:
        return _set_on_tensor(target, fact) if isinstance(target, Tensor) else _set_on_other(target, fact)

    _switch(frame, tensor.identity, change, fact, reaches_all=tensor.stands_for_all)
    mutate(frame, Mutation(tensor.perhaps, change, is_doubtful=True))


def switch_unknown(frame: Frame, fact: Fact[RequiresGrad], origin: Origin) -> None:
    """The same on a value that is not known, and may be any: of none it is proven any more that it requires grad."""
    if not fact.only(RequiresGrad.YES):
        doubt_everything(frame, Origin(origin.node, "requires_grad of something that is not known is switched off"))


def switch_module(frame: Frame, module: ModuleObject | Instance, fact: Fact[RequiresGrad]) -> None:
    """`module.requires_grad_(flag)`, which switches all of its parameters."""

    def change(target: Value) -> Value:
        return _set_on_part(target, fact) if isinstance(target, Tensor) else _set_on_other(target, fact)

    _switch(frame, belonging_to(module), change, fact, reaches_all=len(module.identity) == 1)


def _switch(
    frame: Frame,
    targets: Identity,
    change: Callable[[Value], Value],
    fact: Fact[RequiresGrad],
    *,
    reaches_all: bool,
) -> None:
    def change_view(target: Value) -> Value:
        # One that was made while grad mode was off requires grad whenever its base does; a reinterpretation never does.
        if not isinstance(target, Tensor) or target.identity & target.storage:
            return target
        return replace(target, requires_grad=target.requires_grad.join(fact))

    mutate(frame, Mutation(targets, change, reaches_all=reaches_all))
    mutate(frame, Mutation(targets, change_view, by_storage=True))


def _set_on_other(target: Value, fact: Fact[RequiresGrad]) -> Value:
    if isinstance(target, ModuleObject):
        return replace(target, trainable=fact)
    if isinstance(target, UnknownValue):
        return replace(target, without_grad=fact.only(RequiresGrad.NO))
    return target


def _set_on_part(before: Tensor, fact: Fact[RequiresGrad]) -> Value:
    """Of what a module holds, its parameters are switched: buffers, and tensors that it only refers to, are not."""
    switched = _set_on_tensor(before, fact)
    if before.is_parameter:
        return switched
    # One that is a parameter on some path only has the tokens of all that it may be.
    may_be_parameter = len(before.identity) > 1 or before.presumed is not None or before.is_promised
    return join(before, switched) if may_be_parameter and not before.is_buffer else before


def _can_require_grad(target: Tensor) -> bool:
    return not target.dtype.is_known or not target.dtype.outcomes.isdisjoint(FLOATING)


def _set_on_tensor(target: Tensor, fact: Fact[RequiresGrad]) -> Tensor:
    if not _can_require_grad(target):
        # Torch refuses to switch it on, and it requires none already.
        return target
    is_view = not target.identity & target.storage
    if is_view and target.requires_grad.only(RequiresGrad.YES):
        # It follows its base. It cannot be switched off: made under no_grad it stays as it is, all others raise.
        return target
    # What is switched on by itself is a leaf, and a base of its own beside the one that it shows.
    storage = target.storage | target.identity if fact.may_be(RequiresGrad.YES) else target.storage
    return replace(target, requires_grad=fact, storage=storage, sources=target.sources | places_of(fact))
