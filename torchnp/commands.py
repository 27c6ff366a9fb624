"""What `check` and `fix` do, from their options to the exit code."""

from __future__ import annotations

import enum
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TextIO, TypeVar

import click

from lint_rules.rule import Finding
from torchnp import diff, runner, summary, terminal
from torchnp.atomic import NotWritten, replace_content
from torchnp.files import Problem, PythonFile, list_files
from torchnp.options import Options
from torchnp.parallel import mapped
from torchnp.progress import tracked
from torchnp.report import Run, report_named
from torchnp.runner import Checked, Explained, Fixed

Outcome = TypeVar("Outcome")


class ExitCode(enum.IntEnum):
    """What the process ends with."""

    CLEAN = 0
    FINDINGS = 1
    ERROR = 2
    INTERRUPTED = 130


def check(options: Options) -> ExitCode:
    """Report the findings."""
    work = _work(options, runner.check_file, runner.check_input)
    checked, problems = _parted(work)
    return _report(checked, work.files, problems, options, sys.stdout)


def explain_unknown(options: Options) -> ExitCode:
    """Report every place that was judged, with what is known there, instead of the findings."""
    explained, problems = _parted(_work(options, runner.explain_file, runner.explain_input))
    report_named(options.output_format).write_sites([file for file in explained if file.verdicts], sys.stdout)
    sys.stdout.flush()
    _tell_given_up(explained)
    _complain(problems)
    return _exit_code(problems, found=False)


def fix(options: Options, *, unsafe: bool) -> ExitCode:
    """Rewrite the files, or standard input to standard output, and report what remains."""
    if options.reads_stdin:
        results, files, out = [_passed_through(_stdin(), options, unsafe=unsafe)], 1, sys.stderr
    else:
        work = _fixing(options, unsafe=unsafe)
        # Each file is written as soon as it is fixed, so that an interrupt loses only what was not done yet.
        results, files, out = [_written(outcome) for outcome in work.outcomes], work.files, sys.stdout
    applied = [result.applied for result in results if result.applied]
    if applied:
        click.echo(summary.fixed([finding for findings in applied for finding in findings], len(applied)), err=True)
    remaining = [result.remaining for result in results if result.remaining is not None]
    problems = [result.problem for result in results if result.problem is not None]
    return _report(remaining, files, problems, options, out)


def show_fixes(options: Options, *, unsafe: bool) -> ExitCode:
    """Write what `fix` would change as a diff."""
    outcomes, problems = _parted(_fixing(options, unsafe=unsafe))
    changed = [fixed for fixed in outcomes if fixed.after != fixed.before]
    for fixed in changed:
        terminal.write(diff.unified(fixed.checked.path, fixed.before, fixed.after), sys.stdout)
    _complain(problems)
    if changed:
        applied = [finding for fixed in changed for finding in fixed.applied]
        click.echo(summary.would_fix(applied, len(changed)), err=True)
    return _exit_code(problems, found=bool(changed) and not options.exit_zero)


@dataclass(frozen=True, slots=True)
class _Work(Generic[Outcome]):
    """How many files there are, and what becomes of them: computed while it is iterated over."""

    files: int
    outcomes: Iterable[Outcome | Problem]


@dataclass(frozen=True, slots=True)
class _Result:
    """What became of a file that was to be fixed: what was repaired, what remains, and what went wrong."""

    applied: tuple[Finding, ...] = ()
    remaining: Checked | None = None
    problem: Problem | None = None


def _fixing(options: Options, *, unsafe: bool) -> _Work[Fixed]:
    if unsafe:
        return _work(options, runner.fix_file_unsafely, runner.fix_input_unsafely)
    return _work(options, runner.fix_file_safely, runner.fix_input_safely)


def _work(
    options: Options,
    on_file: Callable[[PythonFile], Outcome | Problem],
    on_input: Callable[[bytes, PythonFile], Outcome | Problem],
) -> _Work[Outcome]:
    if options.reads_stdin:
        file = _stdin_file(options)
        return _Work(1, [on_input(_stdin(), file)])
    listing = list_files(options.paths or [Path()], options.project())
    for directory in listing.empty:
        _warn(f"no Python files found under {terminal.shown_path(directory)}")
    outcomes = tracked(mapped(on_file, listing.files, options.jobs), len(listing.files))
    return _Work(len(listing.files), _chained(listing.problems, outcomes))


def _stdin() -> bytes:
    return sys.stdin.buffer.read()


def _stdin_file(options: Options) -> PythonFile:
    path = options.stdin_filename or Path("stdin")
    settings = options.project().configuration_in(path.absolute().parent).settings
    return PythonFile(str(path) if options.stdin_filename else "<stdin>", settings, is_named=True)


def _chained(problems: Iterable[Problem], outcomes: Iterable[Outcome | Problem]) -> Iterator[Outcome | Problem]:
    yield from problems
    yield from outcomes


def _parted(work: _Work[Outcome]) -> tuple[list[Outcome], list[Problem]]:
    outcomes: list[Outcome] = []
    problems: list[Problem] = []
    for outcome in work.outcomes:
        if isinstance(outcome, Problem):
            problems.append(outcome)
        else:
            outcomes.append(outcome)
    return outcomes, problems


def _written(outcome: Fixed | Problem) -> _Result:
    if isinstance(outcome, Problem):
        return _Result(problem=outcome)
    path = outcome.checked.path
    try:
        replace_content(Path(path), outcome.before, outcome.after)
    except NotWritten as error:
        return _Result(remaining=outcome.checked, problem=Problem(path, str(error)))
    return _Result(outcome.applied, outcome.remaining)


def _passed_through(data: bytes, options: Options, *, unsafe: bool) -> _Result:
    """Standard output carries the source, fixed or, where that fails, as it came; and nothing else."""
    on_input = runner.fix_input_unsafely if unsafe else runner.fix_input_safely
    outcome = on_input(data, _stdin_file(options))
    if isinstance(outcome, Problem):
        result = _Result(problem=outcome)
    else:
        result = _Result(outcome.applied, outcome.remaining)
        data = outcome.after
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
    return result


def _report(
    checked: Sequence[Checked], files: int, problems: Sequence[Problem], options: Options, out: TextIO
) -> ExitCode:
    run = Run(tuple(file for file in checked if file.findings), files)
    report = report_named(options.output_format)
    if options.statistics:
        report.write_statistics(run, out)
    else:
        report.write(run, out)
    out.flush()
    _tell_given_up(checked)
    _complain(problems)
    return _exit_code(problems, found=bool(run.checked) and not options.exit_zero)


def _tell_given_up(files: Iterable[Checked | Explained]) -> None:
    for file in files:
        if file.gave_up is not None:
            where = f"{terminal.shown_path(file.path)}: too large to be followed to its end"
            _warn(f"{where}: given up at {file.gave_up.place}; findings may be missing")


def _warn(text: str) -> None:
    click.echo(f"warning: {text}", err=True)


def _complain(problems: Iterable[Problem]) -> None:
    for problem in problems:
        click.echo(f"error: {terminal.shown_path(problem.path)}: {problem.reason}", err=True)


def _exit_code(problems: Sequence[Problem], *, found: bool) -> ExitCode:
    if problems:
        return ExitCode.ERROR
    return ExitCode.FINDINGS if found else ExitCode.CLEAN
