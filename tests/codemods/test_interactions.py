"""Several rules on one expression: one run of fixes repairs it as if each had been alone there."""

from __future__ import annotations

import ast
import functools
import itertools
from collections.abc import Iterable

import pytest

from codemods.apply import fix_source
from lint_rules.analyze import analyze
from lint_rules.registry import all_rules
from lint_rules.rewrites import GuardNumpy, GuardStyle
from lint_rules.rule import Finding, FixSafety
from lint_rules.settings import Settings
from lint_rules.source import Source
from tests.codemods.interactions import ALONE, Meeting, chained, nested
from tests.execution.machine import Machine
from tests.execution.record import Record
from tests.execution.run import run

ALL = Settings(select=("ALL",))
UNINITIALISED = "TNP308"
"""The rule about tensors that hold whatever was in memory: no two runs of such a program are the same."""

NESTED = tuple(nested())
CHAINED = tuple(chained())
every_meeting = pytest.mark.parametrize("meeting", [*NESTED, *CHAINED], ids=lambda one: " ".join(one.codes))


def findings_in(text: str, settings: Settings = ALL) -> tuple[Finding, ...]:
    return analyze(Source.from_text(text), settings=settings).findings


def codes_of(findings: Iterable[Finding]) -> set[str]:
    return {finding.code for finding in findings}


def applicable(findings: Iterable[Finding], *, unsafe: bool) -> list[Finding]:
    allowed = (FixSafety.SAFE, FixSafety.UNSAFE) if unsafe else (FixSafety.SAFE,)
    return [finding for finding in findings if finding.fix is not None and finding.fix.safety in allowed]


@functools.cache
def codes_with_fixes() -> frozenset[str]:
    """The rules of which an example is fixed."""
    found = (findings_in(example.bad) for rule in all_rules() for example in rule.examples)
    return frozenset(finding.code for findings in found for finding in applicable(findings, unsafe=True))


@functools.lru_cache(maxsize=4)
def recorded(text: str) -> Record:
    return run(text, Machine.ACCELERATOR if '"cuda"' in text or ".cuda()" in text else Machine.CPU)


def styles_for(findings: Iterable[Finding]) -> tuple[GuardStyle, ...]:
    """Both styles where a guard is inserted; elsewhere they are the same."""
    guards = any(finding.fix is not None and isinstance(finding.fix.rewrite, GuardNumpy) for finding in findings)
    return tuple(GuardStyle) if guards else (GuardStyle.CHAIN,)


def test_every_pair_of_rules_with_fixes_meets_in_a_program() -> None:
    meeting = codes_with_fixes() - ALONE.keys()
    assert {meeting.codes for meeting in NESTED} == set(itertools.combinations(sorted(meeting), 2))


def test_rules_that_meet_no_other_have_a_fix() -> None:
    assert ALONE.keys() <= codes_with_fixes()


def test_triples_are_among_the_chains() -> None:
    assert len({meeting.codes for meeting in CHAINED if len(meeting.codes) >= 3}) >= 15


def test_an_array_that_is_copied_is_not_copied_again() -> None:
    (meeting,) = [meeting for meeting in CHAINED if meeting.codes == ("TNP306", "TNP401")]
    after = fix_source(Source.from_text(meeting.text), settings=ALL, unsafe=True).text
    assert "torch.from_numpy(np.diagonal(table).copy())\n" in after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("torch.ones(2).bfloat16().numpy().tolist()", "torch.ones(2).bfloat16().tolist()"),
        ("torch.tensor([1j]).conj().numpy().tolist()", "torch.tensor([1j]).conj().tolist()"),
        ("[w.numpy().item(), w.numpy()]", "[w.item(), w.detach().numpy()]"),
        ("w.data.bfloat16().cpu().numpy().item()", "w.detach().bfloat16().item()"),
        ("w  # kept\n.numpy()  # too\n.item()", "w  # kept\n.detach()\n.numpy()  # too\n.item()"),
    ],
)
def test_nothing_is_put_before_a_conversion_that_is_spared(before: str, after: str) -> None:
    start = "import torch\n\nw = torch.ones(1, requires_grad=True)\nx = ("
    fixed = fix_source(Source.from_text(f"{start}{before})\n"), settings=ALL, unsafe=True).text
    assert fixed == f"{start}{after})\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("np.mean(h)", "np.mean(h.float().numpy())"),
        ("np.mean(z.conj())", "np.mean(z.conj().resolve_conj().numpy())"),
        ("torch.Tensor([ids, ids], dtype=torch.long)", "torch.tensor(np.array([ids, ids]), dtype=torch.long)"),
        ("torch.mm(torch.Tensor(wide), torch.ones(2, 2))", "torch.mm(torch.tensor(wide).float(), torch.ones(2, 2))"),
        ("g.detach().numpy()", "g.numpy(force=True)"),
    ],
)
def test_what_one_fix_uncovers_the_same_run_repairs(before: str, after: str) -> None:
    start = """\
import numpy as np
import torch

h = torch.ones(2).bfloat16()
z = torch.tensor([1j])
ids = np.array([1, 2])
wide = np.ones((2, 2))
g = torch.ones(2, device="cuda")
result = """
    settings = Settings(select=("ALL",), guard_style=GuardStyle.FORCE)
    fixed = fix_source(Source.from_text(f"{start}{before}\n"), settings=settings, unsafe=True).text
    assert fixed == f"{start}{after}\n"
    assert recorded(fixed).failure is None


@every_meeting
def test_one_run_repairs_all(meeting: Meeting) -> None:
    before = findings_in(meeting.text)
    assert set(meeting.codes) <= codes_of(applicable(before, unsafe=True))
    for style, unsafe in itertools.product(styles_for(before), (False, True)):
        settings = Settings(select=("ALL",), guard_style=style)
        after = fix_source(Source.from_text(meeting.text), settings=settings, unsafe=unsafe).text
        ast.parse(after)
        again = fix_source(Source.from_text(after), settings=settings, unsafe=unsafe)
        assert (again.text, again.applied) == (after, ())
        left = findings_in(after, settings)
        assert not applicable(left, unsafe=unsafe)
        assert codes_of(left) <= codes_of(before)
        if unsafe:
            assert recorded(after).failure is None
            assert recorded(after).result == recorded(meeting.meant).result
        elif recorded(meeting.text).failure is None and UNINITIALISED not in meeting.codes:
            assert recorded(after).result == recorded(meeting.text).result
