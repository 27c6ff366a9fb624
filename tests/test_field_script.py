"""The field scripts' own parts: what is unpacked, what is drawn, how sites are judged, and how the tables read."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections import Counter
from pathlib import Path

from lint_rules.analyze import analyze_candidates
from lint_rules.rule import Certainty, Finding, Span, TraceStep
from lint_rules.source import Source
from scripts.field import Measured, table
from scripts.field_packages import Package, unpack
from scripts.field_rules import by_package, by_rule, searched
from scripts.field_sample import drawn, finding_to_read, site_to_read
from scripts.field_sites import EVERY_RULE, NOT_LOOKED_AT, Read, Site, overview, reasons, sites_of


def test_only_the_python_files_of_the_package_are_unpacked(tmp_path: Path) -> None:
    wheel = tmp_path / "some-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name in ("some/a.py", "some/data.json", "build/lib/some/a.py", "some-1.0.dist-info/METADATA"):
            archive.writestr(name, "x = 1\n")
    unpack(wheel, tmp_path / "source" / "some")
    unpacked = {path.relative_to(tmp_path) for path in (tmp_path / "source").rglob("*") if path.is_file()}
    assert unpacked == {Path("source/some/some/a.py"), Path("source/some/setup.cfg")}


def test_a_source_archive_is_unpacked_without_its_outer_folder_and_its_tests(tmp_path: Path) -> None:
    archive = tmp_path / "some-1.0.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        for name in ("setup.py", "some/a.py", "some/data.json", "test/test_a.py", "../../out/b.py"):
            member = tarfile.TarInfo(f"some-1.0/{name}")
            member.size = 6
            tar.addfile(member, io.BytesIO(b"x = 1\n"))
    unpack(archive, tmp_path / "source" / "some")
    assert [path.relative_to(tmp_path) for path in tmp_path.rglob("*.py")] == [Path("source/some/some/a.py")]


def test_the_same_items_are_drawn_for_the_same_seed_and_keep_their_order() -> None:
    items = list(range(100))
    first = drawn(items, 10, seed=1)
    assert len(set(first)) == 10
    assert first == sorted(first) == drawn(items, 10, seed=1)
    assert first != drawn(items, 10, seed=2)
    assert drawn([1, 2], 10, seed=1) == [1, 2]


def test_a_finding_is_shown_with_its_trace_and_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("first = 1\nsecond = 2\nthird = 3\n", encoding="utf-8")
    span = Span(2, 1, 2, 7)
    finding = Finding("TNP103", "name", "why", Certainty.POSSIBLE, span, 2, trace=(TraceStep(1, 1, "made here"),))
    shown = finding_to_read(path, tmp_path, finding)
    assert shown.startswith("\na.py:2\nTNP103 possible: why\n    line 1: made here\n")
    assert ">     2 second = 2\n" in shown
    assert ">     1" not in shown


SITES = """\
import torch


def f(x: torch.Tensor):
    x.detach().cpu().numpy()
def g(x: torch.Tensor, y):
    x.numpy()
    y.numpy()
def h(z):
    z.cpu().numpy()
"""


def sites_in(tmp_path: Path, text: str) -> list[Site]:
    path = tmp_path / "a.py"
    path.write_text(text, encoding="utf-8")
    source = Source.from_text(text)
    return list(sites_of(source, path, analyze_candidates(source, settings=EVERY_RULE)))


def test_each_site_has_its_verdict(tmp_path: Path) -> None:
    sites = sites_in(tmp_path, SITES)
    assert [(site.line, site.label) for site in sites] == [
        (5, "proven right"),
        (7, "TNP103 possible"),
        (8, "TNP103 possible"),
        (10, "TNP109 possible (off by default)"),
    ]
    assert [site.column for site in sites] == ["proven right", "possible", "possible", "quiet"]


def test_a_site_counts_in_a_file_that_is_not_looked_at_too(tmp_path: Path) -> None:
    (site,) = sites_in(tmp_path, "def f(x):\n    return x.numpy()\n")
    assert (site.label, site.column) == (NOT_LOOKED_AT, "quiet")
    assert sites_in(tmp_path, "x.numpy(\n") == []


def test_a_quiet_site_is_shown_with_what_is_known(tmp_path: Path) -> None:
    site, *_ = sites_in(tmp_path, SITES)
    shown = site_to_read(site.path, tmp_path, site.line, site.verdict)
    assert shown.startswith("\na.py:5\nquiet: x.detach().cpu()\n  kind           tensor\n")
    assert "quiet: it does not require grad and it is on the CPU\n" in shown
    assert ">     5     x.detach().cpu().numpy()\n" in shown


def test_the_overview_counts_together_and_by_package(tmp_path: Path) -> None:
    read = Read(Package("some", "1.0"), tuple(sites_in(tmp_path, SITES)), ())
    lines = overview([read]).splitlines()
    assert "| TNP103 possible | 2 | 50.0 % |" in lines
    assert lines[-3:-1] == ["| some | 1.0 | 4 | 1 | 0 | 0 | 2 | 1 |", "| all |  | 4 | 1 | 0 | 0 | 2 | 1 |"]


def test_reasons_are_counted_without_the_names_in_them(tmp_path: Path) -> None:
    shown = reasons(sites_in(tmp_path, SITES), examples=0, seed=0)
    assert shown.splitlines() == [
        "## Why 3 sites are open",
        "",
        "    2  parameter … has no annotation  (1 TNP103 possible, 1 TNP109 possible (off by default))",
        "    1  parameter … does not tell  (1 TNP103 possible)",
    ]


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


def test_the_findings_of_every_rule_are_counted_and_both_runs_timed(tmp_path: Path) -> None:
    loss = "import torch\n\nloss = torch.ones(2, requires_grad=True)\n"
    (tmp_path / "a.py").write_text(f"{loss}loss.numpy()\n", encoding="utf-8")
    (tmp_path / "b.py").write_text(f"{loss}value = loss.sum().cpu().item()\n", encoding="utf-8")
    (tmp_path / "c.py").write_bytes(b"\xff\x00")
    found = searched(Package("some", "1.0"), tmp_path)
    rows = by_rule([found, found]).splitlines()
    assert "| TNP101 | numpy-on-grad-tensor | yes | 2 | 0 | 0 | 2 |" in rows
    assert "| TNP203 | redundant-guard | no | 2 | 0 | 0 | 2 |" in rows
    assert "| TNP501 | severed-graph | yes | 0 | 0 | 0 | 0 |" in rows
    first, *_, last = by_package([found]).splitlines()[2:]
    assert first.startswith("| some | 1.0 | 3 |")
    assert last.startswith("| all |  | 3 |")
    assert found.seconds > 0
    assert found.first > 0
