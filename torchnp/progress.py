"""A progress bar for runs that take long enough to make somebody wait."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")

MANY = 200
"""From so many files on, the bar is there from the start."""
PATIENCE = 2.0
"""Seconds after which it appears in any case."""


def tracked(items: Iterable[Item], total: int, *, many: int = MANY, patience: float = PATIENCE) -> Iterator[Item]:
    """Pass the items through, showing on a terminal's stderr how far they are."""
    if not sys.stderr.isatty():
        yield from items
        return
    due = time.monotonic() + (0 if total >= many else patience)
    remaining = iter(items)
    for done, item in enumerate(remaining, start=1):
        yield item
        if time.monotonic() >= due:
            yield from _with_bar(remaining, done, total)


def _with_bar(items: Iterable[Item], done: int, total: int) -> Iterator[Item]:
    # Imported here: most runs end before a bar is due.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("checking"), BarColumn(), MofNCompleteColumn(), TextColumn("files"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total, completed=done)
        for item in items:
            yield item
            bar.advance(task)
