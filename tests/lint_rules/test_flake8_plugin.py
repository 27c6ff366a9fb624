"""The plugin in real flake8 runs, and beside `torchnp check`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

GRAD = "import torch\n\nweight = torch.ones(2, requires_grad=True)\narray = weight.numpy()\n"
GRAD_FOUND = [("program.py", 4, 16, "TNP101")]

MAYBE_GRAD = "import torch\n\n\ndef to_array(x: torch.Tensor):\n    return x.cpu().numpy()\n"
MAYBE_GRAD_FOUND = [("program.py", 5, 20, "TNP109")]
"""The rule is off by default."""

Found = list[tuple[str, int, int, str]]


def run(module: str, *arguments: str, cwd: Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def flake8(project: Path, *arguments: str, stdin: str | None = None) -> Found:
    """What flake8 reports, E- and W-codes of its own left out."""
    done = run(
        "flake8",
        "--require-plugins=torchnp",
        "--format=%(path)s:%(row)d:%(col)d:%(code)s",
        *arguments,
        cwd=project,
        stdin=stdin,
    )
    assert done.stderr == ""
    rows = [line.removeprefix("./").split(":") for line in done.stdout.splitlines()]
    return [(path, int(row), int(column), code) for path, row, column, code in rows if code[0] not in "EW"]


def torchnp(project: Path, *arguments: str) -> Found:
    done = run("torchnp", "check", "--output-format=json", *arguments, cwd=project)
    assert done.returncode in (0, 1), done.stderr
    return [(row["path"], row["line"], row["column"], row["code"]) for row in json.loads(done.stdout)]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A directory with a flake8 configuration of its own, so that none above it is found."""
    (tmp_path / ".flake8").write_text("[flake8]\n")
    return tmp_path


def write(project: Path, text: str, name: str = "program.py") -> None:
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_bytes(text.encode())


def test_a_finding_is_reported_where_it_stands(project: Path) -> None:
    write(project, GRAD)
    assert flake8(project, "program.py") == GRAD_FOUND


def test_the_message_is_that_of_the_finding(project: Path) -> None:
    write(project, GRAD)
    from_flake8 = run("flake8", "--format=%(text)s", "program.py", cwd=project).stdout.splitlines()
    from_torchnp = json.loads(run("torchnp", "check", "--output-format=json", ".", cwd=project).stdout)
    assert from_flake8 == [row["message"] for row in from_torchnp]


def test_examples_are_reported_as_by_the_command() -> None:
    found = torchnp(ROOT, "examples")
    assert len({code for *_, code in found}) >= 3
    assert sorted(flake8(ROOT, "--isolated", "--select=TNP", "examples")) == sorted(found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GRAD.replace("\n", "\r\n"), id="CRLF"),
        pytest.param("\ufeff" + GRAD, id="byte order mark"),
        pytest.param(GRAD.replace("array = ", "größe, 名 = '日本', "), id="non-ASCII before the column"),
        pytest.param(GRAD.replace("array =", "if True:\n\tarray ="), id="tab"),
        pytest.param(GRAD.replace("\n\n", "\n\x0c\n"), id="form feed"),
        pytest.param(GRAD.replace("weight.numpy()", "f'{weight.numpy()}'"), id="f-string"),
        pytest.param(
            GRAD.replace("weight.numpy()", "(\n    weight\n    # why\n    .numpy()\n)"), id="multi-line chain"
        ),
    ],
)
def test_line_and_column_are_those_of_the_command(project: Path, text: str) -> None:
    write(project, text)
    found = torchnp(project, "program.py")
    assert [code for *_, code in found] == ["TNP101"]
    assert flake8(project, "program.py") == found


def test_a_latin_1_file_is_read_by_its_coding_line(project: Path) -> None:
    (project / "program.py").write_bytes(b"# coding: latin-1\n" + GRAD.replace("array", "größe").encode("latin-1"))
    assert flake8(project, "program.py") == torchnp(project, "program.py") == [("program.py", 5, 16, "TNP101")]


def test_standard_input_is_checked_under_its_name(project: Path) -> None:
    assert flake8(project, "--stdin-display-name=program.py", "-", stdin=GRAD) == GRAD_FOUND


def test_several_processes_see_the_same_settings(project: Path) -> None:
    write(project, MAYBE_GRAD)
    write(project, MAYBE_GRAD, "second.py")
    found = flake8(project, "--jobs=2", "--extend-select=TNP109", ".")
    assert sorted(path for path, *_ in found) == ["program.py", "second.py"]


@pytest.mark.parametrize(
    ("arguments", "config", "found"),
    [
        ([], "", []),
        (["--select=TNP"], "", []),
        (["--select=T"], "", []),
        (["--extend-select=TNP"], "", []),
        (["--select=TNP109"], "", MAYBE_GRAD_FOUND),
        (["--select=TNP1"], "", MAYBE_GRAD_FOUND),
        (["--extend-select=TNP10"], "", MAYBE_GRAD_FOUND),
        (["--extend-select=TNP2"], "", []),
        ([], "ignore = E501", []),
        ([], "extend-ignore = E501", []),
        ([], "extend-select = TNP109", MAYBE_GRAD_FOUND),
        ([], "ignore = E501\nextend-select = TNP109", MAYBE_GRAD_FOUND),
        ([], "select = E,TNP1", MAYBE_GRAD_FOUND),
        (["--extend-select=TNP1", "--extend-ignore=TNP109"], "", []),
    ],
)
def test_a_rule_that_is_off_by_default_must_be_named(
    project: Path, arguments: list[str], config: str, found: Found
) -> None:
    write(project, MAYBE_GRAD)
    (project / ".flake8").write_text(f"[flake8]\n{config}\n")
    assert flake8(project, *arguments, "program.py") == found


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ('extend-select = ["TNP109"]', [*GRAD_FOUND, *MAYBE_GRAD_FOUND]),
        ('ignore = ["TNP1"]', []),
        ('select = ["TNP2"]', []),
        ('select = ["TNP109"]', MAYBE_GRAD_FOUND),
        ('min-certainty = "certain"\nextend-select = ["TNP109"]', GRAD_FOUND),
    ],
)
def test_the_projects_table_holds(project: Path, table: str, found: Found) -> None:
    write(project, GRAD)
    write(project, MAYBE_GRAD, "second.py")
    (project / "pyproject.toml").write_text(f"[tool.torchnp]\n{table}\n")
    expected = [("second.py", *rest) if rest[-1] == "TNP109" else ("program.py", *rest) for _, *rest in found]
    assert sorted(flake8(project, ".")) == sorted(expected)
    assert sorted(torchnp(project, ".")) == sorted(expected)


def test_the_closest_table_holds(project: Path) -> None:
    write(project, GRAD)
    write(project, GRAD, "quiet/program.py")
    (project / "pyproject.toml").write_text("[tool.torchnp]\n")
    (project / "quiet/pyproject.toml").write_text('[tool.torchnp]\nignore = ["TNP101"]\n')
    assert flake8(project, ".") == GRAD_FOUND


def test_a_broken_table_stops_flake8_with_its_reason(project: Path) -> None:
    write(project, GRAD)
    (project / "pyproject.toml").write_text('[tool.torchnp]\nignroe = ["TNP1"]\n')
    done = run("flake8", "program.py", cwd=project)
    assert done.returncode == 1
    assert "did you mean ignore?" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_broken_table_further_down_is_named(project: Path) -> None:
    write(project, GRAD, "sub/program.py")
    (project / "sub/pyproject.toml").write_text('[tool.torchnp]\nignroe = ["TNP1"]\n')
    done = run("flake8", "--jobs=1", "sub/program.py", cwd=project)
    assert done.returncode == 1
    assert "did you mean ignore?" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


STATEMENT = (
    "import torch\n\nweight = torch.ones(2, requires_grad=True)\n"
    "print(  # noqa: TNP101\n    weight.numpy(),\n)\narray = weight.numpy()  # noqa\n"
)


def test_noqa_on_the_statements_first_line_counts(project: Path) -> None:
    write(project, STATEMENT)
    assert flake8(project, "program.py") == torchnp(project, "program.py") == []


def test_every_form_of_noqa_means_the_same_to_both(project: Path) -> None:
    silencing = [
        "# noqa",
        "# NoQA",
        "# noqa: TNP101",
        "# noqa:TNP1",
        "# noqa: E501,TNP1",
        "# noqa: E501 TNP101 why",
        "# noqa :",
    ]
    others = ["# noqa: TNP2", "# noqa: E501", "# no qa", "# TNP101", "# flake8: noqa"]
    lines = [f"print(weight.numpy())  {comment}\n" for comment in silencing + others]
    lines += ["print(weight.numpy(), '# noqa')\n", "print(weight.numpy(), \\\n    1)  # noqa\n"]
    write(project, GRAD + "".join(lines))
    found = flake8(project, "program.py")
    assert found == torchnp(project, "program.py")
    first_of_others = 5 + len(silencing)
    assert [line for _, line, *_ in found] == [4, *range(first_of_others, first_of_others + len(others))]


@pytest.mark.parametrize("comment", ["# flake8: noqa", "# flake8: noqa: TNP1"])
def test_a_file_comment_means_the_same_to_both(project: Path, comment: str) -> None:
    write(project, f"{comment}\n{GRAD}")
    assert flake8(project, "program.py") == torchnp(project, "program.py") == []


def test_flake8_skips_a_file_whatever_the_codes_of_its_comment_are(project: Path) -> None:
    write(project, f"{GRAD}# flake8: noqa: TNP2\n")
    assert flake8(project, "program.py") == []
    assert torchnp(project, "program.py") == GRAD_FOUND


def test_disable_noqa_shows_what_was_silenced(project: Path) -> None:
    write(project, STATEMENT)
    found = flake8(project, "--disable-noqa", "program.py")
    assert found == [("program.py", 5, 12, "TNP101"), ("program.py", 7, 16, "TNP101")]


def test_a_syntax_error_is_flake8s_business(project: Path) -> None:
    write(project, "import torch\nw.numpy(\n")
    done = run("flake8", "--format=%(code)s", "--select=TNP,E9", "program.py", cwd=project)
    assert done.stdout.split() == ["E999"]
