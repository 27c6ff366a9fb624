"""`.copy()` on the array that a call is given: what it looks like, and that nothing but the refusal goes away."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from torch.utils.data import default_collate, default_convert

from codemods.apply import fix_source
from lint_rules.rewrites import CopyArgument
from lint_rules.settings import Settings
from lint_rules.source import Source
from tests.codemods.findings import applied

REFUSED = "negative"
DTYPES = st.sampled_from(
    ["bool", "int8", "uint8", "int16", "int32", "int64", "float16", "float32", "float64", "complex64", "complex128"]
)
INDICES = st.sampled_from(
    ["[::-1]", "[..., ::-1]", "[::-2]", "[:, ::-1]", "[::-1][:1]", "[::-1].T", "[::-1].copy()[:]"]
)
MAKERS = st.sampled_from(["from_numpy", "tensor", "as_tensor", "asarray"])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("from_numpy(x)", "from_numpy(x.copy())"),
        ("from_numpy(x[::-1])", "from_numpy(x[::-1].copy())"),
        ("from_numpy(x if y else x[::-1])", "from_numpy((x if y else x[::-1]).copy())"),
        ("from_numpy((x))", "from_numpy((x).copy())"),
        ("from_numpy(data=x, dtype=t)", "from_numpy(data=x.copy(), dtype=t)"),
        ("from_numpy( x , )", "from_numpy( x.copy() , )"),
        ("from_numpy(\n    x,  # turned\n)", "from_numpy(\n    x.copy(),  # turned\n)"),
        ("(from_numpy(x))", "(from_numpy(x.copy()))"),
    ],
)
def test_copies_the_argument(before: str, after: str) -> None:
    result = applied(f"y = torch.{before}\n".replace("torch.(", "("), CopyArgument(), "from_numpy").text
    assert result == f"y = torch.{after}\n".replace("torch.(", "(")


def test_leaves_a_call_without_an_argument_alone() -> None:
    for call in ("from_numpy()", "from_numpy(*xs)"):
        assert applied(f"y = {call}\n", CopyArgument(), "from_numpy").text == f"y = {call}\n"


def outcome(text: str, array: np.ndarray) -> tuple[str, Any]:
    """What the program makes of the array, and what becomes of both where one of them is written to."""
    names: dict[str, Any] = {"x": array.copy()}
    try:
        exec(text, names)
    except (ValueError, IndexError) as error:
        return "refused", str(error)[:40]
    tensor, x = names["y"], names["x"]
    if x.size:
        x[...] = 1
    return "made", (tensor.dtype, tensor.shape, tensor.resolve_conj().numpy().tobytes())


@hypothesis_settings(deadline=None, max_examples=60)
@given(
    array=DTYPES.flatmap(
        lambda dtype: arrays.arrays(dtype, arrays.array_shapes(min_dims=1, max_dims=4, min_side=0, max_side=3))
    ),
    index=INDICES,
    maker=MAKERS,
)
def test_a_safe_copy_keeps_what_worked(array: np.ndarray, index: str, maker: str) -> None:
    size = str(array.shape)
    text = f"import numpy as np\nimport torch\nz = np.zeros({size})\ny = torch.{maker}(x{index})\n"
    # The analysis is told what x is; the run is given the generated one.
    told = text.replace("z = ", "x = ")
    fixed = fix_source(Source.from_text(told), settings=Settings(select=("TNP304",)), unsafe=False).text
    before, after = outcome(text, array), outcome(fixed.replace("x = ", "z = "), array)
    if before[0] == "made":
        assert after == before
    elif REFUSED in before[1]:
        assert after[0] == "made"


def test_an_unsafe_copy_ends_the_sharing_and_changes_nothing_else() -> None:
    text = "import numpy as np\nimport torch\nrow = np.broadcast_to(x, (2, 3))\ny = torch.from_numpy(row)\n"
    settings = Settings(select=("TNP306",))
    source = Source.from_text(text.replace("x,", "np.zeros(3),"))
    assert fix_source(source, settings=settings, unsafe=False).text == source.text
    fixed = fix_source(source, settings=settings, unsafe=True).text.replace("np.zeros(3),", "x,")
    results = []
    for program in (text, fixed):
        names: dict[str, Any] = {"x": np.zeros(3)}
        exec(program, names)
        made = (names["y"].dtype, names["y"].shape, names["y"].tolist())
        names["y"][0, 0] = 1
        results.append((made, names["x"].tolist()))
    assert results[0][0] == results[1][0]
    assert results[0][1] == [1, 0, 0]
    assert results[1][1] == [0, 0, 0]


def test_the_rewrite_is_done_once() -> None:
    settings = Settings(select=("TNP304",))
    source = Source.from_text("import numpy as np\nimport torch\ny = torch.tensor(np.ones(3)[::-1])\n")
    once = fix_source(source, settings=settings, unsafe=False).text
    assert "[::-1].copy()" in once
    assert fix_source(Source.from_text(once), settings=settings, unsafe=True).text == once


SPARSE = "torch.sparse_coo_tensor(i{}, v{}, (2, 2)).to_dense()"
TAKEN = {
    SPARSE.format("[::-1]", ""): SPARSE.format("[::-1].copy()", ""),
    SPARSE.format("", "[::-1]"): SPARSE.format("", "[::-1].copy()"),
    "default_collate([v, v[::-1]])": "default_collate([v, v[::-1].copy()])",
    "default_collate([(i, {0: v[::-1]}), (i, {0: v})])": "default_collate([(i, {0: v[::-1].copy()}), (i, {0: v})])",
    "default_convert(np.flip(v))": "default_convert(np.flip(v).copy())",
    "torch.nested.nested_tensor([np.flip(i, 0)])[0]": "torch.nested.nested_tensor([np.flip(i, 0).copy()])[0]",
}


def of_arrays(expression: str) -> str:
    return (
        "import numpy as np\nimport torch\nfrom torch.utils.data import default_collate, default_convert\n"
        f"i = np.array([[0, 1], [1, 0]])\nv = np.array([1.0, 2.0])\ny = {expression}\n"
    )


@pytest.mark.parametrize(("before", "after"), TAKEN.items())
def test_copies_the_array_in_its_place(before: str, after: str) -> None:
    with pytest.raises(ValueError, match=REFUSED):
        exec(of_arrays(before), {})
    fixed = fix_source(Source.from_text(of_arrays(before)), settings=Settings(), unsafe=False).text
    assert fixed == of_arrays(after)
    exec(fixed, {})
    assert fix_source(Source.from_text(fixed), settings=Settings(), unsafe=True).text == fixed


def test_a_list_that_is_made_elsewhere_has_no_fix() -> None:
    text = of_arrays("default_collate(batch)").replace("y =", "batch = [v, v[::-1]]\ny =")
    assert fix_source(Source.from_text(text), settings=Settings(), unsafe=True).text == text


def tensors_in(made: Any) -> list[tuple[Any, ...]]:
    if isinstance(made, torch.Tensor):
        return [(made.dtype, made.shape, made.resolve_conj().numpy().tobytes())]
    return [one for part in made for one in tensors_in(part)] if isinstance(made, (list, tuple)) else [(made,)]


@hypothesis_settings(deadline=None, max_examples=60)
@given(
    array=DTYPES.flatmap(
        lambda dtype: arrays.arrays(dtype, arrays.array_shapes(min_dims=1, max_dims=4, min_side=0, max_side=3))
    ),
    index=st.sampled_from(["", "[::-1]", "[..., ::-1]", "[::2]", ".T", "[::-1][:0]"]),
    call=st.sampled_from(["default_collate([{0}, {0}])", "default_convert({0})", "default_convert([({0}, 1)])"]),
)
def test_a_copy_in_a_list_keeps_what_worked(array: np.ndarray, index: str, call: str) -> None:
    names: dict[str, Any] = {"default_collate": default_collate, "default_convert": default_convert, "x": array}
    after = tensors_in(eval(call.format(f"x{index}.copy()"), names))
    try:
        before = tensors_in(eval(call.format(f"x{index}"), names))
    except (ValueError, IndexError):
        return
    assert before == after
