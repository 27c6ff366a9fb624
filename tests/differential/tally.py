"""What has come of many programs, and how it is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.differential.check import Checked, check
from tests.differential.known import FACTS, Knowledge

KINDS = ("wrong certain", "unsound", "broken fix", "crash", "miss")
FREQUENT_REASONS = 25


@dataclass(slots=True)
class Tally:
    """Counts over all programs; `programs` are those that show a disagreement, by its signature.

    `lost`: those of which nothing is known, since torch ended the process of one of them.
    """

    run: int = 0
    lost: int = 0
    ended_early: int = 0
    conversions: int = 0
    facts: Counter[tuple[str, Knowledge]] = field(default_factory=Counter)
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)
    programs: dict[str, list[str]] = field(default_factory=dict)

    def add(self, text: str) -> Checked:
        """Check one more program; gives what came of it."""
        checked = check(text)
        self.run += 1
        self.ended_early += checked.ended_early
        self.conversions += checked.conversions
        for fact in checked.facts:
            self.facts[fact.fact, fact.knowledge] += 1
            self.reasons.update((fact.fact, reason) for reason in fact.reasons)
        for problem in checked.problems:
            self.programs.setdefault(problem.signature, []).append(text)
        return checked

    def merge(self, other: Tally) -> None:
        """Add what came of other programs."""
        self.run += other.run
        self.lost += other.lost
        self.ended_early += other.ended_early
        self.conversions += other.conversions
        self.facts.update(other.facts)
        self.reasons.update(other.reasons)
        for signature, texts in other.programs.items():
            self.programs.setdefault(signature, []).extend(texts)

    def count(self, kind: str) -> int:
        """How many programs show a disagreement of this kind."""
        return len({text for signature, texts in self.programs.items() if signature.startswith(kind) for text in texts})

    @property
    def holds(self) -> bool:
        """Whether everything that is promised held."""
        return not any(self.count(kind) for kind in KINDS if kind != "miss")

    def report(self) -> Iterator[str]:
        """The lines of a summary."""
        lost = f", {self.lost} lost with a process that torch ended" if self.lost else ""
        yield f"{self.run} programs, {self.ended_early} ended early, {self.conversions} conversions seen{lost}"
        yield "facts at conversions:"
        for fact in FACTS:
            yield f"  {fact:14}{self._shares({name: count for name, count in self.facts.items() if name[0] == fact})}"
        yield f"  {'together':14}{self._shares(self.facts)}"
        yield "most frequent reasons for unknown facts:"
        for (fact, reason), count in self.reasons.most_common(FREQUENT_REASONS):
            yield f"  {count:6} {fact:14} {reason}"
        yield ", ".join(f"{kind}: {self.count(kind)}" for kind in KINDS)

    def _shares(self, counts: dict[tuple[str, Knowledge], int]) -> str:
        whole = sum(counts.values())
        by_kind: Counter[Knowledge] = Counter()
        for (_, knowledge), count in counts.items():
            by_kind[knowledge] += count
        known = whole - by_kind[Knowledge.UNKNOWN]
        shares = ", ".join(f"{kind.value} {by_kind[kind] / max(whole, 1):.1%}" for kind in Knowledge)
        return f"{known / max(whole, 1):.1%} of {whole} known ({shares})"
