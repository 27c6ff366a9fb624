"""Which paths a walk leaves out: `.gitignore` files, `exclude` patterns, and directories that hold no one's source."""

from __future__ import annotations

import codecs
import functools
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lint_rules.configuration import Configuration, ConfigurationError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NEVER_ENTERED = frozenset(
    {
        ".bzr",
        ".direnv",
        ".eggs",
        ".git",
        ".hg",
        ".ipynb_checkpoints",
        ".mypy_cache",
        ".nox",
        ".pytest_cache",
        ".ruff_cache",
        ".svn",
        ".tox",
        ".venv",
        "__pycache__",
        "__pypackages__",
        "_build",
        "build",
        "dist",
        "node_modules",
        "site-packages",
        "venv",
    }
)


@dataclass(frozen=True)
class Patterns:
    """Patterns in the language of `.gitignore`, and the absolute directory that they are relative to."""

    base: Path
    spec: GitIgnoreSpec

    def verdict(self, path: str) -> bool | None:
        """Whether an absolute path (a directory's ends in a separator) is left out; None where no pattern matches."""
        root = str(self.base).rstrip(os.sep) + os.sep
        if not path.startswith(root) or path == root:
            return None
        return self.spec.check_file(path[len(root) :].replace(os.sep, "/")).include


def ignored(gitignores: Sequence[Patterns], path: str) -> bool:
    """Whether git would ignore the path: the innermost `.gitignore` that has an opinion decides."""
    for patterns in reversed(gitignores):
        verdict = patterns.verdict(path)
        if verdict is not None:
            return verdict
    return False


def excluded(excludes: Iterable[Patterns], path: str) -> bool:
    return any(patterns.verdict(path) for patterns in excludes)


def gitignore_in(directory: Path) -> tuple[Patterns, ...]:
    """The patterns of the directory's own `.gitignore`: none or one."""
    try:
        data = (directory / ".gitignore").read_bytes()
    except OSError:
        return ()
    lines = os.fsdecode(data.removeprefix(codecs.BOM_UTF8)).splitlines()
    return (Patterns(directory, _spec([line for line in lines if _is_pattern(line)])),)


def gitignores_above(directory: Path) -> tuple[Patterns, ...]:
    """The patterns that hold in an absolute directory from the git root down to its parent, outermost first.

    A directory that is itself ignored, but was asked for by name, is not bound by what ignores it.
    """
    lineage = (directory, *directory.parents)
    root = next((index for index, place in enumerate(lineage) if (place / ".git").exists()), 0)
    above = reversed(lineage[1 : root + 1])
    found = tuple(patterns for outer in above for patterns in gitignore_in(outer))
    return () if ignored(found, f"{directory}{os.sep}") else found


@functools.cache
def configured_excludes(configuration: Configuration) -> tuple[Patterns, ...]:
    """The `exclude` of a project, relative to the file that it stands in."""
    if configuration.path is None or not configuration.settings.exclude:
        return ()
    return excludes_from(configuration.settings.exclude, configuration.path.parent, str(configuration.path))


def excludes_from(lines: Sequence[str], base: Path, origin: str) -> tuple[Patterns, ...]:
    """Patterns that somebody wrote for this tool; raises ConfigurationError, naming `origin`, for a malformed one."""
    for line in lines:
        if not _is_pattern(line):
            raise ConfigurationError(f"{origin}: exclude: {line!r} is no pattern in the sense of .gitignore")
    return (Patterns(base, _spec(lines)),) if lines else ()


def _is_pattern(line: str) -> bool:
    try:
        _spec([line])
    except ValueError:
        return False
    return True


def _spec(lines: Sequence[str]) -> GitIgnoreSpec:
    # Imported here: most trees that are checked have no pattern at all, and the import takes 30 ms.
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)
