"""What is wrong with a file, a path, or a setting is said clearly, costs nothing else, and decides the exit code."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from lint_rules.analyze import Analysis
from lint_rules.settings import Settings
from lint_rules.values.frames.budget import End
from tests.torchnp.command import BAD, CLEAN, completed, torchnp, write
from torchnp import commands, runner
from torchnp.files import Listing, Problem, PythonFile, list_files
from torchnp.project import Project

OTHER = "other.py:4:16: TNP101 "


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"import torch; x.numpy(\n", "bad.py:1:22: TNP001 "),
        (b"import torch\nif x.numpy():\npass\n", "bad.py:3:1: TNP001 "),
        (b"x = 1\ny\0 = 2\n", "bad.py:2:2: TNP001 cannot parse this file: source contains null bytes"),
        (b"x = 1\ny = 'caf\xe9'\n", "bad.py:2:9: TNP001 cannot parse this file: cannot decode byte 0xe9 as utf-8"),
        (b"# coding: klingon\n", "bad.py:1:1: TNP001 "),
        ("x = 1".encode("utf-16"), "bad.py:1:1: TNP001 "),
    ],
    ids=["syntax", "indentation", "null", "undecodable", "unknown encoding", "utf-16"],
)
@pytest.mark.parametrize("command", ["check", "fix"])
def test_a_file_that_is_no_python_is_a_finding(tmp_path: Path, command: str, content: bytes, message: str) -> None:
    write(tmp_path, {"bad.py": content, "other.py": BAD})
    result = torchnp(command, "--output-format", "concise", "--jobs", "1")
    assert result.exit_code == 1
    assert result.stdout.startswith(message)
    assert result.stdout.endswith(" [certain]\n")
    assert (OTHER in result.stdout) is (command == "check")
    assert (tmp_path / "bad.py").read_bytes() == content


@pytest.mark.parametrize("command", ["check", "fix"])
def test_without_anything_to_find_only_a_named_file_must_be_valid(tmp_path: Path, command: str) -> None:
    write(tmp_path, {"bad.py": "x = (\n"})
    assert torchnp(command).exit_code == 0
    assert torchnp(command, "bad.py").exit_code == 1
    assert torchnp(command, ".", "bad.py").exit_code == 1
    assert torchnp(command, "-", stdin="x = (\n").exit_code == 1


def test_it_can_be_ignored_like_any_other(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": "import torch; x.numpy(\n", "b.py": b"\0", "c.py": b"caf\xe9"})
    assert torchnp("check").exit_code == 1
    assert torchnp("check", "--ignore", "TNP001").exit_code == 0
    assert torchnp("check", "--select", "TNP1").exit_code == 0


@pytest.mark.parametrize("content", ["", "\n", "\ufeff", "# only a comment"])
def test_a_file_without_code_is_clean(tmp_path: Path, content: str) -> None:
    write(tmp_path, {"a.py": content})
    assert torchnp("check").stdout == "No problems found in 1 file.\n"


def test_a_directory_without_python_files_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path, {"docs/readme.md": "", "a.py": CLEAN})
    result = torchnp("check", "docs", "a.py")
    assert result.exit_code == 0
    assert result.stderr == "warning: no Python files found under docs\n"


def test_a_missing_path_is_an_error_and_the_others_are_checked(tmp_path: Path) -> None:
    write(tmp_path, {"other.py": BAD})
    result = torchnp("check", "--output-format", "concise", "missing", "other.py")
    assert result.exit_code == 2
    assert result.stderr == "error: missing: no such file or directory\n"
    assert result.stdout.startswith(OTHER)


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("command", ["check", "fix"])
def test_a_file_that_is_deleted_after_it_was_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, jobs: str
) -> None:
    write(tmp_path, {"other.py": BAD})

    def with_one_more(paths: Iterable[Path], project: Project) -> Listing:
        listing = list_files(paths, project)
        return Listing((PythonFile("deleted.py", Settings()), *listing.files), (), ())

    monkeypatch.setattr(commands, "list_files", with_one_more)
    result = torchnp(command, "--jobs", jobs)
    assert result.exit_code == 2
    assert "error: deleted.py: cannot read it: No such file or directory\n" in result.stderr
    assert ("other.py:4:16" in result.stdout) is (command == "check")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Permission bits do not bind root, which tests may run as; so the system call fails on demand.
    write(tmp_path, {"locked.py": BAD, "other.py": BAD})
    read_bytes = Path.read_bytes

    def refusing(path: Path) -> bytes:
        if path.name == "locked.py":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refusing)
    result = torchnp("check", "--output-format", "concise")
    assert result.exit_code == 2
    assert result.stderr == "error: locked.py: cannot read it: Permission denied\n"
    assert result.stdout.startswith(OTHER)


def test_a_file_that_breaks_the_analysis_hides_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.py": BAD, "other.py": BAD})
    check_file = runner.check_file

    def broken(file: PythonFile) -> runner.Checked | Problem:
        with monkeypatch.context() as patched:
            if file.path == "a.py":
                patched.setattr(runner, "analyze_candidates", None)
            return check_file(file)

    monkeypatch.setattr(runner, "check_file", broken)
    result = torchnp("check", "--output-format", "concise")
    assert result.exit_code == 2
    assert "error: a.py: internal error, please report it: TypeError: " in result.stderr
    assert result.stdout.startswith(OTHER)


def test_a_file_that_was_not_followed_to_its_end_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.py": CLEAN})
    monkeypatch.setattr(runner, "analyze_candidates", lambda *_, **__: Analysis((), gave_up=End(7, "long")))
    result = torchnp("check")
    assert result.exit_code == 0
    assert result.stderr == (
        "warning: a.py: too large to be followed to its end: given up at line 7, in long(); findings may be missing\n"
    )


def test_an_error_of_the_command_itself_is_no_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.py": CLEAN})
    monkeypatch.setattr(commands, "report_named", None)
    result = torchnp("check")
    assert result.exit_code == 2
    assert "internal error, please report it: 'NoneType' object is not callable" in result.stderr


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[tool.torchnp]\nselct = []\n", "unknown key 'selct' in [tool.torchnp]; did you mean select?"),
        ("[tool.torchnp]\nselect = ['TNP1O1']\n", "select: unknown code 'TNP1O1'; did you mean TNP101?"),
        ("[tool.torchnp]\nselect = [\n", "broken TOML: "),
        ("[tool.torchnp]\nguard-style = 'x'\n", 'guard-style must be one of "chain", "force", not \'x\''),
    ],
)
@pytest.mark.parametrize("command", [["check"], ["fix"], ["fix", "--diff"], ["check", "-"]])
def test_broken_settings(tmp_path: Path, command: list[str], content: str, message: str) -> None:
    path = tmp_path / "pyproject.toml"
    write(tmp_path, {"pyproject.toml": content, "a.py": BAD})
    result = torchnp(*command, stdin=BAD)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"error: {path}: ")
    assert message in result.stderr
    assert (tmp_path / "a.py").read_text() == BAD


def test_a_malformed_exclude(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": "[tool.torchnp]\nexclude = ['!']\n", "a.py": BAD})
    result = torchnp("check")
    assert result.exit_code == 2
    assert (
        result.stderr
        == f"error: {tmp_path / 'pyproject.toml'}: exclude: '!' is no pattern in the sense of .gitignore\n"
    )


NESTED = {
    "parentheses": "x = " + "(" * 1000 + "1" + ")" * 1000,
    "lists": "x = " + "[" * 1000 + "]" * 1000,
    "operators": "x = " + "-" * 1000 + "1",
    "attributes": "x = t" + ".a" * 1000,
    "calls": "x = t" + ".numpy()" * 1000,
    "additions": "x = 1" + " + 1" * 1000,
    "functions": "".join(" " * depth + "def f():\n" for depth in range(1000)) + " " * 1000 + "pass",
    "branches": "if a: pass\n" + "elif a: pass\n" * 1000,
    "lambdas": "x = " + "lambda: " * 1000 + "1",
}


@pytest.mark.parametrize("code", NESTED.values(), ids=NESTED)
def test_nesting_a_thousand_deep(tmp_path: Path, code: str) -> None:
    write(tmp_path, {"deep.py": f"import torch\nw = torch.ones(2, requires_grad=True)\n{code}\n", "other.py": BAD})
    process = completed("check", "--output-format", "concise", cwd=tmp_path)
    assert process.stderr == b""
    assert process.returncode == 1
    lines = process.stdout.decode().splitlines()
    assert lines[-1].startswith(OTHER)
    assert all(line.startswith("deep.py:") for line in lines[:-1])


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.py")
    try:
        (tmp_path / name).write_text(BAD)
    except OSError:
        pytest.skip("this file system takes only names that are text")
    for output_format in ("text", "concise", "json"):
        process = completed("check", "--output-format", output_format, cwd=tmp_path)
        assert process.returncode == 1
        assert process.stderr == b""
    assert completed("fix", cwd=tmp_path).returncode == 0
