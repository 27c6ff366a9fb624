"""The harness itself: what it sees of a run, what it calls known, and how a long run is split."""

from __future__ import annotations

import math
import sys

import pytest

from lint_rules.analyze import analyze
from lint_rules.source import Source
from tests.differential.check import SETTINGS, check
from tests.differential.execute import execute
from tests.differential.fuzz import batches
from tests.differential.known import FactAtSite, Knowledge, facts_at_sites
from tests.differential.repair import repaired
from tests.differential.tally import Tally
from tests.execution.machine import Machine

needs_positions = pytest.mark.skipif(
    sys.version_info < (3, 11), reason="Python does not tell which call of a line is being carried out"
)

_GUARDED = """\
import torch

out = []
x = torch.ones(2, requires_grad=True)
try:
    out.append(x.numpy())
except {handled}:
    out.append("handled")
"""


@pytest.mark.parametrize(("handled", "is_handled"), [("RuntimeError", True), ("KeyError", False)])
def test_a_failing_conversion_raises_only_where_the_program_handles_it(handled: str, is_handled: bool) -> None:
    run = execute(_GUARDED.format(handled=handled), Machine.CPU, 0)
    assert run.failure is None
    assert [visit.handled for visits in run.conversions.values() for visit in visits] == [is_handled]
    assert run.failed_conversions is not is_handled
    assert run.result is not None
    assert run.result.parts[0].type == ("str" if is_handled else "ndarray")


@needs_positions
def test_two_conversions_of_one_line_are_told_apart() -> None:
    text = "import torch\nx = torch.ones(2, requires_grad=True)\nboth = x.numpy(), x.detach().numpy()\n"
    run = execute(text, Machine.CPU, 0)
    grads = {place[1]: [visit.tensor.requires_grad for visit in visits] for place, visits in run.conversions.items()}
    assert grads == {7: [True], 18: [False]}


_FLIPPED = """\
import random

import torch

x = torch.ones(2)
if {test}:
    x = torch.ones(2, requires_grad=True)
x.numpy()
"""


@needs_positions
@pytest.mark.parametrize(
    ("test", "knowledge"),
    [("random.random() < 0.5", Knowledge.ALL_SEEN), ("random.random() < 2", Knowledge.TOO_MANY)],
)
def test_several_outcomes_count_as_seen_only_if_runs_show_each(test: str, knowledge: Knowledge) -> None:
    facts = {fact.fact: fact.knowledge for fact in check(_FLIPPED.format(test=test)).facts}
    assert facts == {"requires_grad": knowledge, "device": Knowledge.ONE, "dtype": Knowledge.ONE}


def test_an_unknown_fact_comes_with_its_reason() -> None:
    source = Source.from_text("import torch\n\n\ndef f(x):\n    return x.numpy()\n")
    assert set(facts_at_sites(analyze(source, settings=SETTINGS), [])) == {
        FactAtSite(5, fact, Knowledge.UNKNOWN, ("parameter '…' has no annotation",))
        for fact in ("requires_grad", "device", "dtype")
    }


def test_a_disagreement_is_counted_by_program() -> None:
    tally = Tally(programs={"unsound: a": ["x", "y"], "unsound: b": ["x"], "miss: c": ["z"]})
    assert [tally.count(kind) for kind in ("unsound", "miss", "wrong certain")] == [2, 1, 0]
    assert not tally.holds
    assert Tally(programs={"miss: c": ["z"]}).holds


def test_a_statement_that_raises_is_replaced_by_one_that_does_not() -> None:
    text = "import torch\nxs = []\nxs.append(torch.ones(2, 2) @ torch.ones(3))\ny = 1 / 0\n"
    assert repaired(text) == "import torch\nxs = []\nxs.append(torch.ones(2, 2))\ny = torch.ones(2, 2)\n"


def test_a_long_run_is_split_by_seed() -> None:
    parts = batches(120, 7, math.inf)
    assert [(part.seed, part.size) for part in parts] == [(7, 50), (8, 50), (9, 20)]
