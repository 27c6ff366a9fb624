"""One fact about a value: what it may be, each possibility with the place in the source that says so."""

from __future__ import annotations

import ast
import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from lint_rules.values.domain.outcomes import Outcome
from lint_rules.values.tree.imported import Imported

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an outcome comes from: evidence if it is known, the reason if it is not.

    `node` is the place (None for what holds everywhere); `why` finishes the sentence "it is so because …".
    `missing` is the name in another file that would have to be looked into to know more.
    """

    node: ast.AST | None
    why: str
    missing: Imported | None = None

    def at(self, node: ast.AST) -> Origin:
        """The same reason, for what it leaves unknown at another place."""
        return Origin(node, self.why, self.missing)


class Unknown(Outcome):
    """The outcome that stands for all outcomes."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN


class Fact(Generic[T]):
    """A non-empty set of outcomes, one for each path that leads here; `UNKNOWN` among them means anything.

    Two facts are equal if their outcomes are: origins explain, they do not distinguish, so that a loop's
    fixpoint is reached as soon as nothing new can be concluded.
    """

    __slots__ = ("_origins",)

    def __init__(self, origins: Mapping[T | Unknown, Origin | None]) -> None:
        self._origins = dict(origins)

    @classmethod
    def of(cls, outcome: T, origin: Origin | None = None) -> Fact[T]:
        """The fact is known, on this path."""
        return cls({outcome: origin})

    @classmethod
    def unknown(cls, origin: Origin | None = None) -> Fact[T]:
        """Nothing is known, and `origin` says why."""
        return cls({UNKNOWN: origin})

    @property
    def outcomes(self) -> frozenset[T | Unknown]:
        """All that the fact may be."""
        return frozenset(self._origins)

    @property
    def is_known(self) -> bool:
        """Whether every path gives a definite outcome."""
        return UNKNOWN not in self._origins

    def only(self, *outcomes: T) -> bool:
        """Whether the fact is one of these on every path."""
        return all(map(outcomes.__contains__, self._origins))

    def may_be(self, outcome: T) -> bool:
        """Whether some path proves this outcome."""
        return outcome in self._origins

    @property
    def single(self) -> T | None:
        """The outcome, if there is just one and it is known."""
        if len(self._origins) == 1:
            (outcome,) = self._origins
            if outcome is not UNKNOWN:
                return outcome
        return None

    def origin(self, outcome: T | Unknown) -> Origin | None:
        """What made this outcome possible."""
        return self._origins.get(outcome)

    @property
    def reason(self) -> Origin | None:
        """Why the fact is unknown, where it is."""
        return self._origins.get(UNKNOWN)

    def join(self, other: Fact[T]) -> Fact[T]:
        """What holds after two paths meet."""
        if other is self or other._origins.keys() <= self._origins.keys():
            return self
        return Fact({**other._origins, **self._origins})

    def because(self, origin: Origin) -> Fact[T]:
        """The same outcomes, with the origins that are missing filled in."""
        if all(known is not None for known in self._origins.values()):
            return self
        return Fact({outcome: known or origin for outcome, known in self._origins.items()})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fact) and self._origins.keys() == other._origins.keys()

    def __hash__(self) -> int:
        return hash(frozenset(self._origins))

    def __repr__(self) -> str:
        return "|".join(sorted(_label(outcome) for outcome in self._origins))


def join_facts(facts: Iterable[Fact[T]]) -> Fact[T]:
    """The join of at least one fact."""
    iterator = iter(facts)
    result = next(iterator)
    for fact in iterator:
        result = result.join(fact)
    return result


def _label(outcome: object) -> str:
    return str(outcome.value) if isinstance(outcome, enum.Enum) else str(outcome)
