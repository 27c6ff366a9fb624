"""The replacements of the legacy constructor."""

from __future__ import annotations

import pytest

from lint_rules.rewrites import Constructor, PreserveDtype
from tests.codemods.findings import applied, program, rewritten

TENSOR = PreserveDtype(Constructor.TENSOR)
FLOAT32 = PreserveDtype(Constructor.AS_TENSOR, dtype="float32")
DEFAULT = PreserveDtype(Constructor.AS_TENSOR, dtype="get_default_dtype()")
FROM_NUMPY = PreserveDtype(Constructor.FROM_NUMPY)
FLOAT32_DATA = PreserveDtype(Constructor.TENSOR, dtype="float32")
SIZES = PreserveDtype(Constructor.EMPTY, dtype="float32")


@pytest.mark.parametrize(
    ("rewrite", "before", "after"),
    [
        (TENSOR, "torch.Tensor(x)", "torch.tensor(x)"),
        (FROM_NUMPY, "torch.Tensor(x)", "torch.from_numpy(x)"),
        (FROM_NUMPY, "torch.Tensor(data=x)", "torch.from_numpy(x)"),
        (FLOAT32, "torch.Tensor(x)", "torch.as_tensor(x, dtype=torch.float32)"),
        (DEFAULT, "torch.Tensor(x)", "torch.as_tensor(x, dtype=torch.get_default_dtype())"),
        (FLOAT32, "torch.Tensor( x )", "torch.as_tensor( x, dtype=torch.float32 )"),
        (FLOAT32, "torch.Tensor(x,)", "torch.as_tensor(x, dtype=torch.float32,)"),
        (FLOAT32, "torch.Tensor(a for a in x)", "torch.as_tensor((a for a in x), dtype=torch.float32)"),
        (FLOAT32, "torch . Tensor(x)", "torch . as_tensor(x, dtype=torch.float32)"),
        (
            PreserveDtype(Constructor.AS_TENSOR, "float32", torch_name="t"),
            "t.Tensor(x)",
            "t.as_tensor(x, dtype=t.float32)",
        ),
        (PreserveDtype(Constructor.TENSOR, torch_name="th"), "Tensor(x)", "th.tensor(x)"),
        (
            FLOAT32,
            "torch.Tensor(\n    x,  # the rows\n)",
            "torch.as_tensor(\n    x,  # the rows\n    dtype=torch.float32,\n)",
        ),
        (
            FLOAT32,
            "torch.Tensor(\n    x  # the rows\n    # of the table\n)",
            "torch.as_tensor(\n    x,  # the rows\n    # of the table\n    dtype=torch.float32\n)",
        ),
        (
            FLOAT32,
            "torch.Tensor(x  # the rows\n             )",
            "torch.as_tensor(x,  # the rows\n             dtype=torch.float32)",
        ),
        (
            FLOAT32,
            "torch.Tensor([  # rows\n    a,\n    b,\n])",
            "torch.as_tensor([  # rows\n    a,\n    b,\n], dtype=torch.float32)",
        ),
    ],
)
def test_replaces_the_constructor(rewrite: PreserveDtype, before: str, after: str) -> None:
    name = "Tensor"
    assert rewritten(f"y = {before}\n", rewrite, name) == f"y = {after}\n"
    assert rewritten(f"y = {before}\n".replace("\n", "\r\n"), rewrite, name) == f"y = {after}\n".replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("rewrite", "name", "before", "after"),
    [
        (
            PreserveDtype(Constructor.TENSOR, "int64"),
            "LongTensor",
            "torch.LongTensor(x)",
            "torch.tensor(x, dtype=torch.int64)",
        ),
        (
            PreserveDtype(Constructor.TENSOR, "float32", device="cuda"),
            "FloatTensor",
            "torch.cuda.FloatTensor(x)",
            'torch.tensor(x, dtype=torch.float32, device="cuda")',
        ),
        (FLOAT32_DATA, "Tensor", "torch.Tensor(x, dtype=t)", "torch.tensor(x, dtype=t)"),
        (
            FLOAT32_DATA,
            "Tensor",
            "torch.Tensor(x, requires_grad=True)",
            "torch.tensor(x, requires_grad=True, dtype=torch.float32)",
        ),
        (SIZES, "Tensor", "torch.Tensor(2, 3, device=d)", "torch.empty(2, 3, device=d, dtype=torch.float32)"),
        (SIZES, "Tensor", "torch.Tensor(*size, dtype=t)", "torch.empty(*size, dtype=t)"),
    ],
)
def test_replaces_typed_constructors_and_keeps_keywords(
    rewrite: PreserveDtype, name: str, before: str, after: str
) -> None:
    assert rewritten(f"y = {before}\n", rewrite, name) == f"y = {after}\n"


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("long", "torch.Tensor(ids).long()", "torch.tensor(ids, dtype=torch.long)"),
        ("to", "torch.Tensor(ids).to(torch.int64)", "torch.tensor(ids, dtype=torch.long)"),
        ("type", "(torch.Tensor(ids).type(torch.long))", "(torch.tensor(ids, dtype=torch.long))"),
        ("long", "(torch.Tensor(ids)).long().cuda()", "torch.tensor(ids, dtype=torch.long).cuda()"),
        ("long", "(torch.Tensor(ids)\n  .long())", "(torch.tensor(ids, dtype=torch.long))"),
        # The comments have no other place, and the cast is free.
        (
            "long",
            "(torch.Tensor(ids)  # tokens\n  .long())",
            "(torch.tensor(ids, dtype=torch.long)  # tokens\n  .long())",
        ),
    ],
)
def test_absorbs_the_cast(name: str, before: str, after: str) -> None:
    rewrite = PreserveDtype(Constructor.TENSOR, dtype="long", absorbs_cast=True)
    assert applied(f"y = {before}\n", rewrite, name).text == f"y = {after}\n"


@pytest.mark.parametrize("call", ["torch.Tensor()", "torch.Tensor(*shape)", "torch.Tensor(**data)"])
def test_leaves_calls_without_data_alone(call: str) -> None:
    result = applied(f"y = {call}\n", FLOAT32, "Tensor")
    assert result.text == f"y = {call}\n"
    assert result.applied == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            program(
                """
                '''Doc.'''
                from __future__ import annotations

                import os
                from torch import Tensor
                y = Tensor(x)
                """
            ),
            program(
                """
                '''Doc.'''
                from __future__ import annotations

                import os
                import torch
                from torch import Tensor
                y = torch.tensor(x)
                """
            ),
        ),
        (
            program(
                """
                #!/usr/bin/env python
                # Licence

                import os
                y = Tensor(x)
                """
            ),
            program(
                """
                #!/usr/bin/env python
                # Licence

                import torch
                import os
                y = torch.tensor(x)
                """
            ),
        ),
        (
            program(
                """
                '''Doc.'''
                y = Tensor(x)
                """
            ),
            program(
                """
                '''Doc.'''
                import torch
                y = torch.tensor(x)
                """
            ),
        ),
        (
            program(
                """
                # Licence

                y = Tensor(x)
                """
            ),
            program(
                """
                # Licence

                import torch
                y = torch.tensor(x)
                """
            ),
        ),
        (
            program(
                """
                @decorated
                def f(x):
                    return Tensor(x)
                """
            ),
            program(
                """
                import torch
                @decorated
                def f(x):
                    return torch.tensor(x)
                """
            ),
        ),
    ],
)
def test_adds_the_import_where_the_module_has_no_name(before: str, after: str) -> None:
    rewrite = PreserveDtype(Constructor.TENSOR, torch_name=None)
    assert applied(before, rewrite, "Tensor").text == after
    assert applied(before.replace("\n", "\r\n"), rewrite, "Tensor").text == after.replace("\n", "\r\n")


@pytest.mark.parametrize(
    "other", ["torch = None", "def torch(): pass", "import jax as torch", "def f(torch): pass", "class torch: pass"]
)
def test_adds_no_import_over_another_meaning_of_the_name(other: str) -> None:
    before = f"from torch import Tensor\n{other}\ny = Tensor(x)\n"
    result = applied(before, PreserveDtype(Constructor.TENSOR, torch_name=None), "Tensor")
    assert result.text == before
    assert result.applied == ()


@pytest.mark.parametrize(
    "before",
    [
        "def f(x):\n    from torch import Tensor\n    return Tensor(x)\n",
        "try:\n    from torch import Tensor\nexcept ImportError:\n    Tensor = None\ny = Tensor(x)\n",
    ],
)
def test_adds_no_import_where_the_file_may_run_without_torch(before: str) -> None:
    assert applied(before, PreserveDtype(Constructor.TENSOR, torch_name=None), "Tensor").text == before


@pytest.mark.parametrize(
    "before",
    [
        '"""Doc."""; from torch import Tensor; y = Tensor(x)\n',
        "from __future__ import annotations; from torch import Tensor\ny = Tensor(x)\n",
    ],
)
def test_adds_no_import_where_there_is_no_line_for_it(before: str) -> None:
    assert applied(before, PreserveDtype(Constructor.TENSOR, torch_name=None), "Tensor").text == before


def test_adds_one_import_for_several_constructors() -> None:
    before = "from torch import Tensor\ny = Tensor(x), Tensor(Tensor(z))\n"
    result = applied(before, PreserveDtype(Constructor.TENSOR, torch_name=None), "Tensor")
    expected = "import torch\nfrom torch import Tensor\ny = torch.tensor(x), torch.tensor(torch.tensor(z))\n"
    assert result.text == expected
