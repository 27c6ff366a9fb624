"""A name that another file of the project defines."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Imported:
    """A name in another file of the project, or, without `name`, that file: looked up where something depends on it.

    `path` is the file, or the directory of a namespace package; `dotted` the module's absolute name, where known.
    """

    path: str
    name: str = ""
    dotted: str = ""
