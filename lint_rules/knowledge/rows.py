"""How the tables write one row for many names."""

from __future__ import annotations

from lint_rules.knowledge.schema import Converter, Row


def rows(row: Row, names: str, *, prefix: str = "") -> dict[str, Row]:
    """The same row under each of the names, which white space separates and `prefix` completes."""
    return {prefix + name: row for name in names.split()}


def words(text: str) -> frozenset[str]:
    """The names that white space separates."""
    return frozenset(text.split())


def members(row: Row, class_: str, names: str) -> dict[str, Row]:
    """The same row under each of the names, as members of a class."""
    return rows(row, names, prefix=f"{class_}.")


def converting(converter: Converter, names: str, *, prefix: str) -> dict[str, Converter]:
    """The same converter under each of the names."""
    return dict.fromkeys((prefix + name for name in names.split()), converter)
