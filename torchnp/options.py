"""The options that `check` and `fix` share, and what they mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from lint_rules.configuration import Configuration, ConfigurationError, checked_codes, configuration_in
from lint_rules.rule import Certainty
from torchnp.project import Overrides, Project
from torchnp.report import formats

STDIN = Path("-")
_Command = TypeVar("_Command", bound=Callable[..., Any])


def _codes(_ctx: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """The codes of an option that may be repeated and may name several, separated by commas."""
    codes = [code.strip() for group in given for code in group.split(",")]
    try:
        return checked_codes(code for code in codes if code)
    except ConfigurationError as error:
        raise click.BadParameter(str(error)) from error


@dataclass(frozen=True, slots=True)
class Options:
    """The shared options of one run, as they were given."""

    paths: tuple[Path, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    extend_select: tuple[str, ...]
    min_certainty: str | None
    output_format: str
    statistics: bool
    exit_zero: bool
    jobs: int | None
    config: Path | None
    isolated: bool
    stdin_filename: Path | None
    exclude: tuple[str, ...]
    force_exclude: bool

    def __post_init__(self) -> None:
        """Raises click.UsageError for options that contradict each other."""
        if self.isolated and self.config is not None:
            raise click.UsageError("--config and --isolated contradict each other")
        if STDIN in self.paths and len(self.paths) > 1:
            raise click.UsageError("- (standard input) cannot be combined with other paths")
        if self.stdin_filename is not None and STDIN not in self.paths:
            raise click.UsageError("--stdin-filename needs - (standard input) as the path")

    @property
    def reads_stdin(self) -> bool:
        return STDIN in self.paths

    def project(self) -> Project:
        """Where settings come from. Raises ConfigurationError where `--config` cannot be used."""
        minimum = None if self.min_certainty is None else Certainty[self.min_certainty.upper()]
        overrides = Overrides(self.select, self.extend_select, self.ignore, minimum)
        return Project(overrides, self._fixed(), self.exclude, self.force_exclude)

    def _fixed(self) -> Configuration | None:
        if self.config is not None:
            return configuration_in(self.config.absolute())
        return Configuration() if self.isolated else None


def shared(command: _Command) -> _Command:
    """Give a command the shared options; it takes them as keywords, to make `Options` of."""
    for decorate in reversed(_SHARED):
        command = decorate(command)
    return command


def _codes_option(name: str, text: str) -> Callable[[_Command], _Command]:
    return click.option(name, multiple=True, metavar="CODES", callback=_codes, help=text)


_SHARED = (
    click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True)),
    _codes_option("--select", "Report only these codes or prefixes (TNP101,TNP2); ALL for all."),
    _codes_option("--ignore", "Leave out these codes or prefixes, too."),
    _codes_option("--extend-select", "Report these codes in addition to what is on already."),
    click.option(
        "--min-certainty",
        type=click.Choice([level.label for level in Certainty]),
        help="Report only what is at least this certain.",
    ),
    click.option(
        "--output-format",
        type=click.Choice(formats()),
        default="text",
        show_default=True,
        help="How to report findings.",
    ),
    click.option(
        "--statistics", is_flag=True, help="Report how many findings there are of each code, not each of them."
    ),
    click.option("--exit-zero", is_flag=True, help="Exit with 0 although there are findings."),
    click.option(
        "--jobs", type=click.IntRange(min=1), metavar="N", help="Use N processes (by default, what pays off)."
    ),
    click.option(
        "--config",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Take [tool.torchnp] from this file, not from the closest pyproject.toml above each file.",
    ),
    click.option("--isolated", is_flag=True, help="Take no settings from any file."),
    click.option(
        "--stdin-filename",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="The name to report for standard input (-), and the place to look for settings from.",
    ),
    click.option(
        "--exclude", multiple=True, metavar="PATTERN", help="Leave out what matches, as a line of .gitignore would."
    ),
    click.option("--force-exclude", is_flag=True, help="Leave out excluded files even if they are named."),
)
