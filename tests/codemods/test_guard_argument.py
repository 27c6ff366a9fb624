"""Guards for what a function converts itself."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from codemods.apply import fix_source
from lint_rules.rewrites import GuardArgument
from lint_rules.settings import Settings
from lint_rules.source import Source
from tests.codemods.findings import rewritten

BOTH = GuardArgument(0, detach=True, cpu=True)


@pytest.mark.parametrize(
    ("rewrite", "before", "after"),
    [
        (BOTH, "f(x)", "f(x.detach().cpu())"),
        (BOTH, "f(x.cpu(), y)", "f(x.detach().cpu(), y)"),
        (BOTH, "f(a + b, axis=0)", "f((a + b).detach().cpu(), axis=0)"),
        (GuardArgument(1, detach=True, cpu=False), "f(x, y)", "f(x, y.detach())"),
        (GuardArgument("y", detach=False, cpu=True), "f(x, y=y)", "f(x, y=y.cpu())"),
        (GuardArgument(0, detach=False, cpu=False, to_array=True), "f(x)", "f(x.numpy())"),
        (GuardArgument(0, detach=True, cpu=True, to_array=True), "f(x)", "f(x.detach().cpu().numpy())"),
        (BOTH, "f([x, y])", "f([x, y])"),
        (BOTH, "f(*x)", "f(*x)"),
        (BOTH, "f(\n    x,  # losses\n)", "f(\n    x.detach().cpu(),  # losses\n)"),
    ],
)
def test_guards_the_argument(rewrite: GuardArgument, before: str, after: str) -> None:
    assert rewritten(f"r = {before}\n", rewrite, "f") == f"r = {after}\n"


def fixed(text: str) -> str:
    return fix_source(Source.from_text(text), settings=Settings(), unsafe=True).text


def test_a_function_that_gives_a_tensor_is_never_cut_off_from_its_graph() -> None:
    text = "import numpy as np\nimport torch\n\nw = torch.ones(3, requires_grad=True)\nloss = np.exp(w).sum()\n"
    assert fixed(text) == text


def test_nothing_is_detached_that_comes_back_as_a_tensor() -> None:
    text = (
        "import numpy as np\nimport torch\n\nw = torch.ones(3, requires_grad=True)\n"
        "loss = torch.from_numpy(np.sort(w)).sum()\n"
    )
    assert fixed(text) == text


def test_all_arguments_are_guarded_at_once() -> None:
    text = (
        "import matplotlib.pyplot as plt\nimport torch\n\nw = torch.ones(3, requires_grad=True)\n"
        "plt.plot(w, w * 2, label='w')\n"
    )
    assert "plt.plot(w.detach(), (w * 2).detach(), label='w')" in fixed(text)


@given(st.lists(st.integers(0, 3), max_size=4), st.booleans(), st.sampled_from(["float16", "float32", "float64"]))
def test_guards_change_nothing_where_the_conversion_worked(shape: list[int], strided: bool, dtype: str) -> None:
    import numpy as np

    x = torch.arange(int(np.prod(shape)), dtype=getattr(torch, dtype)).reshape(shape)
    if strided and x.ndim:
        x = x.repeat_interleave(2, -1)[..., ::2]
    names = {"np": np, "x": x.requires_grad_()}
    with torch.no_grad():
        for call in ("np.sort(x, axis=None)", "np.ravel(x)", "np.stack([x, x])", "np.isclose(x, x)"):
            before = eval(call, names)
            after = eval(rewritten(f"{call}\n", BOTH, call[3 : call.index("(")]).strip(), names)
            assert before.dtype == after.dtype
            assert np.array_equal(before, after)
