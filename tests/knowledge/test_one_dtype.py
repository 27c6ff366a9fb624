"""What demands one dtype of all that goes in raises for float64 beside float32; some of it not for empty tensors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch

from lint_rules.knowledge import modules
from lint_rules.knowledge.schema import ModuleClass

PRODUCTS: dict[str, Callable[[torch.Tensor, torch.Tensor], Any]] = {
    "addmm": lambda a, b: torch.addmm(a @ a.T.new_zeros(4, 4), a, b),
    "bmm": lambda a, b: torch.bmm(a[None], b[None]),
    "dot": lambda a, b: torch.dot(a.flatten()[:4], b.flatten()[: a.flatten()[:4].numel()]),
    "einsum": lambda a, b: torch.einsum("ij,jk->ik", a, b),
    "inner": torch.inner,
    "linear": torch.nn.functional.linear,
    "matmul": torch.matmul,
    "mm": torch.mm,
    "mv": lambda a, b: torch.mv(a, b[0]),
    "prelu": lambda a, b: torch.prelu(a, b[0, :1]),
}
LAYERS: dict[str, tuple[tuple[Any, ...], tuple[int, ...]]] = {
    "Bilinear": ((4, 4, 2), (4, 4)),
    "Conv1d": ((4, 2, 1), (4, 4, 4)),
    "Conv2d": ((4, 2, 1), (4, 4, 4, 4)),
    "Conv3d": ((4, 2, 1), (4, 4, 4, 4, 4)),
    "GRU": ((4, 4), (4, 1, 4)),
    "GRUCell": ((4, 4), (4, 4)),
    "LSTM": ((4, 4), (4, 1, 4)),
    "LSTMCell": ((4, 4), (4, 4)),
    "Linear": ((4, 4), (4, 4)),
    "MultiheadAttention": ((4, 2), (4, 1, 4)),
    "PReLU": ((), (4, 4)),
    "RNN": ((4, 4), (4, 1, 4)),
    "RNNCell": ((4, 4), (4, 4)),
}
REFUSAL = r"dtype|scalar type|should be the same|Type promoting not supported"


def test_the_tables_name_just_these() -> None:
    layers = {name: row.demands_dtype for name, row in modules.CLASSES.items() if isinstance(row, ModuleClass)}
    demanding = {name for name, demands in layers.items() if demands is not False}
    assert demanding == {f"torch.nn.{name}" for name in LAYERS}
    assert {name for name in demanding if layers[name] is None} == {f"torch.nn.Conv{n}d" for n in (1, 2, 3)}
    assert modules.DTYPE_DEMANDING.keys() == PRODUCTS.keys()


def product(name: str, count: int) -> object:
    """What two tensors of so many rows give, the one of float64, the other of float32."""
    return PRODUCTS[name](torch.ones(count, 4, dtype=torch.float64), torch.ones(4, 4))


@pytest.mark.parametrize("name", PRODUCTS)
def test_product(name: str) -> None:
    with pytest.raises(RuntimeError, match=REFUSAL):
        product(name, 4)


@pytest.mark.parametrize("name", [name for name in PRODUCTS if modules.DTYPE_DEMANDING[name]])
def test_product_of_empty_tensors(name: str) -> None:
    with pytest.raises(RuntimeError, match=REFUSAL):
        product(name, 0)


def test_these_products_take_empty_tensors_of_two_dtypes() -> None:
    wide, narrow = torch.ones(1, 0, 4, dtype=torch.float64), torch.ones(1, 4, 4)
    taking = {name for name, demands_all in modules.DTYPE_DEMANDING.items() if not demands_all}
    assert taking == {"bmm", "einsum", "matmul"}
    assert torch.bmm(wide, narrow).numel() == 0
    assert torch.matmul(wide, narrow).numel() == 0
    assert torch.einsum("bij,bjk->bik", wide, narrow).numel() == 0


def layer(name: str, count: int, **options: bool) -> object:
    """What a layer of float32 makes of so many rows of float64."""
    made, shape = LAYERS[name]
    given = torch.ones(count, *shape[1:], dtype=torch.float64)
    arguments = [given] * {"Bilinear": 2, "MultiheadAttention": 3}.get(name, 1)
    return getattr(torch.nn, name)(*made, **options)(*arguments)


@pytest.mark.parametrize("name", LAYERS)
def test_layer(name: str) -> None:
    with pytest.raises((RuntimeError, ValueError), match=REFUSAL):
        layer(name, 4)


@pytest.mark.parametrize("name", LAYERS)
def test_layer_of_empty_tensors(name: str) -> None:
    with pytest.raises((RuntimeError, ValueError), match=REFUSAL):
        layer(name, 0)


@pytest.mark.parametrize("name", ["Conv1d", "Conv2d", "Conv3d"])
def test_a_layer_without_a_bias_takes_empty_tensors(name: str) -> None:
    assert isinstance(layer(name, 0, bias=False), torch.Tensor)
