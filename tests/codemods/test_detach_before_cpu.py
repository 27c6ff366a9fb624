"""Moving `.detach()` to the front, with the comments that belong to it."""

from __future__ import annotations

import pytest

from lint_rules.rewrites import DetachBeforeCpu
from tests.codemods.findings import applied, program, rewritten

MOVE = DetachBeforeCpu()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x.cpu().detach()", "x.detach().cpu()"),
        ("x.cpu().detach().numpy()", "x.detach().cpu().numpy()"),
        ("x.cpu().squeeze().detach()", "x.detach().cpu().squeeze()"),
        ("x.cpu()[0].T.detach()", "x.detach().cpu()[0].T"),
        ("x.cpu().double().cpu().detach()", "x.detach().cpu().double().cpu()"),
        ("x.to('cpu').detach()", "x.detach().to('cpu')"),
        ("x.to(device='cpu', dtype=d).detach()", "x.detach().to(device='cpu', dtype=d)"),
        ("x.to(torch.device('cpu')).detach()", "x.detach().to(torch.device('cpu'))"),
        ("x.to(device).detach()", "x.detach().to(device)"),
        (
            "x.cpu().view(batch, -1).clamp(min=-1, max=1).exp().detach()",
            "x.detach().cpu().view(batch, -1).clamp(min=-1, max=1).exp()",
        ),
        ("(x.cpu().detach()).numpy()", "(x.detach().cpu()).numpy()"),
        ("((x.cpu()).detach()).numpy()", "((x.detach().cpu())).numpy()"),
        ("(a + b).cpu().detach()", "(a + b).detach().cpu()"),
        ("f(x)(y).cpu() .detach( )", "f(x)(y).detach( ).cpu()"),
        ("(x.cpu()\n     .detach()\n     .numpy())", "(x.detach().cpu()\n     .numpy())"),
        ("x.cpu() \\\n    .detach() \\\n    .numpy()", "x.detach().cpu() \\\n    .numpy()"),
    ],
)
def test_moves_detach_in_front_of_the_first_move_to_the_cpu(before: str, after: str) -> None:
    assert rewritten(f"y = {before}\n", MOVE, "detach") == f"y = {after}\n"


def test_prefers_the_move_that_names_the_cpu() -> None:
    assert applied("x.to(torch.float64).cpu().detach()", MOVE, "detach").text == "x.to(torch.float64).detach().cpu()"


@pytest.mark.parametrize(
    "chain",
    [
        "x.detach().cpu()",
        "x.detach().cpu().detach()",
        "x.detach()",
        "x.squeeze().detach()",
        # `y` and `w` may require grad: the result would no longer be detached.
        "x.cpu().matmul(w).detach()",
        "x.cpu().add(y).detach()",
        "x.cpu().where(y > 0, y).detach()",
        # What an unknown method gives is no view of `x`.
        "x.cpu().sample().detach()",
        # In place: what is detached afterwards is the changed tensor, and autograd has seen the change.
        "x.cpu().add_(y).detach()",
        "x.cpu().requires_grad_().detach()",
        "x.cpu().grad.detach()",
        "f(x.cpu()).detach()",
        "detach(x.cpu())",
    ],
)
def test_leaves_other_chains_alone(chain: str) -> None:
    result = applied(f"y = {chain}\n", MOVE, "detach")
    assert result.text == f"y = {chain}\n"
    assert result.applied == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            program(
                """
                y = (
                    x  # raw
                    .cpu()  # host
                    .squeeze()  # no batch
                    # no graph from here on
                    .detach()
                    .numpy()
                )
                """
            ),
            program(
                """
                y = (
                    x  # raw
                    # no graph from here on
                    .detach()
                    .cpu()  # host
                    # no batch
                    .squeeze()
                    .numpy()
                )
                """
            ),
        ),
        (
            program(
                """
                y = (
                    x
                    .cpu()  # host
                    .detach()
                    .numpy()
                )
                """
            ),
            program(
                """
                y = (
                    x
                    .detach()
                    # host
                    .cpu()
                    .numpy()
                )
                """
            ),
        ),
        (
            program(
                """
                y = (
                    x
                    .cpu().squeeze()  # no batch
                    .detach()
                )
                """
            ),
            program(
                """
                y = (
                    x
                    # no batch
                    .detach().cpu().squeeze()
                )
                """
            ),
        ),
        (
            program(
                """
                y = (x.cpu().squeeze()  # no batch
                     .detach())
                """
            ),
            program(
                """
                y = (x  # no batch
                     .detach().cpu().squeeze())
                """
            ),
        ),
        (
            program(
                """
                y = x.cpu(  # host
                ).detach(  # no graph
                )
                """
            ),
            program(
                """
                y = x.detach(  # no graph
                ).cpu(  # host
                )
                """
            ),
        ),
    ],
)
def test_comments_survive(before: str, after: str) -> None:
    assert rewritten(before, MOVE, "detach") == after
    assert rewritten(before.replace("\n", "\r\n"), MOVE, "detach") == after.replace("\n", "\r\n")


@pytest.mark.parametrize("comment", ["# noqa: E501", "# type: ignore", "# pragma: no cover"])
def test_does_not_move_a_comment_that_a_tool_reads_on_its_line(comment: str) -> None:
    before = f"y = (\n    x\n    .cpu()  {comment}\n    .detach()\n)\n"
    assert applied(before, MOVE, "detach").text == before
