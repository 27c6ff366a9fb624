"""The field script's own parts: what is unpacked, what is drawn, and how the table reads."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path

from scripts.field import Measured, table
from scripts.field_packages import Package, unpack
from scripts.field_sample import drawn, quiet_sites, sampled_findings


def test_only_the_python_files_of_the_package_are_unpacked(tmp_path: Path) -> None:
    wheel = tmp_path / "some-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name in ("some/a.py", "some/data.json", "build/lib/some/a.py", "some-1.0.dist-info/METADATA"):
            archive.writestr(name, "x = 1\n")
    unpack(wheel, tmp_path / "source" / "some")
    assert [path.relative_to(tmp_path) for path in (tmp_path / "source").rglob("*") if path.is_file()] == [
        Path("source/some/some/a.py")
    ]


def test_the_same_items_are_drawn_each_time_and_keep_their_order() -> None:
    items = list(range(100))
    first = drawn(items, 10)
    assert len(set(first)) == 10
    assert first == sorted(first) == drawn(items, 10)
    assert drawn([1, 2], 10) == [1, 2]


def test_a_finding_is_shown_with_its_trace_and_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("first = 1\nsecond = 2\nthird = 3\n", encoding="utf-8")
    row = {
        "path": "a.py",
        "line": 2,
        "code": "TNP103",
        "certainty": "possible",
        "message": "why",
        "trace": [{"line": 1, "column": 1, "message": "made here"}],
    }
    shown = sampled_findings([row], 5, tmp_path)
    assert shown.startswith("1 of 1 findings\n\na.py:2\nTNP103 possible: why\n    line 1: made here\n")
    assert ">     2 second = 2\n" in shown
    assert ">     1" not in shown


def test_quiet_calls_are_those_without_a_finding(tmp_path: Path) -> None:
    source = "import torch\n\ndef f(x: torch.Tensor):\n    x.detach().cpu().numpy()\n    x.numpy()\n"
    (tmp_path / "a.py").write_text(source, encoding="utf-8")
    shown = quiet_sites([tmp_path], 5, tmp_path)
    assert shown.startswith("1 of 1 quiet calls\n\na.py:4\nquiet: x.detach().cpu().numpy()\n")


def test_the_table_counts_by_certainty() -> None:
    findings = Counter({("TNP103", "possible"): 55, ("TNP101", "certain"): 1, ("TNP101", "likely"): 2})
    rows = [
        Measured(Package("some", "1.0"), 3, findings, 1.26, rewritten=2),
        Measured(Package("none", "2"), 1, Counter(), 0.5),
    ]
    assert table(rows).splitlines()[2:] == [
        "| some | 1.0 | 3 | TNP101 1 certain, TNP101 2 likely, TNP103 55 possible | 1.3 | 2 |",
        "| none | 2 | 1 | none | 0.5 | 0 |",
    ]
