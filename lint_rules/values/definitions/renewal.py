"""The remembered result of a call, made anew for the next call of the same kind."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from lint_rules.values.changes.mutation import doubted
from lint_rules.values.definitions import overriding
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.memory import NO_MEMORY
from lint_rules.values.domain.value import (
    Array,
    Dictionary,
    FunctionValue,
    Identity,
    Instance,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
)
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.state import identity_of, map_value
from lint_rules.values.operations.severing import sources_among
from lint_rules.values.tree.syntax import decorator_names

if TYPE_CHECKING:
    from lint_rules.values.interpreter.engine import Engine

NEVER_RETURNS = "the function never returns"


def renewed(result: Value, made_before: int, operands: Operands) -> Value:
    """A remembered result: what the call made is made anew, what it found is the same, or one of the arguments."""
    given: Identity = frozenset[int]().union(*(identity_of(value) for value in operands.inputs))

    sources = sources_among(operands.inputs)

    def tokens(old: Identity) -> Identity:
        kept = frozenset(token for token in old if token <= made_before)
        made = operands.fresh if len(kept) < len(old) else frozenset[int]()
        # Made anew, one token may come to stand for several objects; found again, for one of the arguments.
        return kept | made | given if kept or len(old) > 1 else made

    def renew(value: Value) -> Value:
        if isinstance(value, Tensor):
            return replace(
                value,
                identity=tokens(value.identity),
                storage=tokens(value.storage),
                perhaps=tokens(value.perhaps) if value.perhaps else value.perhaps,
                memory=NO_MEMORY,
                # What goes in is alike in all that is compared, but it comes from other places.
                sources=value.sources | sources if value.sources else value.sources,
            )
        if isinstance(value, Array):
            return replace(value, memory=NO_MEMORY)
        if isinstance(value, (Instance, Sequence, Dictionary)) and value.identity:
            return replace(value, identity=tokens(value.identity))
        return value

    several = not isinstance(result, (Tensor, UnknownValue))
    anew = map_value(result, renew)
    return map_value(anew, lambda value: _blurred(value, operands.fresh)) if several else anew


def _blurred(value: Value, fresh: Identity) -> Value:
    """A tensor among several that share a token: an in-place change of one is no proof for the others."""
    if isinstance(value, Tensor):
        extra = fresh | frozenset((-min(fresh),))
        return replace(value, identity=value.identity | extra, storage=value.storage | extra)
    return value


def kept_since(engine: Engine, function: FunctionValue, result: Value) -> Value:
    """The result of a call, less sure where it may be an older one, or that of another function."""
    why = _why_less_sure(engine, function)
    if why is None:
        return result
    origin = Origin(function.node, why)
    return map_value(result, lambda value: doubted(value, origin))


def _why_less_sure(engine: Engine, function: FunctionValue) -> str | None:
    if isinstance(function.node, ast.Lambda):
        return None
    keeping = engine.knowledge.caching_decorators & decorator_names(function.node)
    if keeping:
        return f"{min(keeping)} gives the same object each time, which may be changed by now"
    return overriding.why_another(engine, function)


def never_returns(engine: Engine, function: FunctionValue, result: Value) -> bool:
    """Whether all paths through a call that was followed end with an exception."""
    is_cut = engine.budget.end is not None or isinstance(function.node, ast.AsyncFunctionDef)
    # Unknown values are equal, whatever the reason.
    origin = result.origin if isinstance(result, UnknownValue) and not is_cut else None
    return origin is not None and (origin.node, origin.why) == (function.node, NEVER_RETURNS)
