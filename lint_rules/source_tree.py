"""The files of the project around a checked file: where its imports lead, found by looking at directories only.

Nothing is imported or run. A root is a directory that an absolute import is looked up in: each directory above the
checked file that is no package itself, as far up as the project goes, and `src` in it. Without a sign of where the
project begins, only the directory that holds the outermost package counts.
"""

from __future__ import annotations

import ast
import functools
import os
import warnings
from collections.abc import Iterator, Sequence

from lint_rules.source import Source, Unreadable
from lint_rules.values.tree.source_module import SourceModule

PROJECT_SIGNS = ("pyproject.toml", "setup.py", "setup.cfg", ".git", ".hg")
MAX_BYTES = 2_000_000
"""A larger file is generated, and takes seconds to parse."""
REMEMBERED = 100


UNPARSABLE = (SyntaxError, ValueError, RecursionError, MemoryError)
"""What Python's parser raises for text that it cannot take."""


def parse(source: Source, path: str) -> ast.Module:
    """The tree of a file. An invalid escape in it is not this tool's business."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(source.text, filename=path)


class SourceTree:
    """Finds and parses the modules that the files of one project import from each other. Paths are absolute."""

    searches = False

    def __init__(self) -> None:
        self._roots: dict[str, tuple[str, ...]] = {}

    def find(self, importer: str, module: str, level: int) -> str | None:
        """The path of a module as `importer` names it, `level` dots in front; None for what is not of the project."""
        directory = os.path.dirname(importer)
        if level:
            for _ in range(level - 1):
                directory = os.path.dirname(directory)
            return _descend(directory, module)
        found = [path for root in self._roots_of(directory) if (path := _descend(root, module)) not in (None, importer)]
        # As in Python, a directory without `__init__.py` is a package only where no file of that name is found.
        return next((path for path in found if path.endswith(".py")), next(iter(found), None))

    def below(self, package: str, name: str) -> str | None:
        """The path of a module in a package; None where the path is that of a plain module, which has none."""
        if os.path.basename(package) == "__init__.py":
            return _descend(os.path.dirname(package), name)
        return _descend(package, name) if os.path.isdir(package) else None

    def parsed(self, path: str) -> SourceModule | str:
        """The file at a path, or the reason for which it cannot be used."""
        try:
            status = os.stat(path)
        except OSError as error:
            return f"{os.path.basename(path)} cannot be read: {error.strerror}"
        if status.st_size > MAX_BYTES:
            return f"{os.path.basename(path)} is too large to be looked into"
        return _parsed(path, status.st_mtime_ns, status.st_size)

    def mentioning(self, importer: str, name: str) -> Sequence[str] | None:
        """Nothing: looking through a whole project is for whoever has the time."""
        return None

    def _roots_of(self, directory: str) -> tuple[str, ...]:
        if directory not in self._roots:
            self._roots[directory] = tuple(dict.fromkeys(_import_roots(directory)))
        return self._roots[directory]


def _import_roots(directory: str) -> Iterator[str]:
    """The roots around a directory, nearest first."""
    top = project_sign_above(directory)
    current = directory
    while True:
        if not _is_file(current, "__init__.py"):
            yield current
            if top is None:
                return
        if current == top:
            yield os.path.join(current, "src")
            return
        above = os.path.dirname(current)
        if above == current:
            return
        current = above


def project_of(directory: str) -> str:
    """Where the project around a directory begins: at its sign, or else at the outermost package."""
    sign = project_sign_above(directory)
    if sign is not None:
        return sign
    while _is_file(os.path.dirname(directory), "__init__.py"):
        directory = os.path.dirname(directory)
    return directory


def project_sign_above(directory: str) -> str | None:
    """The nearest directory above that shows a sign of being where a project begins."""
    current = directory
    while not any(os.path.exists(os.path.join(current, sign)) for sign in PROJECT_SIGNS):
        above = os.path.dirname(current)
        if above == current:
            return None
        current = above
    return current


def _descend(directory: str, module: str) -> str | None:
    """The file or directory of a dotted module name below a directory; the directory itself for an empty name."""
    path = directory
    for part in module.split(".") if module else ():
        inside = os.path.join(path, part)
        if os.path.isdir(inside) and (_is_file(inside, "__init__.py") or not os.path.isfile(inside + ".py")):
            path = inside
        elif os.path.isfile(inside + ".py"):
            path = inside + ".py"
        else:
            return None
    if os.path.isdir(path):
        return os.path.join(path, "__init__.py") if _is_file(path, "__init__.py") else path
    return path


def _is_file(directory: str, name: str) -> bool:
    return os.path.isfile(os.path.join(directory, name))


def forget_parsed() -> None:
    """Drop what was parsed: to measure what parsing costs."""
    _parsed.cache_clear()


@functools.lru_cache(maxsize=REMEMBERED)
def _parsed(path: str, _modified: int, _size: int) -> SourceModule | str:
    """Parsed once a process for all files that import it, and again when it has changed."""
    name = os.path.basename(path)
    try:
        with open(path, "rb") as file:
            source = Source.from_bytes(file.read())
        return SourceModule(path, source.text, parse(source, path))
    except (Unreadable, OSError, *UNPARSABLE):
        return f"{name} cannot be read as Python"
