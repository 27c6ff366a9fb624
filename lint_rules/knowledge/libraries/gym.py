"""Gym, which Gymnasium continues: the same names."""

from __future__ import annotations

from lint_rules.knowledge.tables import Library

LIBRARY = Library(
    source="the README of Gymnasium 1.4.0: a maintained fork of Gym, so its rows are taken",
    rows={},
    aliases={"gym": "gymnasium"},
)
