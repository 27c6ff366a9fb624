"""What converts tensors, and what refuses arrays: each name is called."""

from __future__ import annotations

import contextlib
import functools
import io
import itertools
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
import torch

from lint_rules.knowledge import implicit
from lint_rules.knowledge.library import library
from tests.execution.machine import Machine
from tests.execution.run import run
from tests.knowledge.numpy_calls import CALLS
from tests.knowledge.test_numpy_rows import FUNCTIONS, calls_of, numpy_object

ONES = np.ones(2)
AT_OTHER_PLACES: dict[str, Callable[[Any], Any]] = {
    "apply_along_axis": lambda x: np.apply_along_axis(np.sum, 0, x),
    "arange": lambda x: np.arange(0, 2, x[0]),
    "asmatrix": np.asmatrix,
    "average": lambda x: np.average(ONES, weights=x),
    "clip": lambda x: np.clip(ONES, 0, x),
    "copyto": lambda x: np.copyto(ONES.copy(), x),
    "delete": lambda x: np.delete(x, 0),
    "einsum": lambda x: np.einsum("i,i->", ONES, x),
    "fill_diagonal": lambda x: np.fill_diagonal(np.eye(2), x),
    "full": lambda x: np.full(2, x),
    "full_like": lambda x: np.full_like(ONES, x),
    "geomspace": lambda x: np.geomspace(1, x),
    "histogram": lambda x: np.histogram(ONES, weights=x),
    "interp": lambda x: np.interp(ONES, ONES, x),
    "lexsort": lambda x: np.lexsort((x, x)),
    "linspace": lambda x: np.linspace(0, x),
    "logspace": lambda x: np.logspace(0, x),
    "ma.array": np.ma.array,
    "ma.masked_array": np.ma.masked_array,
    "place": lambda x: np.place(ONES.copy(), ONES > 0, x),
    "put": lambda x: np.put(ONES.copy(), [0], x),
    "put_along_axis": lambda x: np.put_along_axis(ONES.copy(), np.array([0, 1]), x, 0),
    "putmask": lambda x: np.putmask(ONES.copy(), ONES > 0, x),
    "random.choice": lambda x: np.random.choice(2, p=x / 2),
    "repeat": lambda x: np.repeat(x, 2),
    "resize": lambda x: np.resize(x, 3),
    "save": lambda x: np.save(io.BytesIO(), x),
    "savetxt": lambda x: np.savetxt(io.StringIO(), x),
    "savez": lambda x: np.savez(io.BytesIO(), ONES, x),
    "savez_compressed": lambda x: np.savez_compressed(io.BytesIO(), ONES, x),
    "select": lambda x: np.select([ONES > 0], [x]),
    "take": lambda x: np.take(x, [0]),
    "tile": lambda x: np.tile(x, 2),
    **{f"testing.{name}": functools.partial(getattr(np.testing, name), ONES) for name in implicit.ASSERTIONS},
    "testing.assert_array_less": functools.partial(np.testing.assert_array_less, ONES - 1),
}

CONVERTERS = {
    name: row
    for name, row in library().converters.items()
    if row.always_converts and not row.refuses and not row.lists_only and name in FUNCTIONS
    if name.removeprefix("numpy.") not in AT_OTHER_PLACES or name in ("numpy.average", "numpy.histogram")
}


def calls_with_tensor(name: str, *, requires_grad: bool) -> Iterator[Callable[[], Any]]:
    """Calls that work with arrays, in which one of the arguments that are converted is a tensor instead."""
    for call in calls_of(numpy_object(name), CALLS.get(name), is_method=False):
        for index, argument in enumerate(call.arguments[: CONVERTERS[name].arguments]):
            if isinstance(argument, np.ndarray) and argument.dtype == float:
                tensor = torch.tensor(argument).requires_grad_(requires_grad)
                arguments = (*call.arguments[:index], tensor, *call.arguments[index + 1 :])
                yield functools.partial(call.operator, *arguments, **call.keywords)


@pytest.mark.parametrize("name", sorted(CONVERTERS))
def test_it_fails_for_a_tensor_that_requires_grad(name: str) -> None:
    calls = list(calls_with_tensor(name, requires_grad=True))
    assert calls
    for call in calls:
        with pytest.raises(RuntimeError, match="requires grad"):
            call()


@pytest.mark.parametrize("name", sorted(CONVERTERS))
def test_it_works_otherwise_and_gives_what_the_row_says(name: str) -> None:
    given = [call() for call in calls_with_tensor(name, requires_grad=False)]
    assert any(isinstance(one, torch.Tensor) for one in given) is bool(CONVERTERS[name].wrapped)


@pytest.mark.parametrize("name", sorted(AT_OTHER_PLACES))
def test_a_tensor_at_another_place_is_converted(name: str) -> None:
    row = library().converters[f"numpy.{name}"]
    with pytest.raises(RuntimeError, match="requires grad"):
        AT_OTHER_PLACES[name](torch.ones(2, requires_grad=True))
    result = AT_OTHER_PLACES[name](torch.ones(2))
    assert isinstance(result, torch.Tensor) is bool(row.wrapped) or name == "apply_along_axis"


IDENTITY, INDICES, ORDER = np.eye(2), np.array([1, 0]), np.array([[1, 0], [0, 1]])
OF_TWO = {
    "choose": (INDICES, IDENTITY),
    "compress": (INDICES > 0, IDENTITY),
    "delete": (IDENTITY, INDICES),
    "ldexp": (IDENTITY, INDICES),
    "linalg.solve": (IDENTITY, IDENTITY),
    "repeat": (IDENTITY[0], INDICES),
    "searchsorted": (IDENTITY[0], IDENTITY[0]),
    "take": (IDENTITY, INDICES),
    "take_along_axis": (IDENTITY, ORDER, 0),
}
REFUSED = {("choose", 1), ("take_along_axis", 1)}
WRAPPING = sorted(implicit.ELEMENTWISE_OF_TWO | implicit.OF_INTEGERS | OF_TWO.keys())


@pytest.mark.parametrize("name", WRAPPING)
@pytest.mark.parametrize("place", [0, 1])
def test_which_of_two_makes_the_result_a_tensor(name: str, place: int) -> None:
    arguments: list[Any] = list(OF_TWO.get(name, (INDICES, INDICES)))
    arguments[place] = torch.from_numpy(arguments[place])
    if (name, place) in REFUSED:
        with pytest.raises((TypeError, AttributeError)):
            numpy_object(f"numpy.{name}")(*arguments)
        return
    result = numpy_object(f"numpy.{name}")(*arguments)
    assert isinstance(result, torch.Tensor) is (place in library().converters[f"numpy.{name}"].wrapped)


@pytest.mark.parametrize("name", sorted(implicit.REDUCTIONS))
def test_a_reduction_refuses_any_tensor(name: str) -> None:
    function = getattr(np, name)
    for arguments in (
        (torch.ones(3),),
        (torch.tensor(1),),
        (torch.ones(2, 2), 0),
        (torch.ones(2, requires_grad=True),),
    ):
        with pytest.raises(TypeError):
            function(*arguments)


@pytest.mark.parametrize("name", sorted(implicit.OF_LISTS | {"concatenate", "stack", "vstack", "hstack"}))
def test_tensors_in_a_list_are_converted(name: str) -> None:
    if name == "copy":
        return
    function = getattr(np, name)
    with pytest.raises(RuntimeError, match="requires grad"):
        function([torch.ones(2), torch.ones(2, requires_grad=True)])
    function([torch.ones(2), torch.zeros(2)])


@pytest.mark.parametrize("name", sorted(implicit.TENSOR_FUNCTIONS))
def test_a_function_of_torch_names_the_array_that_it_refuses(name: str) -> None:
    function: Any = torch
    for part in name.split("."):
        function = getattr(function, part)
    with pytest.raises(TypeError, match=r"must be Tensor, not numpy\.ndarray"):
        function(np.ones((3, 3)))


@pytest.mark.parametrize("name", sorted(implicit.LISTS_OF_TENSORS))
def test_a_function_of_lists_refuses_an_array_in_it(name: str) -> None:
    for arrays in ([np.ones(2)], [torch.ones(2), np.ones(2)], (np.ones(2), np.ones(2))):
        with pytest.raises(TypeError):
            getattr(torch, name)(arrays)


OPERATORS = ["+", "-", "*", "//", "%", "**", "@", "&", "|", "^", "<<", ">>", "<", "<=", ">", ">="]


@pytest.mark.parametrize("operator", OPERATORS)
@pytest.mark.parametrize("dtype", ["float32", "float64", "int64", "bool"])
def test_an_array_on_the_left_refuses_a_tensor(operator: str, dtype: str) -> None:
    values = {"a": np.ones(3, dtype), "t": torch.ones(3, dtype=getattr(torch, dtype)), "z": np.array(1, dtype)}
    for left in ("a", "z"):
        with pytest.raises(TypeError):
            eval(f"{left} {operator} t", values)
    if operator in ("<", "<=", ">", ">="):
        with pytest.raises(TypeError):
            eval(f"t {operator} a", values)


@pytest.mark.parametrize("operator", ["+", "-", "*", "/", "//", "%", "**", "@"])
def test_a_tensor_on_the_left_is_converted(operator: str) -> None:
    text = (
        "import numpy as np\nimport torch\n\nt = torch.ones(3, {})\nresult = (t " + operator + " np.ones(3)).tolist()\n"
    )
    assert run(text.format("dtype=torch.float32"), Machine.CPU).failure is None
    failure = run(text.format("requires_grad=True"), Machine.CPU).failure
    assert failure is not None
    assert "requires grad" in failure.message
    failure = run(text.format('device="cuda"'), Machine.ACCELERATOR).failure
    assert failure is not None
    assert "device type tensor" in failure.message


SHAPES: list[Callable[[], Any]] = [
    lambda: torch.ones(2, 2),
    lambda: torch.zeros(2, 2, dtype=torch.int64),
    lambda: torch.zeros(2, dtype=torch.int64),
    lambda: torch.ones(2, 2, dtype=torch.bool),
    lambda: torch.ones(2, 2, 2),
    lambda: torch.ones(2),
    lambda: 0,
    lambda: 0.5,
]
"""What the arguments of a call are chosen from."""


def working_calls(function: Callable[..., Any], starts: list[list[Callable[[], Any]]]) -> Iterator[list[Any]]:
    """The arguments of calls that work, at most a few of each length."""
    for start in starts:
        for length in range(1, 4):
            found = 0
            for chosen in itertools.product(SHAPES, repeat=length - len(start) + 1 if start else length):
                arguments = [make() for make in (*start, *chosen)]
                with contextlib.suppress(Exception):
                    function(*arguments)
                    found += 1
                    yield [make() for make in (*start, *chosen)]
                if found > 3:
                    break


def refusals(function: Callable[..., Any], calls: Iterator[list[Any]], place: int) -> Iterator[bool]:
    """Whether an array is refused at a place where a tensor works."""
    for arguments in calls:
        if len(arguments) > place and isinstance(arguments[place], torch.Tensor):
            values = arguments[place].numpy()
            for array in (values, np.array(values.ravel()[0])):
                outcome = _outcome(function, [*arguments[:place], array, *arguments[place + 1 :]])
                if outcome is None or issubclass(outcome, TypeError):
                    yield outcome is not None


def _outcome(function: Callable[..., Any], arguments: list[Any]) -> type[Exception] | None:
    """The exception that a call raises: other ones than TypeError are about shapes that do not go together."""
    try:
        function(*arguments)
    except (TypeError, ValueError, RuntimeError, IndexError) as error:
        return type(error)
    return None


OF_METHODS = sorted(library().tensor_arguments_of_methods.items())
OF_FUNCTIONS = sorted(library().tensor_arguments.items())


@pytest.mark.parametrize(("name", "places"), OF_METHODS)
def test_a_method_refuses_an_array(name: str, places: frozenset[int]) -> None:
    for place in places:
        seen: set[bool] = set()
        for start in SHAPES[:6]:
            function = functools.partial(_called_on, start, name)
            seen.update(itertools.islice(refusals(function, working_calls(function, [[]]), place), 4))
        assert seen == {True}


def _called_on(make: Callable[[], Any], name: str, *arguments: Any) -> Any:
    return getattr(make(), name)(*arguments)


@pytest.mark.parametrize(("name", "places"), OF_FUNCTIONS)
def test_a_function_refuses_an_array_at_other_places(name: str, places: frozenset[int]) -> None:
    function: Any = torch
    for part in name.split(".")[1:]:
        function = getattr(function, part)
    for place in places:
        calls = working_calls(function, [[make] for make in SHAPES[:6]])
        seen = set(itertools.islice(refusals(function, calls, place), 6))
        assert seen == {True}
