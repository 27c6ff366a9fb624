from __future__ import annotations

from codemods.apply import Edit
from lint_rules.rule import Span
from lint_rules.source import Source
from torchnp.frames import Change
from torchnp.proposal import changes


def changed(text: str, *edits: Edit) -> tuple[Change, ...]:
    return changes(Source.from_text(text), edits)


def test_an_insertion() -> None:
    edit = Edit(Span(2, 2, 2, 2), ".detach()")
    assert changed("a\nx.numpy()\nb\n", edit) == (Change(2, ("x.numpy()",), ("x.detach().numpy()",)),)


def test_edits_of_one_line_make_one_change() -> None:
    edits = Edit(Span(1, 7, 1, 8), "Y"), Edit(Span(1, 1, 1, 2), "X")
    assert changed("x and y\n", *edits) == (Change(1, ("x and y",), ("X and Y",)),)


def test_edits_of_lines_apart_make_several_changes() -> None:
    edits = Edit(Span(1, 1, 1, 2), "A"), Edit(Span(3, 1, 3, 2), "C")
    assert changed("a\nb\nc\n", *edits) == (Change(1, ("a",), ("A",)), Change(3, ("c",), ("C",)))


def test_an_edit_over_several_lines() -> None:
    edit = Edit(Span(1, 2, 3, 2), "")
    assert changed("(\r\n  x\r\n)()\r\n", edit) == (Change(1, ("(", "  x", ")()"), ("(()",)),)


def test_lines_that_stay_are_not_shown() -> None:
    edit = Edit(Span(2, 1, 2, 1), "import torch\n")
    assert changed("import os\nimport sys\n", edit) == (Change(2, (), ("import torch",)),)


def test_characters_are_counted_not_bytes() -> None:
    edit = Edit(Span(1, 7, 1, 7), ".detach()")
    assert changed("'日', x.numpy()", edit) == (Change(1, ("'日', x.numpy()",), ("'日', x.detach().numpy()",)),)
