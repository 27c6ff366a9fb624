"""What holds the rooms apart: who may import whom, and what no file may say."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("lint_rules", "codemods", "torchnp")
FLAKE8_OPTION_API = {"flake8.exceptions", "flake8.options.manager"}
MAX_LINES = 350
TEXT_SUFFIXES = {".py", ".md", ".toml", ".yaml", ".yml", ".txt", ".json", ".cfg", ""}


def python_files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py") if "cases" not in path.parts)


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imports_of(path: Path) -> Iterator[str]:
    """Qualified names of the modules that a file imports, those under TYPE_CHECKING and in functions too."""
    yield from imports_among(path, ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def imports_when_run(path: Path) -> Iterator[str]:
    """Those that the file imports when it is imported itself."""
    yield from imports_among(path, ast.parse(path.read_text(encoding="utf-8")).body)


def imports_among(path: Path, nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{shown(path)}: imports are absolute"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_within(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def offenders(folder: str, forbidden: tuple[str, ...]) -> list[str]:
    return [
        f"{shown(path)} imports {module}"
        for path in python_files(folder)
        for module in imports_of(path)
        if any(is_within(module, package) for package in forbidden)
    ]


@pytest.mark.parametrize(
    ("folder", "forbidden"),
    [
        ("lint_rules", ("codemods", "torchnp")),
        ("codemods", ("torchnp", "click", "rich", "pathspec")),
        (
            "lint_rules/candidates",
            (
                "lint_rules.rules",
                "lint_rules.assessment",
                "lint_rules.analyze",
                "lint_rules.looks",
                "lint_rules.registry",
            ),
        ),
        ("lint_rules/assessment", ("lint_rules.rules", "lint_rules.analyze", "lint_rules.registry")),
        (
            "lint_rules/values",
            (
                "lint_rules.rules",
                "lint_rules.assessment",
                "lint_rules.survey",
                "lint_rules.analyze",
                "lint_rules.registry",
            ),
        ),
        (
            "lint_rules/survey",
            ("lint_rules.rules", "lint_rules.assessment", "lint_rules.analyze", "lint_rules.values.interpreter"),
        ),
        ("lint_rules/knowledge", ("lint_rules.values", "lint_rules.rules", "lint_rules.analyze")),
        ("lint_rules/rules", ("lint_rules.analyze", "lint_rules.registry")),
        ("lint_rules", ("libcst", "torch", "numpy", "click", "rich", "pathspec")),
        ("codemods", ("torch", "numpy")),
        ("torchnp", ("torch", "numpy")),
    ],
)
def test_imports_point_one_way(folder: str, forbidden: tuple[str, ...]) -> None:
    assert offenders(folder, forbidden) == []


@pytest.mark.parametrize("folder", ["lint_rules/values", "lint_rules/rules"])
def test_engine_and_rules_know_the_shape_of_knowledge_only(folder: str) -> None:
    found = [
        f"{shown(path)} imports {module}"
        for path in python_files(folder)
        for module in imports_of(path)
        if is_within(module, "lint_rules.knowledge")
        and module != "lint_rules.knowledge"
        and not is_within(module, "lint_rules.knowledge.schema")
        and not is_within(module, "lint_rules.knowledge.tables")
    ]
    assert found == []


ROOMS_OF_THE_ENGINE = (
    "tree",
    "domain",
    "frames",
    "operations",
    "changes",
    "definitions",
    "objects",
    "items",
    "callees",
    "conditions",
    "interpreter",
)
"""From the ground up: a room imports those before it. What only a type checker reads may name the ones above."""


@pytest.mark.parametrize("room", ROOMS_OF_THE_ENGINE)
def test_the_rooms_of_the_engine_stand_on_one_another(room: str) -> None:
    above = ROOMS_OF_THE_ENGINE[ROOMS_OF_THE_ENGINE.index(room) + 1 :]
    found = [
        f"{shown(path)} imports {module}"
        for path in python_files(f"lint_rules/values/{room}")
        for module in imports_when_run(path)
        if any(is_within(module, f"lint_rules.values.{one}") for one in above)
    ]
    assert found == []


def test_each_file_of_the_engine_stands_in_a_room() -> None:
    rooms = {path.parent.name for path in python_files("lint_rules/values") if path.name != "__init__.py"}
    assert rooms == set(ROOMS_OF_THE_ENGINE)


def test_each_file_of_the_engine_is_described_with_its_room() -> None:
    lines = (ROOT / "docs/architecture.md").read_text(encoding="utf-8").splitlines()
    described = {room: line for room in ROOMS_OF_THE_ENGINE for line in lines if line.startswith(f"| `{room}` |")}
    files = [path for path in python_files("lint_rules/values") if path.name != "__init__.py"]
    assert [shown(path) for path in files if f"`{path.stem}`" not in described.get(path.parent.name, "")] == []


def test_lint_rules_needs_the_standard_library_and_flake8s_option_api_only() -> None:
    allowed = sys.stdlib_module_names | {"lint_rules", "tomllib", "tomli"}
    found = {
        f"{shown(path)} imports {module}"
        for path in python_files("lint_rules")
        for module in imports_of(path)
        if module.partition(".")[0] not in allowed and not any(is_within(module, api) for api in FLAKE8_OPTION_API)
    }
    assert found == set()


def test_the_plugin_loads_nothing_heavy() -> None:
    heavy = ("libcst", "torch", "numpy", "click", "rich", "pathspec", "codemods", "torchnp")
    program = f"import sys, lint_rules.flake8_plugin as p; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_the_engine_names_no_library() -> None:
    library = re.compile(r"""["'](torch|numpy|np)[."']""")
    found = [
        f"{shown(path)}:{number}: {line.strip()}"
        for path in python_files("lint_rules/values")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if library.search(line)
    ]
    assert found == []


def test_no_file_is_longer_than_a_room() -> None:
    lengths = {
        shown(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files(*PACKAGES, "tests", "scripts", "benchmarks")
    }
    assert {name: length for name, length in lengths.items() if length > MAX_LINES} == {}


def committed_texts() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.suffix in TEXT_SUFFIXES and path.is_file()]


def test_no_text_names_a_package_registry() -> None:
    # Put together here, so that this file does not hold what it looks for.
    registries = ["py" + "pi.org", "python" + "hosted.org", "conda." + "anaconda.org"]
    said = re.compile("|".join(map(re.escape, registries)))
    found = {
        f"{shown(path)}: {match.group()}"
        for path in committed_texts()
        for match in said.finditer(path.read_text(encoding="utf-8", errors="replace"))
    }
    assert found == set()
