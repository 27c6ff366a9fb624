"""Strings of which a part is known."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormattedString:
    """An f-string of which the beginning is known (`f"cuda:{i}"`)."""

    prefix: str
