"""The operations that generated programs are made of: what the tables name and torch accepts for small matrices."""

from __future__ import annotations

import functools
import warnings
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import torch

from lint_rules.knowledge import schema
from lint_rules.knowledge.library import library
from lint_rules.knowledge.rows import words

# Not for a generated program: they need more than small matrices of numbers, or end the process on the lazy device.
_LEFT_OUT = words("""
    set_ share_memory_ pin_memory cuda xpu ipu mtia cpu resize_ resize_as_ as_strided_ new empty_like new_empty
    rand_like randn_like randint_like random_ bernoulli_ map_ map2_ apply_
    """)
_SHAPE = (2, 2)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names of operations by the number of matrices that they take; all give a tensor of the same shape."""

    unary_methods: tuple[str, ...]
    binary_methods: tuple[str, ...]
    inplace_unary_methods: tuple[str, ...]
    inplace_binary_methods: tuple[str, ...]
    unary_functions: tuple[str, ...]
    binary_functions: tuple[str, ...]


@functools.cache
def vocabulary() -> Vocabulary:
    """All operations of the tables that take one or two matrices and give one back."""
    knowledge = library()
    methods = _plain(knowledge.tensor_methods)
    functions = [name for name in _plain(knowledge.functions) if name.startswith("torch.") and name[-1] != "_"]
    pure = [name for name in methods if name[-1] != "_"]
    inplace = [name for name in methods if name[-1] == "_"]
    return Vocabulary(
        unary_methods=_working(pure, _method, 0),
        binary_methods=_working(pure, _method, 1),
        inplace_unary_methods=_working(inplace, _method, 0),
        inplace_binary_methods=_working(inplace, _method, 1),
        unary_functions=_working(functions, _function, 0),
        binary_functions=_working(functions, _function, 1),
    )


def _plain(rows: Mapping[str, schema.Row]) -> list[str]:
    """Names whose row is that of an operation with a tensor as its result."""
    return sorted(
        name
        for name, row in rows.items()
        if isinstance(row, schema.TensorResult)
        and row.grad not in (schema.Grad.KEYWORD, schema.Grad.ALWAYS)
        and name.rpartition(".")[2] not in _LEFT_OUT
        and not name.startswith("__")
    )


def _working(
    names: Iterable[str], find: Callable[[str, torch.Tensor], Callable[..., object]], others: int
) -> tuple[str, ...]:
    return tuple(name for name in names if _gives_matrix(name, find, others))


def _gives_matrix(name: str, find: Callable[[str, torch.Tensor], Callable[..., object]], others: int) -> bool:
    matrix = torch.full(_SHAPE, 0.5)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            result = find(name, matrix)(*[torch.full(_SHAPE, 0.5) for _ in range(others)])
        except Exception:  # noqa: BLE001 - whatever it refuses a matrix with
            return False
    # Little else takes what is sparse or nested, which has no shape either.
    is_plain = isinstance(result, torch.Tensor) and result.layout is torch.strided and not result.is_nested
    return is_plain and tuple(result.shape) == _SHAPE


def _method(name: str, matrix: torch.Tensor) -> Callable[..., object]:
    method: Callable[..., object] = getattr(matrix, name)
    return method


def _function(name: str, matrix: torch.Tensor) -> Callable[..., object]:
    found: object = torch
    for part in name.split(".")[1:]:
        found = getattr(found, part)
    assert callable(found)
    return functools.partial(found, matrix)
