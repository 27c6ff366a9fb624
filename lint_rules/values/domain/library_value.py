"""The value of an object that a library's class makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lint_rules.values.domain.promise import Promisable

if TYPE_CHECKING:
    from lint_rules.values.domain.value import Sequence


@dataclass(frozen=True, slots=True)
class LibraryObject(Promisable):
    """An object of a library's class that the tables know by name. `held` is what its constructor was given."""

    class_: str
    held: Sequence | None = None
