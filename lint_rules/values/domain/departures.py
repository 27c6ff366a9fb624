"""What left a graph: values that were computed from a tensor of a graph, and through which no gradient comes back."""

from __future__ import annotations

import ast
import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lint_rules.values.domain.fact import Fact, Origin, Unknown
from lint_rules.values.domain.outcomes import RequiresGrad

Places = frozenset[ast.AST]
NOWHERE: Places = frozenset()
UNSEEN = ast.Pass()
"""Among the sources of a value: it may come from anywhere."""


class Stage(enum.Enum):
    """How far what left a graph has come."""

    DETACHED = "detached"
    """Still a tensor, which somebody took out of its graph."""
    OUTSIDE = "outside"
    """An array, a number, a list."""
    BACK = "back"
    """A tensor again, the very one that was made of it."""
    USED = "used"
    """What was computed from such a tensor."""
    LEARNED = "learned"
    """What a module made of such a tensor, by parameters of its own."""

    @property
    def is_back(self) -> bool:
        """Whether it is a tensor again, or what was computed from one."""
        return self in (Stage.BACK, Stage.USED, Stage.LEARNED)


@dataclass(frozen=True, slots=True)
class Departure:
    """One tensor that left its graph at `left`; `back` is the call that made a tensor of it again.

    `requires_grad` is that of the tensor, `sources` are the places that a gradient would have flowed to from there,
    and `counterparts` the torch functions that compute what was computed outside.
    """

    left: ast.AST
    stage: Stage
    back: ast.AST | None
    requires_grad: Fact[RequiresGrad]
    sources: Places
    counterparts: tuple[str, ...] = ()
    is_sure: bool = True
    """Whether the value was computed from this one on every path."""

    @property
    def key(self) -> tuple[ast.AST, Stage, ast.AST | None]:
        """What makes two of them the same: all else explains it."""
        return self.left, self.stage, self.back


class Departures:
    """What a value was computed from that had left its graph; `always` tells whether that holds on every path.

    Two are equal if they name the same places: a loop is followed, and a call remembered, by that.
    """

    __slots__ = ("_key", "always", "each")

    def __init__(self, each: Iterable[Departure] = (), *, always: bool = False) -> None:
        merged: dict[object, Departure] = {}
        for one in each:
            known = merged.get(one.key)
            sure = one if always or not one.is_sure else replace(one, is_sure=False)
            merged[one.key] = sure if known is None else _merged(known, sure)
        self.each = tuple(merged.values())
        self.always = always and bool(merged)
        # Compared at every join, and made once.
        self._key = (frozenset((key, one.is_sure) for key, one in merged.items()), self.always)

    def __bool__(self) -> bool:
        return bool(self.each)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Departures) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    def join(self, other: Departures) -> Departures:
        """What holds after two paths meet."""
        if self is other:
            return self
        always = self.always and other.always
        sure = {one.key for one in self.each if one.is_sure} & {one.key for one in other.each if one.is_sure}
        return Departures((replace(one, is_sure=one.key in sure) for one in (*self.each, *other.each)), always=always)

    def perhaps(self) -> Departures:
        """The same, of what need not be computed from them."""
        return Departures(self.each) if self.always else self

    def doubted(self) -> Departures:
        """The same, of what code that is not seen may have written over."""
        doubtful = (replace(one, requires_grad=less_sure(one.requires_grad)) for one in self.each)
        return Departures(doubtful, always=self.always)

    def outside(self) -> Departures:
        """The same, once no tensor is left."""
        moved = (replace(one, stage=Stage.OUTSIDE) if one.stage is Stage.DETACHED else one for one in self.each)
        return Departures(moved, always=self.always)

    def back(self, node: ast.AST) -> Departures:
        """The same, after `node` has made a tensor of them."""
        moved = (replace(one, stage=Stage.BACK, back=node) if one.stage is Stage.OUTSIDE else one for one in self.each)
        return Departures(moved, always=self.always)

    def used(self) -> Departures:
        """The same, of what is computed from the tensors that came back."""
        if not self:
            return self
        moved = (replace(one, stage=Stage.USED) if one.stage is Stage.BACK else one for one in self.each)
        return Departures(moved, always=self.always)

    def learned(self) -> Departures:
        """The same, of what a module with parameters makes of the tensors that came back."""
        if not self:
            return self
        moved = (replace(one, stage=Stage.LEARNED) if one.stage.is_back else one for one in self.each)
        return Departures(moved, always=self.always)

    def computed_by(self, counterpart: str) -> Departures:
        """The same, after something was computed outside that a torch function computes as well."""
        if not counterpart:
            return self
        noted = (
            replace(one, counterparts=(*dict.fromkeys((*one.counterparts, counterpart)),))
            if one.stage is Stage.OUTSIDE
            else one
            for one in self.each
        )
        return Departures(noted, always=self.always)


NO_DEPARTURES = Departures()


def combined(parts: Iterable[Departures]) -> Departures:
    """What a value is computed from that is computed from all of these."""
    filled = [part for part in parts if part]
    if len(filled) < 2:
        return filled[0] if filled else NO_DEPARTURES
    return Departures((one for part in filled for one in part.each), always=any(part.always for part in filled))


def less_sure(fact: Fact[RequiresGrad]) -> Fact[RequiresGrad]:
    """What was proven is evidence."""
    weaker: dict[RequiresGrad | Unknown, Origin | None] = {}
    for outcome in fact.outcomes:
        weaker[RequiresGrad.LIKELY if outcome is RequiresGrad.YES else outcome] = fact.origin(outcome)
    return Fact(weaker)


def _merged(left: Departure, right: Departure) -> Departure:
    return replace(
        left,
        requires_grad=left.requires_grad.join(right.requires_grad),
        sources=left.sources | right.sources,
        counterparts=(*dict.fromkeys((*left.counterparts, *right.counterparts)),),
        is_sure=left.is_sure or right.is_sure,
    )
