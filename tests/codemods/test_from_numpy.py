"""`torch.from_numpy(…)` around an array that stands where torch takes tensors alone."""

from __future__ import annotations

import pytest

from codemods.apply import fix_source
from lint_rules.analyze import analyze
from lint_rules.rewrites import FromNumpy
from lint_rules.settings import Settings
from lint_rules.source import Source
from tests.codemods.findings import applied, rewritten

START = "import numpy as np\nimport torch\nimport torch.nn.functional as F\n\nt = torch.ones(3)\na = np.ones(3)\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("f(x)", "torch.from_numpy(f(x))"),
        ("f(\n    x,  # rows\n)", "torch.from_numpy(f(\n    x,  # rows\n))"),
    ],
)
def test_stands_around_the_array(before: str, after: str) -> None:
    assert applied(f"y = {before}\n", FromNumpy(), "f").text == f"y = {after}\n"


def test_a_tensor_of_an_array_is_left_as_it_is() -> None:
    source = "y = torch.from_numpy(f(x))\n"
    assert rewritten(source, FromNumpy(), "from_numpy") == source


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("F.mse_loss(t, a)", "F.mse_loss(t, torch.from_numpy(a))"),
        ("F.mse_loss(t, target=a * 2)", "F.mse_loss(t, target=torch.from_numpy(a * 2))"),
        ("torch.sum(a)", "torch.sum(torch.from_numpy(a))"),
        ("torch.sum(input=(a))", "torch.sum(input=(torch.from_numpy(a)))"),
        ("t.add(a)", "t.add(torch.from_numpy(a))"),
    ],
)
def test_the_fix_is_unsafe_and_makes_it_run(before: str, after: str) -> None:
    text = f"{START}y = {before}\n"
    with pytest.raises(TypeError):
        exec(text, {})
    assert fix_source(Source.from_text(text), settings=Settings(), unsafe=False).text == text
    fixed = fix_source(Source.from_text(text), settings=Settings(), unsafe=True).text
    assert fixed == f"{START}y = {after}\n"
    exec(fixed, {})


@pytest.mark.parametrize(
    "call",
    [
        "torch.sum(a[::-1])",
        "torch.sum(np.array(['a']))",
        "t.matmul(a)",
        "torch.nn.functional.linear(t, a)",
        "torch.stack([a])",
    ],
)
def test_there_is_no_fix_that_would_fail_in_another_way(call: str) -> None:
    source, settings = Source.from_text(f"{START}y = {call}\n"), Settings(select=("TNP107",))
    assert [finding.fix for finding in analyze(source, settings=settings).findings] == [None]
    with pytest.raises(TypeError):
        exec(source.text, {})


def test_the_import_is_added_where_torch_is_not_known_by_name() -> None:
    text = "import numpy as np\nfrom torch import ones, sum as total\n\nt = ones(3)\na = np.ones(3)\ny = total(a)\n"
    fixed = fix_source(Source.from_text(text), settings=Settings(), unsafe=True).text
    assert "import torch\n" in fixed
    assert "total(torch.from_numpy(a))" in fixed
    exec(fixed, {})


def test_nothing_is_offered_beside_a_tensor_on_another_device() -> None:
    text = START.replace("torch.ones(3)", "torch.ones(3, device='cuda')") + "y = t.add(a)\n"
    assert fix_source(Source.from_text(text), settings=Settings(), unsafe=True).text == text
