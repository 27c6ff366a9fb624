"""What the rows say of layouts, and of conj and neg bits, against torch."""

from __future__ import annotations

import ast
import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import torch

from lint_rules.knowledge.library import library
from lint_rules.knowledge.schema import ChoiceResult, Form, Place, TensorResult
from lint_rules.values.domain.fact import UNKNOWN, Fact
from lint_rules.values.domain.form import Form as KnownForm
from lint_rules.values.domain.outcomes import Device, Layout
from lint_rules.values.domain.value import Constant, DTypeObject, Sequence, Tensor, Value
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.state import Context
from lint_rules.values.operations import transfer
from lint_rules.values.operations.gradients import NO_GRAD
from tests.execution.concrete import LAYOUTS

METHODS = {
    name: row
    for name, row in library().tensor_methods.items()
    if isinstance(row, TensorResult) and row.device is not Place.ACCELERATOR
}
ATTRIBUTES = {name: row for name, row in library().tensor_attributes.items() if isinstance(row, TensorResult)}


def complex_matrix() -> torch.Tensor:
    return torch.complex(torch.eye(3), torch.ones(3, 3))


FORMS: dict[str, Callable[[], torch.Tensor]] = {
    "plain": lambda: torch.eye(4),
    "complex": complex_matrix,
    "conj": lambda: complex_matrix().conj(),
    "neg": lambda: torch._neg_view(torch.eye(4)),
    "conj and neg": lambda: torch._neg_view(complex_matrix().conj()),
    "coo": lambda: torch.eye(4).to_sparse(),
    "complex coo": lambda: complex_matrix().to_sparse(),
    "csr": lambda: torch.eye(4).to_sparse_csr(),
    "bsr": lambda: torch.eye(4).to_sparse_bsr((2, 2)),
    "mkldnn": lambda: torch.eye(4).to_mkldnn(),
}

METHODS_EXECUTED = {
    "plain": 350,
    "complex": 240,
    "conj": 235,
    "neg": 350,
    "conj and neg": 235,
    "coo": 140,
    "complex coo": 105,
    "csr": 120,
    "bsr": 110,
    "mkldnn": 40,
}
"""How many methods take a tensor of that form at least, with some of the arguments below."""
ATTRIBUTES_EXECUTED = 5


def arguments() -> Iterator[tuple[Any, ...]]:
    i = torch.tensor([0, 1])
    yield from [(), (0,), (0, 1), (2.0,), ((-1,),), ((2, 8),), (4, 4), (0, i), (i,), (0, 0, 2), ("cpu",)]
    yield from [(torch.complex128,), (torch.float64,), (torch.eye(4),), (complex_matrix(),), ([0, 1],)]


def as_value(given: object) -> Value:
    """What the engine would know of an argument."""
    if isinstance(given, torch.Tensor):
        form = KnownForm(Fact.of(LAYOUTS[given.layout]), Fact.of(given.is_conj()), Fact.of(given.is_neg()))
        return Tensor(NO_GRAD, Fact.of(Device.CPU), Fact.of(name_of(given.dtype)), form=form)
    if isinstance(given, torch.dtype):
        return DTypeObject(name_of(given))
    if isinstance(given, (list, tuple)):
        elements = tuple(map(as_value, given))
        return Sequence(elements, elements[0])
    assert isinstance(given, (int, float, str))
    return Constant(given)


def name_of(dtype: torch.dtype) -> str:
    return str(dtype).removeprefix("torch.")


def operands_of(receiver: torch.Tensor, given: tuple[Any, ...]) -> Operands:
    return Operands(
        ast.Pass(), Context(), frozenset({1}), receiver=as_value(receiver), arguments=tuple(map(as_value, given))
    )


def said_of(row: TensorResult, operands: Operands) -> KnownForm:
    value = transfer.apply(row, operands)
    assert isinstance(value, Tensor)
    return value.form


def denied(form: KnownForm, seen: torch.Tensor) -> bool:
    facts: list[tuple[Fact[Any], object]] = [
        (form.layout, LAYOUTS[seen.layout]),
        (form.conj, seen.is_conj()),
        (form.neg, seen.is_neg()),
    ]
    return any(outcome not in fact.outcomes and UNKNOWN not in fact.outcomes for fact, outcome in facts)


def tensors_given(call: Callable[..., object], row: TensorResult, form: str) -> Iterator[tuple[object, bool]]:
    """For each list of arguments that is taken: it, and whether the row denies the form of the tensor that is given."""
    for given in arguments():
        receiver = FORMS[form]()
        before = operands_of(receiver, given)
        with contextlib.suppress(RuntimeError, TypeError, ValueError, IndexError, NotImplementedError, AttributeError):
            seen = call(receiver, *given)
            if isinstance(seen, torch.Tensor):
                yield given, denied(said_of(row, before), seen)


@pytest.mark.parametrize("form", FORMS)
def test_methods(form: str) -> None:
    executed, wrong = set(), []
    for name, row in METHODS.items():
        for given, is_denied in tensors_given(getattr(torch.Tensor, name), row, form):
            executed.add(name)
            wrong += [(name, given)] if is_denied else []
    assert wrong == []
    assert len(executed) >= METHODS_EXECUTED[form]


@pytest.mark.parametrize("form", FORMS)
def test_attributes(form: str) -> None:
    executed = 0
    for name, row in ATTRIBUTES.items():
        receiver = FORMS[form]()
        with contextlib.suppress(RuntimeError, NotImplementedError):
            seen = getattr(receiver, name)
            if isinstance(seen, torch.Tensor):
                executed += 1
                assert not denied(said_of(row, operands_of(receiver, ())), seen), name
    assert executed >= ATTRIBUTES_EXECUTED


INVERSE_TRANSFORMS = ("ifft", "ifft2", "ifftn", "ihfft", "ihfft2", "ihfftn", "irfft", "fft", "hfft")


@pytest.mark.parametrize("name", INVERSE_TRANSFORMS)
def test_what_a_transform_conjugates(name: str) -> None:
    row = library().functions[f"torch.fft.{name}"]
    assert isinstance(row, TensorResult)
    executed = 0
    for given in (torch.eye(4), torch.ones(4), torch.ones(1, 1), torch.ones(4, dtype=torch.int64), complex_matrix()):
        with contextlib.suppress(RuntimeError, IndexError):
            seen = getattr(torch.fft, name)(given)
            executed += 1
            operands = Operands(ast.Pass(), Context(), frozenset({1}), arguments=(as_value(given),))
            assert not denied(said_of(row, operands), seen)
    assert executed >= 2


def test_a_layout_that_is_kept_is_known() -> None:
    for name, row in METHODS.items():
        if row.form is Form.KEPT and row.alias.name == "NEVER":
            assert said_of(row, operands_of(FORMS["coo"](), ())).layout.only(Layout.SPARSE), name


INDICES = torch.tensor([0, 1, 2])
FACTORIES: dict[str, tuple[Any, ...]] = {
    "sparse_coo_tensor": (torch.tensor([[0, 1], [0, 1]]), torch.ones(2), (2, 2)),
    "sparse_csr_tensor": (INDICES, torch.tensor([0, 1]), torch.ones(2), (2, 2)),
    "sparse_csc_tensor": (INDICES, torch.tensor([0, 1]), torch.ones(2), (2, 2)),
    "sparse_bsr_tensor": (INDICES, torch.tensor([0, 1]), torch.ones(2, 1, 1), (2, 2)),
    "sparse_bsc_tensor": (INDICES, torch.tensor([0, 1]), torch.ones(2, 1, 1), (2, 2)),
    "nested.nested_tensor": ([torch.ones(2), torch.ones(3)],),
    "nested.as_nested_tensor": ([torch.ones(2), torch.ones(3)],),
}


@pytest.mark.parametrize("name", FACTORIES)
def test_factory(name: str) -> None:
    row = library().functions[f"torch.{name}"]
    plain = row.missing if isinstance(row, ChoiceResult) else row
    assert isinstance(plain, TensorResult)
    function: Any = torch
    for part in name.split("."):
        function = getattr(function, part)
    layout = {"layout": torch.jagged} if name.startswith("nested") else {}
    seen = function(*FACTORIES[name], **layout)
    operands = Operands(
        ast.Pass(), Context(), frozenset({1}), arguments=tuple(as_value(one) for one in FACTORIES[name])
    )
    value = transfer.apply(plain, operands)
    assert isinstance(value, Tensor)
    assert value.form.layout.only(LAYOUTS[seen.layout])
    with pytest.raises((TypeError, RuntimeError)):
        seen.numpy()


@pytest.mark.parametrize("form", FORMS)
def test_what_resolves_changes_nothing_where_there_is_nothing_to_do(form: str) -> None:
    """The rows of the fixes: the same object, so that its array shares memory as before."""
    tensor = FORMS[form]()
    assert tensor.is_conj() or tensor.resolve_conj() is tensor
    assert tensor.is_neg() or tensor.resolve_neg() is tensor
    assert tensor.layout is not torch.strided or tensor.to_dense() is tensor
