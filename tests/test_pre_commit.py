"""The hooks of `.pre-commit-hooks.yaml`, run by pre-commit itself from a repository that holds the current tree."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("lint_rules", "codemods", "torchnp", "pyproject.toml", "README.md", ".pre-commit-hooks.yaml")

BAD = "import torch\n\nweight = torch.ones(2, requires_grad=True)\narray = weight.numpy()\n"
GOOD = BAD.replace(".numpy()", ".detach().numpy()")

pytestmark = pytest.mark.slow


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=tests", "-c", "user.email=tests@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def committed(folder: Path) -> Path:
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--no-verify", "--message", "state")
    return folder


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose last commit is the tree as it stands here."""
    folder = tmp_path_factory.mktemp("hooks")
    for name in SHIPPED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder)
    return committed(folder)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Environment variables under which pre-commit keeps its environments in a directory of the test."""
    return {**os.environ, "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")), "NO_COLOR": "1"}


def try_hook(
    hook: str, program: str, hooks: Path, project: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    (project / "program.py").write_text(program)
    (project / "notes.txt").write_text("array = weight.numpy()\n")
    committed(project)
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(hooks), hook, "--all-files", "--color=never"]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def test_check_fails_where_something_is_found(hooks: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    done = try_hook("torchnp-check", BAD, hooks, tmp_path, environment)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "TNP101" in done.stdout
    assert (tmp_path / "program.py").read_text() == BAD


def test_check_passes_where_the_code_is_right(hooks: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    done = try_hook("torchnp-check", GOOD, hooks, tmp_path, environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout


def test_fix_rewrites_the_file(hooks: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    done = try_hook("torchnp-fix", BAD, hooks, tmp_path, environment)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "files were modified by this hook" in done.stdout
    assert (tmp_path / "program.py").read_text() == GOOD
