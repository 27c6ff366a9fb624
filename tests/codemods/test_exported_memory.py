"""Fixes of what goes by DLPack, one way and the other: what worked before stays as it was, aliasing included."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from codemods.apply import fix_source
from lint_rules.settings import Settings
from lint_rules.source import Source

DTYPES = ["bool", "uint8", "int8", "int16", "int32", "int64", "float16", "float32", "float64", "complex64", "bfloat16"]
SAFE = {
    "x = torch.ones(3, requires_grad=True)": "np.from_dlpack(x.detach(){})",
    "x = torch.ones(3, device='cuda')": "np.from_dlpack(x.cpu(){})",
    "x = torch.ones(3, requires_grad=True, device='cuda')": "np.from_dlpack(x.detach().cpu(){})",
    "x = torch.tensor([1j]).conj()": "np.from_dlpack(x.resolve_conj(){})",
    "x = torch.eye(3).to_sparse()": "np.from_dlpack(x.to_dense(){})",
}
"""What the analysis is told of x, and what the safe fix makes of the conversion then."""


def fixed(text: str, *, unsafe: bool = False) -> str:
    return fix_source(Source.from_text(text), settings=Settings(), unsafe=unsafe).text


@st.composite
def tensors(draw: st.DrawFn) -> torch.Tensor:
    """Tensors of one kind or another: all dtypes, no dimension to four, empty, strided, turned, expanded, with NaN."""
    dtype = getattr(torch, draw(st.sampled_from(DTYPES)))
    shape = draw(st.lists(st.integers(0, 3), max_size=4))
    values = torch.arange(float(np.prod(shape))).reshape(shape).to(dtype)
    if values.is_floating_point() and values.numel() and draw(st.booleans()):
        values.view(-1)[0] = draw(st.sampled_from([float("nan"), float("inf"), -0.0]))
    if values.ndim and draw(st.booleans()):
        values = values.repeat_interleave(2, -1)[..., ::2]
    if values.ndim > 1 and draw(st.booleans()):
        values = values.transpose(0, -1)
    if draw(st.booleans()):
        values = values.expand(2, *values.shape)
    if values.is_complex() and draw(st.booleans()):
        values = draw(st.sampled_from([values.conj(), values.conj().imag]))
    return values.requires_grad_(values.is_floating_point() and draw(st.booleans()))


def outcome(text: str, x: torch.Tensor) -> Any:
    """What the program makes of x, and whether both see what is written to one of them."""
    names: dict[str, Any] = {"x": x.clone() if x.is_contiguous() else x, "np": np}
    try:
        exec(text, names)
    except (BufferError, RuntimeError) as error:
        return type(error).__name__
    y, x = names["y"], names["x"]
    facts = (y.dtype, y.shape, y.tobytes(), y.flags.writeable)
    return (*facts, bool(y.size) and y.ctypes.data == x.data_ptr())


@pytest.mark.parametrize(("told", "after"), SAFE.items())
@pytest.mark.parametrize("keywords", ["", ", copy=True", ", copy=None"])
def test_a_safe_fix_is_offered(told: str, after: str, keywords: str) -> None:
    text = f"import numpy as np\nimport torch\n{told}\ny = np.from_dlpack(x{keywords})\n"
    assert fixed(text) == text.replace(f"np.from_dlpack(x{keywords})", after.format(keywords))


@hypothesis_settings(deadline=None, max_examples=200)
@given(tensor=tensors(), keywords=st.sampled_from(["", ", copy=True", ", copy=False", ", device='cpu'"]))
def test_a_safe_fix_keeps_what_worked(tensor: torch.Tensor, keywords: str) -> None:
    with torch.no_grad():
        before = outcome(f"y = np.from_dlpack(x{keywords})", tensor)
        if isinstance(before, str):
            return
        for after in SAFE.values():
            assert outcome(f"y = {after.format(keywords)}", tensor) == before


def test_nothing_is_detached_that_comes_back_as_a_tensor() -> None:
    text = (
        "import numpy as np\nimport torch\n\nw = torch.ones(3, requires_grad=True)\n"
        "loss = torch.from_dlpack(np.from_dlpack(w) * 2).sum()\n"
    )
    assert fixed(text, unsafe=True) == text


def test_a_name_may_be_given_the_array_of_what_it_was() -> None:
    text = "import numpy as np\nimport torch\nw = torch.ones(3, requires_grad=True)\nw = np.from_dlpack(w)\n"
    assert fixed(text) == text.replace("(w)", "(w.detach())")


def test_the_sign_of_a_negative_view_comes_back_by_an_unsafe_fix_alone() -> None:
    text = "import numpy as np\nimport torch\nx = torch.tensor([1 + 2j]).conj().imag\ny = np.from_dlpack(x)\n"
    assert fixed(text) == text
    after = fixed(text, unsafe=True)
    results = []
    for program in (text, after):
        names: dict[str, Any] = {}
        exec(program, names)
        results.append(names["y"].tolist())
    assert results == [[2.0], [-2.0]]


REVERSED = "import numpy as np\nimport torch\nx = np.arange(6.0).reshape(2, 3)\nprint(torch.from_dlpack({}).tolist())\n"


def run(text: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize("index", ["x[::-1]", "np.flip(x)"])
def test_a_reversed_array_ends_the_process_and_a_copy_does_not(index: str) -> None:
    text = REVERSED.format(index)
    ended = run(text)
    assert ended.returncode not in (0, 1)
    assert "Storage size calculation overflowed" in ended.stderr
    assert fixed(text) == text
    after = fixed(text, unsafe=True)
    assert f"torch.from_dlpack({index}.copy())" in after
    assert run(after).stdout.strip() in ("[[3.0, 4.0, 5.0], [0.0, 1.0, 2.0]]", "[[5.0, 4.0, 3.0], [2.0, 1.0, 0.0]]")


@pytest.mark.parametrize("given_", ["x[::-1], copy=True", "x[::-1].copy()", "x[::-1] + 0"])
def test_a_copy_is_left_alone(given_: str) -> None:
    text = REVERSED.format(given_)
    assert fixed(text, unsafe=True) == text
    names: dict[str, Any] = {}
    exec(text, names)


def test_a_view_that_runs_backwards_over_one_element_shares_its_memory() -> None:
    x = np.zeros((1, 3))
    tensor = torch.from_dlpack(x[::-1])
    tensor += 1
    assert x.tolist() == [[1.0, 1.0, 1.0]]
