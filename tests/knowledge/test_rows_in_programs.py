"""The rows as the analysis applies them: what it proves of a program with one operator, real torch confirms."""

from __future__ import annotations

import random
import warnings
from collections.abc import Iterator

import pytest
import torch

from lint_rules.analyze import analyze
from lint_rules.knowledge import tensor_methods, tensor_ops, torch_functions, torch_ops
from lint_rules.rule import Certainty
from lint_rules.source import Source

PREAMBLE = """\
import torch
m = torch.rand(4, 4) * 0.1 + torch.eye(4) * 0.5
m = (m + m.T) / 2
w = m.clone().requires_grad_()
c = m.clone()
i = torch.tensor([2, 0, 1, 3])
"""
FUNCTION_ARGUMENTS = (
    *("w", "w, w", "w, c", "c, w", "w, 1", "w, 0, 1", "w, w[0]", "w, 0, i", "c, 0, i, w", "w, (4, 4)"),
    *("[w, w]", "[c, w]", "c > 0.3, w, c", "w, c, c", "c, w, c", "c, c, w", "w[0], c[0]", "c[0], w[0]", "i, w"),
)
METHOD_ARGUMENTS = ("", "w", "c", "1", "0, 1", "0, i", "(4, 4)", "c, c", "c > 0.3, 0.5", "0.5")
PROGRAMS = 400
CHANGES_TORCH = {"torch.save", "torch.seed", "torch.manual_seed", "torch.set_rng_state", "torch.set_num_threads"}


def expressions() -> Iterator[str]:
    for name in {**torch_ops.FUNCTIONS, **torch_functions.OPERATORS, **torch_functions.NEURAL}:
        if name not in CHANGES_TORCH:
            yield from (f"{name}({arguments})" for arguments in FUNCTION_ARGUMENTS)
    for name in {**tensor_ops.METHODS, **tensor_methods.OPERATIONS}:
        changes = name.endswith("_") and not name.endswith("__")
        for receiver in ("w", "c"):
            yield from (
                f"{receiver}{'.clone()' if changes else ''}.{name}({arguments})" for arguments in METHOD_ARGUMENTS
            )


def programs() -> Iterator[str]:
    """Programs that run up to the conversion of what their operator gives."""
    drawn = list(expressions())
    random.Random(0).shuffle(drawn)
    for expression in drawn:
        names: dict[str, object] = {}
        try:
            exec(f"{PREAMBLE}r = {expression}", names)  # the programs are made here
        except Exception:  # noqa: BLE001 - arguments that this operator refuses
            continue
        result = names["r"]
        parts = len(result) if isinstance(result, (tuple, list)) else 0
        for output in ["r"] if isinstance(result, torch.Tensor) else [f"r[{index}]" for index in range(parts)]:
            yield f"{PREAMBLE}r = {expression}\n{output}.numpy()\n"
            yield f"{PREAMBLE}with torch.no_grad():\n    r = {expression}\n{output}.numpy()\n"


def requires_grad(program: str) -> bool:
    """Whether torch refuses the conversion for that; of what has several reasons it names the layout first."""
    try:
        exec(program, {})
    except (RuntimeError, TypeError, AttributeError) as error:
        if "layout tensor to numpy" in str(error):
            return requires_grad(program.replace(".numpy()", ".to_dense().numpy()"))
        return "requires grad" in str(error)
    return False


def test_a_sparse_tensor_is_made_dense_before_it_is_asked_for_grad() -> None:
    assert requires_grad(f"{PREAMBLE}r = w.to_sparse()\nr.numpy()\n")
    assert not requires_grad(f"{PREAMBLE}r = c.to_sparse()\nr.numpy()\n")


def test_certain_findings_are_right(lazy_device: str) -> None:
    del lazy_device
    wrong, certain = [], 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for program, _ in zip(programs(), range(PROGRAMS), strict=False):
            findings = analyze(Source.from_text(program)).findings
            if any(one.code == "TNP101" and one.certainty is Certainty.CERTAIN for one in findings):
                certain += 1
                if not requires_grad(program):
                    wrong.append(program.removeprefix(PREAMBLE))
    assert wrong == []
    assert certain > PROGRAMS // 10


@pytest.mark.parametrize(
    "statement", ["w.exp().numpy()", "torch.cat([c, w]).numpy()", "torch.topk(w, 2)[0].numpy()", "w.view(-1).numpy()"]
)
def test_plain_operators_are_proven(statement: str) -> None:
    program = f"{PREAMBLE}{statement}\n"
    findings = analyze(Source.from_text(program)).findings
    assert [(one.code, one.certainty) for one in findings] == [("TNP101", Certainty.CERTAIN)]
    assert requires_grad(program)
