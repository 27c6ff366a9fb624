"""The files of a project as a command sees them that has time to look through all of them."""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Iterator, Mapping, Sequence

from lint_rules.source_tree import SourceTree, project_of
from torchnp import ignoring

MAX_FILES = 5000
MAX_BYTES = 100_000_000
MAX_MENTIONS = 12
"""A name that more files mention is no one function's own."""


class SearchedTree(SourceTree):
    """Also says which files mention a name."""

    searches = True

    def mentioning(self, importer: str, name: str) -> Sequence[str] | None:
        """The files of the importer's project whose text mentions a name; None where these are too many."""
        texts = _texts_below(project_of(os.path.dirname(importer)))
        if texts is None:
            return None
        word = re.compile(rb"\b" + re.escape(name.encode()) + rb"\b")
        wanted = name.encode()
        found = [path for path, text in texts.items() if wanted in text and word.search(text)]
        return None if len(found) > MAX_MENTIONS else found


@functools.lru_cache(maxsize=2)
def _texts_below(root: str) -> Mapping[str, bytes] | None:
    """The Python files of a project, read once; None for more than can be kept."""
    texts: dict[str, bytes] = {}
    size = 0
    for path in _python_files(root):
        try:
            with open(path, "rb") as file:
                texts[path] = file.read()
        except OSError:
            return None
        size += len(texts[path])
        if len(texts) > MAX_FILES or size > MAX_BYTES:
            return None
    return texts


def _python_files(root: str) -> Iterator[str]:
    for directory, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not _is_never_entered(directory, name)]
        yield from (os.path.join(directory, name) for name in names if name.endswith(".py"))


def _is_never_entered(directory: str, name: str) -> bool:
    return name in ignoring.NEVER_ENTERED or os.path.exists(os.path.join(directory, name, "pyvenv.cfg"))
