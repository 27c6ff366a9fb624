"""One array of a list of arrays."""

from __future__ import annotations

import pytest

from lint_rules.rewrites import Constructor, PreserveDtype, StackArrays
from tests.codemods.findings import applied, rewritten

NP = StackArrays("np")
FLOAT = StackArrays("np", PreserveDtype(Constructor.TENSOR, "float32"))
CUDA = StackArrays("numpy", PreserveDtype(Constructor.TENSOR, "int64", device="cuda"))


@pytest.mark.parametrize(
    ("rewrite", "name", "before", "after"),
    [
        (NP, "tensor", "torch.tensor(xs)", "torch.tensor(np.array(xs))"),
        (NP, "tensor", "torch.tensor([a, b], dtype=d)", "torch.tensor(np.array([a, b]), dtype=d)"),
        (NP, "tensor", "torch.tensor(data=xs)", "torch.tensor(data=np.array(xs))"),
        (NP, "tensor", "torch.tensor([f(x) for x in xs])", "torch.tensor(np.array([f(x) for x in xs]))"),
        (NP, "tensor", "torch.tensor((a, b))", "torch.tensor(np.array((a, b)))"),
        (
            NP,
            "tensor",
            "torch.tensor([  # rows\n    a,\n    b,\n])",
            "torch.tensor(np.array([  # rows\n    a,\n    b,\n]))",
        ),
        (
            NP,
            "tensor",
            "torch.tensor(\n    xs,  # rows\n    dtype=d,\n)",
            "torch.tensor(\n    np.array(xs),  # rows\n    dtype=d,\n)",
        ),
        (FLOAT, "Tensor", "torch.Tensor([a])", "torch.tensor(np.array([a]), dtype=torch.float32)"),
        (
            CUDA,
            "LongTensor",
            "torch.cuda.LongTensor(xs)",
            'torch.tensor(numpy.array(xs), dtype=torch.int64, device="cuda")',
        ),
    ],
)
def test_puts_an_array_around_the_list(rewrite: StackArrays, name: str, before: str, after: str) -> None:
    text = f"y = {before}\n"
    # A second application would wrap again; the analysis does not ask for it, since no list is left.
    assert applied(text, rewrite, name).text == f"y = {after}\n"
    assert applied(text.replace("\n", "\r\n"), rewrite, name).text == f"y = {after}\n".replace("\n", "\r\n")


@pytest.mark.parametrize("call", ["torch.tensor()", "torch.tensor(*xs)"])
def test_leaves_calls_without_a_list_alone(call: str) -> None:
    assert rewritten(f"y = {call}\n", NP, "tensor") == f"y = {call}\n"


def test_adds_the_import_that_a_renamed_constructor_needs() -> None:
    rewrite = StackArrays("np", PreserveDtype(Constructor.TENSOR, "float32", torch_name=None))
    before = "import numpy as np\nfrom torch import Tensor\ny = Tensor(xs)\n"
    after = (
        "import numpy as np\nimport torch\nfrom torch import Tensor\n"
        "y = torch.tensor(np.array(xs), dtype=torch.float32)\n"
    )
    assert applied(before, rewrite, "Tensor").text == after
