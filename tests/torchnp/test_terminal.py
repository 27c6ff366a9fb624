from __future__ import annotations

import io
import os

import pytest

from torchnp import terminal
from torchnp.progress import tracked

PIECES = [("TNP101", "bold red"), (" message [brackets] ", ""), ("x" * 300, "")]
TEXT = "TNP101 message [brackets] " + "x" * 300


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")


def written(out: io.StringIO) -> str:
    terminal.write(PIECES, out)
    return out.getvalue()


def test_plain_where_there_is_no_terminal() -> None:
    assert written(io.StringIO()) == TEXT


def test_coloured_on_a_terminal_and_never_wrapped() -> None:
    assert written(Terminal()) == "\x1b[1;31mTNP101\x1b[0m message [brackets] " + "x" * 300


def test_no_colours_where_they_are_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "31m" not in written(Terminal())


def test_a_dumb_terminal_gets_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert written(Terminal()) == TEXT


def test_colours_can_be_forced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert written(io.StringIO()).startswith("\x1b[1;31mTNP101\x1b[0m")


def test_a_path_that_is_no_text_can_be_shown() -> None:
    assert terminal.shown_path(os.fsdecode(b"caf\xe9.py")) == "caf\ufffd.py"


@pytest.mark.parametrize("total", [3, 1000])
def test_no_progress_bar_without_a_terminal(capsys: pytest.CaptureFixture[str], total: int) -> None:
    assert list(tracked(range(3), total, patience=0)) == [0, 1, 2]
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("total", "patience", "has_bar"),
    [(3, 60.0, False), (3, 0.0, True), (200, 60.0, True)],
    ids=["short", "slow", "many"],
)
def test_a_progress_bar_where_somebody_waits(
    monkeypatch: pytest.MonkeyPatch, total: int, patience: float, has_bar: bool
) -> None:
    stderr = Terminal()
    monkeypatch.setattr("sys.stderr", stderr)
    assert list(tracked(iter(range(total)), total, patience=patience)) == list(range(total))
    assert (f"{total}/{total}" in stderr.getvalue()) is has_bar
