from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lint_rules.analyze import Analysis, analyze
from lint_rules.settings import Settings
from lint_rules.source import Source
from tests.torchnp.command import BAD, CLEAN, FIXED, UNSAFE, completed, environment, identity, torchnp, write
from torchnp import runner


def test_safe_fixes_are_applied_and_what_remains_is_reported(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": BAD, "b.py": UNSAFE, "c.py": CLEAN})
    result = torchnp("fix")
    assert result.exit_code == 1
    assert result.stderr == "Fixed 1 problem in 1 file.\n"
    assert "TNP301" in result.stdout
    assert "TNP101" not in result.stdout
    assert (tmp_path / "a.py").read_text() == FIXED
    assert (tmp_path / "b.py").read_text() == UNSAFE


def test_unsafe_fixes_are_applied_on_demand(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": BAD, "b.py": UNSAFE})
    result = torchnp("fix", "--unsafe-fixes")
    assert result.exit_code == 0
    assert result.stderr == "Fixed 2 problems in 2 files.\n"
    assert (tmp_path / "b.py").read_text() == UNSAFE.replace("torch.Tensor", "torch.tensor")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_second_run_changes_nothing(tmp_path: Path, jobs: str) -> None:
    write(tmp_path, {f"{number}.py": BAD for number in range(5)})
    assert torchnp("fix", "--jobs", jobs).exit_code == 0
    before = {path: identity(path) for path in tmp_path.iterdir()}
    assert torchnp("fix", "--jobs", jobs).exit_code == 0
    assert {path: identity(path) for path in tmp_path.iterdir()} == before


def test_bytes_outside_the_fix_stay(tmp_path: Path) -> None:
    text = BAD.replace("\n", "\r\n") + "# caf\u00e9\f\r\n\r"
    content = b"# -*- coding: latin-1 -*-\r\n" + text.encode("latin-1")
    write(tmp_path, {"a.py": content})
    assert torchnp("fix").exit_code == 0
    assert (tmp_path / "a.py").read_bytes() == content.replace(b".numpy()", b".detach().numpy()")


def test_a_diff_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": BAD.rstrip("\n"), "b.py": CLEAN, "c.py": UNSAFE})
    result = torchnp("fix", "--diff")
    assert result.exit_code == 1
    assert result.stderr == "Would fix 1 problem in 1 file.\n"
    assert result.stdout == (
        "--- a.py\n+++ a.py\n@@ -1,4 +1,4 @@\n import torch\n \n weight = torch.ones(2, requires_grad=True)\n"
        "-array = weight.numpy()\n\\ No newline at end of file\n"
        "+array = weight.detach().numpy()\n\\ No newline at end of file\n"
    )
    assert (tmp_path / "a.py").read_text() == BAD.rstrip("\n")


def test_a_diff_that_is_empty(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": UNSAFE})
    result = torchnp("fix", "--diff")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert torchnp("fix", "--diff", "--unsafe-fixes").exit_code == 1


def test_a_diff_can_be_applied_by_patch(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": BAD + UNSAFE})
    shown = torchnp("fix", "--diff", "--unsafe-fixes").stdout
    torchnp("fix", "--unsafe-fixes")
    fixed = (tmp_path / "a.py").read_text()
    old = [line[1:] for line in shown.splitlines() if line[0] in " -" and not line.startswith("---")]
    new = [line[1:] for line in shown.splitlines() if line[0] in " +" and not line.startswith("+++")]
    assert (old, new) == ((BAD + UNSAFE).splitlines(), fixed.splitlines())


def test_standard_input_goes_to_standard_output(tmp_path: Path) -> None:
    result = torchnp("fix", "-", stdin=BAD)
    assert (result.exit_code, result.stdout) == (0, FIXED)
    result = torchnp("fix", "-", "--stdin-filename", "a.py", stdin=BAD + UNSAFE)
    assert (result.exit_code, result.stdout) == (1, FIXED + UNSAFE)
    assert "a.py:8:10" in result.stderr
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("content", [b"x = (\n", b"a\0b", b"caf\xe9\n", b"", b"\xef\xbb\xbfx = 1\r\n"])
def test_standard_input_that_cannot_be_fixed_comes_out_as_it_went_in(tmp_path: Path, content: bytes) -> None:
    process = completed("fix", "-", cwd=tmp_path, stdin=content)
    assert process.stdout == content
    assert process.returncode in {0, 1}


def test_standard_input_comes_out_even_if_the_analysis_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object, **_options: object) -> object:
        raise RecursionError("too deep")

    monkeypatch.setattr(runner, "analyze", broken)
    result = torchnp("fix", "-", stdin=BAD)
    assert (result.exit_code, result.stdout) == (2, BAD)
    assert "error: <stdin>: internal error, please report it: RecursionError: too deep" in result.stderr


def test_a_diff_of_standard_input() -> None:
    result = torchnp("fix", "--diff", "-", stdin=BAD)
    assert result.exit_code == 1
    assert result.stdout.startswith("--- <stdin>\n+++ <stdin>\n")


def test_a_suppressed_line_is_not_touched(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": BAD.replace("numpy()", "numpy()  # noqa: TNP101")})
    before = identity(tmp_path / "a.py")
    assert torchnp("fix").exit_code == 0
    assert identity(tmp_path / "a.py") == before


def test_a_read_only_file_is_left_alone_and_the_others_are_fixed(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": BAD, "b.py": BAD})
    (tmp_path / "a.py").chmod(0o444)
    result = torchnp("fix")
    assert result.exit_code == 2
    assert "error: a.py: it is read-only\n" in result.stderr
    assert "Fixed 1 problem in 1 file.\n" in result.stderr
    assert "a.py:4:16" in result.stdout
    assert (tmp_path / "a.py").read_text() == BAD
    assert (tmp_path / "b.py").read_text() == FIXED


def test_a_file_that_changes_while_it_is_checked_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"a.py": BAD})

    def disturbed(source: Source, *, path: str, settings: Settings, **_: object) -> Analysis:
        (tmp_path / "a.py").write_text("somebody else's work\n")
        return analyze(source, path=path, settings=settings)

    monkeypatch.setattr(runner, "analyze", disturbed)
    result = torchnp("fix", "a.py")
    assert result.exit_code == 2
    assert "error: a.py: it changed while it was being checked" in result.stderr
    assert (tmp_path / "a.py").read_text() == "somebody else's work\n"


SLOW_DISK = """
import os, time
sync = os.fsync
os.fsync = lambda descriptor: (sync(descriptor), time.sleep(0.05))
from torchnp.cli import main
main(prog_name="torchnp")
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_leaves_every_file_whole(tmp_path: Path, jobs: str) -> None:
    write(tmp_path, {f"{number:03}.py": BAD for number in range(100)})
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW_DISK, "fix", "--jobs", jobs, "."],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 30
    while (tmp_path / "000.py").read_text() == BAD and time.monotonic() < deadline:
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=30)
    assert process.returncode == 130
    assert stderr == b"Interrupted. Every file is whole: as it was, or fixed.\n"
    contents = [path.read_text() for path in tmp_path.iterdir()]
    assert len(contents) == 100
    assert set(contents) == {BAD, FIXED}
