"""Generates programs for as long as it is asked to and prints where torch and the analysis disagree."""

from __future__ import annotations

import itertools
import os
import sys
import time
import warnings
from collections import Counter
from dataclasses import dataclass, field

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.differential.check import check, shows
from tests.differential.program import programs
from tests.differential.repair import repaired
from tests.differential.shrink import shrunk

PROGRAMS = 20_000
SHRUNK_OF_EACH = 1


@dataclass(slots=True)
class Tally:
    """What has come of the programs so far."""

    run: int = 0
    ended_early: int = 0
    conversions: int = 0
    facts: int = 0
    known: int = 0
    programs: dict[str, list[str]] = field(default_factory=dict)

    def add(self, text: str) -> None:
        """Check one more program."""
        checked = check(text)
        self.run += 1
        self.ended_early += checked.ended_early
        self.conversions += checked.conversions
        self.facts += checked.facts
        self.known += checked.known
        for problem in checked.problems:
            self.programs.setdefault(problem.signature, []).append(text)

    def count(self, kind: str) -> int:
        """How many programs show a disagreement of this kind."""
        return len({text for signature, texts in self.programs.items() if signature.startswith(kind) for text in texts})


def collect(count: int, seconds: float, start: int) -> Tally:
    """Generate and check that many programs, or as many as the time allows."""
    tally = Tally()
    end = time.monotonic() + seconds
    batches = itertools.count(start)
    while tally.run < count and time.monotonic() < end:
        _collect_batch(tally, min(_BATCH, count - tally.run), end, next(batches))
    return tally


_BATCH = 50
"""Programs drawn at once: hypothesis goes on drawing them when the time is up."""


def _collect_batch(tally: Tally, size: int, end: float, start: int) -> None:
    @seed(start)
    @settings(
        max_examples=size,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(programs())
    def one(text: str) -> None:
        if time.monotonic() < end:
            tally.add(repaired(text))

    one()


def main() -> int:
    """Exit with 1 if something that is promised does not hold."""
    warnings.simplefilter("ignore")
    count = int(os.environ.get("FUZZ_PROGRAMS", PROGRAMS))
    tally = collect(count, float(os.environ.get("FUZZ_SECONDS", "inf")), int(os.environ.get("FUZZ_SEED", "0")))
    for signature, texts in sorted(tally.programs.items(), key=lambda item: -len(item[1])):
        print(f"{len(texts):6} {signature}")
    for signature, texts in tally.programs.items():
        for text in sorted(texts, key=len)[:SHRUNK_OF_EACH]:
            sys.stdout.flush()
            print(f"\n## {signature}\n{shrunk(text, lambda one, kept=signature: shows(one, kept))}")  # type: ignore[misc]
    known = tally.known / max(tally.facts, 1)
    print(f"{tally.run} programs, {tally.ended_early} ended early, {tally.conversions} conversions seen")
    print(f"{known:.1%} of {tally.facts} facts known at conversions")
    counts = Counter({kind: tally.count(kind) for kind in ("wrong certain", "unsound", "broken fix", "miss")})
    print(", ".join(f"{kind}: {counts[kind]}" for kind in counts))
    return int(counts["wrong certain"] + counts["unsound"] + counts["broken fix"] > 0)


if __name__ == "__main__":
    raise SystemExit(main())
