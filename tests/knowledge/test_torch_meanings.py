"""Rows that say more than what a call gives: types, contexts, questions, conversions, attributes."""

from __future__ import annotations

import warnings
from collections.abc import Callable
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
METHODS = dict(tensor_methods.METHODS)


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


AUTOCAST_SETTERS: dict[str, tuple[tuple[Any, ...], Callable[[], object]]] = {
    "torch.set_autocast_cpu_dtype": ((torch.float16,), lambda: torch.get_autocast_dtype("cpu")),
    "torch.set_autocast_cpu_enabled": ((True,), lambda: torch.is_autocast_enabled("cpu")),
    "torch.set_autocast_dtype": (("cpu", torch.float16), lambda: torch.get_autocast_dtype("cpu")),
    "torch.set_autocast_enabled": (("cpu", True), lambda: torch.is_autocast_enabled("cpu")),
    "torch.set_autocast_gpu_dtype": ((torch.bfloat16,), lambda: torch.get_autocast_dtype("cuda")),
}
"""Functions that set autocast by being called: arguments that change something, and what they change."""


def is_autocast_setter(row: ContextEffect) -> bool:
    return row.effect is Effect.AUTOCAST and row.by_call


def test_each_setter_of_autocast_is_executed() -> None:
    setters = {name for name, row in of_class(ContextEffect, FUNCTIONS) if is_autocast_setter(row)}
    assert setters == AUTOCAST_SETTERS.keys()


@pytest.mark.filterwarnings("ignore:torch.set_autocast:DeprecationWarning")
@pytest.mark.parametrize("name", AUTOCAST_SETTERS)
def test_setter_of_autocast(name: str) -> None:
    arguments, asked = AUTOCAST_SETTERS[name]
    before = asked()
    try:
        named(name)(*arguments)
        assert asked() == arguments[-1]
    finally:
        named(name)(*arguments[:-1], before)
    assert arguments[-1] != asked() == before


CONTEXTS = [(name, row) for name, row in of_class(ContextEffect, FUNCTIONS) if not is_autocast_setter(row)]


@pytest.mark.parametrize(("name", "row"), CONTEXTS)
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


MATRICES: dict[str, Callable[[str], torch.Tensor]] = {
    "plain": lambda device: torch.ones(2, 2),
    "requires grad": lambda device: torch.ones(2, 2, requires_grad=True),
    "off the CPU": lambda device: torch.ones(2, 2, device=device),
    "integers": lambda device: torch.ones(2, 2, dtype=torch.int64),
    "complex": lambda device: torch.ones(2, 2, dtype=torch.complex64),
    "conj": lambda device: torch.ones(2, 2, dtype=torch.complex64).conj(),
    "neg": lambda device: torch.ones(2, 2, dtype=torch.complex64).conj().imag,
    "coo": lambda device: torch.ones(2, 2).to_sparse(),
    "csr": lambda device: torch.ones(2, 2).to_sparse_csr(),
    "csc": lambda device: torch.ones(2, 2).to_sparse_csc(),
    "bsr": lambda device: torch.ones(2, 2).to_sparse_bsr((1, 1)),
    "bsc": lambda device: torch.ones(2, 2).to_sparse_bsc((1, 1)),
    "mkldnn": lambda device: torch.ones(2, 2).to_mkldnn(),
    "nested": lambda device: torch.nested.nested_tensor([torch.ones(2)], layout=torch.jagged),
    "nested, strided": lambda device: torch.nested.nested_tensor([torch.ones(2)]),
}
ANSWERS: dict[Question, Callable[[str], bool]] = {
    Question.REQUIRES_GRAD: lambda kind: kind == "requires grad",
    Question.IS_OFF_CPU: lambda kind: kind == "off the CPU",
    Question.IS_CPU: lambda kind: kind != "off the CPU",
    Question.IS_FLOATING: lambda kind: kind not in ("integers", "complex", "conj"),
    Question.IS_SPARSE: lambda kind: kind == "coo",
    Question.IS_COMPRESSED: lambda kind: kind == "csr",
    Question.IS_MKLDNN: lambda kind: kind == "mkldnn",
    Question.IS_NESTED: lambda kind: kind.startswith("nested"),
    Question.IS_CONJ: lambda kind: kind == "conj",
    Question.IS_NEG: lambda kind: kind == "neg",
}
"""Of which matrices each question is true. No attribute tells compressed columns or blocks from strided ones."""
OF_OTHER_DEVICES = {"is_cuda", "is_ipu", "is_maia", "is_mps", "is_mtia", "is_vulkan", "is_xla", "is_xpu"}


def answer(found: Any) -> object:
    return found() if callable(found) else found


@pytest.mark.filterwarnings("ignore:Sparse:UserWarning", "ignore:The PyTorch API of nested tensors:UserWarning")
@pytest.mark.parametrize(("name", "row"), of_class(FactQuestion, ATTRIBUTES, METHODS))
def test_question_about_a_tensor(name: str, row: FactQuestion, lazy_device: str) -> None:
    for kind, made in MATRICES.items():
        # The lazy device stands for all of them, and is none of them.
        expected = name not in OF_OTHER_DEVICES and ANSWERS[row.asks](kind)
        assert answer(getattr(made(lazy_device), name)) is expected, kind


@pytest.mark.parametrize(("name", "row"), of_class(FactQuestion, FUNCTIONS))
def test_question_about_a_tensor_by_function(name: str, row: FactQuestion, lazy_device: str) -> None:
    for kind, made in MATRICES.items():
        assert named(name)(made(lazy_device)) is ANSWERS[row.asks](kind), kind


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


@pytest.mark.parametrize(("name", "row"), of_class(Conversion, METHODS))
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
