"""The unified diff of a file that a fix would change."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from lint_rules.source import Source
from torchnp import terminal
from torchnp.terminal import Piece

_STYLES = {"-": "red", "+": "green", "@": "cyan"}
_NO_LINE_END = "\\ No newline at end of file\n"


def unified(path: str, before: bytes, after: bytes) -> Iterator[Piece]:
    """The diff as a patch program takes it: the text of the lines is untouched, line ends included."""
    name = terminal.shown_path(path)
    old, new = Source.from_bytes(before), Source.from_bytes(after)
    lines = difflib.unified_diff(old.lines, new.lines, fromfile=name, tofile=name)
    for number, line in enumerate(lines):
        style = "bold" if number < 2 else _STYLES.get(line[0], "")
        if line.endswith(("\n", "\r")):
            yield line, style
        else:
            yield f"{line}\n{_NO_LINE_END}", style
