"""Applies a function to many items, in order, on as many processes as help."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")

WORTH_A_POOL = 64
"""Below so many items, starting processes takes longer than it saves."""
_LARGEST_CHUNK = 16
_ALLOCATIONS_BEFORE_COLLECTION = 100_000


def mapped(function: Callable[[Item], Outcome], items: Sequence[Item], jobs: int | None) -> Iterator[Outcome]:
    """`map(function, items)`; `jobs` processes, or None for as many as there are processors if there is enough to do.

    On several processes, `function`, the items and the results must be picklable.
    """
    if jobs is None:
        jobs = _processors() if len(items) >= WORTH_A_POOL else 1
    jobs = min(jobs, len(items))
    if jobs <= 1:
        return map(function, items)
    return _in_a_pool(function, items, jobs)


def _in_a_pool(function: Callable[[Item], Outcome], items: Sequence[Item], jobs: int) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor

    # Small enough that the processes finish together, large enough that sending does not cost.
    chunk = max(1, min(_LARGEST_CHUNK, len(items) // (jobs * 4)))
    executor = ProcessPoolExecutor(jobs, initializer=_prepare_worker)
    try:
        yield from executor.map(function, items, chunksize=chunk)
    finally:
        # Waits for the chunks at work only. Without waiting, Python 3.11 was seen to fail at its exit.
        executor.shutdown(wait=True, cancel_futures=True)


def _prepare_worker() -> None:
    """Leave interrupts to the parent, and let the collector look at the many small nodes of a tree less often.

    On transformers, Python 3.11, this took processor time from 7.3 s to 5.9 s and memory from 40 to 52 MB a process.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS_BEFORE_COLLECTION, 50, 100)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
