"""The guards of a conversion: which are added, where, and in whose layout."""

from __future__ import annotations

import pytest

from lint_rules.rewrites import GuardNumpy, GuardStyle
from tests.codemods.findings import applied, program, rewritten

BOTH = GuardNumpy(detach=True, cpu=True)
DETACH = GuardNumpy(detach=True, cpu=False)
CPU = GuardNumpy(detach=False, cpu=True)
FORCE = GuardNumpy(detach=True, cpu=True, style=GuardStyle.FORCE)


@pytest.mark.parametrize(
    ("rewrite", "before", "after"),
    [
        (BOTH, "x.numpy()", "x.detach().cpu().numpy()"),
        (DETACH, "x.numpy()", "x.detach().numpy()"),
        (CPU, "x.numpy()", "x.cpu().numpy()"),
        (CPU, "x.detach().numpy()", "x.detach().cpu().numpy()"),
        (CPU, "x.data.numpy()", "x.data.cpu().numpy()"),
        (DETACH, "x.cpu().numpy()", "x.detach().cpu().numpy()"),
        (DETACH, 'x.to("cpu").numpy()', 'x.detach().to("cpu").numpy()'),
        (DETACH, "x.to(device='cpu').numpy()", "x.detach().to(device='cpu').numpy()"),
        (DETACH, "x.to(torch.device('cpu')).numpy()", "x.detach().to(torch.device('cpu')).numpy()"),
        (DETACH, "x.to(torch.float64).numpy()", "x.to(torch.float64).detach().numpy()"),
        (DETACH, "x.cpu().squeeze().numpy()", "x.detach().cpu().squeeze().numpy()"),
        (DETACH, "x.cpu().view(b, -1).clamp(0, 1).numpy()", "x.detach().cpu().view(b, -1).clamp(0, 1).numpy()"),
        (DETACH, "x.cpu()[0].T.numpy()", "x.detach().cpu()[0].T.numpy()"),
        (DETACH, "x.cpu().double().cpu().numpy()", "x.detach().cpu().double().cpu().numpy()"),
        (CPU, "x.cpu().to(device).numpy()", "x.cpu().to(device).cpu().numpy()"),
        (BOTH, "(a + b).numpy()", "(a + b).detach().cpu().numpy()"),
        (BOTH, "(x.view(-1)).numpy()", "(x.view(-1)).detach().cpu().numpy()"),
        (DETACH, "(x.cpu()).numpy()", "(x.detach().cpu()).numpy()"),
        (BOTH, "f(x)(y).numpy()", "f(x)(y).detach().cpu().numpy()"),
        (BOTH, "x .numpy( )", "x .detach().cpu().numpy( )"),
    ],
)
def test_adds_the_missing_guards_to_the_receiver(rewrite: GuardNumpy, before: str, after: str) -> None:
    assert rewritten(f"y = {before}\n", rewrite, "numpy") == f"y = {after}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # `w` brings its own graph in: detaching `x` alone would not help.
        ("x.cpu().matmul(w).numpy()", "x.cpu().matmul(w).detach().numpy()"),
        # What an unknown method of an unknown object gives need not be detached because the object is.
        ("x.cpu().sample().numpy()", "x.cpu().sample().detach().numpy()"),
        ("x.cpu().grad.numpy()", "x.cpu().grad.detach().numpy()"),
        ("x.cpu().mul_(2).numpy()", "x.cpu().mul_(2).detach().numpy()"),
        ("x.detach().matmul(w).numpy()", "x.detach().matmul(w).detach().numpy()"),
    ],
)
def test_detaches_behind_what_may_bring_a_graph_in(before: str, after: str) -> None:
    assert rewritten(f"y = {before}\n", DETACH, "numpy") == f"y = {after}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("np.asarray(x)", "np.asarray(x.detach().cpu())"),
        ("np.asarray(x, dtype=float)", "np.asarray(x.detach().cpu(), dtype=float)"),
        ("np.asarray(dtype=float, a=x)", "np.asarray(dtype=float, a=x.detach().cpu())"),
        ("np.asarray(x.cpu())", "np.asarray(x.detach().cpu())"),
        ("np.asarray(x.detach())", "np.asarray(x.detach().cpu())"),
        ("np.asarray(a + b)", "np.asarray((a + b).detach().cpu())"),
        ("np.asarray((a + b))", "np.asarray((a + b).detach().cpu())"),
        ("np.asarray(-x)", "np.asarray((-x).detach().cpu())"),
        ("np.asarray(not x)", "np.asarray((not x).detach().cpu())"),
        ("np.asarray(a if b else c)", "np.asarray((a if b else c).detach().cpu())"),
        ("np.asarray(y := x)", "np.asarray((y := x).detach().cpu())"),
        ("np.asarray(x < y)", "np.asarray((x < y).detach().cpu())"),
        ("np.asarray(x and y)", "np.asarray((x and y).detach().cpu())"),
        ("np.asarray(x[0])", "np.asarray(x[0].detach().cpu())"),
        ("np.asarray(self.net(x))", "np.asarray(self.net(x).detach().cpu())"),
        ("np.asarray(  x  )", "np.asarray(  x.detach().cpu()  )"),
    ],
)
def test_guards_the_argument_of_a_function(before: str, after: str) -> None:
    assert rewritten(f"z = {before}\n", BOTH, "asarray") == f"z = {after}\n"


def test_awaited_argument_and_receiver() -> None:
    before = "async def f():\n    return np.asarray(await g()), (await g()).numpy(), await x.numpy()\n"
    assert rewritten(before, BOTH, "asarray") == before.replace("await g())", "(await g()).detach().cpu())", 1)
    assert rewritten(before, BOTH, "numpy") == before.replace(".numpy()", ".detach().cpu().numpy()")


@pytest.mark.parametrize(
    "call",
    [
        "np.asarray(*arrays)",
        "np.asarray(**options)",
        "np.asarray()",
        "np.asarray([x, y])",
        "np.asarray([x, y], dtype)",
        "np.asarray(*arrays, x)",
        "np.asarray((x, y))",
        "np.asarray(x for x in y)",
        "np.asarray([x for x in y])",
        "np.asarray(lambda: x)",
        "np.asarray(1)",
        "np.asarray('x' 'y')",
        "np.asarray(dtype=float)",
        "x.numpy(**options)",
    ],
)
def test_leaves_a_call_alone_that_has_no_tensor_to_guard(call: str) -> None:
    result = applied(f"z = {call}\n", BOTH, "numpy" if ".numpy" in call else "asarray")
    assert result.text == f"z = {call}\n"
    assert result.applied == ()


def test_unbound_method_is_guarded_on_its_argument() -> None:
    assert rewritten("torch.Tensor.numpy(x)\n", BOTH, "numpy") == "torch.Tensor.numpy(x.detach().cpu())\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x.numpy()", "x.numpy(force=True)"),
        ("x.detach().numpy()", "x.detach().numpy(force=True)"),
        ("x.numpy(force=False)", "x.numpy(force=True)"),
        ("np.asarray(x.cpu())", "np.asarray(x.detach().cpu())"),
    ],
)
def test_force_style(before: str, after: str) -> None:
    name = "asarray" if "asarray" in before else "numpy"
    assert rewritten(f"y = {before}\n", FORCE, name) == f"y = {after}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            program(
                """
                y = (
                    x  # the batch
                    # in rows
                    .view(2)  # two rows
                    # for plotting
                    .numpy()  # array
                )
                """
            ),
            program(
                """
                y = (
                    x  # the batch
                    # in rows
                    .view(2)  # two rows
                    .detach()
                    .cpu()
                    # for plotting
                    .numpy()  # array
                )
                """
            ),
        ),
        (
            "y = (\n\tx  # the batch\n\t.cpu()  # host\n\t.numpy()\n)\n",
            "y = (\n\tx  # the batch\n\t.detach()\n\t.cpu()  # host\n\t.numpy()\n)\n",
        ),
        (
            program(
                """
                y = (model(x)
                     .cpu().numpy())
                """
            ),
            program(
                """
                y = (model(x)
                     .detach().cpu().numpy())
                """
            ),
        ),
        (
            program(
                """
                y = (x.  # the batch
                     view(2).
                     numpy())
                """
            ),
            program(
                """
                y = (x.  # the batch
                     view(2).
                     detach().
                     cpu().
                     numpy())
                """
            ),
        ),
        (
            "y = x \\\n    .view(2) \\\n    .numpy()\n",
            "y = x \\\n    .view(2) \\\n    .detach() \\\n    .cpu() \\\n    .numpy()\n",
        ),
        (
            program(
                """
                y = model(
                    x,  # the batch
                ).numpy()
                """
            ),
            program(
                """
                y = model(
                    x,  # the batch
                ).detach().cpu().numpy()
                """
            ),
        ),
        (
            program(
                """
                z = np.asarray(
                    x
                    .view(2)  # two rows
                    .float(),  # floats
                    float,
                )
                """
            ),
            program(
                """
                z = np.asarray(
                    x
                    .view(2)  # two rows
                    .float()
                    .detach()
                    .cpu(),  # floats
                    float,
                )
                """
            ),
        ),
    ],
)
def test_keeps_the_layout_of_a_chain(before: str, after: str) -> None:
    name = "asarray" if "asarray" in before else "numpy"
    assert rewritten(before, BOTH, name) == after
    assert rewritten(before.replace("\n", "\r\n"), BOTH, name) == after.replace("\n", "\r\n")


def test_nested_conversions_in_one_pass() -> None:
    before = "y = net(np.stack([a.numpy(), g(b.numpy()).numpy()])).numpy()\n"
    result = applied(before, BOTH, "numpy")
    assert result.text == before.replace(".numpy()", ".detach().cpu().numpy()")
    assert len(result.applied) == 4
