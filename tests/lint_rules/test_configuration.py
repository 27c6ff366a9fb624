from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from lint_rules.configuration import (
    Configuration,
    ConfigurationError,
    checked_codes,
    configuration_in,
    configuration_of,
)
from lint_rules.rewrites import GuardStyle
from lint_rules.rule import Certainty
from lint_rules.settings import LegacyConstructor, Settings


def written(directory: Path, content: str | bytes) -> Path:
    directory.mkdir(parents=True, exist_ok=True)
    path = directory / "pyproject.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_every_key(tmp_path: Path) -> None:
    written(
        tmp_path,
        """
        [tool.torchnp]
        select = ["ALL"]
        extend-select = ["TNP109"]
        ignore = ["TNP2", "TNP103"]
        exclude = ["data/", "*_pb2.py"]
        min-certainty = "likely"
        guard-style = "force"
        legacy-constructor = "explicit"
        name-heuristics = false
        """,
    )
    assert configuration_of(tmp_path).settings == Settings(
        select=("TNP",),
        extend_select=("TNP109",),
        ignore=("TNP2", "TNP103"),
        exclude=("data/", "*_pb2.py"),
        min_certainty=Certainty.LIKELY,
        guard_style=GuardStyle.FORCE,
        legacy_constructor=LegacyConstructor.EXPLICIT,
        name_heuristics=False,
    )


def test_an_empty_table_gives_the_defaults(tmp_path: Path) -> None:
    path = written(tmp_path, "[tool.torchnp]\n")
    assert configuration_of(tmp_path) == Configuration(Settings(), path)


def test_the_closest_file_with_the_table_holds_and_nothing_is_merged(tmp_path: Path) -> None:
    outer = written(tmp_path, '[tool.torchnp]\nignore = ["TNP103"]\n')
    inner = written(tmp_path / "a", '[tool.torchnp]\nguard-style = "force"\n')
    written(tmp_path / "a" / "b", '[project]\nname = "no table here"\n')
    written(tmp_path / "c", '[project]\nname = "torchnp is only mentioned"\n')
    (tmp_path / "a" / "b" / "deep").mkdir()

    assert configuration_of(tmp_path / "a" / "b" / "deep").path == inner
    assert configuration_of(tmp_path / "a" / "b").settings.ignore == ()
    assert configuration_of(tmp_path / "c").path == outer


def test_a_file_that_does_not_mention_the_tool_is_not_parsed(tmp_path: Path) -> None:
    outer = written(tmp_path, "[tool.torchnp]\n")
    written(tmp_path / "inner", "this is = = no TOML\n")
    assert configuration_of(tmp_path / "inner").path == outer


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('[tool.torchnp]\nselct = ["TNP1"]', r"unknown key 'selct' in \[tool.torchnp\]; did you mean select\?"),
        ("[tool.torchnp]\nmin_certainty = 1", r"unknown key 'min_certainty'.*; did you mean min-certainty\?"),
        ("[tool.torchnp]\nxyzzy = 1", r"unknown key 'xyzzy' in \[tool.torchnp\]$"),
        ("[tool.torchnp]\nselect = 'TNP1'", r"select must be a list of strings, not 'TNP1'"),
        ("[tool.torchnp]\nexclude = ['a', 3]", r"exclude must be a list of strings, not \['a', 3\]"),
        ("[tool.torchnp]\nignore = ['TNP9']", r"ignore: unknown code 'TNP9'"),
        ("[tool.torchnp]\nselect = ['']", r"select: unknown code ''"),
        ("[tool.torchnp]\nselect = ['TNP01']", r"select: unknown code 'TNP01'; did you mean TNP\d\d\d\?"),
        ("[tool.torchnp]\nname-heuristics = 'no'", "name-heuristics must be true or false, not 'no'"),
        ("[tool.torchnp]\nmin-certainty = 'sure'", 'min-certainty must be one of "possible", "likely", "certain", not'),
        ("[tool.torchnp]\nguard-style = 1", 'guard-style must be one of "chain", "force", not 1'),
        ("[tool.torchnp]\nlegacy-constructor = 'x'", 'legacy-constructor must be one of "keep-dtype", "explicit", not'),
        ("[tool.torchnp]\nselect = [\n\nignore = []", "broken TOML: .*line 4"),
        ("[tool]\ntorchnp = 3", "tool.torchnp must be a table"),
        (b"[tool.torchnp]\n# caf\xe9\n", r"not UTF-8 \(at line 2\)"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, content: str | bytes, message: str) -> None:
    path = written(tmp_path, content)
    with pytest.raises(ConfigurationError, match=message) as caught:
        configuration_of(tmp_path)
    assert str(caught.value).startswith(str(path))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Permission bits do not bind root, which tests may run as; so the system call fails on demand.
    def refusing(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = written(tmp_path, "[tool.torchnp]\n")
    monkeypatch.setattr(Path, "read_bytes", refusing)
    with pytest.raises(ConfigurationError, match=r"Permission denied") as caught:
        configuration_of(tmp_path)
    assert str(caught.value).startswith(str(path))


def test_a_given_file_must_exist_and_hold_the_table(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    with pytest.raises(ConfigurationError, match="there is no such file"):
        configuration_in(path)
    path.write_text("[tool.other]\n")
    with pytest.raises(ConfigurationError, match=r"there is no \[tool.torchnp\] table"):
        configuration_in(path)
    path.write_text('[tool.torchnp]\nguard-style = "force"\n')
    assert configuration_in(path).settings.guard_style is GuardStyle.FORCE


def test_codes_may_be_prefixes_and_all() -> None:
    assert checked_codes(["TNP101", "TNP2", "ALL"]) == ("TNP101", "TNP2", "TNP")


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("tnp101", "; did you mean TNP101?"),
        ("numpy-on-grad-tensor", "rules are selected by code; did you mean TNP101?"),
        ("W605", "unknown code 'W605'"),
    ],
)
def test_a_code_that_names_no_rule(code: str, hint: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        checked_codes([code])
    assert str(caught.value).endswith(hint)


def test_toml_is_loaded_only_where_there_is_something_to_read(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from lint_rules.configuration import configuration_of; "
        f"configuration_of(Path({str(tmp_path)!r})); print('tomllib' in sys.modules)"
    )
    written(tmp_path, '[project]\nname = "x"\n')
    root = Path(__file__).resolve().parents[2]
    run = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
