"""The harness itself: what it sees of a run, what it calls known, and how a long run is split."""

from __future__ import annotations

import ast
import itertools
import math
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lint_rules.analyze import analyze
from lint_rules.rule import Certainty, Finding, Span, TraceStep
from lint_rules.source import Source
from tests.differential import fuzz
from tests.differential.borne_out import wrong_certain
from tests.differential.check import SETTINGS, check
from tests.differential.execute import execute
from tests.differential.fuzz import Batch, batches, run_batch
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


@pytest.mark.parametrize("ended", ["analyze", "fix_source"])
def test_what_ends_the_analysis_or_a_fix_fails_the_run_and_is_kept(
    ended: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise IndexError

    monkeypatch.setattr(f"tests.differential.check.{ended}", fail)
    monkeypatch.setattr("tests.differential.fuzz.KEPT", tmp_path)
    tally = run_batch(Batch(3, 1, math.inf))
    assert list(tally.programs) == ["crash: IndexError at test_harness.fail"]
    assert not tally.holds
    (text,) = tally.programs["crash: IndexError at test_harness.fail"]
    assert (tmp_path / "3-1.py").read_text(encoding="utf-8") == f"# crash: IndexError at test_harness.fail\n{text}"


def test_a_statement_that_raises_is_replaced_by_one_that_does_not() -> None:
    text = "import torch\nxs = []\nxs.append(torch.ones(2, 2) @ torch.ones(3))\ny = 1 / 0\n"
    assert repaired(text) == "import torch\nxs = []\nxs.append(torch.ones(2, 2))\ny = torch.ones(2, 2)\n"


def test_a_long_run_is_split_by_seed() -> None:
    parts = batches(120, 7, math.inf)
    assert [(part.seed, part.size) for part in parts] == [(7, 50), (8, 50), (9, 20)]


@pytest.mark.parametrize(
    ("made", "change"),
    [
        ("weights.bool()", "flags *= 0.5"),
        ("weights.bool()", "flags.add_(weights)"),
        ("weights.bool()", "flags += weights"),
        ("torch.ones_like(weights.bool(), device='cpu')", "flags *= 0.5"),
    ],
)
def test_the_accelerator_refuses_to_write_what_a_dtype_cannot_hold(made: str, change: str) -> None:
    text = f"import torch\nweights = torch.ones((), device='cuda')\nflags = {made}\n{change}\n"
    run = execute(text, Machine.ACCELERATOR, 0)
    assert run.failed_line == 4
    assert "can't be cast" in (run.failure or "")


def denials(text: str, code: str) -> list[str]:
    """What the runs of a program deny of a certain finding of that code at its last call of a function."""
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    call = next(node for node in calls if ast.unparse(node.func) in ("torch.from_numpy", "random.shuffle"))
    span = Span(call.lineno, call.col_offset + 1, call.func.end_lineno or 0, (call.func.end_col_offset or 0) + 1)
    last = ast.parse(text).body[-1]
    trace = (TraceStep(last.lineno, last.col_offset + 1, "written to here"),)
    finding = Finding(code, "", "", Certainty.CERTAIN, span, call.lineno, trace=trace)
    return [what for _, what in wrong_certain([finding], text, [execute(text, Machine.CPU, 0)])]


_SHARED = "import numpy as np\nimport torch\nbase = np.ones(2)\nother = torch.from_numpy(base{copy})\nbase *= 2.0\n"


@pytest.mark.parametrize(("copy", "denied"), [("", []), (".copy()", ["TNP401"])])
def test_memory_that_is_never_written_to_denies_that_it_is_shared(copy: str, denied: list[str]) -> None:
    assert denials(_SHARED.format(copy=copy), "TNP401") == denied


def test_a_write_whose_argument_fails_denies_nothing() -> None:
    text = (
        "import numpy as np\nimport torch\nother = torch.from_numpy(np.ones(2))\n"
        "other.add_(torch.ones(2) @ torch.ones(3))\n"
    )
    assert denials(text, "TNP401") == []


@pytest.mark.parametrize(("rows", "denied"), [("torch.ones(2)", []), ("[1.0, 2.0]", ["TNP108"])])
def test_a_list_that_is_shuffled_denies_that_it_is_a_tensor(rows: str, denied: list[str]) -> None:
    assert denials(f"import random\nimport torch\nrandom.shuffle({rows})\n", "TNP108") == denied


_LEFT = """\
import torch

weight = torch.ones(2, requires_grad=True)
left = (weight * 2.0).detach().numpy()
{write}
torch.tensor(left, requires_grad=True).sum().backward()
"""


@pytest.mark.parametrize(("write", "is_moved"), [("left *= 2.0", True), ("left[:] = 0.5", False)])
def test_what_is_disturbed_moves_what_depends_on_it(write: str, is_moved: bool) -> None:
    text = _LEFT.format(write=write)
    before = execute(text, Machine.CPU, 0)
    after = execute(text, Machine.CPU, 0, disturbed=(4, 7, 4, 38))
    assert before.losses
    assert (before.losses != after.losses) is is_moved


_UNMOVED = """\
import torch

weight = torch.zeros(2, requires_grad=True)
left = weight.detach().numpy()
torch.tensor({result}, requires_grad=True).sum().backward()
"""


@pytest.mark.parametrize("result", ["1 / left", "left * 0"])
def test_infinity_and_zero_deny_nothing(result: str) -> None:
    text = _UNMOVED.format(result=result)
    (finding,) = analyze(Source.from_text(text), settings=SETTINGS).findings
    assert (finding.code, finding.certainty) == ("TNP501", Certainty.CERTAIN)
    assert check(text).problems == ()


def test_what_the_stand_in_draws_is_drawn_once() -> None:
    text = """\
import torch

out = []
drawn = torch.rand(8, requires_grad=True, device="cuda")
out.append([drawn.detach().cpu().tolist() == drawn.detach().cpu().tolist()])
"""
    assert "True" in str(execute(text, Machine.ACCELERATOR, 0, noted=False).result)


def test_a_batch_in_which_torch_ends_the_process_is_lost_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def up_to_the_deadly(parts: list[fuzz.Batch], workers: int) -> Iterator[Tally]:
        del workers
        yield from (Tally(run=part.size) for part in itertools.takewhile(lambda one: one.seed not in (3, 7), parts))

    monkeypatch.setattr(fuzz, "_while_all_live", up_to_the_deadly)
    tally, left = fuzz.collect(fuzz.batches(500, 0, math.inf), 2, lambda _: None)
    assert (tally.run, tally.lost, left) == (400, 100, 10)
