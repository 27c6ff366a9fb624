"""The fixture programs after `torchnp fix`, again with real torch as the judge."""

from __future__ import annotations

import pytest

from codemods.apply import Rewritten, fix_source
from lint_rules.analyze import analyze
from lint_rules.rule import Finding, FixSafety
from lint_rules.settings import Settings
from lint_rules.source import Source
from tests.execution.case import Case, all_cases
from tests.execution.run import run, run_with_forced_conversions
from tests.test_cases import findings_in

FLOWS_BACK = {
    "loss": """\
import torch


def reconstruction_loss(w: torch.Tensor):
    target = torch.from_numpy(w.numpy())
    return ((w - target) ** 2).sum()
""",
    "forward": """\
import torch
from torch import nn


class Rounding(nn.Module):
    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(3))

    def forward(self, x):
        return x * torch.from_numpy(self.scale.numpy().round())
""",
    "training step": """\
import torch


def step(model: torch.nn.Module, batch, optimizer):
    output = torch.as_tensor(model(batch).numpy() * 2)
    output.sum().backward()
    optimizer.step()
""",
}
"""Programs in which the array comes back as a tensor that gradients should reach."""

every_case = pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.path)


def fixed(case: Case, *, unsafe: bool) -> Rewritten:
    settings = Settings(extend_select=case.select)
    return fix_source(Source.from_text(case.text), settings=settings, unsafe=unsafe, path=case.path)


def can_be_fixed(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.safety is not FixSafety.DISPLAY_ONLY


@every_case
def test_a_safe_fix_keeps_what_a_working_program_computes(case: Case) -> None:
    """Where the program corrupted values, it did not work: there a safe fix may bring back the true ones."""
    after = fixed(case, unsafe=False)
    if not after.applied:
        return
    for machine, before in zip(case.machines, case.records(), strict=True):
        if before.failure is None and all(made.keeps_values for made in before.constructions):
            again = run(after.text, machine, filename=case.path)
            assert again.failure is None
            assert again.result == before.result


@every_case
def test_the_fixes_together_make_a_failing_program_run(case: Case) -> None:
    if not all(can_be_fixed(finding) for finding in findings_in(case)):
        return
    for machine, before in zip(case.machines, case.records(), strict=True):
        if before.failure is not None and findings_in(case):
            again = run(fixed(case, unsafe=True).text, machine, filename=case.path)
            assert again.failure is None
            meant = run_with_forced_conversions(case.text, machine)
            assert meant.failure is not None or again.result == meant.result


@every_case
def test_a_second_fix_finds_nothing_to_do(case: Case) -> None:
    after = fixed(case, unsafe=True)
    again = fix_source(
        Source.from_text(after.text), settings=Settings(extend_select=case.select), unsafe=True, path=case.path
    )
    assert again.text == after.text
    assert again.applied == ()


@pytest.mark.parametrize("text", FLOWS_BACK.values(), ids=FLOWS_BACK.keys())
def test_detach_is_never_inserted_where_the_array_flows_back(text: str) -> None:
    source = Source.from_text(text)
    assert analyze(source).findings
    assert fix_source(source, settings=Settings(), unsafe=True).text == text
