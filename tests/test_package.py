"""What is installed: the three packages, typed, with the command and the flake8 plugin, and nothing else."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import lint_rules
from lint_rules.flake8_plugin import Plugin

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("lint_rules", "codemods", "torchnp")


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


@pytest.mark.slow
def test_the_wheel_holds_the_packages_and_nothing_else(wheel_names: list[str]) -> None:
    roots = {name.partition("/")[0] for name in wheel_names}
    assert roots == {*PACKAGES, f"torchnp-{lint_rules.__version__}.dist-info"}
    sources = {str(path.relative_to(ROOT)) for package in PACKAGES for path in (ROOT / package).rglob("*.py")}
    assert sources <= set(wheel_names)
    assert {Path(name).suffix for name in wheel_names if ".dist-info/" not in name} == {".py", ".typed"}


@pytest.mark.slow
def test_every_package_is_typed(wheel_names: list[str]) -> None:
    assert {f"{package}/py.typed" for package in PACKAGES} <= set(wheel_names)


def test_the_distribution_names_its_entry_points() -> None:
    entry_points = importlib.metadata.distribution("torchnp").entry_points
    assert {(point.group, point.name, point.value) for point in entry_points} == {
        ("console_scripts", "torchnp", "torchnp.cli:main"),
        ("flake8.extension", "TNP", "lint_rules.flake8_plugin:Plugin"),
    }
    (plugin,) = entry_points.select(group="flake8.extension")
    assert plugin.load() is Plugin


def test_torch_and_numpy_are_for_the_tests_only() -> None:
    requirements = importlib.metadata.requires("torchnp") or []
    needed = {requirement for requirement in requirements if "extra ==" not in requirement}
    assert not any(requirement.startswith(("torch", "numpy")) for requirement in needed)
    assert any(requirement.startswith("torch==2.13.0;") for requirement in requirements)


@pytest.mark.parametrize("command", [["torchnp"], [sys.executable, "-m", "torchnp"]], ids=["script", "module"])
def test_the_command_can_be_called_either_way(command: list[str]) -> None:
    if command == ["torchnp"]:
        command = [str(Path(sys.executable).with_name("torchnp"))]
    done = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
    assert lint_rules.__version__ in done.stdout
