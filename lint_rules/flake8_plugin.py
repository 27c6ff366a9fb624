"""The flake8 adapter: the findings of the analysis, in the form that flake8 takes."""

from __future__ import annotations

import ast
import dataclasses
import functools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from flake8.exceptions import ExecutionError

from lint_rules import __version__
from lint_rules.analyze import analyze
from lint_rules.configuration import ConfigurationError, configuration_of
from lint_rules.registry import all_rules
from lint_rules.settings import Settings
from lint_rules.source import Source

if TYPE_CHECKING:
    import argparse

    from flake8.options.manager import OptionManager

    from lint_rules.analyze import Analysis
    from lint_rules.rule import Finding

PREFIX = "TNP"
SYNTAX_ERROR = "TNP001"
"""A file that cannot be parsed is for flake8's own E999 to report."""


class Plugin:
    """What flake8 calls for each file, with its tree, its lines and its name."""

    name = "torchnp"
    version = __version__
    named_in_flake8: ClassVar[tuple[str, ...]] = ()
    """Codes of rules that are off by default and that flake8's select or extend-select names."""
    reports_suppressed: ClassVar[bool] = False

    def __init__(self, tree: ast.Module, lines: Sequence[str], filename: str) -> None:
        self.tree = tree
        self.lines = lines
        self.filename = filename
        # Read here, not in run(): what a constructor raises, flake8 reports with the name of file and plugin.
        self.settings = _settings_of(Path(filename).absolute().parent, self.named_in_flake8)

    @classmethod
    def parse_options(cls, _manager: OptionManager, options: argparse.Namespace, _filenames: Sequence[str]) -> None:
        """Take from flake8's options what the analysis must know, and stop on a broken `[tool.torchnp]`."""
        cls.named_in_flake8 = _default_off_codes([*(options.select or ()), *(options.extend_select or ())])
        cls.reports_suppressed = options.disable_noqa
        try:
            configuration_of(Path.cwd())
        except ConfigurationError as error:
            raise ExecutionError(f"torchnp: {error}") from error

    def run(self) -> Iterator[tuple[int, int, str, type[Plugin]]]:
        """Yield line (1-based), column (0-based, in characters), `CODE message`, and this class."""
        source = Source.from_text("".join(self.lines))
        analysis = analyze(source, path=self.filename, settings=self.settings, tree=self.tree)
        for finding in self._reported(analysis):
            if finding.code != SYNTAX_ERROR:
                yield finding.span.line, finding.span.column - 1, f"{finding.code} {finding.message}", type(self)

    def _reported(self, analysis: Analysis) -> Sequence[Finding]:
        if self.reports_suppressed:
            return sorted(analysis.findings + analysis.suppressed, key=lambda finding: finding.span)
        return analysis.findings


def _default_off_codes(selected: Sequence[str]) -> tuple[str, ...]:
    """The codes of default-off rules that a selected prefix names; `TNP` alone names none, as `B` does for B9.

    flake8 forgets a plugin's default ignore list as soon as a project sets `ignore`, so the plugin itself
    leaves these rules out.
    """
    narrow = tuple(prefix for prefix in selected if len(prefix) > len(PREFIX))
    return tuple(rule.code for rule in all_rules() if not rule.default_on and rule.code.startswith(narrow))


@functools.cache
def _settings_of(directory: Path, named_in_flake8: tuple[str, ...]) -> Settings:
    settings = configuration_of(directory).settings
    return dataclasses.replace(settings, extend_select=settings.extend_select + named_in_flake8)
