"""Analysing and fixing until nothing is left to do."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from codemods import rewriting
from codemods.apply import NotConverging, fix_source
from lint_rules.analyze import analyze
from lint_rules.rewrites import GuardNumpy, GuardStyle
from lint_rules.rule import Finding, FixSafety
from lint_rules.settings import LegacyConstructor, Settings
from lint_rules.source import Source
from tests.codemods.findings import found, program


def fixed(text: str, *, unsafe: bool = False, settings: Settings = Settings()) -> str:
    """The fixed text, which a second run leaves as it is, and in which no fix is left to apply."""
    result = fix_source(Source.from_text(text), settings=settings, unsafe=unsafe)
    again = fix_source(Source.from_text(result.text), settings=settings, unsafe=unsafe)
    assert again.text == result.text
    assert again.applied == ()
    return result.text


PROGRAM = """\
import numpy as np
import torch

net = torch.nn.Linear(2, 2)
x = torch.ones(3, 2)
out = net(x)
a = out.numpy()
b = (
    out  # logits
    .cpu()  # to the host
    .detach()
    .numpy()
)
c = np.stack([net(x).numpy(), net(torch.full((3, 2), net(x).numpy().sum())).numpy()])
d = torch.Tensor(np.array([16777217])).long()
e = net(x).numpy()  # noqa: TNP101
f = f"{out.numpy()} {out.numpy()}"
"""


def test_repairs_a_program_and_leaves_the_suppressed_line() -> None:
    assert fixed(PROGRAM) == (
        PROGRAM.replace("a = out.numpy()", "a = out.detach().numpy()")
        .replace("    .cpu()  # to the host\n    .detach()\n", "    .detach()\n    # to the host\n    .cpu()\n")
        .replace(
            "np.stack([net(x).numpy(), net(torch.full((3, 2), net(x).numpy().sum())).numpy()])",
            "np.stack([net(x).detach().numpy(), "
            "net(torch.full((3, 2), net(x).detach().numpy().sum())).detach().numpy()])",
        )
        .replace("torch.Tensor(np.array([16777217])).long()", "torch.tensor(np.array([16777217]), dtype=torch.long)")
        .replace("{out.numpy()}", "{out.detach().numpy()}")
    )


def test_every_finding_that_was_applied_is_gone() -> None:
    source = Source.from_text(PROGRAM)
    result = fix_source(source, settings=Settings(), unsafe=False)
    codes_before = [finding.code for finding in analyze(source).findings]
    codes_after = [finding.code for finding in analyze(Source.from_text(result.text)).findings]
    applied = [finding.code for finding in result.applied]
    assert applied
    assert sorted([*codes_after, *applied]) == sorted(codes_before)


def test_unsafe_fixes_only_on_request() -> None:
    text = "import numpy as np\nimport torch\n\ny = torch.Tensor(np.zeros(3))\n"
    assert fixed(text) == text
    assert fixed(text, unsafe=True) == text.replace("torch.Tensor(", "torch.tensor(")


def test_settings_reach_the_fix() -> None:
    text = program(
        """
        import numpy as np
        import torch

        y = torch.Tensor(np.zeros(3))
        z = torch.ones(2, requires_grad=True).numpy()
        """
    )
    settings = Settings(guard_style=GuardStyle.FORCE, legacy_constructor=LegacyConstructor.EXPLICIT)
    result = fixed(text, settings=settings)
    assert "torch.Tensor" not in result
    assert "requires_grad=True).numpy(force=True)" in result


@pytest.mark.parametrize("text", ["", "\n", "x = 1\n", "def f(:\n", "import torch\nx.numpy("])
def test_nothing_to_do(text: str) -> None:
    assert fixed(text, unsafe=True) == text


@dataclass(frozen=True)
class OnlyFindings:
    findings: tuple[Finding, ...]


def test_what_one_pass_uncovers_the_next_repairs(monkeypatch: pytest.MonkeyPatch) -> None:
    def analysis(source: Source, **_: object) -> OnlyFindings:
        needs_detach = ".detach" not in source.text
        rewrite = GuardNumpy(detach=needs_detach, cpu=not needs_detach)
        return OnlyFindings(tuple(found(source, rewrite, "numpy")))

    monkeypatch.setattr(rewriting, "analyze", analysis)
    result = fix_source(Source.from_text("y = x.numpy()\n"), settings=Settings(), unsafe=False)
    assert result.text == "y = x.detach().cpu().numpy()\n"
    assert len(result.applied) == 2


def test_fixes_without_end_are_an_error_and_give_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def analysis(source: Source, **_: object) -> OnlyFindings:
        return OnlyFindings(tuple(found(source, GuardNumpy(detach=True, cpu=False), "numpy")))

    monkeypatch.setattr(rewriting, "analyze", analysis)
    source = Source.from_text("y = x.foo(w).numpy(); z = x.detach().foo(w)\n")
    monkeypatch.setattr("codemods.chain.is_detached", lambda tensor: False)
    with pytest.raises(NotConverging, match=r"^model\.py: the fixes of TNP999 undo each other"):
        fix_source(source, settings=Settings(), unsafe=False, path="model.py")


def test_display_only_fixes_are_never_applied(monkeypatch: pytest.MonkeyPatch) -> None:
    def analysis(source: Source, **_: object) -> OnlyFindings:
        rewrite = GuardNumpy(detach=True, cpu=False)
        return OnlyFindings(tuple(found(source, rewrite, "numpy", safety=FixSafety.DISPLAY_ONLY)))

    monkeypatch.setattr(rewriting, "analyze", analysis)
    assert fix_source(Source.from_text("x.numpy()\n"), settings=Settings(), unsafe=True).text == "x.numpy()\n"
