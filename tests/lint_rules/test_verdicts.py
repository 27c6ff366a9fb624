"""What is said of each place that was judged, and why nothing is reported where nothing is."""

from __future__ import annotations

import pytest

from lint_rules.analyze import analyze
from lint_rules.rule import Certainty
from lint_rules.settings import Settings
from lint_rules.source import Source
from lint_rules.values.frames.budget import MAX_STEPS
from lint_rules.verdicts import Outcome, Quiet, Verdict, verdicts

HEAD = "import numpy as np\nimport torch\n\n"


def judged(body: str, settings: Settings = Settings()) -> list[Verdict]:
    return list(verdicts(analyze(Source.from_text(HEAD + body), settings=settings)))


def only(body: str, settings: Settings = Settings()) -> Verdict:
    (verdict,) = judged(body, settings)
    return verdict


def facts(verdict: Verdict) -> dict[str, list[str]]:
    return {fact.name: [one.label for one in fact.outcomes] for fact in verdict.facts}


@pytest.mark.parametrize(
    ("body", "quiet"),
    [
        ("torch.ones(2).numpy()\n", Quiet.SETTLED),
        ("def f(x):\n    return x.detach().cpu().numpy()\n", Quiet.SETTLED),
        ("def f(x: torch.Tensor):\n    return x.cpu().numpy()\n", Quiet.GRAD_OPEN),
        (
            "from elsewhere import merged\n\ndef f(x):\n    return merged(torch.ones(2)).detach().numpy()\n",
            Quiet.CPU_EXPECTED,
        ),
        ("np.asarray(np.ones(2))\n", Quiet.NO_TENSOR),
        ("class Box:\n    def numpy(self):\n        return 1\n\nBox().numpy()\n", Quiet.NO_TENSOR),
        ("from elsewhere import load\n\nnp.asarray(load())\n", Quiet.MAY_BE_ANYTHING),
        ("from PIL import Image\n\ndef f(x, y):\n    return (Image.new(y) if y else x).numpy()\n", Quiet.MIXED),
        ("def f(x: torch.Tensor):\n    return x.numpy(force=True)\n", Quiet.FORCED),
        ("def f(x):\n    try:\n        return x.numpy()\n    except TypeError:\n        return None\n", Quiet.HANDLED),
        ("def f(x):\n    return None\n    return x.numpy()\n", Quiet.NOT_REACHED),
        (f"def f(x):\n    return [{'x, ' * MAX_STEPS}x.numpy()]\n", Quiet.GAVE_UP),
        ("def f(x: torch.Tensor):\n    return x.numpy()  # noqa: TNP103\n", Quiet.SILENCED),
    ],
    ids=lambda given: given.name if isinstance(given, Quiet) else "",
)
def test_why_nothing_is_reported(body: str, quiet: Quiet) -> None:
    verdict = only(body)
    assert (verdict.quiet, verdict.findings) == (quiet, ())


@pytest.mark.parametrize("settings", [Settings(ignore=("TNP103",)), Settings(min_certainty=Certainty.LIKELY)])
def test_settings_can_be_why(settings: Settings) -> None:
    assert only("def f(x: torch.Tensor):\n    return x.numpy()\n", settings).quiet is Quiet.NOT_SELECTED


def test_a_rule_that_is_left_out_can_be_why() -> None:
    settings = Settings(ignore=("TNP106",))
    assert only('torch.ones(2, device="meta").numpy()\n', settings).quiet is Quiet.NOT_SELECTED


def test_every_reason_to_be_quiet_is_tried() -> None:
    (mark,) = [one for one in test_why_nothing_is_reported.pytestmark if one.name == "parametrize"]  # type: ignore[attr-defined]
    assert {quiet for _, quiet in mark.args[1]} | {Quiet.NOT_SELECTED} == set(Quiet)


def test_a_finding_stands_with_the_facts_that_made_it() -> None:
    verdict = only('x = torch.ones(2, device="cuda", requires_grad=True)\nx.numpy()\n')
    assert [(one.code, one.certainty) for one in verdict.findings] == [("TNP102", Certainty.CERTAIN)]
    assert (verdict.quiet, verdict.subject) == (None, "x")
    assert (verdict.span.line, verdict.span.column) == (5, 3)
    assert facts(verdict) == {
        "requires_grad": ["yes"],
        "device": ["off-cpu"],
        "dtype": ["float32"],
        "grad mode": ["on"],
    }
    assert verdict.open_questions == ()


def test_an_unknown_says_why_and_where() -> None:
    verdict = only("def f(x):\n    return x.numpy()\n")
    unknown = Outcome("unknown", "parameter 'x' has no annotation", 4, 7)
    assert verdict.kinds == verdict.open_questions == (unknown,)
    assert facts(verdict) == {"grad mode": ["on"]}


def test_only_what_a_guard_hangs_on_is_an_open_question() -> None:
    verdict = only("def f(x: torch.Tensor):\n    return x.detach().numpy()\n")
    assert [one.code for one in verdict.findings] == ["TNP104"]
    assert facts(verdict)["dtype"] == ["unknown"]
    assert [(one.why, one.line) for one in verdict.open_questions] == [("parameter 'x' does not tell", 4)]
    assert verdict.settled == ("it does not require grad",)


@pytest.mark.parametrize(
    ("body", "settled"),
    [
        ("torch.ones(2).numpy()\n", ("it does not require grad", "it is on the CPU")),
        (
            "@torch.no_grad()\ndef f(x: torch.Tensor):\n    return x.cpu().numpy()\n",
            ("grad mode is off", "it is on the CPU"),
        ),
    ],
)
def test_what_settles_a_guard_is_said(body: str, settled: tuple[str, ...]) -> None:
    assert only(body).settled == settled


def test_places_come_in_the_order_of_the_text() -> None:
    body = "def f(x, y: torch.Tensor):\n    return x.numpy(), np.asarray(y)\n\n\ntorch.ones(2).numpy()\n"
    assert [verdict.span.line for verdict in judged(body)] == [5, 5, 8]


def test_a_file_without_tensors_has_no_places() -> None:
    assert list(verdicts(analyze(Source.from_text("def f(x):\n    return x.numpy()\n")))) == []
