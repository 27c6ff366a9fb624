"""Text in pieces, each with a style of rich: coloured on a terminal, plain everywhere else."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TextIO

Piece = tuple[str, str]
"""A text and the style it is shown in; an empty style is none."""

_BIDIRECTIONAL = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}
_CONTROL = {*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *_BIDIRECTIONAL} - {0x0A}
_VISIBLE = {code: 0x2400 + code if code < 0x20 else 0xFFFD for code in _CONTROL}
TAB = "    "


def write(pieces: Iterable[Piece], out: TextIO) -> None:
    """Write the pieces: with colours where rich would give them (NO_COLOR, FORCE_COLOR, TERM), else as plain text."""
    if not may_have_colours(out):
        out.write("".join(text for text, _ in pieces))
        return
    # Imported here: without a terminal nothing of rich is needed, and the import takes 50 ms.
    from rich.console import Console
    from rich.text import Text

    Console(file=out, highlight=False, soft_wrap=True).print(Text.assemble(*pieces), end="")


def may_have_colours(out: TextIO) -> bool:
    """False where rich would give no colours anyway."""
    return out.isatty() or bool(os.environ.get("FORCE_COLOR")) or os.environ.get("TTY_COMPATIBLE") == "1"


def visible(text: str) -> str:
    """The text without anything that would move the cursor or reorder it; a tab becomes four spaces."""
    return text.replace("\t", TAB).translate(_VISIBLE)


def shown_path(path: str) -> str:
    """The path as text that every output can carry; bytes that are no text in it become U+FFFD."""
    return visible(os.fsencode(path).decode("utf-8", "replace"))


def joined(groups: Iterable[Iterable[Piece]]) -> Iterator[Piece]:
    """The groups one after another, an empty line between them."""
    for index, group in enumerate(groups):
        if index:
            yield "\n", ""
        yield from group
