"""Projects of several files: what one file tells of another, found by analysis and held against real torch."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from lint_rules.analyze import analyze
from lint_rules.flake8_plugin import Plugin
from lint_rules.rule import Certainty, Finding
from lint_rules.source import Source
from tests.execution import project_run
from tests.execution.case import Expectation, expectations
from torchnp.searched import SearchedTree

PROJECTS = Path(__file__).parent / "projects"
RUN = re.compile(r"^# run: (.+)$", re.MULTILINE)
LISTED = sorted(path for path in PROJECTS.rglob("*.py") if "expect:" in path.read_text(encoding="utf-8"))

each_file = pytest.mark.parametrize("path", LISTED, ids=lambda path: path.relative_to(PROJECTS).as_posix())


@dataclass(frozen=True)
class Run:
    """An expression that a module of a project asks to be evaluated in it."""

    root: Path
    path: Path
    expression: str

    @property
    def module(self) -> str:
        parts = self.path.relative_to(self.root).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def all_runs() -> list[Run]:
    runs: list[Run] = []
    for path in sorted(PROJECTS.rglob("*.py")):
        project = PROJECTS / path.relative_to(PROJECTS).parts[0]
        root = project / "src" if (project / "src").is_dir() else project
        runs.extend(Run(root, path, found) for found in RUN.findall(path.read_text(encoding="utf-8")))
    return runs


@pytest.fixture(scope="module")
def failures() -> Mapping[Run, tuple[Path, int] | None]:
    """Where each run fails on real torch."""
    runs = all_runs()
    asked = json.dumps([[str(run.root), run.module, run.expression] for run in runs])
    command = [sys.executable, "-m", project_run.__name__]
    answer = subprocess.run(command, input=asked, stdout=subprocess.PIPE, text=True, check=True)
    places = [None if place is None else (Path(place[0]), place[1]) for place in json.loads(answer.stdout)]
    return dict(zip(runs, places, strict=True))


def findings_in(path: Path) -> tuple[Finding, ...]:
    """What the command finds, which looks through the whole project."""
    return analyze(Source.from_bytes(path.read_bytes()), path=str(path), files=SearchedTree()).findings


def expected_in(path: Path) -> tuple[Expectation, ...]:
    return expectations(path.read_text(encoding="utf-8"))


@each_file
def test_the_marked_lines_are_flagged_and_no_others(path: Path) -> None:
    found = sorted((one.span.line, one.code, one.certainty) for one in findings_in(path))
    assert found == sorted((one.line, one.code, one.certainty) for one in expected_in(path))


def test_a_file_on_standard_input_is_told_by_the_others_as_well() -> None:
    path = PROJECTS / "namespace/parts/use.py"
    command = [sys.executable, "-m", "torchnp", "check", "--output-format=json", f"--stdin-filename={path}", "-"]
    answer = subprocess.run(command, input=path.read_bytes(), capture_output=True, check=False)
    assert b"TNP101" in answer.stdout


@pytest.mark.parametrize("run", all_runs(), ids=lambda run: f"{run.path.stem}:{run.expression}")
def test_a_run_fails_in_a_flagged_line_or_not_at_all(run: Run, failures: Mapping[Run, tuple[Path, int] | None]) -> None:
    place = failures[run]
    assert place is None or place[1] in {one.line for one in expected_in(place[0])}


@each_file
def test_what_is_certain_fails(path: Path, failures: Mapping[Run, tuple[Path, int] | None]) -> None:
    failed = {place[1] for place in failures.values() if place is not None and place[0] == path}
    assert {one.line for one in expected_in(path) if one.certainty is Certainty.CERTAIN} <= failed


def test_the_evidence_names_its_file() -> None:
    steps = [step for one in findings_in(PROJECTS / "scripts/train.py") for step in one.trace]
    assert [(Path(step.path).name, step.line) for step in steps] == [("helper.py", 5)]
    assert "requires_grad=True" in steps[0].text


def test_without_looking_through_the_project_the_callers_say_nothing() -> None:
    path = PROJECTS / "callers/app/plots.py"
    findings = analyze(Source.from_bytes(path.read_bytes()), path=str(path)).findings
    assert {one.code for one in findings} == {"TNP103"}


def test_flake8_is_told_by_the_files_that_are_imported() -> None:
    path = PROJECTS / "namespace/parts/use.py"
    text = path.read_text(encoding="utf-8")
    plugin = Plugin(ast.parse(text), text.splitlines(keepends=True), str(path))
    assert [(line, message[:6]) for line, _, message, _ in plugin.run()] == [(17, "TNP101")]


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "setup.py").touch()
    user = tmp_path / "user.py"
    user.write_text("import torch\nfrom other import make\nmake().numpy()\n")
    (tmp_path / "other.py").write_text("import torch\ndef make():\n    return torch.ones(2, requires_grad=True)\n")
    assert [one.certainty for one in findings_in(user)] == [Certainty.CERTAIN]
    (tmp_path / "other.py").write_text("import torch\ndef make():\n    return torch.ones(2)\n")
    assert findings_in(user) == ()


def test_a_directory_of_data_shadows_no_library(tmp_path: Path) -> None:
    (tmp_path / "setup.py").touch()
    (tmp_path / "torch").mkdir()
    (tmp_path / "torch" / "__init__.py").write_text("def ones(n):\n    return n\n")
    user = tmp_path / "user.py"
    user.write_text("import torch\ntorch.ones(2, requires_grad=True).numpy()\n")
    assert [one.code for one in findings_in(user)] == ["TNP101"]


def test_a_file_that_cannot_be_decoded_is_a_reason(tmp_path: Path) -> None:
    (tmp_path / "setup.py").touch()
    (tmp_path / "other.py").write_bytes(b"caf\xe9 = 1\n")
    user = tmp_path / "user.py"
    user.write_text("import torch\nfrom other import make\nmake().numpy()\n")
    (finding,) = findings_in(user)
    assert "other.py cannot be read as Python" in finding.message


def test_nothing_above_the_project_is_looked_into(tmp_path: Path) -> None:
    (tmp_path / "helper.py").write_text("import torch\ndef make():\n    return torch.ones(2, requires_grad=True)\n")
    inner = tmp_path / "project"
    inner.mkdir()
    (inner / "pyproject.toml").touch()
    (inner / "user.py").write_text("import torch\nfrom helper import make\nmake().numpy()\n")
    assert [one.certainty for one in findings_in(inner / "user.py")] == [Certainty.POSSIBLE]
