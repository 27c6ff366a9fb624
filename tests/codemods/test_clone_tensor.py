"""A detached copy, spelled as one."""

from __future__ import annotations

import pytest

from lint_rules.rewrites import CloneTensor
from tests.codemods.findings import applied, rewritten


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("torch.tensor(x)", "x.detach().clone()"),
        ("torch.tensor(data=x)", "x.detach().clone()"),
        ("tensor(self.w[0])", "self.w[0].detach().clone()"),
        ("torch.tensor(a + b)", "(a + b).detach().clone()"),
        ("torch.tensor(-a)", "(-a).detach().clone()"),
        ("torch.tensor((a if c else b))", "(a if c else b).detach().clone()"),
        ("torch.tensor(x).sum()", "x.detach().clone().sum()"),
        ("torch.tensor(x, dtype=torch.long)", "x.detach().to(dtype=torch.long, copy=True)"),
        ("torch.tensor(x, device=d, dtype=t)", "x.detach().to(device=d, dtype=t, copy=True)"),
        ("torch.tensor(x, requires_grad=True)", "x.detach().clone().requires_grad_()"),
        ("torch.tensor(x, requires_grad=False)", "x.detach().clone()"),
        ("torch.tensor(x, requires_grad=flag)", "x.detach().clone().requires_grad_(flag)"),
        (
            "torch.tensor(x, dtype=t, requires_grad=True)",
            "x.detach().to(dtype=t, copy=True).requires_grad_()",
        ),
        ("(torch.tensor(x))", "(x.detach().clone())"),
        ("torch.tensor(\n    x\n)", "x.detach().clone()"),
        ("torch.tensor(\n    x,\n    dtype=t,\n)", "x.detach().to(dtype=t, copy=True)"),
        ("torch.tensor(f(\n    a))", "f(\n    a).detach().clone()"),
        # Only the parentheses of the call hold these lines together.
        ("torch.tensor(a\n    .b)", "torch.tensor(a\n    .b)"),
        ("torch.tensor(x  # weights\n)", "torch.tensor(x  # weights\n)"),
    ],
)
def test_spells_the_copy_out(before: str, after: str) -> None:
    assert applied(f"y = {before}\n", CloneTensor(), "tensor").text == f"y = {after}\n"
    windows = f"y = {before}\n".replace("\n", "\r\n")
    assert applied(windows, CloneTensor(), "tensor").text == f"y = {after}\n".replace("\n", "\r\n")


@pytest.mark.parametrize(
    "call",
    ["torch.tensor()", "torch.tensor(*xs)", "torch.tensor(x, **options)", "torch.tensor(x, pin_memory=True)"],
)
def test_leaves_what_it_cannot_spell_alone(call: str) -> None:
    assert rewritten(f"y = {call}\n", CloneTensor(), "tensor") == f"y = {call}\n"
