from __future__ import annotations

from pathlib import Path

import pytest

from lint_rules.configuration import Configuration
from lint_rules.rule import Certainty
from lint_rules.settings import Settings
from torchnp.project import Overrides, Project

CONFIGURED = Settings(select=("TNP1",), extend_select=("TNP309",), ignore=("TNP103", "TNP2"))


def test_without_options_the_configured_settings_hold() -> None:
    assert Overrides().over(CONFIGURED) == CONFIGURED


def test_select_takes_the_place_of_what_is_selected() -> None:
    settings = Overrides(select=("TNP3",)).over(CONFIGURED)
    assert (settings.select, settings.extend_select) == (("TNP3",), ())


@pytest.mark.parametrize(
    ("select", "ignored"),
    [
        ("TNP103", ("TNP2",)),
        ("TNP201", ("TNP103",)),
        ("TNP", ("TNP103", "TNP2")),
        ("TNP1", ("TNP103", "TNP2")),
    ],
)
def test_select_lifts_what_is_ignored_if_it_is_as_specific(select: str, ignored: tuple[str, ...]) -> None:
    assert Overrides(select=(select,)).over(CONFIGURED).ignore == ignored


def test_ignore_and_extend_select_add() -> None:
    settings = Overrides(extend_select=("TNP109",), ignore=("TNP104",)).over(CONFIGURED)
    assert settings.select == ("TNP1",)
    assert settings.extend_select == ("TNP309", "TNP109")
    assert settings.ignore == ("TNP103", "TNP2", "TNP104")


def test_the_minimum_certainty_is_replaced() -> None:
    settings = Overrides(min_certainty=Certainty.POSSIBLE).over(Settings(min_certainty=Certainty.CERTAIN))
    assert settings.min_certainty is Certainty.POSSIBLE


def test_a_fixed_configuration_holds_in_every_directory(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.torchnp]\nname-heuristics = false\n")
    fixed = Project(fixed=Configuration(Settings(ignore=("TNP1",))))
    assert fixed.configuration_in(tmp_path).settings == Settings(ignore=("TNP1",))
    assert Project().configuration_in(tmp_path).settings == Settings(name_heuristics=False)
