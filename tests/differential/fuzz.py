"""Generates programs for as long as it is asked to and prints where torch and the analysis disagree.

The programs come in batches, each from a seed of its own, so that a long run can be split and taken up again:
it prints the seed at which the next one would begin. Batches are spread over processes that each import torch once.
A program with a problem is written to `.cache/fuzz` as soon as it is found: a run that is ended loses none.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.differential.check import Checked, shows
from tests.differential.program import programs
from tests.differential.repair import repaired
from tests.differential.shrink import shrunk
from tests.differential.tally import Tally

PROGRAMS = 20_000
BATCH = 50
SHRUNK_OF_EACH = 1
PROGRESS_SECONDS = 30.0
KEPT = Path(".cache/fuzz")
"""The programs with a problem: each names its problems in the first line."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some programs drawn from one seed; none of them begins after `end`, a time of the monotonic clock."""

    seed: int
    size: int
    end: float


def run_batch(batch: Batch) -> Tally:
    """Generate and check the programs of a batch."""
    warnings.simplefilter("ignore")
    tally = Tally()
    if time.monotonic() > batch.end:
        return tally

    @seed(batch.seed)
    @settings(
        max_examples=batch.size,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(programs())
    def one(text: str) -> None:
        if time.monotonic() < batch.end:
            program = repaired(text)
            _keep(program, tally.add(program), f"{batch.seed}-{tally.run}")

    one()
    return tally


def _keep(text: str, checked: Checked, name: str) -> None:
    if checked.problems:
        KEPT.mkdir(parents=True, exist_ok=True)
        signatures = "; ".join(" ".join(problem.signature.split()) for problem in checked.problems)
        (KEPT / f"{name}.py").write_text(f"# {signatures}\n{text}", encoding="utf-8")


def collect(parts: list[Batch], workers: int, note: Callable[[Tally], None]) -> tuple[Tally, int]:
    """Run batches in that many processes; `note` sees the sum after each. Gives the first seed that is left, too.

    Where torch itself ends a process, the batch is lost, and said to be.
    """
    tally = Tally()
    left = parts[-1].seed + 1
    for batch, part in zip(parts, _results(parts, workers), strict=True):
        if part is None:
            print(f"a program of seed {batch.seed} ended its process", file=sys.stderr, flush=True)
            tally.lost += batch.size
            continue
        tally.merge(part)
        if part.run < batch.size:
            left = min(left, batch.seed)
        note(tally)
    return tally, left


def _results(parts: list[Batch], workers: int) -> Iterator[Tally | None]:
    """What comes of each batch, in order; None for one that torch has ended."""
    if workers == 1:
        yield from map(run_batch, parts)
        return
    left = deque(parts)
    while left:
        for tally in _while_all_live(list(left), workers):
            left.popleft()
            yield tally
        # One of those that were running has ended its process: which one shows when each has one of its own.
        for _ in range(min(workers, len(left))):
            yield next(_while_all_live([left.popleft()], 1), None)


def _while_all_live(parts: list[Batch], workers: int) -> Iterator[Tally]:
    """What comes of the first batches, up to one whose process ends before it does."""
    # Torch's threads do not survive a fork; a process that dies ends the pool instead of leaving it waiting.
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool, suppress(BrokenProcessPool):
        yield from pool.map(run_batch, parts)


def batches(count: int, first: int, end: float) -> list[Batch]:
    """That many programs, split by seed."""
    sizes = [BATCH] * (count // BATCH) + ([count % BATCH] if count % BATCH else [])
    return [Batch(first + index, size, end) for index, size in enumerate(sizes)]


def _progress(count: int) -> Callable[[Tally], None]:
    start = time.monotonic()
    last = start

    def note(tally: Tally) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= PROGRESS_SECONDS:
            last = now
            rate = tally.run / (now - start)
            print(f"{tally.run} of {count} programs, {rate:.1f} a second", file=sys.stderr, flush=True)

    return note


def main() -> int:
    """Exit with 1 if something that is promised does not hold."""
    warnings.simplefilter("ignore")
    count = int(os.environ.get("FUZZ_PROGRAMS", PROGRAMS))
    end = time.monotonic() + float(os.environ.get("FUZZ_SECONDS", "inf"))
    workers = int(os.environ.get("FUZZ_WORKERS", os.cpu_count() or 1))
    parts = batches(count, int(os.environ.get("FUZZ_SEED", "0")), end)
    tally, left = collect(parts, workers, _progress(count))
    for signature, texts in sorted(tally.programs.items(), key=lambda item: -len(item[1])):
        print(f"{len(texts):6} {signature}")
    for line in tally.report():
        print(line)
    print(f"the first seed was {parts[0].seed}; go on with FUZZ_SEED={left}")
    sys.stdout.flush()
    for signature, texts in tally.programs.items():
        for text in sorted(texts, key=len)[:SHRUNK_OF_EACH]:
            print(f"\n## {signature}\n{shrunk(text, partial(shows, signature=signature))}", flush=True)
    return int(not tally.holds)


if __name__ == "__main__":
    raise SystemExit(main())
