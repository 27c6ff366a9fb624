"""What the rows say that operations keep for backward(), against what they save."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import torch

from lint_rules.knowledge import kept
from lint_rules.knowledge.library import library
from lint_rules.knowledge.schema import Keeps, LiteralResult, Table, TensorResult

VECTORS = frozenset({"dot", "inner", "mv", "outer", "vdot"})
OTHER_ARGUMENTS: dict[str, tuple[Any, ...]] = {"log_softmax": (0,), "pow": (3,), "softmax": (0,)}


def plain(rows: Table) -> dict[str, TensorResult]:
    """What each call gives of which something is kept, where no argument says otherwise."""
    results = ((name, row.missing if isinstance(row, LiteralResult) else row) for name, row in rows.items())
    return {
        name: result
        for name, result in results
        if isinstance(result, TensorResult) and result.keeps is not Keeps.NOTHING and not name.startswith("_")
    }


CALLED = plain(library().functions)
METHODS = plain(library().tensor_methods)


def function(name: str) -> Callable[..., torch.Tensor]:
    found: Any = torch
    for part in name.split(".")[1:]:
        found = getattr(found, part)
    return found  # type: ignore[no-any-return]


def numbers(*shape: int) -> torch.Tensor:
    return torch.rand(shape).clamp(0.1, 0.9)


def operands(name: str, row: TensorResult) -> list[torch.Tensor]:
    last = name.rpartition(".")[2]
    if last in ("cross_entropy", "nll_loss"):
        return [numbers(3, 3), torch.tensor([0, 1, 2])]
    if last == "bmm":
        return [numbers(2, 3, 3), numbers(2, 3, 3)]
    if last == "mv":
        return [numbers(3, 3), numbers(3)]
    shape = (3,) if last in VECTORS else (3, 3)
    return [numbers(*shape) for _ in range(1 if row.keeps in (Keeps.OWN, Keeps.RESULT) else 2)]


def said(row: TensorResult, given: list[torch.Tensor], result: torch.Tensor) -> list[torch.Tensor]:
    """The tensors that the row says to be kept."""
    match row.keeps:
        case Keeps.RESULT:
            return [result]
        case Keeps.OWN:
            return [one for one in given[:1] if one.requires_grad]
        case Keeps.ALL:
            return given
        case Keeps.EACH_OTHER:
            return [one for one, other in zip(given, given[::-1], strict=True) if other.requires_grad]
    raise AssertionError(row.keeps)


def check(row: TensorResult, call: Callable[..., torch.Tensor], given: list[torch.Tensor], name: str) -> None:
    saved: list[int] = []

    def keep(tensor: torch.Tensor) -> torch.Tensor:
        saved.append(tensor.data_ptr())
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor):
        result = call(*given, *OTHER_ARGUMENTS.get(name.rpartition(".")[2], ()))
    assert {one.data_ptr() for one in said(row, given, result)} <= set(saved)


def test_each_rule_is_that_of_some_row() -> None:
    ruled = kept.OF_EACH_OTHER | kept.OF_THEIR_OWN | kept.OF_ALL | kept.OF_RESULT
    assert {name.rpartition(".")[2] for name in (*CALLED, *METHODS)} == ruled


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("name", sorted(CALLED))
def test_a_function_keeps_what_its_row_says(name: str) -> None:
    row = CALLED[name]
    for index, one in enumerate(operands(name, row)):
        given = operands(name, row)
        if one.is_floating_point():
            given[index].requires_grad_()
            check(row, function(name), given, name)


@pytest.mark.parametrize("name", sorted(METHODS))
def test_a_method_keeps_what_its_row_says(name: str) -> None:
    row = METHODS[name]
    for index, _ in enumerate(operands(name, row)):
        given = operands(name, row)
        given[index].requires_grad_()
        check(row, getattr(torch.Tensor, name), given, name)


@pytest.mark.parametrize("index", [0, 1])
def test_operators_keep_each_other(index: int) -> None:
    row = TensorResult(keeps=Keeps.EACH_OTHER)
    for operator in ("__mul__", "__matmul__", "__truediv__"):
        given = [numbers(3, 3), numbers(3, 3)]
        given[index].requires_grad_()
        check(row, getattr(torch.Tensor, operator), given, operator)


def test_a_power_keeps_its_base() -> None:
    check(TensorResult(keeps=Keeps.OWN), lambda base: base**2, [numbers(3).requires_grad_()], "")


def test_autocast_makes_copies_of_what_is_kept() -> None:
    given = [numbers(3, 3), numbers(3, 3).requires_grad_()]
    with torch.autocast("cpu", dtype=torch.bfloat16), pytest.raises(AssertionError):
        check(TensorResult(keeps=Keeps.EACH_OTHER), torch.matmul, given, "")
