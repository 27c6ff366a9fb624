"""The layers of torch.nn, built and called."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
import torch

from lint_rules.knowledge import modules
from lint_rules.knowledge.schema import ModuleClass, ModuleEffect, ModuleMethod, Result
from tests.knowledge.observed import Call, contradictions

CLASSES = {name: row for name, row in modules.CLASSES.items() if isinstance(row, ModuleClass)}
CONSTRUCTORS: tuple[tuple[Any, ...], ...] = (
    (),
    (4,),
    (4, 4),
    (4, 4, 3),
    (2,),
    (2, 2),
    (4, 2),
    (4, 4, 4),
    (8,),
    ((1, 1),),
    ((4, 4), (2, 2)),
    (1, (2, 2)),
    (0.1, 0.0),
)


def data(*shape: int) -> torch.Tensor:
    count = int(torch.tensor(shape).prod())
    return torch.linspace(0.1, 0.9, count).reshape(shape)


def inputs() -> Iterator[tuple[torch.Tensor, ...]]:
    v, classes = data(2, 4), torch.tensor([1, 3])
    yield from [(v,), (data(2, 4, 8),), (data(2, 4, 8, 8),), (data(2, 4, 8, 8, 8),), (v, v), (v, classes), (v, v, v)]
    yield from [(torch.tensor([[0, 1, 2]]),), (data(2, 4, 8),) * 2, (data(2, 4, 8),) * 3, (v, v, torch.ones(2))]


def special(name: str) -> Call | None:
    """Classes that need more than the usual arguments."""
    nn, v = torch.nn, data(2, 4)
    indices = torch.tensor([[[0, 2], [1, 3]]])
    return {
        "AdaptiveLogSoftmaxWithLoss": lambda: Call(nn.AdaptiveLogSoftmaxWithLoss(4, 6, [2]), (v, torch.tensor([0, 5]))),
        "BCELoss": lambda: Call(nn.BCELoss(), (v, v)),
        "CTCLoss": lambda: Call(
            nn.CTCLoss(),
            (data(6, 2, 5).log_softmax(2), torch.ones(2, 3).long(), torch.tensor([6, 6]), torch.tensor([3, 3])),
        ),
        "Fold": lambda: Call(nn.Fold((4, 4), (2, 2)), (data(1, 4, 9),)),
        "MaxUnpool1d": lambda: Call(nn.MaxUnpool1d(2), (data(1, 2, 2), indices)),
        "MaxUnpool2d": lambda: Call(nn.MaxUnpool2d(2), (data(1, 1, 2, 2), indices[None])),
        "MaxUnpool3d": lambda: Call(nn.MaxUnpool3d(2), (data(1, 1, 1, 2, 2), indices[None, None])),
        "MultiLabelMarginLoss": lambda: Call(nn.MultiLabelMarginLoss(), (v, torch.zeros(2, 4).long())),
        "Sequential": lambda: Call(nn.Sequential(nn.Linear(4, 4)), (v,)),
        "TransformerDecoder": lambda: Call(
            nn.TransformerDecoder(nn.TransformerDecoderLayer(8, 2), 1), (data(2, 4, 8), data(2, 4, 8))
        ),
        "TransformerEncoder": lambda: Call(
            nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2), 1), (data(2, 4, 8),)
        ),
        "Unflatten": lambda: Call(nn.Unflatten(1, (2, 2)), (v,)),
    }.get(name, lambda: None)()


def guessed(name: str) -> Call | None:
    for arguments in CONSTRUCTORS:
        for given in inputs():
            with contextlib.suppress(Exception):
                call = Call(getattr(torch.nn, name)(*arguments), given)
                call.run()
                return call
    return None


@pytest.mark.parametrize("name", sorted(CLASSES))
def test_layer(name: str, lazy_device: str) -> None:
    del lazy_device
    row, short = CLASSES[name], name.removeprefix("torch.nn.")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        call = special(short) or guessed(short)
        assert call is not None, f"no call of {name} is known: add one to this file"
        layer: Any = call.operator
        trains = any(parameter.requires_grad for parameter in layer.parameters())
        assert row.parameters in (None, trains)
        result, _ = call.run()
        if row.parameters:
            assert all(one.requires_grad for one in tensors(result))
            with torch.no_grad():
                assert not any(one.requires_grad for one in tensors(call.run()[0]))
        else:
            layer.requires_grad_(False)
            assert row.output is not None
            assert contradictions(row.output, call, "cpu") == []


def tensors(result: Any) -> list[torch.Tensor]:
    if isinstance(result, torch.Tensor):
        return [result]
    return [one for part in result for one in tensors(part)]


def form(result: Any) -> object:
    return "tensor" if isinstance(result, torch.Tensor) else [form(part) for part in result]


def form_said(row: Result) -> object:
    return [form_said(part) for part in row.elements] if hasattr(row, "elements") else "tensor"


@pytest.mark.parametrize("name", ["GRU", "LSTM", "LSTMCell", "Linear", "MultiheadAttention", "RNN"])
def test_form_of_the_output(name: str) -> None:
    row = CLASSES[f"torch.nn.{name}"]
    call = guessed(name)
    assert call is not None
    assert row.output is not None
    assert form(call.run()[0]) == form_said(row.output)


@pytest.mark.parametrize(
    ("name", "row"), [(name, row) for name, row in modules.ATTRIBUTES.items() if isinstance(row, ModuleMethod)]
)
def test_module_attribute(name: str, row: ModuleMethod) -> None:
    layers = (torch.nn.BatchNorm1d(2), torch.nn.MultiheadAttention(2, 1))
    held = {ModuleEffect.PARAMETERS: "named_parameters", ModuleEffect.BUFFERS: "named_buffers"}[row.effect]
    assert any(name == own for layer in layers for own, _ in getattr(layer, held)())


def test_normalisation_without_parameters() -> None:
    for name in ("BatchNorm1d", "InstanceNorm1d"):
        assert list(getattr(torch.nn, name)(4, affine=False).parameters()) == []
        assert list(getattr(torch.nn, name)(4, affine=True).parameters()) != []
        assert CLASSES[f"torch.nn.{name}"].parameters is None


@pytest.mark.parametrize(
    ("name", "row"), [(name, row) for name, row in modules.METHODS.items() if isinstance(row, ModuleMethod)]
)
def test_module_method(name: str, row: ModuleMethod) -> None:
    module = torch.nn.Linear(2, 2)
    weight = module.weight
    if row.effect in (ModuleEffect.SELF, ModuleEffect.TRAINS, ModuleEffect.EVALUATES):
        assert getattr(module, name)() is module
        assert module.weight is weight
        assert weight.requires_grad
    elif row.effect is ModuleEffect.UNCHANGED:
        arguments = {"load_state_dict": [module.state_dict()]}.get(name, [])
        assert not isinstance(getattr(module, name)(*arguments), (torch.Tensor, torch.nn.Module))
        assert module.weight is weight
        assert weight.requires_grad
    elif row.effect is ModuleEffect.CASTS:
        arguments = {"type": [torch.float64]}.get(name, [])
        assert getattr(module, name)(*arguments) is module
    elif name in ("cpu", "to"):
        assert getattr(module, name)(*["cpu"] * (name == "to")) is module
    elif row.effect is ModuleEffect.SETS_REQUIRES_GRAD:
        assert module.requires_grad_(False) is module
        assert not weight.requires_grad
    elif row.effect is ModuleEffect.STATE_DICT:
        held = module.state_dict()["weight"]
        assert not held.requires_grad
        assert held.data_ptr() == weight.data_ptr()
    else:
        assert callable(getattr(module, name))
