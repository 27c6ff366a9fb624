"""Whatever a safe fix of the constructors' rules makes of a program that ran gives the same tensor, memory included."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from codemods.apply import fix_source
from lint_rules.analyze import analyze
from lint_rules.settings import Settings
from lint_rules.source import Source

HEADER = "import numpy as np\nimport torch\n"
DTYPES = [
    "bool",
    "int8",
    "int16",
    "int32",
    "int64",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "float16",
    "float32",
    "float64",
    "complex64",
    "complex128",
]
TYPED = (
    "FloatTensor",
    "DoubleTensor",
    "HalfTensor",
    "LongTensor",
    "IntTensor",
    "ShortTensor",
    "CharTensor",
    "ByteTensor",
)
TARGETS = ["bool", "int8", "int16", "int32", "int64", "uint8", "float16", "bfloat16", "float32", "float64", "complex64"]
VIEWS = ("", ".T", "[::2]", "[:, ::2]", ".copy()", "[..., None]", "[:0]")
HARD_NUMBERS = (
    "0",
    "1",
    "-1",
    "300",
    "-1.5",
    "2.75",
    "1e300",
    "np.nan",
    "np.inf",
    "2**24 + 1",
    "2**53 + 1",
    "2**62 + 3",
)

every = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
"""Many programs need no fix, or none that is safe."""


@st.composite
def arrays(draw: st.DrawFn, *, dtype: str | None = None) -> str:
    """The text of an array: of a shape, of numbers, a view of one."""
    dtype = dtype or draw(st.sampled_from(DTYPES))
    shape = draw(st.sampled_from(["3", "(2, 3)", "(2, 3, 2)", "(1, 2, 2, 2)", "(0, 3)", "0", "()", "(1, 1)"]))
    made = draw(
        st.sampled_from(
            [
                f"np.zeros({shape}, dtype=np.{dtype})",
                f"np.ones({shape}, np.{dtype})",
                f"np.arange(6).astype(np.{dtype})",
                f"np.full((2, 3), {draw(st.sampled_from(HARD_NUMBERS))}).astype(np.{dtype})",
                f"np.array([{draw(st.sampled_from(HARD_NUMBERS))}, 2]).astype(np.{dtype})",
                f"np.arange(12).reshape(2, 6).astype(np.{dtype})",
                f"np.broadcast_to(np.ones(3, np.{dtype}), (2, 3))",
            ]
        )
    )
    return made + draw(st.sampled_from(VIEWS))


@st.composite
def list_programs(draw: st.DrawFn) -> str:
    """A list of arrays, written out, made by a comprehension or filled in a loop, that becomes a tensor."""
    dtype = draw(st.sampled_from(DTYPES))
    other = draw(st.sampled_from([dtype, dtype, dtype, draw(st.sampled_from(DTYPES))]))
    first = draw(arrays(dtype=dtype))
    second = first if draw(st.booleans()) else draw(arrays(dtype=other))
    count = draw(st.integers(0, 3))
    made = draw(
        st.sampled_from(
            [
                f"xs = [{first}, {second}]\n",
                f"xs = ({first},)\n",
                f"xs = [[{first}], [{second}]]\n",
                f"xs = [{first} for _ in range({count})]\n",
                f"xs = []\nfor _ in range({count}):\n    xs.append({first})\n",
                f"xs = list(map(np.asarray, [{first}, {second}]))\n",
            ]
        )
    )
    target = draw(st.sampled_from(["", *(f", dtype=torch.{name}" for name in TARGETS)]))
    names = (*(f"{name}(xs)" for name in ("Tensor", *TYPED)), f"tensor(xs{target})", f"as_tensor(xs{target})")
    call = "torch." + draw(st.sampled_from(names))
    return f"{HEADER}{made}result = {call}\n"


@st.composite
def typed_programs(draw: st.DrawFn) -> str:
    return f"{HEADER}a = {draw(arrays())}\nresult = torch.{draw(st.sampled_from(TYPED))}(a)\n"


@st.composite
def copy_programs(draw: st.DrawFn) -> str:
    dtype = draw(st.sampled_from(TARGETS))
    made = draw(
        st.sampled_from(
            [
                f"torch.ones(2, 3, dtype=torch.{dtype})",
                f"torch.arange(6).reshape(2, 3).to(torch.{dtype})",
                f"torch.tensor({draw(st.sampled_from(HARD_NUMBERS)).replace('np.', 'torch.')}, dtype=torch.float64)",
                "torch.ones(1, 3).expand(2, 3)",
                "torch.ones(2, 3, requires_grad=True)",
                "torch.nn.Parameter(torch.ones(2))",
                "torch.tensor([1 + 2j]).conj()",
                "torch.tensor([1 + 2j]).conj().imag",
                "torch.ones(1, 2, 3, 4).to(memory_format=torch.channels_last)",
                "torch.eye(3).to_sparse()",
                "torch.zeros(0, 3)",
            ]
        )
    )
    view = draw(st.sampled_from(["", "", ".t()", "[0]", " * 2"]))
    keywords = draw(
        st.sampled_from(
            [
                "",
                ", dtype=torch.float64",
                ", requires_grad=False",
                ", requires_grad=True",
                ", device='cpu'",
                ", dtype=torch.float32, requires_grad=True",
                ", dtype=None, device=None",
                ", device='meta'",
            ]
        )
    )
    mode = draw(st.sampled_from(["", "torch.set_grad_enabled(False)\n"]))
    return f"{HEADER}{mode}a = {made}{view}\nresult = torch.tensor(a{keywords})\n"


@st.composite
def raising_programs(draw: st.DrawFn) -> str:
    scalar = draw(
        st.sampled_from([f"np.{draw(st.sampled_from(DTYPES))}(1)", "np.ones(3).mean()", "np.arange(3).sum()"])
    )
    keyword = draw(st.sampled_from(["dtype=torch.float64", "requires_grad=True", "requires_grad=False"]))
    data = draw(st.sampled_from(["[1.0, 2.0]", "(1, 2)", "np.arange(3)", "np.ones((2, 2))", "2, 3"]))
    name = draw(st.sampled_from(["Tensor", *TYPED]))
    calls = ["from_numpy(xs)", f"from_numpy({scalar})", f"{name}({scalar})", f"{name}({data}, {keyword})"]
    call = "torch." + draw(st.sampled_from(calls))
    return f"{HEADER}xs = [1.0, 2.0]\nresult = {call}\n"


def ran(text: str) -> dict[str, Any] | Exception:
    """The names that a program leaves behind, or how it failed."""
    names: dict[str, Any] = {}
    grad_mode = torch.is_grad_enabled()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(compile(text, "<program>", "exec"), names)
    except Exception as error:  # noqa: BLE001 - how it fails is what is asked for
        return error
    finally:
        torch.set_grad_enabled(grad_mode)
    return names


def facts(tensor: torch.Tensor) -> tuple[object, ...]:
    plain = tensor.detach()
    if plain.layout is torch.strided and plain.device.type != "meta":
        layout: tuple[object, ...] = (
            plain.stride() if plain.numel() else (),
            plain.is_conj(),
            plain.is_neg(),
            plain.untyped_storage().resizable(),
        )
    else:
        layout = (plain.layout,)
    values = repr(plain.to_dense().tolist()) if plain.device.type != "meta" else ""
    kind = (type(tensor), tensor.dtype, tuple(tensor.shape), tensor.device, tensor.requires_grad, tensor.is_leaf)
    return (*kind, layout, values)


def after_a_write(names: dict[str, Any]) -> tuple[object, ...]:
    """What the tensor holds when the array that it was made of has changed."""
    source = names.get("a")
    if isinstance(source, np.ndarray) and source.flags.writeable:
        source[...] = 1
    return facts(names["result"])


def assert_equal_where_it_ran(text: str) -> None:
    fixed = fix_source(Source.from_text(text), settings=Settings(), unsafe=False).text
    assume(fixed != text)
    before = ran(text)
    assume(not isinstance(before, Exception))
    after = ran(fixed)
    assert not isinstance(after, Exception), (fixed, after)
    assert not isinstance(before, Exception)
    assert facts(after["result"]) == facts(before["result"]), fixed
    assert after_a_write(after) == after_a_write(before), fixed


@every
@given(list_programs())
def test_one_array_of_a_list_gives_the_same_tensor(text: str) -> None:
    assert_equal_where_it_ran(text)


@every
@given(typed_programs())
def test_a_typed_constructor_spelled_out_gives_the_same_tensor(text: str) -> None:
    assert_equal_where_it_ran(text)


@every
@given(copy_programs())
def test_a_clone_is_what_torch_tensor_made_of_a_tensor(text: str) -> None:
    assert_equal_where_it_ran(text)


@every
@given(raising_programs())
def test_what_is_repaired_as_raising_raised_and_runs(text: str) -> None:
    fixed = fix_source(Source.from_text(text), settings=Settings(), unsafe=False).text
    codes = {finding.code for finding in analyze(Source.from_text(text), settings=Settings()).findings}
    assume(fixed != text)
    assume(codes & {"TNP308", "TNP310", "TNP311"})
    assert isinstance(ran(text), (TypeError, RuntimeError)), text
    after = ran(fixed)
    if isinstance(after, Exception):
        # Integers cannot require grad, and torch.tensor takes no np.uint64.
        assert "floating point" in str(after) or "an integer is required" in str(after), fixed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("xs = [np.arange(3), np.ones(3, np.float32)]\nresult = torch.tensor(xs)\n", "torch.float64"),
        ("xs = [np.ones(2, np.float32) for _ in range(0)]\nresult = torch.tensor(xs)\n", "torch.float64"),
    ],
)
def test_an_unsafe_stacking_differs_in_the_dtype_that_numpy_chooses(before: str, after: str) -> None:
    text = HEADER + before
    assert fix_source(Source.from_text(text), settings=Settings(), unsafe=False).text == text
    old = ran(text)
    new = ran(fix_source(Source.from_text(text), settings=Settings(), unsafe=True).text)
    assert isinstance(old, dict)
    assert isinstance(new, dict)
    assert str(old["result"].dtype) == "torch.float32"
    assert str(new["result"].dtype) == after
    assert new["result"].tolist() == old["result"].tolist()


def test_an_unsafe_stacking_keeps_the_dimensions_of_arrays_without_elements() -> None:
    text = f"{HEADER}xs = [np.zeros((0, 3))]\nresult = torch.tensor(xs)\n"
    assert fix_source(Source.from_text(text), settings=Settings(), unsafe=False).text == text
    old, new = ran(text), ran(fix_source(Source.from_text(text), settings=Settings(), unsafe=True).text)
    assert isinstance(old, dict)
    assert isinstance(new, dict)
    assert (tuple(old["result"].shape), tuple(new["result"].shape)) == ((1, 0), (1, 0, 3))
