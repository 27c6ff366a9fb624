"""Gym, which Gymnasium continues: the same names."""

from __future__ import annotations

from lint_rules.knowledge.tables import Library

LIBRARY = Library(
    source="Gymnasium's README: a maintained fork of Gym; its rows are taken",
    rows={},
    aliases={"gym": "gymnasium"},
)
