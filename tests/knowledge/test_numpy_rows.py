"""The rows of NumPy, against NumPy."""

from __future__ import annotations

import contextlib
import dataclasses
import importlib
import warnings
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import pytest

from lint_rules.knowledge import array_methods, numpy_functions, numpy_random, numpy_types
from lint_rules.knowledge.schema import (
    Alias,
    ArrayResult,
    ChoiceResult,
    Conversion,
    DeviceResult,
    DType,
    DTypeName,
    LiteralResult,
    Place,
    PythonResult,
    Rank,
    Row,
    SequenceResult,
    Size,
    TupleResult,
    Type,
    TypeName,
)
from tests.knowledge.numpy_calls import CALLS, GENERATOR_CALLS, GUESSES, METHOD_CALLS, X

PYTHON_KINDS: Mapping[str, type | tuple[type, ...]] = {
    "bool": (bool, np.bool_),
    "bytes": bytes,
    "dtype": np.dtype,
    "list": list,
    "none": type(None),
    "number": (int, float, complex, np.integer),
    "size": tuple,
    "string": str,
    "tuple": tuple,
}
NOT_CALLED = dict.fromkeys(
    ("numpy.set_printoptions", "numpy.seterr", "numpy.random.set_state"), "changes NumPy's state"
)
GENERATOR_METHODS = frozenset(
    name
    for name in numpy_random.GENERATORS
    if name.startswith(("numpy.random.Generator.", "numpy.random.RandomState."))
) - {"numpy.random.RandomState.set_state"}
METHODS_NOT_CALLED = {"dump": "writes a file", "tofile": "writes a file"}


@dataclasses.dataclass(frozen=True)
class Call:
    operator: Callable[..., Any]
    arguments: tuple[Any, ...]
    keywords: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    is_method: bool = False

    def run(self) -> Any:
        return self.operator(*self.arguments, **self.keywords)

    def given(self, name: str, position: int) -> Any:
        positional = self.arguments[1:] if self.is_method else self.arguments
        if name in self.keywords:
            return self.keywords[name]
        return positional[position] if 0 <= position < len(positional) else None

    def arrays(self) -> list[Any]:
        found = [one for one in self.arguments if isinstance(one, (np.ndarray, np.generic))]
        listed = [part for one in self.arguments if isinstance(one, list) for part in one]
        return found + [part for part in listed if isinstance(part, np.ndarray)]

    def changed(self, change: Callable[[Any], Any]) -> Call:
        def one(value: Any) -> Any:
            if isinstance(value, list):
                return [one(part) for part in value]
            return change(value) if isinstance(value, np.ndarray) else value

        return dataclasses.replace(self, arguments=tuple(one(value) for value in self.arguments))


def chosen(row: Row, call: Call) -> Row:
    if isinstance(row, Conversion):
        row = row.result
    while isinstance(row, ChoiceResult):
        row = row.missing if call.given(row.argument, row.position) is None else row.given
    if isinstance(row, LiteralResult):
        named = call.given(row.argument, row.position)
        return row.missing if named is None else dict(row.given).get(named) or row.other or row
    if isinstance(row, ArrayResult) and row.copy is not None and call.given("copy", row.copy) in (None, True):
        return dataclasses.replace(row, alias=Alias.NEVER, writable=True, negative_strides=False)
    return row


def contradictions(row: Row, call: Call) -> list[str]:
    """What real runs of the call show that the row denies."""
    row = chosen(row, call)
    result = call.run()
    if isinstance(row, DeviceResult):
        return [] if row.place is Place.CPU and result == "cpu" else [f"{result!r} is another device"]
    if isinstance(row, PythonResult):
        kind = PYTHON_KINDS.get(row.kind, object)
        return [] if isinstance(result, kind) else [f"{type(result).__name__} is no {row.kind}"]
    if isinstance(row, ArrayResult):
        return list(array_contradictions(row, call, lambda done: done))
    if isinstance(row, SequenceResult):
        if not isinstance(result, (tuple, list)):
            return [] if row.element == ArrayResult(DType.UNKNOWN) else [f"{type(result).__name__} is no sequence"]
        element = row.element
        assert isinstance(element, ArrayResult)
        return list(array_contradictions(element, call, lambda done: done[0]))
    assert isinstance(row, TupleResult)
    named = zip(row.names, result, strict=False)
    if len(result) != len(row.elements) or any(getattr(result, name, None) is not part for name, part in named):
        return ["is another tuple"]
    found: list[str] = []
    for index, element in enumerate(row.elements):
        if isinstance(element, ArrayResult):
            found += array_contradictions(element, call, lambda done, index=index: done[index])  # type: ignore[misc]
    return found


def array_contradictions(row: ArrayResult, call: Call, part: Callable[[Any], Any]) -> Iterator[str]:
    result = part(call.run())
    yield from rank_contradictions(row, call, result)
    yield from dtype_contradictions(row, call, part)
    arrays = call.arrays()
    if not isinstance(result, np.ndarray):
        return
    shares = [np.shares_memory(result, one) for one in arrays]
    if row.alias is Alias.ALWAYS and arrays and not shares[0]:
        yield "does not share the memory of its first input"
    if row.alias is Alias.NEVER and any(shares):
        yield "shares the memory of an input"
    # What only sometimes is a view is read-only when it is one.
    is_view_or_copy = row.alias is Alias.SOMETIMES and row.writable is False and not any(shares)
    if row.writable is not None and not is_view_or_copy and result.flags.writeable is not row.writable:
        yield f"writable is {result.flags.writeable}"
    if row.size is Size.INPUT and arrays and result.size != arrays[0].size:
        yield f"has {result.size} elements, not {arrays[0].size}"
    strides_negative = any(stride < 0 for stride in result.strides)
    if row.negative_strides is not None and strides_negative is not row.negative_strides:
        yield f"negative strides: {strides_negative}"
    if row.negative_strides is not True and arrays:
        with contextlib.suppress(Exception):
            reversed_ = part(call.changed(lambda array: array[..., ::-1]).run())
            negative = any(stride < 0 for stride in reversed_.strides)
            if row.negative_strides is False and row.alias is Alias.NEVER and negative:
                yield "keeps negative strides"
            if row.negative_strides is None and row.alias is Alias.ALWAYS and row.dtype is DType.INPUT and not negative:
                yield "loses negative strides"


def rank_contradictions(row: ArrayResult, call: Call, result: Any) -> Iterator[str]:
    if row.rank in (Rank.ARRAY, Rank.NDARRAY) and not isinstance(result, np.ndarray):
        yield f"gives a {type(result).__name__}, not an array"
    if row.rank is Rank.SCALAR and not isinstance(result, np.generic):
        yield f"gives a {type(result).__name__}, not a scalar"
    if row.rank in (Rank.INPUT, Rank.NDARRAY) and call.arrays():
        if not isinstance(result, np.ndarray) or result.ndim == 0:
            yield "gives no array of some dimensions"
        with contextlib.suppress(Exception):
            of_scalar = call.changed(lambda array: array.ravel()[0]).run()
            if isinstance(of_scalar, np.ndarray) and of_scalar.ndim:
                yield "makes an array of a scalar"


def dtype_contradictions(row: ArrayResult, call: Call, part: Callable[[Any], Any]) -> Iterator[str]:
    named = call.given("dtype", row.dtype_position)
    if row.dtype_position >= 0 and named is not None:
        result = part(call.run())
        if result.dtype != np.dtype(named):
            yield f"dtype={named} gives {result.dtype}"
        return
    for dtype in (np.float64, np.float32, np.int64, np.complex64):
        changed = call.changed(lambda array, dtype=dtype: array.astype(dtype) if array.dtype == np.float64 else array)  # type: ignore[misc]
        with warnings.catch_warnings(), contextlib.suppress(Exception):
            warnings.simplefilter("ignore")
            result = part(changed.run())
            expected = dtype_said(row.dtype, changed)
            if expected is not None and result.dtype != expected:
                yield f"from {[str(one.dtype) for one in changed.arrays()]} it makes {result.dtype}, not {expected}"


def dtype_said(rule: DType | str, call: Call) -> Any:
    arrays = call.arrays()
    if isinstance(rule, str):
        return np.dtype(rule)
    if rule is DType.KEYWORD:
        return np.dtype(np.float64)
    if not arrays:
        return None
    first = arrays[0].dtype
    said: Mapping[DType, Any] = {
        DType.INPUT: first,
        DType.LIKE_OR_KEYWORD: first,
        DType.PROMOTED: np.result_type(*arrays, *(one for one in call.arguments if isinstance(one, float))),
        DType.FLOATING: np.dtype(np.float64) if first.kind in "iu" else first,
        DType.REAL: np.empty(0, first).real.dtype,
        DType.SUM: first if first.kind in "fc" else np.dtype(np.int64),
    }
    return said.get(rule)


def numpy_object(name: str) -> Any:
    found: Any = importlib.import_module("numpy")
    for part in name.split(".")[1:]:
        found = getattr(found, part)
    return found


def calls_of(operator: Callable[..., Any], written: list[Any] | None, *, is_method: bool) -> list[Call]:
    if written is not None:
        return [Call(operator, arguments, keywords, is_method) for arguments, keywords in written]
    for arguments in GUESSES:
        call = Call(operator, arguments, is_method=is_method)
        with contextlib.suppress(Exception):
            call.run()
            return [call]
    return []


FUNCTIONS = {
    name: row for name, row in {**numpy_functions.FUNCTIONS, **numpy_random.FUNCTIONS}.items() if name not in NOT_CALLED
}


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_function(name: str) -> None:
    calls = calls_of(numpy_object(name), CALLS.get(name), is_method=False)
    assert calls, f"no call of {name} is known: add one to CALLS"
    for call in calls:
        assert contradictions(FUNCTIONS[name], call) == []


@pytest.mark.parametrize("name", sorted(name for name in numpy_random.GENERATORS if name in GENERATOR_METHODS))
def test_generator_method(name: str) -> None:
    method = name.rpartition(".")[2]
    is_new = ".Generator." in name
    bound = getattr(np.random.default_rng(0) if is_new else np.random.RandomState(0), method)
    own = GENERATOR_CALLS.get(method) if is_new else None
    calls = calls_of(bound, own or CALLS.get(f"numpy.random.{method}"), is_method=False)
    assert calls, f"no call of {name} is known: add one to GENERATOR_CALLS"
    for call in calls:
        assert contradictions(numpy_random.GENERATORS[name], call) == []


def test_generators_are_what_makes_them() -> None:
    assert isinstance(np.random.default_rng(0), np.random.Generator)
    others = {name for name, row in numpy_random.GENERATORS.items() if name not in GENERATOR_METHODS}
    assert others == {
        "numpy.random.Generator", "numpy.random.RandomState", "numpy.random.default_rng", "random.Random",
        "numpy.random.RandomState.set_state", "random.Random.shuffle", "random.shuffle",
    }  # fmt: skip


@pytest.mark.parametrize("name", sorted(array_methods.METHODS.keys() - METHODS_NOT_CALLED.keys()))
def test_method(name: str) -> None:
    calls = calls_of(getattr(np.ndarray, name), METHOD_CALLS.get(name), is_method=True)
    assert calls, f"no call of {name} is known: add one to METHOD_CALLS"
    for call in calls:
        assert contradictions(array_methods.METHODS[name], call) == []


@pytest.mark.parametrize("name", sorted(array_methods.ATTRIBUTES))
def test_attribute(name: str) -> None:
    call = Call(lambda array: getattr(array, name), (X,), is_method=True)
    assert contradictions(array_methods.ATTRIBUTES[name], call) == []


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("numpy.exp", ArrayResult(DType.INPUT, Rank.INPUT)),
        ("numpy.exp", ArrayResult(DType.FLOATING, Rank.SCALAR)),
        ("numpy.transpose", ArrayResult()),
        ("numpy.flip", ArrayResult(alias=Alias.ALWAYS, writable=None)),
        ("numpy.broadcast_to", ArrayResult(alias=Alias.ALWAYS)),
        ("numpy.sum", ArrayResult(DType.SUM)),
        ("numpy.sort", ArrayResult(alias=Alias.ALWAYS)),
        ("numpy.zeros", ArrayResult("float64")),
        ("numpy.linalg.eigh", TupleResult((ArrayResult(), ArrayResult()), ("values", "vectors"))),
    ],
)
def test_a_wrong_row_is_noticed(name: str, wrong: Row) -> None:
    calls = calls_of(numpy_object(name), CALLS.get(name), is_method=False)
    assert any(contradictions(wrong, call) for call in calls)


@pytest.mark.parametrize(("name", "row"), sorted(numpy_types.TYPES.items()))
def test_type(name: str, row: Row) -> None:
    real = numpy_object(name) if name != "numpy.typing.NDArray" else np.ndarray
    if isinstance(row, DTypeName):
        kind = {"str": "U", "object": "O"}.get(row.dtype, row.dtype)
        assert np.dtype(real).char == np.dtype(kind).char or np.dtype(real) == np.dtype(kind)
        assert issubclass(real, np.generic)
    else:
        assert isinstance(row, TypeName)
        base = {Type.ARRAY: np.ndarray, Type.ARRAY_SCALAR: np.generic, Type.DTYPE: np.dtype}[row.type]
        assert issubclass(real, base)
