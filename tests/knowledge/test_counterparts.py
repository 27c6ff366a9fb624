"""The torch functions that stand beside NumPy's: they exist, compute the same, and pass a gradient on."""

from __future__ import annotations

import contextlib
import functools
import warnings
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest
import torch

from lint_rules.knowledge import counterparts
from lint_rules.knowledge.library import library
from lint_rules.knowledge.schema import (
    ArrayResult,
    ChoiceResult,
    Conversion,
    LiteralResult,
    Result,
    SequenceResult,
    TupleResult,
)

X = np.linspace(0.1, 0.9, 16).reshape(4, 4)
V = np.linspace(0.1, 0.9, 4)
SPD = np.eye(4) + 0.1
AXES = np.array([[0], [1], [2], [3]])

Call = tuple[tuple[Any, ...], tuple[Any, ...], Mapping[str, Any]]


def alike(*arguments: Any) -> Call:
    return arguments, arguments, {}


GUESSES = (alike(X), alike(V), alike(SPD), alike(X, X), alike(V, V), alike((X, X)), alike(X, 0), alike(X, 0, 1))
CALLS: Mapping[str, Call] = {
    "acosh": alike(X + 1.5),
    "arccosh": alike(X + 1.5),
    "array_split": alike(X, 2),
    "broadcast_to": alike(V, (4, 4)),
    "clip": alike(X, 0.2, 0.5),
    "convolve": ((V, V[:1]), (V[None, None], V[:1][None, None]), {}),
    "diff": alike(V),
    "einsum": alike("ij,jk->ik", X, X),
    "expand_dims": alike(X, 0),
    "fft.irfft": alike(X),
    "flip": ((X, (0,)), (X, (0,)), {}),
    "kron": alike(X, X),
    "linalg.inv": alike(SPD),
    "linalg.solve": alike(SPD, V),
    "median": ((V,), (V, 0.5), {}),
    "moveaxis": alike(X, 0, 1),
    "pad": ((X, 1), (X, (1, 1, 1, 1)), {}),
    "percentile": ((V, 25), (V, 0.25), {}),
    "pow": alike(X, 2.0),
    "power": alike(X, 2.0),
    "quantile": alike(V, 0.25),
    "repeat": alike(V, 2),
    "reshape": alike(X, (2, 8)),
    "roll": alike(X, 1),
    "rot90": alike(X),
    "split": alike(X, 2),
    "std": ((X,), (X,), {"correction": 0}),
    "swapaxes": alike(X, 0, 1),
    "take": ((X, np.array([1, 3])), (X, torch.tensor([1, 3])), {}),
    "take_along_axis": ((X, AXES, 1), (X, torch.from_numpy(AXES), 1), {}),
    "tensordot": alike(X, X),
    "tile": ((X, (2, 1)), (X, (2, 1)), {}),
    "transpose": ((X, (1, 0)), (X, (1, 0)), {}),
    "var": ((X,), (X,), {"correction": 0}),
    "where": ((X > 0.5, X, 0.0), (torch.from_numpy(X > 0.5), X, 0.0), {}),
}


def named(root: Any, name: str) -> Callable[..., Any]:
    return functools.reduce(getattr, name.split("."), root)  # type: ignore[no-any-return]


def as_leaf(argument: Any) -> Any:
    if isinstance(argument, np.ndarray):
        return torch.tensor(argument, requires_grad=True)
    if isinstance(argument, tuple) and any(isinstance(one, np.ndarray) for one in argument):
        return tuple(map(as_leaf, argument))
    return argument


def leaves(arguments: tuple[Any, ...]) -> list[torch.Tensor]:
    flat = [one for argument in arguments for one in (argument if isinstance(argument, tuple) else (argument,))]
    return [one for one in flat if isinstance(one, torch.Tensor) and one.requires_grad]


def first(result: Any) -> Any:
    return result[0] if isinstance(result, (tuple, list)) else result


def passes_gradient_on(name: str, call: Call) -> bool:
    """Whether both compute the same of one call's arguments, and a gradient comes back from torch's."""
    for_numpy, for_torch, keywords = call
    expected = first(named(np, name)(*for_numpy))
    given = tuple(map(as_leaf, for_torch))
    result = first(named(torch, counterparts.FUNCTIONS[name].removeprefix("torch."))(*given, **keywords))
    same = np.allclose(np.asarray(expected).ravel(), result.detach().resolve_conj().numpy().ravel())
    values = torch.view_as_real(result.resolve_conj()) if result.is_complex() else result
    if not same or not values.requires_grad:
        return False
    (values * torch.rand_like(values)).sum().backward()
    return any(one.grad is not None and bool((one.grad != 0).any()) for one in leaves(given))


@pytest.mark.parametrize("name", sorted(counterparts.FUNCTIONS))
def test_torch_computes_the_same_and_passes_a_gradient_on(name: str) -> None:
    for call in (CALLS[name],) if name in CALLS else GUESSES:
        with warnings.catch_warnings(), contextlib.suppress(*(() if name in CALLS else (Exception,))):
            warnings.simplefilter("ignore")
            if passes_gradient_on(name, call):
                return
    pytest.fail(f"numpy.{name} and {counterparts.FUNCTIONS[name]} do not agree on any call")


def test_every_name_is_one_of_the_tables() -> None:
    known = {name.removeprefix("numpy.") for name in library().functions if name.startswith("numpy.")}
    assert counterparts.FUNCTIONS.keys() | counterparts.SPELLED_ALIKE <= known
    assert {*library().array_methods, *library().array_attributes} >= counterparts.METHODS


@pytest.mark.parametrize("name", sorted(counterparts.METHODS - {"astype", "copy"}))
def test_a_method_is_one_of_tensors_too_or_of_their_module(name: str) -> None:
    found = hasattr(torch.Tensor, name) or name == "conjugate"
    assert found


def arrays_in(row: Result) -> list[ArrayResult]:
    match row:
        case ArrayResult():
            return [row]
        case ChoiceResult():
            return [*arrays_in(row.given), *arrays_in(row.missing)]
        case LiteralResult():
            return [array for one in (row.missing, *(one for _, one in row.given)) for array in arrays_in(one)]
        case SequenceResult():
            return arrays_in(row.element)
        case TupleResult():
            return [array for one in row.elements for array in arrays_in(one)]
        case _:
            return []


def test_the_rows_name_the_counterparts() -> None:
    for name, torch_name in counterparts.FUNCTIONS.items():
        row = library().functions[f"numpy.{name}"]
        assert isinstance(row, Result)
        assert {array.counterpart for array in arrays_in(row)} == {torch_name}
    for name in counterparts.SPELLED_ALIKE:
        row = library().functions[f"numpy.{name}"]
        assert isinstance(row, Conversion)
        assert row.result.counterpart == ""
