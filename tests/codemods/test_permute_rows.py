"""The rows of a tensor in random order: all of them, in the same tensor."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from codemods.apply import fix_source
from lint_rules.rewrites import PermuteRows
from lint_rules.settings import Settings
from lint_rules.source import Source
from tests.codemods.findings import rewritten


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("random.shuffle(x)", "x.copy_(x[torch.randperm(len(x))])"),
        ("rng.shuffle(self.data.rows)", "self.data.rows.copy_(self.data.rows[torch.randperm(len(self.data.rows))])"),
        ("shuffle((x))", "x.copy_(x[torch.randperm(len(x))])"),
        ("shuffle(x, axis=1)", "shuffle(x, axis=1)"),
        ("shuffle(*x)", "shuffle(*x)"),
        ("shuffle(rows())", "shuffle(rows())"),
        ("shuffle(x[i])", "shuffle(x[i])"),
    ],
)
def test_writes_the_permuted_rows_back(before: str, after: str) -> None:
    assert rewritten(f"{before}\n", PermuteRows(), "shuffle") == f"{after}\n"


def test_torch_is_imported_where_the_file_does_not() -> None:
    text = "import random\nfrom torch import arange\n\nx = arange(9)\nrandom.shuffle(x)\n"
    result = fix_source(Source.from_text(text), settings=Settings(), unsafe=True).text
    assert "import torch\n" in result
    assert "x.copy_(x[torch.randperm(len(x))])" in result


@pytest.mark.parametrize("place", ["y = {}", "y = [{} for _ in x]", "f = lambda: {}", "y = ({} or x).numpy()"])
def test_nothing_where_somebody_may_read_what_the_call_gives(place: str) -> None:
    text = f"import random\nimport torch\n\nx = torch.arange(9)\n{place.format('random.shuffle(x)')}\n"
    assert fix_source(Source.from_text(text), settings=Settings(select=("TNP108",)), unsafe=True).text == text


@given(st.lists(st.integers(0, 3), min_size=1, max_size=4), st.booleans())
def test_all_rows_are_kept_in_the_same_memory(shape: list[int], strided: bool) -> None:
    x = torch.arange(int(torch.tensor(shape).prod())).reshape(shape)
    if strided:
        x = x.repeat_interleave(2, -1)[..., ::2]
    other, before = x, x.clone()
    (after,) = [line for line in rewritten("shuffle(x)\n", PermuteRows(), "shuffle").splitlines() if line]
    exec(after, {"x": x, "torch": torch})
    assert other is x
    assert sorted(map(str, x.tolist())) == sorted(map(str, before.tolist()))
