"""Edits are small, do not cut names or line ends in two, and give the wanted text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codemods.apply import edits_of
from codemods.edits import Edit, smallest, splice
from lint_rules.rewrites import Constructor, DetachBeforeCpu, GuardNumpy, PreserveDtype, Rewrite
from lint_rules.rule import FixSafety, Span
from lint_rules.source import Source
from tests.codemods.findings import found


@pytest.mark.parametrize(
    ("text", "rewrite", "name", "edit"),
    [
        (
            "é = x.numpy()\n",
            GuardNumpy(detach=True, cpu=True),
            "numpy",
            Edit(Span(1, 7, 1, 7), "detach().cpu()."),
        ),
        ("y = x.cpu().detach()\n", DetachBeforeCpu(), "detach", Edit(Span(1, 7, 1, 19), "detach().cpu")),
        (
            "y = torch.Tensor(x)\n",
            PreserveDtype(Constructor.TENSOR),
            "Tensor",
            Edit(Span(1, 11, 1, 17), "tensor"),
        ),
    ],
)
def test_edit_is_the_part_that_differs(text: str, rewrite: Rewrite, name: str, edit: Edit) -> None:
    source = Source.from_text(text)
    (finding,) = found(source, rewrite, name)
    assert edits_of(source, finding) == (edit,)


@pytest.mark.parametrize("safety", FixSafety)
def test_edits_are_made_for_every_safety(safety: FixSafety) -> None:
    source = Source.from_text("y = x.numpy()\n")
    (finding,) = found(source, GuardNumpy(detach=True, cpu=False), "numpy", safety=safety)
    assert splice(source, edits_of(source, finding)) == "y = x.detach().numpy()\n"


def test_an_added_import_is_an_edit_of_its_own() -> None:
    source = Source.from_text("from torch import Tensor\ny = Tensor(x)\n")
    (finding,) = found(source, PreserveDtype(Constructor.TENSOR, torch_name=None), "Tensor")
    assert edits_of(source, finding) == (
        Edit(Span(1, 1, 1, 1), "import torch\n"),
        Edit(Span(2, 5, 2, 11), "torch.tensor"),
    )


def test_no_edits_where_nothing_can_be_done() -> None:
    source = Source.from_text("y = f'{x.numpy()=}'\n")
    (finding,) = found(source, GuardNumpy(detach=True, cpu=True), "numpy")
    assert edits_of(source, finding) == ()


texts = st.text(alphabet="ab_é .(\r\n", max_size=8)


@settings(deadline=None)
@given(before=texts, old=texts, new=texts, after=texts)
def test_smallest_edit_gives_the_wanted_text(before: str, old: str, new: str, after: str) -> None:
    source = Source.from_text(before + old + after)
    span = Span(*source.place(len(before)), *source.place(len(before + old)))
    edit = smallest(source, span, new)
    assert splice(source, [edit]) == before + new + after
    assert len(edit.text) <= len(new)


def test_overlapping_edits_are_refused() -> None:
    source = Source.from_text("abcdef")
    with pytest.raises(ValueError, match="overlap at line 1"):
        splice(source, [Edit(Span(1, 1, 1, 4), "x"), Edit(Span(1, 3, 1, 6), "y")])
