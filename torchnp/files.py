"""From the paths on the command line to the files to read.

A file that is named is always taken, whatever its suffix. A directory is walked for `*.py` and `*.pyi`,
in the order of names, without following symlinks to directories; ignore rules hold below it, not for it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lint_rules.settings import Settings
from torchnp import ignoring
from torchnp.ignoring import Patterns
from torchnp.project import Project

SUFFIXES = (".py", ".pyi")


@dataclass(frozen=True, slots=True)
class PythonFile:
    """A file to check: its path as the user would write it, and the settings that hold for it."""

    path: str
    settings: Settings
    is_named: bool = False
    """Whether the user named this very file, and not only a directory above it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A path that could not be dealt with; the others are still processed."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What the paths expand to, each file once, in a stable order."""

    files: tuple[PythonFile, ...]
    problems: tuple[Problem, ...]
    empty: tuple[str, ...]
    """Directories that were named and hold no Python file."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A path as it is shown, and the absolute one that identifies it, free of symlinks."""

    shown: Path
    real: Path

    def below(self, name: str) -> _Place:
        return _Place(self.shown / name, self.real / name)


@dataclass(frozen=True, slots=True)
class _Found:
    file: PythonFile
    real: Path


def list_files(paths: Iterable[Path], project: Project) -> Listing:
    """Expand the paths. Raises ConfigurationError where a project's settings cannot be used."""
    files: dict[Path, PythonFile] = {}
    problems: list[Problem] = []
    empty: list[str] = []
    for path in paths:
        nothing = True
        for item in _expand(path, project):
            nothing = False
            if isinstance(item, Problem):
                problems.append(item)
            else:
                known = files.setdefault(item.real, item.file)
                if item.file.is_named and not known.is_named:
                    files[item.real] = replace(known, is_named=True)
        if nothing and path.is_dir():
            empty.append(str(path))
    return Listing(tuple(files.values()), tuple(problems), tuple(empty))


def _expand(path: Path, project: Project) -> Iterator[_Found | Problem]:
    if path.is_dir():
        real = path.resolve()
        return _inside(_Place(path, real), ignoring.gitignores_above(real), project)
    return _named(path, project)


def _named(path: Path, project: Project) -> Iterator[_Found | Problem]:
    if not os.path.lexists(path):
        yield Problem(str(path), "no such file or directory")
        return
    absolute = path.absolute()
    if project.force_exclude and ignoring.excluded(project.excludes_in(absolute.parent), str(absolute)):
        return
    try:
        real = path.resolve()
    except (OSError, RuntimeError):  # a loop of symlinks: RuntimeError up to Python 3.12
        real = absolute
    settings = project.configuration_in(absolute.parent).settings
    yield _Found(PythonFile(str(path), settings, is_named=True), real)


def _inside(directory: _Place, outer: tuple[Patterns, ...], project: Project) -> Iterator[_Found | Problem]:
    try:
        with os.scandir(directory.shown) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        yield Problem(str(directory.shown), f"cannot list the directory: {error.strerror}")
        return
    gitignores = outer + ignoring.gitignore_in(directory.real)
    excludes = project.excludes_in(directory.real)
    settings = project.configuration_in(directory.real).settings
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            below = directory.below(entry.name)
            if not (_is_never_entered(entry) or _is_left_out(f"{below.real}{os.sep}", gitignores, excludes)):
                yield from _inside(below, gitignores, project)
        elif _is_python(entry):
            place = directory.below(entry.name)
            if not _is_left_out(str(place.real), gitignores, excludes):
                real = place.real.resolve() if entry.is_symlink() else place.real
                yield _Found(PythonFile(str(place.shown), settings), real)


def _is_python(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.name.endswith(SUFFIXES) and entry.is_file()
    except OSError:  # a symlink that leads in a circle
        return False


def _is_never_entered(entry: os.DirEntry[str]) -> bool:
    return entry.name in ignoring.NEVER_ENTERED or (Path(entry.path) / "pyvenv.cfg").exists()


def _is_left_out(path: str, gitignores: tuple[Patterns, ...], excludes: tuple[Patterns, ...]) -> bool:
    return ignoring.excluded(excludes, path) or ignoring.ignored(gitignores, path)
