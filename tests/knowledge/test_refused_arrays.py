"""What refuses arrays by name, and in layers and losses, and what methods of arrays convert: each is called."""

from __future__ import annotations

import ast
import functools
import inspect
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from lint_rules.analyze import analyze
from lint_rules.knowledge import implicit, modules, tensor_arguments
from lint_rules.knowledge.library import library
from lint_rules.knowledge.schema import ModuleClass
from lint_rules.source import Source
from tests.knowledge.test_implicit import SHAPES, working_calls
from tests.knowledge.test_numpy_rows import numpy_object


@functools.cache
def stubs(path: str, class_: str | None = None) -> Mapping[str, list[list[str]]]:
    """What the stubs of the wheel call the positional arguments of each overload."""
    body = ast.parse((Path(torch.__file__).parent / path).read_text(encoding="utf-8")).body
    if class_ is not None:
        body = next(one.body for one in body if isinstance(one, ast.ClassDef) and one.name == class_)
    found: dict[str, list[list[str]]] = {}
    for one in body:
        if isinstance(one, ast.FunctionDef):
            found.setdefault(one.name, []).append([arg.arg for arg in (*one.args.posonlyargs, *one.args.args)])
    return found


def signatures(name: str) -> list[list[str]]:
    last = name.removeprefix("torch.")
    if "." not in last:
        return stubs("_C/_VariableFunctions.pyi").get(last, [])
    try:
        return [list(inspect.signature(function(name)).parameters)]
    except (TypeError, ValueError):
        return []


def function(name: str) -> Callable[..., Any]:
    found: Any = torch
    for part in name.split(".")[1:]:
        found = getattr(found, part)
    return found  # type: ignore[no-any-return]


def by_keyword(made: Callable[..., Any], names: list[str], place: int, given: list[Any]) -> bool | None:
    """Whether an array is refused where a tensor with that name is taken; None where that is not called so."""
    if len(names) < len(given) or not isinstance(given[place], torch.Tensor):
        return None
    keywords = dict(zip(names[place : len(given)], given[place:], strict=True))
    try:
        made(*given[:place], **keywords)
    except (TypeError, ValueError, RuntimeError, IndexError):
        return None
    try:
        made(*given[:place], **{**keywords, names[place]: given[place].numpy()})
    except TypeError:
        return True
    return False


def refusals(name: str, wanted: frozenset[str], places: range) -> Iterator[bool]:
    made = function(name)
    for names in signatures(name):
        for place in places:
            if len(names) > place and names[place] in wanted:
                calls = islice(working_calls(made, [[make] for make in SHAPES[:6]]), 3)
                found = [by_keyword(made, names, place, given) for given in calls if len(given) > place]
                yield from (one for one in found if one is not None)


@pytest.mark.parametrize("name", sorted(library().tensor_arguments))
def test_an_array_is_refused_under_the_name_of_its_argument(name: str) -> None:
    assert all(refusals(name, tensor_arguments.KEYWORDS, range(1, 4)))


@pytest.mark.parametrize("name", sorted(library().functions_of_tensors))
def test_an_array_is_refused_under_the_name_of_the_first_argument(name: str) -> None:
    assert all(refusals(name, tensor_arguments.FIRST_KEYWORDS, range(1)))


@pytest.mark.parametrize("name", ["add", "mul", "matmul", "mse_loss", "where"])
def test_the_names_are_found(name: str) -> None:
    name = f"torch.nn.functional.{name}" if name == "mse_loss" else f"torch.{name}"
    assert list(refusals(name, tensor_arguments.KEYWORDS, range(1, 4)))


@pytest.mark.parametrize("name", sorted(library().tensor_arguments_of_methods))
def test_an_array_is_refused_under_a_name_by_a_method(name: str) -> None:
    for names in stubs("_C/__init__.pyi", "TensorBase").get(name, []):
        for place, one in enumerate(names[1:]):
            if one in tensor_arguments.KEYWORDS:
                for make in SHAPES[:6]:
                    made = functools.partial(getattr(torch.Tensor, name), make())
                    calls = islice((given for given in working_calls(made, [[]]) if len(given) > place), 2)
                    assert all(by_keyword(made, names[1:], place, given) is not False for given in calls)


OTHERS = {"v": np.ones(2), "q": 0.5, "condition": [True], "repeats": 2, "pad_width": 1, "b": np.ones(2), "shift": 1}


def named_a(name: str) -> dict[str, Any] | None:
    """The other arguments of a call in which NumPy's function takes an array by the name a; None where none works."""
    try:
        parameters = inspect.signature(numpy_object(name)).parameters
    except (TypeError, ValueError):
        return None
    given = {one: OTHERS[one] for one in parameters if one in OTHERS}
    try:
        numpy_object(name)(a=np.ones(2), **given)
    except (TypeError, ValueError, IndexError, np.linalg.LinAlgError):
        return None
    return given


WITH_A = {
    name: given
    for name, row in library().converters.items()
    if row.always_converts and (given := named_a(name)) is not None
}


@pytest.mark.parametrize("name", sorted(WITH_A))
def test_what_numpy_calls_a_is_converted(name: str) -> None:
    is_refused = library().converters[name].refuses
    error, message = (TypeError, "") if is_refused else (RuntimeError, "requires grad")
    with pytest.raises(error, match=message):
        numpy_object(name)(a=torch.ones(2, requires_grad=True), **WITH_A[name])


def test_many_have_an_argument_of_that_name() -> None:
    assert len(WITH_A) > 30


ARRAY = np.arange(3.0)
OF_ARRAYS: Mapping[str, tuple[str, Any]] = {
    "clip": ("", torch.ones(3)),
    "compress": ("condition", torch.ones(3)),
    "dot": ("b", torch.ones(3)),
    "repeat": ("repeats", torch.ones(3).long()),
    "searchsorted": ("v", torch.ones(3)),
    "take": ("indices", torch.ones(3).long()),
}


def test_every_method_of_arrays_is_called() -> None:
    assert OF_ARRAYS.keys() == implicit.ARRAY_METHODS.keys()


@pytest.mark.parametrize("name", OF_ARRAYS)
def test_a_method_of_an_array_converts_a_tensor(name: str) -> None:
    keyword, given = OF_ARRAYS[name]
    method = getattr(ARRAY, name)
    result = method(given)
    assert isinstance(result, torch.Tensor) is bool(implicit.ARRAY_METHODS[name].wrapped)
    refused = torch.ones(3, requires_grad=True)
    with pytest.raises(RuntimeError, match="requires grad"):
        method(refused)
    if keyword:
        assert keyword in implicit.ARRAY_METHODS[name].keywords
        with pytest.raises(RuntimeError, match="requires grad"):
            method(**{keyword: refused})
    with torch.no_grad():
        if given.is_floating_point():
            method(refused)


CONSTRUCTORS: Mapping[str, tuple[Any, ...]] = {
    "Conv1d": (1, 1, 1), "Conv2d": (1, 1, 1), "Conv3d": (1, 1, 1), "Embedding": (4, 2), "LayerNorm": (3,),
    "Linear": (3, 2),
}  # fmt: skip
INPUTS: Mapping[str, tuple[torch.Tensor, ...]] = {
    **{f"Conv{d}d": (torch.ones(1, 1, *[3] * d),) for d in (1, 2, 3)},
    "Embedding": (torch.tensor([1, 2]),),
    **dict.fromkeys(("CrossEntropyLoss", "NLLLoss", "MultiMarginLoss"), (torch.ones(2, 3), torch.tensor([0, 1]))),
    "MultiLabelMarginLoss": (torch.ones(1, 3), torch.tensor([[0, -1, -1]])),
    "TripletMarginLoss": (torch.ones(2, 3),) * 3,
}


@pytest.mark.parametrize(
    ("name", "count"),
    [(name, row.tensors) for name, row in modules.CLASSES.items() if isinstance(row, ModuleClass) and row.tensors],
)
def test_a_layer_refuses_an_array(name: str, count: int) -> None:
    last = name.rpartition(".")[2]
    module = function(name)(*CONSTRUCTORS.get(last, ()))
    given = INPUTS.get(last, (torch.full((2, 3), 0.5),) * count)
    module(*given)
    assert len(given) == count
    for place in range(count):
        with pytest.raises(TypeError):
            module(*given[:place], given[place].numpy(), *given[place + 1 :])


COMPILED = """\
import numpy as np
import torch
from torch import nn

layer = torch.compile(nn.Linear(2, 1, dtype=torch.float64), backend="eager")
total = torch.compile(lambda values: torch.sum(values), backend="eager")
result = [tuple(layer(np.ones((1, 2))).shape), float(total(np.ones(2)))]
"""


def test_what_is_compiled_takes_arrays() -> None:
    names: dict[str, Any] = {}
    exec(COMPILED, names)
    assert names["result"] == [(1, 1), 2.0]
    assert analyze(Source.from_text(COMPILED)).findings == ()
