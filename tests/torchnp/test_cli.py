from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lint_rules import __version__
from lint_rules.registry import all_rules
from tests.torchnp.command import BAD, CLEAN, ROOT, UNSAFE, completed, environment, torchnp, write


def concise(*arguments: str) -> list[str]:
    """The findings as `path:line:column: CODE`."""
    lines = torchnp("check", "--output-format", "concise", *arguments).stdout.splitlines()
    return [" ".join(line.split()[:2]) for line in lines]


def test_nothing_found(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": CLEAN, "empty.py": ""})
    result = torchnp("check", ".")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "No problems found in 2 files.\n", "")


def test_something_found(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": BAD, "b.py": CLEAN})
    result = torchnp("check")
    assert result.exit_code == 1
    assert "TNP101 numpy-on-grad-tensor [certain]: " in result.stdout
    assert " --> a.py:4:16\n" in result.stdout
    assert result.stdout.endswith("Found 1 problem (1 certain) in 1 of 2 files; 1 fixable with torchnp fix.\n")


def test_exit_zero(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": BAD})
    assert torchnp("check", "--exit-zero").exit_code == 0
    assert torchnp("check", "--exit-zero", "missing.py").exit_code == 2


def test_codes_can_be_chosen(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": BAD, "b.py": UNSAFE})
    both = ["a.py:4:16: TNP101", "b.py:4:10: TNP301"]
    assert concise() == both
    assert concise("--select", "TNP1") == both[:1]
    assert concise("--select", "TNP101, TNP301") == both
    assert concise("--select", "TNP101", "--select", "TNP301") == both
    assert concise("--select", "ALL", "--ignore", "TNP1") == both[1:]
    assert concise("--ignore", "TNP3") == both[:1]


def test_the_command_line_stands_above_the_project(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": BAD, "b.py": UNSAFE, "pyproject.toml": '[tool.torchnp]\nignore = ["TNP101"]\n'})
    assert concise() == ["b.py:4:10: TNP301"]
    assert concise("--select", "TNP101") == ["a.py:4:16: TNP101"]
    assert concise("--isolated") == ["a.py:4:16: TNP101", "b.py:4:10: TNP301"]
    write(tmp_path, {"other.toml": '[tool.torchnp]\nselect = ["TNP101"]\n'})
    assert concise("--config", "other.toml") == ["a.py:4:16: TNP101"]


def test_a_minimum_certainty(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": BAD + "\n\ndef f(model, x):\n    return model(x).cpu().detach().numpy()\n"})
    levels = {row["certainty"] for row in json.loads(torchnp("check", "--output-format", "json").stdout)}
    assert "certain" in levels
    rows = json.loads(torchnp("check", "--output-format", "json", "--min-certainty", "certain").stdout)
    assert {row["certainty"] for row in rows} == {"certain"}


def test_statistics(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": BAD, "b.py": BAD})
    result = torchnp("check", "--statistics")
    assert result.exit_code == 1
    assert result.stdout == "2  TNP101  numpy-on-grad-tensor  2 certain; 2 fixable (2 safe)\n"


def test_ignored_and_excluded_files(tmp_path: Path) -> None:
    write(tmp_path, {".gitignore": "a.py\n", "a.py": BAD, "b.py": BAD, "c.py": BAD})
    assert concise("--exclude", "b.py") == ["c.py:4:16: TNP101"]
    assert concise("--exclude", "b.py", "a.py", "b.py") == ["a.py:4:16: TNP101", "b.py:4:16: TNP101"]
    assert concise("--exclude", "b.py", "--force-exclude", "b.py", "c.py") == ["c.py:4:16: TNP101"]


def test_processes_do_not_change_the_outcome(tmp_path: Path) -> None:
    write(tmp_path, {f"{number:02}.py": BAD if number % 3 else CLEAN for number in range(20)})
    assert concise("--jobs", "1") == concise("--jobs", "3")
    assert len(concise("--jobs", "3")) == 13


def test_standard_input(tmp_path: Path) -> None:
    write(tmp_path, {"strict/pyproject.toml": '[tool.torchnp]\nselect = ["TNP3"]\n'})
    result = torchnp("check", "-", "--output-format", "concise", stdin=BAD)
    assert result.exit_code == 1
    assert result.stdout.startswith("<stdin>:4:16: TNP101 ")
    result = torchnp("check", "-", "--stdin-filename", "strict/a.py", "--output-format", "concise", stdin=BAD + UNSAFE)
    assert result.stdout.startswith("strict/a.py:8:10: TNP301 ")
    assert len(result.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "--select", "TNP1O1"], r"unknown code 'TNP1O1'; did you mean TNP101?"),
        (["check", "--ignore", "numpy-on-grad-tensor"], "did you mean TNP101?"),
        (["check", "--extend-select", "E501"], "unknown code 'E501'"),
        (["check", "--min-certainty", "sure"], "'sure' is not one of 'possible', 'likely', 'certain'"),
        (["check", "--output-format", "xml"], "'xml' is not one of"),
        (["check", "--jobs", "0"], "0 is not in the range"),
        (["check", "--selct", "TNP1"], "No such option"),
        (["check", "--config", "missing.toml"], "missing.toml: there is no such file"),
        (["check", "--isolated", "--config", "a.toml"], "--config and --isolated contradict each other"),
        (["check", "-", "a.py"], "cannot be combined"),
        (["check", "--stdin-filename", "a.py"], "--stdin-filename needs -"),
        (["chekc"], "No such command"),
        (["explain", "TNP1O1"], "there is no rule 'TNP1O1'; did you mean TNP101?"),
        (["explain", "Numpy-On-Grad-Tensro"], "did you mean numpy-on-grad-tensor?"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str) -> None:
    result = torchnp(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_explain() -> None:
    for rule in all_rules():
        by_code, by_name = torchnp("explain", rule.code.lower()), torchnp("explain", rule.name)
        assert by_code.exit_code == 0
        assert by_code.stdout == by_name.stdout
        assert by_code.stdout.startswith(f"# {rule.name} ({rule.code})\n\n{rule.summary}\n")
        for example in rule.examples:
            assert example.bad.strip() in by_code.stdout
            assert example.good.strip() in by_code.stdout


def test_explain_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    shown = torchnp("explain", "TNP101").stdout
    assert "\x1b[" in shown
    assert "```" not in shown


def test_rules() -> None:
    lines = torchnp("rules").stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [[rule.code, rule.name] for rule in all_rules()]
    for line, rule in zip(lines, all_rules(), strict=True):
        assert rule.summary in line
        assert line.endswith("(off by default)") is not rule.default_on


def test_help_and_version() -> None:
    assert torchnp("--version").stdout == f"torchnp, version {__version__}\n"
    for command in ([], ["check"], ["fix"], ["explain"], ["rules"]):
        result = torchnp(*command, "--help")
        assert result.exit_code == 0
        assert "Usage: " in result.stdout


def test_as_a_module(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": BAD, "clean.py": CLEAN})
    assert completed("check", "a.py", cwd=tmp_path).returncode == 1
    assert completed("check", "clean.py", cwd=tmp_path).returncode == 0
    assert completed("check", "missing.py", cwd=tmp_path).returncode == 2
    assert b"Usage: torchnp [OPTIONS]" in completed("--help", cwd=tmp_path).stdout


def test_characters_that_the_terminal_has_no_place_for(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": BAD.replace("weight", "gewicht_größe")})
    process = subprocess.run(
        [sys.executable, "-m", "torchnp", "check", "a.py"],
        cwd=tmp_path,
        env={**environment(), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert process.returncode == 1
    assert rb"gewicht_gr\xf6\xdfe.numpy()" in process.stdout


def test_a_quiet_run_loads_only_what_it_needs(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": CLEAN, "b.py": "x = 1\n"})
    program = (
        "import sys\nfrom torchnp.cli import main\n"
        "try: main(['check', '.'])\nexcept SystemExit as exit: assert exit.code == 0\n"
        "print([name for name in ('rich.console', 'libcst', 'pathspec', 'torch', 'numpy', 'multiprocessing')"
        " if name in sys.modules])"
    )
    process = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=True
    )
    assert process.stdout.splitlines()[-1] == "[]"


def test_every_example_has_something_to_show() -> None:
    rows = json.loads(torchnp("check", "--output-format", "json", str(ROOT / "examples")).stdout)
    assert {row["path"] for row in rows} == {str(path) for path in (ROOT / "examples").glob("*.py")}
