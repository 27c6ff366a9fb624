"""Guards for what a function converts itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

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
        (replace(BOTH, items=(1,)), "f([x, y])", "f([x, y.detach().cpu()])"),
        (replace(BOTH, items=(0, 1)), "f((x.cpu(), a + b))", "f((x.detach().cpu(), (a + b).detach().cpu()))"),
        (replace(BOTH, items=(0,)), "f([g(x) for x in y])", "f([g(x).detach().cpu() for x in y])"),
        (replace(BOTH, items=(0,)), "f([*x, y])", "f([*x, y])"),
        (replace(BOTH, items=(0,)), "f(x)", "f(x)"),
        (GuardArgument(0, False, False, to_array=True, cast="float"), "f(x)", "f(x.float().numpy())"),
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


def of_weights(text: str) -> str:
    return f"import numpy as np\nimport torch\n\nw = torch.ones(3, requires_grad=True)\na = np.zeros(3)\n{text}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a[:] = w * 2", "a[:] = (w * 2).detach()"),
        ("a[:] = (w + 1)  # kept", "a[:] = ((w + 1).detach())  # kept"),
        ("a[0:2] = w[0:2]", "a[0:2] = w[0:2].detach()"),
        ("a += w", "a += w.detach().numpy()"),
        ("a *= torch.ones(3)", "a *= torch.ones(3).numpy()"),
        ("np.stack([w, torch.ones(3)])", "np.stack([w.detach(), torch.ones(3)])"),
        ("np.mean([one.sum() for one in (w, w)])", "np.mean([one.sum().detach() for one in (w, w)])"),
        (
            "np.mean(torch.ones(2).bfloat16())",
            "np.mean(torch.ones(2).bfloat16().float().numpy())",
        ),
    ],
)
def test_what_is_stored_and_what_stands_in_a_list_is_guarded(before: str, after: str) -> None:
    with pytest.raises((RuntimeError, TypeError)):
        exec(of_weights(before), {})
    assert fix_source(Source.from_text(of_weights(before)), settings=Settings(), unsafe=False).text == of_weights(after)
    exec(of_weights(after), {})


@pytest.mark.parametrize(
    "text",
    [
        "a * w",
        "a[:] = w\nloss = torch.from_numpy(a).sum()",
        "rows = np.stack([w, w])\nloss = torch.from_numpy(rows).sum()",
        "with torch.no_grad():\n    a[:] = w",
    ],
)
def test_nothing_else_is_guarded(text: str) -> None:
    assert fixed(of_weights(text)) == of_weights(text)


@given(st.lists(st.integers(0, 3), max_size=3), st.booleans(), st.sampled_from(["float16", "float32", "int64", "bool"]))
def test_guards_store_what_was_stored_where_that_worked(shape: list[int], strided: bool, dtype: str) -> None:
    import numpy as np

    x = torch.arange(int(np.prod(shape))).reshape(shape).to(getattr(torch, dtype))
    if strided and x.ndim:
        x = x.repeat_interleave(2, -1)[..., ::2]
    results = []
    for guards in ("", ".detach()", ".detach().cpu()"):
        array: Any = np.zeros((2, *shape), dtype)
        exec(f"array[:] = x{guards}\narray[0:1] = x{guards}", {"array": array, "x": x})
        stacked = eval(f"np.stack([x{guards}, x{guards}])", {"np": np, "x": x})
        results.append((array.tobytes(), stacked.tobytes(), stacked.dtype))
    assert results[0] == results[1] == results[2]
