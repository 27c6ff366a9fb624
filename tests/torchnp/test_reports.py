from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from lint_rules.rule import Certainty, FixSafety, Span, TraceStep
from lint_rules.source import Source
from tests.torchnp.findings import finding, guard, run_over
from torchnp import reports
from torchnp.report import Report, Run, formats, report_named
from torchnp.runner import Checked

TEXT = "import torch\n\ndef f(net, x):\n    out = net(x)\n    return '日', out.numpy()\n"
AT = Span(5, 21, 5, 26)
FOUND = finding(
    AT,
    certainty=Certainty.CERTAIN,
    fix=guard(Span(5, 17, 5, 28)),
    trace=(TraceStep(4, 11, "'net(x)' requires grad"), TraceStep(3, 7, "'net' is a module")),
)


def written(report: Report, run: Run) -> str:
    out = io.StringIO()
    report.write(run, out)
    return out.getvalue()


def statistics(report: Report, run: Run) -> str:
    out = io.StringIO()
    report.write_statistics(run, out)
    return out.getvalue()


def test_a_format_is_a_file() -> None:
    folder = Path(reports.__file__).parent
    assert set(formats()) == {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert {"text", "concise", "json"} <= set(formats())


@pytest.mark.parametrize("name", formats())
def test_every_format_can_say_that_there_is_nothing(name: str) -> None:
    report_named(name).write(Run((), 3), io.StringIO())


def test_text_shows_the_place_the_evidence_and_the_fix() -> None:
    assert written(report_named("text"), run_over(TEXT, FOUND, path="src/a.py", files=10)) == (
        """\
TNP101 numpy-on-grad-tensor [certain]: 'x' requires grad
 --> src/a.py:5:21
  |
3 | def f(net, x):
4 |     out = net(x)
5 |     return '日', out.numpy()
  |                      ^^^^^
  |
  = 1. line 4, column 11: 'net(x)' requires grad
4 |     out = net(x)
  |           ^
  = 2. line 3, column 7: 'net' is a module
3 | def f(net, x):
  |       ^
  = fix (safe): insert .detach()
5 | -     return '日', out.numpy()
5 | +     return '日', out.detach().numpy()

Found 1 problem (1 certain) in 1 of 10 files; 1 fixable with torchnp fix.
"""
    )


def test_text_without_source_still_says_where() -> None:
    run = Run((Checked("a.py", (finding(Span(2, 1, 2, 2), code="TNP001"),)),), 1)
    assert written(report_named("text"), run).splitlines()[:2] == [
        "TNP001 numpy-on-grad-tensor [likely]: 'x' requires grad",
        " --> a.py:2:1",
    ]


@pytest.mark.parametrize(
    ("safeties", "closing"),
    [
        (
            [FixSafety.SAFE, FixSafety.SAFE, FixSafety.UNSAFE],
            "; 2 fixable with torchnp fix, 1 more with --unsafe-fixes.",
        ),
        ([FixSafety.SAFE], "; 1 fixable with torchnp fix."),
        ([FixSafety.UNSAFE], "; 1 fixable with torchnp fix --unsafe-fixes."),
        ([FixSafety.DISPLAY_ONLY], "."),
    ],
)
def test_the_closing_line_counts_what_can_be_fixed(safeties: list[FixSafety], closing: str) -> None:
    found = [finding(AT, fix=guard(Span(5, 17, 5, 28), safety)) for safety in safeties]
    last = written(report_named("text"), run_over(TEXT, *found)).splitlines()[-1]
    assert last.startswith(f"Found {len(found)} problem")
    assert last.endswith(f" ({len(found)} likely) in 1 of 1 file{closing}")


def test_the_closing_line_where_nothing_was_found() -> None:
    assert written(report_named("text"), Run((), 2)) == "No problems found in 2 files.\n"


def test_concise() -> None:
    assert written(report_named("concise"), run_over(TEXT, FOUND)) == "a.py:5:21: TNP101 'x' requires grad [certain]\n"


def test_json_rows_have_exactly_the_documented_keys() -> None:
    (row,) = json.loads(written(report_named("json"), run_over(TEXT, FOUND)))
    edits = row["fix"].pop("edits")
    assert row == {
        "code": "TNP101",
        "name": "numpy-on-grad-tensor",
        "message": "'x' requires grad",
        "certainty": "certain",
        "path": "a.py",
        "line": 5,
        "column": 21,
        "end_line": 5,
        "end_column": 26,
        "fix": {"safety": "safe", "message": "insert .detach()"},
        "trace": [
            {"line": 4, "column": 11, "message": "'net(x)' requires grad"},
            {"line": 3, "column": 7, "message": "'net' is a module"},
        ],
        "gave_up": None,
    }
    assert all(set(edit) == {"line", "column", "end_line", "end_column", "text"} for edit in edits)
    assert spliced(TEXT, edits) == TEXT.replace("out.numpy()", "out.detach().numpy()")


def spliced(text: str, edits: list[dict[str, int | str]]) -> str:
    """Carry out edits in the way of an editor: from the end, by 1-based line and character."""
    source = Source.from_text(text)
    for edit in sorted(edits, key=lambda edit: (edit["line"], edit["column"]), reverse=True):
        start = source.offset(int(edit["line"]), int(edit["column"]))
        end = source.offset(int(edit["end_line"]), int(edit["end_column"]))
        text = text[:start] + str(edit["text"]) + text[end:]
    return text


def test_json_without_findings_and_without_fix() -> None:
    assert json.loads(written(report_named("json"), Run((), 1))) == []
    (row,) = json.loads(written(report_named("json"), run_over(TEXT, finding(AT))))
    assert (row["fix"], row["trace"]) == (None, [])


def test_statistics_count_by_code() -> None:
    safe, unsafe = (guard(Span(5, 17, 5, 28), safety) for safety in (FixSafety.SAFE, FixSafety.UNSAFE))
    run = run_over(
        TEXT,
        finding(AT, code="TNP103"),
        finding(AT, certainty=Certainty.CERTAIN, fix=safe),
        finding(AT, certainty=Certainty.POSSIBLE, fix=unsafe),
    )
    assert statistics(report_named("text"), run) == (
        "2  TNP101  numpy-on-grad-tensor  1 certain, 1 possible; 2 fixable (1 safe)\n"
        "1  TNP103  numpy-on-grad-tensor  1 likely\n"
    )
    assert json.loads(statistics(report_named("json"), run))[0] == {
        "code": "TNP101",
        "name": "numpy-on-grad-tensor",
        "count": 2,
        "certain": 1,
        "likely": 0,
        "possible": 1,
        "safe_fixes": 1,
        "unsafe_fixes": 1,
    }
