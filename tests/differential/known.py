"""How much the analysis knows of what a program converts: not whether it is right, but whether it says anything."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lint_rules.analyze import Analysis
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.value import Tensor, UnknownValue, Value, alternatives
from tests.differential.compare import conversion_sites, converted
from tests.differential.execute import Run
from tests.differential.noting import Place
from tests.execution.concrete import TensorSeen

_QUOTED = re.compile(r"'[^']*'")
_VAGUE = {
    RequiresGrad.LIKELY: "it is likely, not proven",
    Device.FOLLOWS: "it follows its module or argument",
    Device.LIKELY_CPU: "it is likely, not proven",
}
FACTS = ("requires_grad", "device", "dtype")


class Knowledge(enum.Enum):
    """What the analysis knows of one fact at one place."""

    ONE = "one outcome"
    ALL_SEEN = "several outcomes, each seen in a run"
    TOO_MANY = "several outcomes, not each seen in a run"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FactAtSite:
    """One fact of what a line converts, and the reasons where it is unknown."""

    line: int
    fact: str
    knowledge: Knowledge
    reasons: tuple[str, ...] = ()


def facts_at_sites(analysis: Analysis, runs: Iterable[Run]) -> Iterator[FactAtSite]:
    """The facts of every tensor that the analysis saw being converted, held against what the runs converted."""
    seen: dict[Place, set[TensorSeen]] = {}
    for run in runs:
        for place, visits in run.conversions.items():
            seen.setdefault(place, set()).update(visit.tensor for visit in visits)
    for place, site in conversion_sites(analysis).items():
        value = converted(site)
        if value is not None and _may_be_tensor(value):
            for fact in FACTS:
                yield _fact_at_site(site.node.lineno, fact, value, seen.get(place, set()))


def _may_be_tensor(value: Value) -> bool:
    return any(isinstance(one, (Tensor, UnknownValue)) for one in alternatives(value))


def _fact_at_site(line: int, name: str, value: Value, seen: set[TensorSeen]) -> FactAtSite:
    reasons: list[str] = []
    outcomes: set[object] = set()
    for one in alternatives(value):
        if isinstance(one, UnknownValue):
            reasons.append(_words(one.origin))
        elif isinstance(one, Tensor):
            fact: Fact[object] = getattr(one, name)
            outcomes |= fact.outcomes
            reasons += [_words(fact.reason)] if not fact.is_known else []
            reasons += [why for vague, why in _VAGUE.items() if fact.may_be(vague)]
    if reasons:
        return FactAtSite(line, name, Knowledge.UNKNOWN, tuple(dict.fromkeys(reasons)))
    if len(outcomes) == 1:
        return FactAtSite(line, name, Knowledge.ONE)
    met = {_SEEN_AS[name](tensor) for tensor in seen}
    return FactAtSite(line, name, Knowledge.ALL_SEEN if outcomes <= met else Knowledge.TOO_MANY)


_SEEN_AS: Mapping[str, Callable[[TensorSeen], object]] = {
    "requires_grad": lambda tensor: RequiresGrad.YES if tensor.requires_grad else RequiresGrad.NO,
    "device": lambda tensor: Device.OFF_CPU if tensor.off_cpu else Device.CPU,
    "dtype": lambda tensor: tensor.dtype,
}


def _words(origin: Origin | None) -> str:
    """The reason for an unknown fact, without the names of one program."""
    return "no reason given" if origin is None else _QUOTED.sub("'…'", origin.why)
