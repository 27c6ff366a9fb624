"""What a report is: one file in `torchnp/reports` a format, found by looking, named by its file."""

from __future__ import annotations

import abc
import importlib
import pkgutil
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO

from lint_rules.rule import Finding
from torchnp import reports, sites, statistics, terminal
from torchnp.runner import Checked, Explained


@dataclass(frozen=True, slots=True)
class Run:
    """The outcome of a run: the files that have findings, and how many were checked."""

    checked: tuple[Checked, ...]
    files: int

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for file in self.checked for finding in file.findings)


class Report(abc.ABC):
    """One output format. A subclass in `torchnp/reports/` is all there is to add."""

    @abc.abstractmethod
    def write(self, run: Run, out: TextIO) -> None:
        """Write the findings."""

    def write_statistics(self, run: Run, out: TextIO) -> None:
        """Write how many findings there are of each code, in place of the findings."""
        terminal.write(statistics.table(statistics.counted(run.findings)), out)

    def write_sites(self, explained: Sequence[Explained], out: TextIO) -> None:
        """Write every place that was judged, with what is known there, in place of the findings."""
        terminal.write(sites.listing(explained), out)


def formats() -> tuple[str, ...]:
    """The names of all formats."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(reports.__path__)))


def report_named(name: str) -> Report:
    """The report of one format; nothing of the others is loaded."""
    module_name = f"{reports.__name__}.{name}"
    module = importlib.import_module(module_name)
    classes = [
        member
        for member in vars(module).values()
        # In this order: to Python 3.10, an alias such as tuple[str, str] is a type too, and issubclass refuses it.
        if isinstance(member, type) and member.__module__ == module_name and issubclass(member, Report)
    ]
    if len(classes) != 1:
        raise TypeError(f"{module_name} must define exactly one Report, it defines {len(classes)}")
    return classes[0]()
