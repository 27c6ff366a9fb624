from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.torchnp.command import identity
from torchnp.atomic import NotWritten, replace_content

BEFORE, AFTER = b"before\r\n", b"after\r\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.py"
    path.write_bytes(BEFORE)
    return path


def test_writes_and_leaves_nothing_else_behind(file: Path) -> None:
    replace_content(file, BEFORE, AFTER)
    assert file.read_bytes() == AFTER
    assert os.listdir(file.parent) == ["a.py"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o664])
def test_keeps_the_mode(file: Path, mode: int) -> None:
    file.chmod(mode)
    replace_content(file, BEFORE, AFTER)
    assert stat.S_IMODE(file.stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give a file away")
def test_keeps_the_owner(file: Path) -> None:
    os.chown(file, 1234, 4321)
    replace_content(file, BEFORE, AFTER)
    assert (file.stat().st_uid, file.stat().st_gid) == (1234, 4321)


def test_a_symlink_stays_one(file: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.py"
    link.symlink_to(file)
    replace_content(link, BEFORE, AFTER)
    assert link.is_symlink()
    assert file.read_bytes() == AFTER


def test_an_unchanged_content_is_not_written(file: Path) -> None:
    before = identity(file)
    replace_content(file, BEFORE, BEFORE)
    assert identity(file) == before


def test_a_file_that_changed_meanwhile_is_left_alone(file: Path) -> None:
    file.write_bytes(b"somebody else's work")
    with pytest.raises(NotWritten, match="it changed while"):
        replace_content(file, BEFORE, AFTER)
    assert file.read_bytes() == b"somebody else's work"


def test_a_file_that_changes_at_the_last_moment_is_left_alone(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _descriptor: file.write_bytes(b"somebody else's work"))
    with pytest.raises(NotWritten, match="it changed while"):
        replace_content(file, BEFORE, AFTER)
    assert file.read_bytes() == b"somebody else's work"
    assert os.listdir(file.parent) == ["a.py"]


def test_a_read_only_file_is_left_alone(file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(NotWritten, match="it is read-only"):
        replace_content(file, BEFORE, AFTER)
    assert file.read_bytes() == BEFORE


def test_a_read_only_directory_is_an_error(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Permission bits do not bind root, which tests may run as; so the system call fails on demand.
    def refusing(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.open", refusing)
    with pytest.raises(NotWritten, match="cannot write it: Permission denied"):
        replace_content(file, BEFORE, AFTER)
    assert file.read_bytes() == BEFORE


def test_a_file_that_is_gone_stays_gone(file: Path) -> None:
    file.unlink()
    with pytest.raises(NotWritten, match="cannot write it: No such file"):
        replace_content(file, BEFORE, AFTER)
    assert os.listdir(file.parent) == []


@pytest.mark.parametrize("call", ["os.fsync", "pathlib.Path.replace"])
@pytest.mark.parametrize("failure", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_whatever_goes_wrong_on_the_way_the_old_content_is_whole(
    file: Path, monkeypatch: pytest.MonkeyPatch, call: str, failure: BaseException
) -> None:
    def failing(*_arguments: object) -> None:
        raise failure

    monkeypatch.setattr(call, failing)
    with pytest.raises((KeyboardInterrupt, NotWritten)):
        replace_content(file, BEFORE, AFTER)
    assert file.read_bytes() == BEFORE
    assert os.listdir(file.parent) == ["a.py"]
