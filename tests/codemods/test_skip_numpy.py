"""Numbers are taken from the tensor, and are the same ones."""

from __future__ import annotations

import warnings
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from codemods.apply import apply_fixes, fix_source
from lint_rules.rewrites import GuardNumpy, SkipNumpy
from lint_rules.rule import FixSafety
from lint_rules.settings import Settings
from lint_rules.source import Source
from tests.codemods.findings import found, rewritten

READ = SkipNumpy()
ABSORBED = SkipNumpy(absorbs_cast=True)


@pytest.mark.parametrize(
    ("rewrite", "name", "before", "after"),
    [
        (READ, "item", "x.numpy().item()", "x.item()"),
        (READ, "tolist", "x[0].detach().cpu().numpy().tolist()", "x[0].tolist()"),
        (READ, "tolist", 'x.to("cpu").detach().numpy(force=True).tolist()', "x.tolist()"),
        (READ, "tolist", "x.to(d).numpy().tolist()", "x.to(d).tolist()"),
        (READ, "item", "x.cpu(memory_format=f).numpy().item()", "x.cpu(memory_format=f).item()"),
        (READ, "item", "((a - b).numpy()).item()", "(a - b).item()"),
        (READ, "item", "(x.cpu()\n  .numpy()\n  .item())", "(x\n  .item())"),
        (READ, "float", "float(x.numpy())", "float(x.item())"),
        (READ, "int", "int( x.cpu().numpy() )", "int( x.item() )"),
        (ABSORBED, "float", "float(x.detach().numpy())", "x.item()"),
        (ABSORBED, "float", "(float((a + b).numpy()))", "((a + b).item())"),
        (READ, "item", "x.item()", "x.item()"),
        (READ, "float", "float(x)", "float(x)"),
    ],
)
def test_takes_the_numbers_from_the_tensor(rewrite: SkipNumpy, name: str, before: str, after: str) -> None:
    assert rewritten(f"y = {before}\n", rewrite, name) == f"y = {after}\n"


def test_a_guard_inserted_at_the_same_time_goes_as_well() -> None:
    source = Source.from_text("y = x.cpu().numpy().item()\n")
    findings = [*found(source, READ, "item"), *found(source, GuardNumpy(detach=True, cpu=False), "numpy")]
    assert apply_fixes(source, findings, safety=FixSafety.SAFE).text == "y = x.item()\n"


def test_a_comment_that_would_be_lost_keeps_the_guards() -> None:
    before = "y = (x.cpu()  # from the device\n .numpy().item())\n"
    assert rewritten(before, READ, "item") == before


DTYPES = [
    torch.float16, torch.float32, torch.float64, torch.complex64, torch.complex128, torch.bool, torch.int8,
    torch.int16, torch.int32, torch.int64, torch.uint8, torch.uint16, torch.uint32, torch.uint64,
]  # fmt: skip
SPECIAL = [0.0, -0.0, 1.0, -1.5, 0.1, 7.9, 1e5, 1e300, float("nan"), float("inf"), float("-inf")]
EXPRESSIONS = [
    "x.numpy().item()",
    "x.numpy().tolist()",
    "x.detach().cpu().numpy().tolist()",
    "x.numpy(force=True).item()",
    "float(x.numpy())",
    "int(x.numpy())",
    "bool(x.numpy())",
]


@st.composite
def tensors(draw: st.DrawFn) -> torch.Tensor:
    """Of every dtype that NumPy knows, 0-d to 4-d, empty, strided, in the graph or not."""
    dtype = draw(st.sampled_from(DTYPES))
    shape = draw(st.lists(st.integers(0, 2), max_size=4))
    count = int(torch.tensor(shape).prod()) if shape else 1
    if dtype.is_floating_point or dtype.is_complex:
        values: list[Any] = [draw(st.sampled_from(SPECIAL)) for _ in range(count)]
    else:
        high = 1 if dtype is torch.bool else torch.iinfo(dtype).max
        low = 0 if dtype is torch.bool else torch.iinfo(dtype).min
        values = [draw(st.sampled_from([low, high, 0, 1])) for _ in range(count)]
    made = torch.tensor(values, dtype=dtype).reshape(shape)
    if made.ndim > 1 and draw(st.booleans()):
        made = made.transpose(0, -1)
    if made.ndim and draw(st.booleans()):
        made = made[..., ::2]
    return made


def outcome(expression: str, x: torch.Tensor) -> str:
    """What the expression gives, with its type; empty where it fails."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            value = eval(expression, {"x": x})
    except (TypeError, ValueError, RuntimeError, OverflowError):
        return ""
    return f"{type(value).__name__} {value!r}"


def fixed(expression: str, dtype: torch.dtype) -> str:
    text = f"import torch\n\nx = torch.zeros(1, dtype={dtype})\ny = {expression}\n"
    return fix_source(Source.from_text(text), settings=Settings(), unsafe=False).text.rpartition("y = ")[2].strip()


@settings(max_examples=300, deadline=None)
@given(tensors(), st.sampled_from(EXPRESSIONS))
def test_what_ran_before_gives_the_same_numbers(x: torch.Tensor, expression: str) -> None:
    after = fixed(expression, x.dtype)
    assert "numpy" not in after
    before = outcome(expression, x)
    assert before in ("", outcome(after, x))
