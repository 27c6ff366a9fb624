"""`requires_grad` that is switched on and off: of a tensor, of what shows it, and of a whole module."""

from __future__ import annotations

from dataclasses import replace

from lint_rules.values.changes.mutation import Mutation, mutable_identity, mutate
from lint_rules.values.domain.fact import Fact
from lint_rules.values.domain.joining import join
from lint_rules.values.domain.outcomes import RequiresGrad
from lint_rules.values.domain.value import Instance, ModuleObject, Tensor, UnknownValue, Value
from lint_rules.values.frames.frame import Frame
from lint_rules.values.operations.severing import places_of


def set_requires_grad(frame: Frame, value: Value, fact: Fact[RequiresGrad]) -> None:
    """`x.requires_grad_(flag)` and `x.requires_grad = flag`, on a tensor or a whole module."""

    is_module = isinstance(value, (ModuleObject, Instance))

    def change(target: Value) -> Value:
        if isinstance(target, Tensor):
            changed = _set_on_tensor(target, fact)
            return _unless_plain(target, changed) if is_module else changed
        if isinstance(target, ModuleObject):
            return replace(target, trainable=fact)
        if isinstance(target, UnknownValue):
            return replace(target, without_grad=fact.only(RequiresGrad.NO))
        return target

    def change_view(target: Value) -> Value:
        # One that was made while grad mode was off requires grad whenever its base does; a reinterpretation never does.
        if not isinstance(target, Tensor) or target.identity & target.storage:
            return target
        return replace(target, requires_grad=target.requires_grad.join(fact))

    whole_module = isinstance(value, (ModuleObject, Instance)) and len(value.identity) == 1
    reaches_all = whole_module or (isinstance(value, Tensor) and value.stands_for_all)
    targets = mutable_identity(value)
    mutate(frame, Mutation(targets, change, reaches_all=reaches_all))
    mutate(frame, Mutation(targets, change_view, by_storage=True))
    if isinstance(value, Tensor):
        mutate(frame, Mutation(value.perhaps, change, is_doubtful=True))


def _unless_plain(before: Tensor, switched: Tensor) -> Value:
    """Of what a module holds, its parameters are switched: buffers, and tensors that it only refers to, are not."""
    if before.is_parameter:
        return switched
    is_plain = len(before.identity) == 1 and before.presumed is None and not before.is_promised
    return before if is_plain else join(before, switched)


def _set_on_tensor(target: Tensor, fact: Fact[RequiresGrad]) -> Tensor:
    is_view = not target.identity & target.storage
    if is_view and target.requires_grad.only(RequiresGrad.YES):
        # It follows its base. It cannot be switched off: made under no_grad it stays as it is, all others raise.
        return target
    # What is switched on by itself is a leaf, and a base of its own beside the one that it shows.
    storage = target.storage | target.identity if fact.may_be(RequiresGrad.YES) else target.storage
    return replace(target, requires_grad=fact, storage=storage, sources=target.sources | places_of(fact))
