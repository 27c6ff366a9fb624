"""Where the settings of each file come from: its project, one given file, or nothing, and the command line on top."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from pathlib import Path

from lint_rules.configuration import Configuration, configuration_of
from lint_rules.rule import Certainty
from lint_rules.settings import Settings
from torchnp import ignoring
from torchnp.ignoring import Patterns


@dataclass(frozen=True, slots=True)
class Overrides:
    """What the command line says about settings. Codes are checked already, `ALL` resolved."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_certainty: Certainty | None = None

    def over(self, settings: Settings) -> Settings:
        """The settings with these on top.

        `--select` takes the place of `select` and `extend-select`, and lifts a configured `ignore` that is
        no more specific than it (`--select TNP101` shows TNP101 although the project ignores TNP1);
        `--extend-select` and `--ignore` add to what is configured.
        """
        if self.select:
            kept = tuple(code for code in settings.ignore if not any(wanted.startswith(code) for wanted in self.select))
            settings = replace(settings, select=self.select, extend_select=(), ignore=kept)
        return replace(
            settings,
            extend_select=settings.extend_select + self.extend_select,
            ignore=settings.ignore + self.ignore,
            min_certainty=settings.min_certainty if self.min_certainty is None else self.min_certainty,
        )


@dataclass(frozen=True, slots=True)
class Project:
    """Answers, for any directory, which configuration holds there."""

    overrides: Overrides = Overrides()
    fixed: Configuration | None = None
    """Holds everywhere, in place of what the projects say (`--config`, `--isolated`)."""
    exclude: tuple[str, ...] = ()
    """From the command line, relative to the working directory."""
    force_exclude: bool = False
    """Whether excludes hold for files that are named, too."""

    def configuration_in(self, directory: Path) -> Configuration:
        """Raises ConfigurationError where the file that applies is broken."""
        return _overridden(self.fixed or configuration_of(directory), self.overrides)

    def excludes_in(self, directory: Path) -> tuple[Patterns, ...]:
        return ignoring.configured_excludes(self.configuration_in(directory)) + _given_excludes(
            self.exclude, Path.cwd()
        )


@functools.cache
def _overridden(configuration: Configuration, overrides: Overrides) -> Configuration:
    return replace(configuration, settings=overrides.over(configuration.settings))


@functools.cache
def _given_excludes(exclude: tuple[str, ...], working_directory: Path) -> tuple[Patterns, ...]:
    return ignoring.excludes_from(exclude, working_directory, "--exclude")
