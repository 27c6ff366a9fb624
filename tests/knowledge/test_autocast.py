"""What the rows say of autocast, against torch on the CPU."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

import pytest
import torch

from lint_rules.knowledge import autocast, modules
from lint_rules.knowledge.library import library
from lint_rules.knowledge.schema import Autocast, DType, ModuleClass, Place, TensorResult
from lint_rules.values.domain.fact import UNKNOWN, Fact
from lint_rules.values.domain.outcomes import Device
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.state import Context
from lint_rules.values.operations.autocast import result_dtype

DTYPES = (torch.float32, torch.float64, torch.bfloat16)
NOT_CALLED = {"torch.rand_like", "torch.save"}


def guesses(dtype: torch.dtype) -> Iterator[tuple[Any, ...]]:
    x = torch.full((4, 4), 0.5, dtype=dtype)
    v = torch.full((4,), 0.3, dtype=dtype)
    batch = torch.ones(2, 4, 4, dtype=dtype)
    yield from [(x,), (x, x * 0.6), (x, 0), (x, v), ([x, x],), (batch, batch), (x, x, x), (batch, batch, batch)]
    yield from [(torch.ones(1, 2, 4, dtype=dtype), torch.ones(2, 2, 3, dtype=dtype))]
    yield from [(torch.ones(1, 2, 4, 4, dtype=dtype), torch.ones(2, 2, 3, 3, dtype=dtype))]
    yield from [("ij,jk->ik", x, x), (torch.ones(1, 4, dtype=dtype), torch.tensor([1]))]


def operator(name: str) -> Any:
    found: Any = torch
    for part in name.split(".")[1:]:
        found = getattr(found, part)
    return found


def named(rows: Any, prefix: str) -> list[tuple[str, TensorResult]]:
    return [(prefix + name, row) for name, row in rows.items() if isinstance(row, TensorResult) and not row.inplace]


ROWS = [
    (name, row)
    for name, row in (*named(library().functions, ""), *named(library().tensor_methods, "torch.Tensor."))
    if name.startswith("torch.") and name not in NOT_CALLED and row.device is not Place.ACCELERATOR
]
EXECUTED = {torch.float32: 620, torch.float64: 620, torch.bfloat16: 550}
"""How many of them take some of the guessed arguments at least."""


def runs(name: str, dtype: torch.dtype) -> tuple[torch.dtype, torch.dtype] | None:
    """The dtype of the result without and with autocast, for the first arguments that are taken."""
    for plain, cast in zip(guesses(dtype), guesses(dtype), strict=True):
        try:
            without = operator(name)(*plain)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                under = operator(name)(*cast)
        except Exception:  # noqa: BLE001 - a guess that does not fit
            continue
        if isinstance(without, torch.Tensor) and isinstance(under, torch.Tensor):
            return without.dtype, under.dtype
    return None


def said(rule: Autocast, dtype: torch.dtype) -> Fact[str]:
    context = Context(autocast=Fact.of("bfloat16"))
    operands = Operands(ast.Pass(), context, frozenset())
    return result_dtype(rule, Fact.of(str(dtype).removeprefix("torch.")), Fact.of(Device.CPU), operands)


@pytest.mark.parametrize("dtype", DTYPES, ids=str)
def test_operators(dtype: torch.dtype) -> None:
    executed, wrong = 0, []
    for name, row in ROWS:
        seen = runs(name, dtype)
        if seen is not None:
            executed += 1
            fact = said(row.autocast, seen[0])
            if UNKNOWN not in fact.outcomes and not fact.may_be(str(seen[1]).removeprefix("torch.")):
                wrong.append((name, seen))
    assert wrong == []
    assert executed >= EXECUTED[dtype]


def test_each_lowered_operator_is_known() -> None:
    known = {name.rpartition(".")[2] for name, row in ROWS if row.autocast is Autocast.LOWERS}
    assert known <= autocast.LOWERED
    assert {"matmul", "linear", "conv2d", "scaled_dot_product_attention"} <= known


LAYERS: dict[str, tuple[tuple[Any, ...], tuple[int, ...]]] = {
    "Linear": ((4, 4), (4, 4)),
    "Conv1d": ((2, 2, 1), (1, 2, 4)),
    "Conv2d": ((2, 2, 1), (1, 2, 4, 4)),
    "ConvTranspose2d": ((2, 2, 1), (1, 2, 4, 4)),
    "PReLU": ((), (4, 4)),
    "RNNCell": ((4, 4), (4, 4)),
    "BatchNorm1d": ((4,), (4, 4)),
    "LayerNorm": ((4,), (4, 4)),
    "GroupNorm": ((2, 4), (4, 4)),
    "ReLU": ((), (4, 4)),
    "Softmax": ((-1,), (4, 4)),
}


@pytest.mark.parametrize("name", LAYERS)
def test_layer(name: str) -> None:
    made, shape = LAYERS[name]
    layer = getattr(torch.nn, name)(*made)
    row = modules.CLASSES[f"torch.nn.{name}"]
    assert isinstance(row, ModuleClass)
    assert isinstance(row.output, TensorResult)
    for dtype in (torch.float32, torch.bfloat16):
        with torch.autocast("cpu"):
            seen = layer(torch.ones(shape, dtype=dtype)).dtype
        assert row.output.dtype is DType.INPUT
        assert said(row.output.autocast, dtype).only(str(seen).removeprefix("torch."))
