"""Type promotion as the engine computes it, held against torch and NumPy for every pair of dtypes."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import torch

from lint_rules.values.domain.promotion import array_promotions, promoted, tensor_promotions

_ARRAYS = (
    "bool",
    "uint8",
    "int8",
    "int16",
    "int32",
    "int64",
    "float16",
    "float32",
    "float64",
    "complex64",
    "complex128",
)
_TENSORS = (*_ARRAYS, "bfloat16", "complex32")
_NUMBERS = {"bool": True, "int64": 2, "float32": 0.5, "complex64": 1j}
_SHAPES = ((2,), ())


def _tensor(dtype: str, shape: tuple[int, ...]) -> torch.Tensor:
    return torch.zeros(shape, dtype=getattr(torch, dtype))


def _name(dtype: torch.dtype) -> str:
    return str(dtype).removeprefix("torch.")


@pytest.mark.filterwarnings("ignore:ComplexHalf support")
@pytest.mark.parametrize("left", _TENSORS)
def test_two_tensors_give_what_torch_gives_for_some_numbers_of_dimensions(left: str) -> None:
    for right in _TENSORS:
        results = frozenset(
            _name(torch.result_type(_tensor(left, one), _tensor(right, other)))
            for one, other in itertools.product(_SHAPES, repeat=2)
        )
        assert tensor_promotions((left, right), ()) == results
        assert promoted(left, right) == _name(torch.promote_types(getattr(torch, left), getattr(torch, right)))


@pytest.mark.filterwarnings("ignore:ComplexHalf support")
@pytest.mark.parametrize("dtype", _TENSORS)
@pytest.mark.parametrize("number", _NUMBERS)
def test_a_tensor_and_a_number_give_what_torch_gives(dtype: str, number: str) -> None:
    results = frozenset(_name(torch.result_type(_tensor(dtype, shape), _NUMBERS[number])) for shape in _SHAPES)
    assert tensor_promotions((dtype,), (number,)) == results


@pytest.mark.parametrize("left", _ARRAYS)
def test_two_arrays_give_what_numpy_gives(left: str) -> None:
    for right in _ARRAYS:
        assert array_promotions((left, right), ()) == frozenset({str(np.result_type(left, right))})


@pytest.mark.parametrize("dtype", _ARRAYS)
@pytest.mark.parametrize(("kind", "number"), [("bool", True), ("int", 2), ("float", 0.5)])
def test_an_array_and_a_number_give_what_numpy_gives(dtype: str, kind: str, number: float) -> None:
    assert array_promotions((dtype,), (kind,)) == frozenset({str((np.zeros(2, dtype) * number).dtype)})
