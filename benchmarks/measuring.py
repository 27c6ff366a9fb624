"""Times two ways of doing something against each other, in turns, so that both meet the same machine."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took, in seconds: by the clock, and of all processors together."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """The least that each of two ways took; whatever else a machine does only ever adds."""

    title: str
    ours: Cost
    theirs: Cost
    target: float | None = None
    """The most that ours / theirs should be, by the clock."""

    @property
    def wall_ratio(self) -> float:
        return self.ours.wall / self.theirs.wall

    @property
    def cpu_ratio(self) -> float:
        return self.ours.cpu / self.theirs.cpu


def compared(
    title: str, ours: Callable[[], Cost], theirs: Callable[[], Cost], repeats: int, target: float | None = None
) -> Comparison:
    """Run both in turns, `repeats` times each."""
    pairs = [(ours(), theirs()) for _ in range(repeats)]
    return Comparison(title, _least([pair[0] for pair in pairs]), _least([pair[1] for pair in pairs]), target)


def _least(costs: Sequence[Cost]) -> Cost:
    return Cost(min(cost.wall for cost in costs), min(cost.cpu for cost in costs))


def command_cost(command: Sequence[str | Path], cwd: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """What a command takes that exits with 0 or 1, start-up and its own processes included."""
    before, began = os.times(), time.perf_counter()
    run = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    wall, after = time.perf_counter() - began, os.times()
    if run.returncode not in (0, 1) or b"Traceback" in run.stderr:
        raise RuntimeError(f"{' '.join(map(str, command))} failed:\n{run.stderr.decode(errors='replace')}")
    return Cost(
        wall,
        after.children_user + after.children_system - before.children_user - before.children_system,
    )


def call_cost(function: Callable[[], object]) -> Cost:
    """What a call in this process takes."""
    began, cpu = time.perf_counter(), time.process_time()
    function()
    return Cost(time.perf_counter() - began, time.process_time() - cpu)
