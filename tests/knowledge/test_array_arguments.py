"""What torch makes tensors of, besides the data of a constructor: called with arrays that run backwards, and copies."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch

from lint_rules.knowledge.array_arguments import ARRAY_ARGUMENTS

REFUSAL = "At least one stride in the given numpy array is negative"
ROWS, COLUMNS, VALUES = np.array([0, 1, 2]), np.array([0, 1]), np.array([1.0, 2.0])
BLOCKS = np.ones((2, 1, 1))
CALLS: dict[str, tuple[Any, ...]] = {
    "torch.nested.nested_tensor": ([VALUES],),
    "torch.sparse_coo_tensor": (np.array([[0, 1], [1, 0]]), VALUES, (2, 2)),
    "torch.sparse_compressed_tensor": (ROWS, COLUMNS, VALUES, (2, 2)),
    "torch.sparse_csr_tensor": (ROWS, COLUMNS, VALUES, (2, 2)),
    "torch.sparse_csc_tensor": (ROWS, COLUMNS, VALUES, (2, 2)),
    "torch.sparse_bsr_tensor": (ROWS, COLUMNS, BLOCKS, (2, 2)),
    "torch.sparse_bsc_tensor": (ROWS, COLUMNS, BLOCKS, (2, 2)),
    "torch.utils.data.default_collate": ([VALUES, VALUES],),
    "torch.utils.data.default_convert": (VALUES,),
    "torch.utils.data.DataLoader": ([VALUES, VALUES],),
    "torch.utils.data.WeightedRandomSampler": (VALUES, 2),
}
KEYWORDS = {"torch.sparse_compressed_tensor": {"layout": torch.sparse_csr}}


def function(name: str) -> Callable[..., Any]:
    module, _, last = name.rpartition(".")
    found: Callable[..., Any] = getattr(importlib.import_module(module), last)
    return found


def backwards(value: Any) -> Any:
    """The same numbers, in memory that is read from its end."""
    if isinstance(value, list):
        return list(map(backwards, value))
    return value[::-1].copy()[::-1]


def call(name: str, arguments: tuple[Any, ...], **keywords: Any) -> Any:
    made = function(name)(*arguments, **KEYWORDS.get(name, {}), **keywords)
    return next(iter(made)) if ARRAY_ARGUMENTS[name].later else made


def test_every_row_is_called() -> None:
    assert CALLS.keys() == ARRAY_ARGUMENTS.keys()


@pytest.mark.parametrize("name", CALLS)
def test_each_place_refuses_what_runs_backwards(name: str) -> None:
    call(name, CALLS[name])
    for place, keyword in ARRAY_ARGUMENTS[name].places:
        given = backwards(CALLS[name][place])
        arguments = tuple(given if index == place else one for index, one in enumerate(CALLS[name]))
        with pytest.raises(ValueError, match=REFUSAL):
            call(name, arguments)
        if all(other >= place for other, _ in ARRAY_ARGUMENTS[name].places) and len(CALLS[name]) == 1:
            with pytest.raises(ValueError, match=REFUSAL):
                call(name, (), **{keyword: given})


@pytest.mark.parametrize("name", [name for name, taken in ARRAY_ARGUMENTS.items() if taken.within and not taken.later])
def test_what_is_nested_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=REFUSAL):
        call(name, ([backwards(VALUES)],))
    if "nested_tensor" not in name:
        with pytest.raises(ValueError, match=REFUSAL):
            call(name, ([{"x": (VALUES, backwards(VALUES))}],))


@pytest.mark.parametrize("name", ["torch.utils.data.default_collate", "torch.utils.data.DataLoader"])
def test_an_array_itself_is_taken_row_by_row(name: str) -> None:
    assert not ARRAY_ARGUMENTS[name].itself
    call(name, (backwards(np.ones((2, 3))),))


def test_a_loader_leaves_it_to_the_function_that_it_is_given() -> None:
    loader = function("torch.utils.data.DataLoader")
    assert next(iter(loader([VALUES[::-1]], collate_fn=list)))[0].tolist() == [2.0, 1.0]
    assert loader([VALUES[::-1]], 1, False, None, None, 0, list).collate_fn is list
