"""What is done to one file: read it, analyse it, and, where asked for, fix it. Nothing here writes."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from lint_rules.analyze import Analysis, analyze, analyze_candidates, selected_rules
from lint_rules.rule import Finding, FixSafety
from lint_rules.rules.syntax_error import SyntaxErrorRule, unreadable
from lint_rules.settings import Settings
from lint_rules.source import Source, Unreadable
from lint_rules.values.frames.budget import End
from lint_rules.verdicts import Verdict, verdicts
from torchnp.files import Problem, PythonFile
from torchnp.searched import SearchedTree


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings of one file, and the text that they stand in (None where it has none, or cannot be decoded)."""

    path: str
    findings: tuple[Finding, ...] = ()
    source: Source | None = None
    gave_up: End | None = None
    """Where the file was given up, if it was too large to be followed to its end: findings may be missing."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What fixing a file would make of it: its bytes before and after, what was repaired, and what remains."""

    before: bytes
    after: bytes
    applied: tuple[Finding, ...]
    checked: Checked
    """The findings in `before`."""
    remaining: Checked
    """The findings in `after`."""


@dataclass(frozen=True, slots=True)
class Explained:
    """Every place of one file where something is converted to an array, and what became of it."""

    path: str
    verdicts: tuple[Verdict, ...] = ()
    gave_up: End | None = None


Outcome = TypeVar("Outcome")


def check_file(file: PythonFile) -> Checked | Problem:
    return _on_content(file, check_input)


def explain_file(file: PythonFile) -> Explained | Problem:
    return _on_content(file, explain_input)


def fix_file_safely(file: PythonFile) -> Fixed | Problem:
    return _on_content(file, fix_input_safely)


def fix_file_unsafely(file: PythonFile) -> Fixed | Problem:
    return _on_content(file, fix_input_unsafely)


def check_input(data: bytes, file: PythonFile) -> Checked | Problem:
    """The findings in the bytes of a file; bytes that are no text are a finding, too."""
    return _guarded(_checked_bytes, data, file)


def explain_input(data: bytes, file: PythonFile) -> Explained | Problem:
    """What is known of each conversion in the bytes of a file."""
    return _guarded(_explained_bytes, data, file)


def fix_input_safely(data: bytes, file: PythonFile) -> Fixed | Problem:
    """What the safe fixes make of the bytes of a file."""
    return _guarded(_fixed_safely, data, file)


def fix_input_unsafely(data: bytes, file: PythonFile) -> Fixed | Problem:
    """What the safe and the unsafe fixes make of the bytes of a file."""
    return _guarded(_fixed_unsafely, data, file)


def _checked_bytes(data: bytes, file: PythonFile) -> Checked:
    try:
        source = Source.from_bytes(data)
    except Unreadable as error:
        return Checked(file.path, tuple(_unreadable(error, file.settings)))
    return _checked(source, file)


def _explained_bytes(data: bytes, file: PythonFile) -> Explained | Problem:
    try:
        source = Source.from_bytes(data)
    except Unreadable as error:
        return Problem(file.path, error.reason)
    analysis = _analysis(source, file)
    unparsable = next((found for found in analysis.findings if found.code == SyntaxErrorRule.code), None)
    if unparsable is not None:
        return Problem(file.path, unparsable.message)
    return Explained(file.path, tuple(verdicts(analysis)), analysis.gave_up)


def _unreadable(error: Unreadable, settings: Settings) -> Iterator[Finding]:
    finding = unreadable(error.reason, error.line, error.column)
    if any(rule.code == finding.code for rule in selected_rules(settings)):
        yield finding


def _fixed_safely(data: bytes, file: PythonFile) -> Fixed:
    return _fixed(data, file, frozenset({FixSafety.SAFE}))


def _fixed_unsafely(data: bytes, file: PythonFile) -> Fixed:
    return _fixed(data, file, frozenset({FixSafety.SAFE, FixSafety.UNSAFE}))


def _fixed(data: bytes, file: PythonFile, wanted: frozenset[FixSafety]) -> Fixed:
    checked = _checked_bytes(data, file)
    if checked.source is None or not any(found.fix and found.fix.safety in wanted for found in checked.findings):
        return Fixed(data, data, (), checked, checked)
    # Imported here: it loads libcst (0.2 s), which files without anything to repair do not need.
    from codemods.apply import fix_source

    source = checked.source
    fixed = fix_source(
        source, settings=file.settings, unsafe=FixSafety.UNSAFE in wanted, path=file.path, files=SearchedTree()
    )
    remaining = _checked(replace(source, text=fixed.text), file)
    return Fixed(data, source.to_bytes(fixed.text), fixed.applied, checked, remaining)


def _checked(source: Source, file: PythonFile) -> Checked:
    analysis = _analysis(source, file)
    # A copy, because a source remembers what was computed from it, and that need not travel between processes.
    kept = replace(source) if analysis.findings else None
    return Checked(file.path, analysis.findings, kept, analysis.gave_up)


def _analysis(source: Source, file: PythonFile) -> Analysis:
    """A file that was only found in a directory is not parsed where it names nothing that a rule looks for.

    There is nothing in it to find, whether it is valid Python or not, and parsing takes longer than all else.
    """
    if file.is_named:
        return analyze(source, path=file.path, settings=file.settings, files=SearchedTree())
    return analyze_candidates(source, path=file.path, settings=file.settings, files=SearchedTree()) or Analysis()


def _on_content(file: PythonFile, function: Callable[[bytes, PythonFile], Outcome | Problem]) -> Outcome | Problem:
    try:
        data = Path(file.path).read_bytes()
    except OSError as error:
        return Problem(file.path, f"cannot read it: {error.strerror}")
    return function(data, file)


def _guarded(function: Callable[[bytes, PythonFile], Outcome], data: bytes, file: PythonFile) -> Outcome | Problem:
    try:
        return function(data, file)
    except Exception as error:  # noqa: BLE001 - one file that breaks the analysis must not hide what the others hold
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}, line {place.lineno}"
        return Problem(file.path, f"internal error, please report it: {type(error).__name__}: {error} ({where})")
