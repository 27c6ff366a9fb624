"""The method that gives a tensor a form that NumPy has: where it goes, and that it changes nothing else."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from codemods.apply import fix_source
from lint_rules.rewrites import MakeConvertible
from lint_rules.settings import Settings
from lint_rules.source import Source
from tests.codemods.findings import applied, program, rewritten

FLOAT = MakeConvertible("float")
CONJ = MakeConvertible("resolve_conj")


@pytest.mark.parametrize(
    ("rewrite", "before", "after"),
    [
        (FLOAT, "x.numpy()", "x.float().numpy()"),
        (FLOAT, "x.detach().cpu().numpy()", "x.detach().cpu().float().numpy()"),
        (FLOAT, "(a + b).numpy(force=True)", "(a + b).float().numpy(force=True)"),
        (CONJ, "x.conj() .numpy( )", "x.conj() .resolve_conj().numpy( )"),
        (
            CONJ,
            "(\n    z.conj()  # the other half\n    .numpy()\n)",
            "(\n    z.conj()  # the other half\n    .resolve_conj()\n    .numpy()\n)",
        ),
    ],
)
def test_stands_before_the_method(rewrite: MakeConvertible, before: str, after: str) -> None:
    assert rewritten(f"y = {before}\n", rewrite, "numpy") == f"y = {after}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("np.asarray(x)", "np.asarray(x.float())"),
        ("np.asarray(a + b, dtype=d)", "np.asarray((a + b).float(), dtype=d)"),
        ("np.asarray(\n    x.cpu(),  # scores\n)", "np.asarray(\n    x.cpu().float(),  # scores\n)"),
    ],
)
def test_stands_behind_the_argument(before: str, after: str) -> None:
    assert rewritten(f"y = {before}\n", FLOAT, "asarray") == f"y = {after}\n"


@pytest.mark.parametrize("call", ["np.asarray()", "np.asarray(*xs)", "np.asarray([x, y])"])
def test_leaves_alone_what_has_no_method(call: str) -> None:
    result = applied(f"y = {call}\n", FLOAT, "asarray")
    assert result.text == f"y = {call}\n"
    assert result.applied == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("w.numpy()", "w.detach().float().numpy()"),
        ("np.asarray(w.cpu())", "np.asarray(w.detach().cpu().float())"),
        ("w.cpu().detach().numpy()", "w.detach().cpu().float().numpy()"),
        ("w.data.numpy()", "w.detach().float().numpy()"),
    ],
)
def test_meets_the_guards_and_the_order_of_them(before: str, after: str) -> None:
    setup = "import numpy as np\nimport torch\nw = torch.ones(2, dtype=torch.bfloat16, requires_grad=True)\n"
    assert fixed(f"{setup}y = {before}\n") == f"{setup}y = {after}\n"


def test_meets_the_other_obstacles() -> None:
    setup = "import torch\nz = torch.ones(2, dtype=torch.complex64, requires_grad=True).to(torch.complex32).conj()\n"
    after = f"{setup}y = z.detach().cfloat().resolve_conj().numpy()\n"
    assert fixed(f"{setup}y = z.numpy()\n") in (
        after,
        after.replace(".cfloat().resolve_conj()", ".resolve_conj().cfloat()"),
    )


def test_meets_the_guard_of_a_gpu() -> None:
    before = program(
        """
        import torch
        x = torch.ones(2, dtype=torch.bfloat16, device="cuda")
        y = x.numpy()
        """
    )
    assert fixed(before) == before.replace("x.numpy()", "x.cpu().float().numpy()")


def fixed(text: str) -> str:
    source = Source.from_text(text)
    once = fix_source(source, settings=Settings(), unsafe=True).text
    assert fix_source(Source.from_text(once), settings=Settings(), unsafe=True).text == once
    return once


DTYPES = (
    *(torch.bool, torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64, torch.uint16, torch.uint32),
    *(torch.uint64, torch.float16, torch.float32, torch.float64, torch.complex64, torch.complex128),
)


@st.composite
def tensors(draw: st.DrawFn) -> torch.Tensor:
    """0 to 4 dimensions, empty, strided, transposed, expanded, with NaN and inf, conjugate and negative views."""
    shape = draw(st.lists(st.integers(0, 3), max_size=4))
    dtype = draw(st.sampled_from(DTYPES))
    values = draw(st.lists(st.sampled_from([0.0, 1.0, 2.5, 100.0]), min_size=1, max_size=4))
    count = int(np.prod(shape)) * 2
    data = torch.tensor([values[index % len(values)] for index in range(count)], dtype=torch.float64)
    if dtype.is_floating_point or dtype.is_complex:
        data = data * draw(st.sampled_from([1.0, -1.0, float("nan"), float("inf")]))
    tensor = data.reshape(*shape, 2).to(dtype)[..., draw(st.integers(0, 1))]
    if tensor.ndim >= 2 and draw(st.booleans()):
        tensor = tensor.transpose(0, -1)
    if draw(st.booleans()):
        tensor = tensor.unsqueeze(0).expand(2, *tensor.shape)
    if dtype.is_complex:
        tensor = draw(st.sampled_from([tensor, tensor.conj(), tensor.conj().imag, tensor.real]))
    if dtype.is_floating_point and draw(st.booleans()):
        tensor = torch._neg_view(tensor)
    return tensor


def bytes_of(array: np.ndarray) -> bytes:
    held: bytes = np.ascontiguousarray(array).tobytes()
    return held


@pytest.mark.parametrize("method", ["resolve_conj", "resolve_neg", "to_dense"])
@settings(max_examples=200, deadline=None)
@given(tensor=tensors())
def test_a_safe_fix_keeps_what_converts(method: str, tensor: torch.Tensor) -> None:
    """Where `.numpy()` works, the array after the fix is the same memory; where it does not, nothing worked before."""
    try:
        before = tensor.numpy()
    except RuntimeError:
        return
    after = getattr(tensor, method)().numpy()
    assert (after.dtype, after.shape, after.strides) == (before.dtype, before.shape, before.strides)
    assert bytes_of(after) == bytes_of(before)
    assert after.flags.writeable == before.flags.writeable
    assert before.size == 0 or after.ctypes.data == before.ctypes.data


@settings(max_examples=200, deadline=None)
@given(tensor=tensors())
def test_the_fix_of_a_view_gives_its_values(tensor: torch.Tensor) -> None:
    resolved = tensor.resolve_conj().resolve_neg().numpy()
    assert bytes_of(resolved) == bytes_of(tensor.numpy(force=True))


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float8_e4m3fn, torch.float8_e5m2], ids=str)
def test_the_unsafe_fix_keeps_every_value_in_a_wider_dtype(dtype: torch.dtype) -> None:
    """The stated difference: float32 instead of the narrow dtype, and no value changed on the way."""
    narrow = torch.linspace(-3, 3, 25).to(dtype)
    array = narrow.float().numpy()
    assert array.dtype == np.float32
    assert torch.equal(torch.from_numpy(array).to(dtype).float(), narrow.float())


def test_the_unsafe_fix_of_a_half_complex_keeps_every_value() -> None:
    half = torch.tensor([1 + 2j, -0.5j]).to(torch.complex32)
    assert half.cfloat().numpy().tolist() == [1 + 2j, -0.5j]
