"""`torchnp check --explain-unknown`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.torchnp.command import BAD, CLEAN, torchnp, write

PROGRAM = """\
import torch


def f(x):
    return x.numpy()


def g(flag):
    w = torch.ones(2, requires_grad=True) if flag else torch.ones(2)
    return w.cpu().numpy()


torch.ones(2).numpy()
"""


def test_each_conversion_with_what_is_known_of_it(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": PROGRAM, "b.py": "x = 1\n"})
    result = torchnp("check", "--explain-unknown")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        """\
a.py:5:14: x
  kind       unknown  parameter 'x' has no annotation (line 4, column 7)
  grad mode  on
  verdict    TNP103 possible

a.py:10:20: w.cpu()
  kind           tensor
  requires_grad  no
                 yes      made with requires_grad=True (line 9, column 9)
  device         cpu      moved here (line 10, column 12)
  dtype          float32
  grad mode      on
  verdict        TNP101 likely

a.py:13:15: torch.ones(2)
  kind           tensor
  requires_grad  no
  device         cpu
  dtype          float32
  grad mode      on
  verdict        quiet: it does not require grad and it is on the CPU

3 conversions in 1 file: 2 reported, 1 quiet.
"""
    )


def test_json(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": "import torch\n\ndef f(x):\n    return x.numpy()\n"})
    (row,) = json.loads(torchnp("check", "--explain-unknown", "--output-format", "json").stdout)
    unknown = {"is": "unknown", "why": "parameter 'x' has no annotation", "line": 3, "column": 7}
    assert row == {
        "path": "a.py",
        "line": 4,
        "column": 14,
        "end_line": 4,
        "end_column": 19,
        "value": "x",
        "kinds": [unknown],
        "facts": {"grad mode": [{"is": "on", "why": "", "line": None, "column": None}]},
        "findings": [{"code": "TNP103", "certainty": "possible"}],
        "quiet": None,
        "settled": [],
        "open": [unknown],
    }


def test_a_quiet_place_in_json(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": CLEAN})
    (row,) = json.loads(torchnp("check", "--explain-unknown", "--output-format", "json").stdout)
    assert (row["findings"], row["quiet"]) == ([], "settled")
    assert row["settled"] == ["it does not require grad", "it is on the CPU"]


def test_the_settings_hold() -> None:
    assert "TNP101 certain" in torchnp("check", "--explain-unknown", "-", stdin=BAD).stdout
    ignored = torchnp("check", "--explain-unknown", "--ignore", "TNP101", "-", stdin=BAD).stdout
    assert "quiet: its rule is not selected" in ignored


def test_a_file_that_cannot_be_read_or_parsed_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": "import torch\nx.numpy(\n", "b.py": b"import torch\n# \xff\nx.numpy()\n", "c.py": CLEAN})
    result = torchnp("check", "--explain-unknown", "a.py", "b.py", "c.py")
    assert result.exit_code == 2
    assert "1 conversion in 1 file: 0 reported, 1 quiet." in result.stdout
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == ["a.py", "b.py"]


def test_it_is_no_statistics() -> None:
    result = torchnp("check", "--explain-unknown", "--statistics")
    assert result.exit_code == 2
    assert "contradict" in result.stderr


def test_a_reason_in_another_file_names_it(tmp_path: Path) -> None:
    helper = "import torch\n\n\ndef moved(x, device):\n    return torch.ones(2).to(device)\n"
    caller = "import torch\nfrom helper import moved\n\n\ndef f(x, device):\n    return moved(x, device).numpy()\n"
    write(tmp_path, {"pyproject.toml": "", "helper.py": helper, "caller.py": caller})
    text = torchnp("check", "--explain-unknown", "caller.py").stdout
    assert "(helper.py, line 5, column 12)" in text
    (row,) = json.loads(torchnp("check", "--explain-unknown", "--output-format", "json", "caller.py").stdout)
    assert [one["path"] for one in row["facts"]["device"] if "path" in one] == ["helper.py"]
