"""Rows that say more than what a call gives: types, contexts, questions, conversions, attributes."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
import torch

from lint_rules.knowledge import tensor_methods, torch_functions, torch_types
from lint_rules.knowledge.schema import (
    ContextEffect,
    Conversion,
    DeviceResult,
    DTypeName,
    Effect,
    FactQuestion,
    LegacyConstructor,
    MachineQuestion,
    Place,
    PythonResult,
    Question,
    Row,
    TensorResult,
    Type,
    TypeName,
    TypeTest,
)
from tests.knowledge.observed import Call, contradictions
from tests.knowledge.test_names import named


def of_class(kind: type, *tables: dict[str, Row]) -> list[tuple[str, Any]]:
    return sorted((name, row) for table in tables for name, row in table.items() if isinstance(row, kind))


FUNCTIONS = dict(torch_functions.FUNCTIONS)
TYPES = dict(torch_types.TYPES)
ATTRIBUTES = dict(tensor_methods.ATTRIBUTES)


@pytest.mark.parametrize(("name", "row"), of_class(DTypeName, TYPES))
def test_dtype(name: str, row: DTypeName) -> None:
    assert named(name) == getattr(torch, row.dtype)
    assert str(named(name)) == f"torch.{row.dtype}"


@pytest.mark.parametrize(("name", "row"), of_class(TypeName, TYPES, FUNCTIONS))
def test_type(name: str, row: TypeName) -> None:
    if isinstance(row.call, LegacyConstructor) and row.call.device is Place.CPU:
        made = named(name)([1, 0])
        assert made.device.type == "cpu"
        assert str(made.dtype) == f"torch.{row.call.dtype or 'float32'}"
        assert isinstance(made, named(name))
        with torch.device("meta"):
            assert named(name)([1, 0]).device.type == "cpu"
    elif isinstance(row.call, TensorResult):
        assert contradictions(row.call, Call(named(name), (torch.ones(2, 2),)), "lazy") == []
    else:
        assert isinstance(named(name), type)


def test_parameters_require_grad_under_no_grad() -> None:
    with torch.no_grad():
        assert torch.nn.Parameter(torch.ones(2)).requires_grad
        assert not torch.nn.Parameter(torch.ones(2), requires_grad=False).requires_grad
        assert not torch.nn.Parameter(torch.ones(2), False).requires_grad


EFFECTS: dict[Effect, tuple[tuple[Any, ...], Any]] = {
    Effect.GRAD_OFF: ((), torch.is_grad_enabled),
    Effect.GRAD_ON: ((), lambda: not torch.is_grad_enabled()),
    Effect.GRAD_ARGUMENT: ((False,), torch.is_grad_enabled),
    Effect.INFERENCE: ((), torch.is_grad_enabled),
    Effect.AUTOCAST: (("cpu",), lambda: not torch.is_autocast_enabled("cpu")),
    Effect.DEFAULT_DEVICE: (("meta",), lambda: torch.get_default_device().type != "meta"),
    Effect.DEFAULT_DTYPE: ((torch.float64,), lambda: torch.get_default_dtype() != torch.float64),
}


@pytest.mark.parametrize(("name", "row"), of_class(ContextEffect, FUNCTIONS))
def test_context(name: str, row: ContextEffect) -> None:
    arguments, unchanged = EFFECTS[row.effect]
    if name in ("torch.cpu.amp.autocast", "torch.cuda.amp.autocast"):
        arguments = ()
    if name == "torch.set_default_tensor_type":
        arguments = (torch.DoubleTensor,)
    grad_mode = row.effect is not Effect.GRAD_ON
    try:
        with torch.set_grad_enabled(grad_mode), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            assert unchanged()
            made = named(name)(*arguments)
            assert unchanged() is not row.by_call
            if not row.by_call and name != "torch.cuda.amp.autocast":
                with made:
                    assert not unchanged()
                assert unchanged()
    finally:
        torch.set_default_device(None)
        torch.set_default_dtype(torch.float32)


def test_grad_mode_set_behind_the_public_name() -> None:
    torch._C._set_grad_enabled(False)
    try:
        assert not torch.is_grad_enabled()
    finally:
        torch._C._set_grad_enabled(True)


@pytest.mark.parametrize(("name", "row"), of_class(MachineQuestion, FUNCTIONS))
def test_question_about_the_machine(name: str, row: MachineQuestion) -> None:
    del row
    assert isinstance(named(name)(), (bool, int))


@pytest.mark.parametrize(("name", "row"), of_class(TypeTest, FUNCTIONS))
def test_type_test(name: str, row: TypeTest) -> None:
    assert row.type is Type.TENSOR
    assert named(name)(torch.nn.Parameter(torch.ones(1)))
    assert not named(name)(np.ones(1))


@pytest.mark.parametrize(("name", "row"), of_class(FactQuestion, ATTRIBUTES))
def test_question_about_a_tensor(name: str, row: FactQuestion) -> None:
    x = torch.ones(1)
    expected = {Question.REQUIRES_GRAD: False, Question.IS_OFF_CPU: False, Question.IS_CPU: True}[row.asks]
    assert getattr(x, name) is expected
    if row.asks is Question.REQUIRES_GRAD:
        assert getattr(x.requires_grad_(), name) is True


@pytest.mark.parametrize(("name", "row"), of_class(TensorResult, ATTRIBUTES))
def test_tensor_attribute(name: str, row: TensorResult, lazy_device: str) -> None:
    if name == "grad":
        x = torch.ones(2, requires_grad=True)
        (x**2).sum().backward()
        assert not x.grad.requires_grad
        x.grad = None
        (x**2).sum().backward(create_graph=True)
        assert x.grad.requires_grad
        return
    x = torch.ones(2, 2, dtype=torch.complex64)
    assert contradictions(row, Call(lambda tensor: getattr(tensor, name), (x,), is_method=True), lazy_device) == []


@pytest.mark.parametrize(("name", "row"), of_class(PythonResult, ATTRIBUTES))
def test_python_attribute(name: str, row: PythonResult, lazy_device: str) -> None:
    call = Call(lambda tensor: getattr(tensor, name), (torch.ones(2, 2),), is_method=True)
    assert contradictions(row, call, lazy_device) == []


def test_device_attribute(lazy_device: str) -> None:
    assert isinstance(ATTRIBUTES["device"], DeviceResult)
    assert torch.ones(1, device=lazy_device).device.type == lazy_device
    assert torch.device("cpu").type == "cpu"


@pytest.mark.parametrize(("name", "row"), of_class(Conversion, dict(tensor_methods.METHODS)))
def test_conversion(name: str, row: Conversion, lazy_device: str) -> None:
    assert row.presumes_tensor
    assert row.argument is None
    x = torch.ones(2)
    array = getattr(x, name)()
    assert isinstance(array, np.ndarray)
    assert array.dtype == np.float32
    array[0] = 5.0
    assert x[0] == 5.0
    with pytest.raises(RuntimeError, match="requires grad"):
        getattr(torch.ones(2, requires_grad=True), name)()
    with pytest.raises(TypeError, match="device type tensor to numpy"):
        getattr(torch.ones(2, device=lazy_device), name)()
