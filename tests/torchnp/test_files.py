from __future__ import annotations

import os
from pathlib import Path

import pytest

from lint_rules.configuration import ConfigurationError
from tests.torchnp.command import write
from torchnp.files import list_files
from torchnp.project import Project


def listed(*paths: Path | str, project: Project | None = None) -> list[str]:
    listing = list_files([Path(path) for path in paths], project or Project())
    assert not listing.problems
    return [Path(file.path).as_posix() for file in listing.files]


def test_a_directory_gives_its_python_files_in_the_order_of_names(tmp_path: Path) -> None:
    write(tmp_path, {"b.py": "", "a/z.py": "", "a/y.pyi": "", "c.py": "", "a/data.txt": "", "notes.md": ""})
    assert listed(".") == ["a/y.pyi", "a/z.py", "b.py", "c.py"]


def test_paths_are_shown_as_they_were_given(tmp_path: Path) -> None:
    write(tmp_path, {"pkg/a.py": ""})
    assert listed("./pkg") == ["pkg/a.py"]
    assert listed(tmp_path / "pkg") == [(tmp_path / "pkg/a.py").as_posix()]


def test_a_named_file_is_taken_whatever_its_suffix_and_whatever_ignores_it(tmp_path: Path) -> None:
    write(tmp_path, {"script": "", "build/x.py": "", ".git/HEAD": "", ".gitignore": "*\n"})
    assert listed("script", "build/x.py") == ["script", "build/x.py"]


def test_a_file_that_is_reached_twice_is_listed_once(tmp_path: Path) -> None:
    write(tmp_path, {"pkg/a.py": ""})
    (tmp_path / "pkg" / "link.py").symlink_to("a.py")
    assert listed("pkg/a.py", "pkg", tmp_path / "pkg") == ["pkg/a.py"]


def test_symlinked_directories_are_not_entered(tmp_path: Path) -> None:
    write(tmp_path, {"pkg/a.py": ""})
    (tmp_path / "pkg" / "loop").symlink_to(tmp_path)
    assert listed(".") == ["pkg/a.py"]


def test_a_named_symlink_to_a_directory_is_entered(tmp_path: Path) -> None:
    write(tmp_path, {"pkg/a.py": ""})
    (tmp_path / "link").symlink_to("pkg")
    assert listed("link") == ["link/a.py"]


def test_a_symlink_that_leads_nowhere_is_passed_over_unless_named(tmp_path: Path) -> None:
    (tmp_path / "broken.py").symlink_to("missing.py")
    (tmp_path / "circle.py").symlink_to("circle.py")
    assert listed(".") == []
    assert listed("broken.py", "circle.py") == ["broken.py", "circle.py"]


def test_directories_of_tools_and_environments_are_not_entered(tmp_path: Path) -> None:
    hidden = [".git", ".venv", "venv", "node_modules", "__pycache__", "build", "dist", ".tox", ".mypy_cache"]
    write(tmp_path, {f"{name}/a.py": "" for name in hidden})
    write(tmp_path, {"env/pyvenv.cfg": "", "env/lib/a.py": "", "src/a.py": ""})
    assert listed(".") == ["src/a.py"]


def test_such_a_directory_is_entered_if_it_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"build/a.py": "", "env/pyvenv.cfg": "", "env/lib/a.py": ""})
    assert listed("build", "env") == ["build/a.py", "env/lib/a.py"]


def test_nested_gitignores_hold_from_the_git_root_down(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "outside/.gitignore": "*.py\n",
            "outside/repo/.git/HEAD": "",
            "outside/repo/.gitignore": "generated/\n*_pb2.py\n/top.py\n",
            "outside/repo/src/.gitignore": "!keep_pb2.py\nlocal.py\n",
            "outside/repo/src/a.py": "",
            "outside/repo/src/top.py": "",
            "outside/repo/src/local.py": "",
            "outside/repo/src/keep_pb2.py": "",
            "outside/repo/src/drop_pb2.py": "",
            "outside/repo/src/generated/a.py": "",
            "outside/repo/top.py": "",
        },
    )
    kept = ["src/a.py", "src/keep_pb2.py", "src/top.py"]
    assert listed("outside/repo") == [f"outside/repo/{name}" for name in kept]
    assert listed("outside/repo/src") == [f"outside/repo/{name}" for name in kept]


def test_an_ignored_directory_is_walked_if_it_is_named(tmp_path: Path) -> None:
    write(tmp_path, {".git/HEAD": "", ".gitignore": "vendored/\n", "vendored/lib/a.py": ""})
    assert listed(".") == []
    assert listed("vendored/lib") == ["vendored/lib/a.py"]


def test_a_gitignore_with_a_byte_order_mark_and_a_malformed_line(tmp_path: Path) -> None:
    write(tmp_path, {".gitignore": b"\xef\xbb\xbfa.py\n!\nb.py\n", "a.py": "", "b.py": "", "c.py": ""})
    assert listed(".") == ["c.py"]


def test_exclude_is_relative_to_the_file_that_it_stands_in(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "pyproject.toml": '[tool.torchnp]\nexclude = ["/data", "*_old.py"]\n',
            "data/a.py": "",
            "src/data/a.py": "",
            "src/b_old.py": "",
        },
    )
    assert listed(".") == ["src/data/a.py"]
    assert listed("src") == ["src/data/a.py"]


def test_exclude_on_the_command_line_is_relative_to_the_working_directory_and_adds(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": '[tool.torchnp]\nexclude = ["a.py"]\n', "a.py": "", "x/b.py": "", "x/c.py": ""})
    assert listed(".", project=Project(exclude=("x/b.py",))) == ["x/c.py"]


def test_excluded_files_that_are_named_are_left_out_only_on_demand(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": '[tool.torchnp]\nexclude = ["data"]\n', "data/a.py": "", "b.py": ""})
    assert listed("data/a.py", "b.py") == ["data/a.py", "b.py"]
    assert listed("data/a.py", "b.py", project=Project(force_exclude=True)) == ["b.py"]


def test_a_malformed_exclude_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": ""})
    with pytest.raises(ConfigurationError, match=r"--exclude: exclude: '!' is no pattern"):
        listed(".", project=Project(exclude=("!",)))


def test_a_missing_path_is_a_problem_and_the_others_are_listed(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": ""})
    listing = list_files([Path("missing"), Path("a.py"), Path("gone.py")], Project())
    assert [file.path for file in listing.files] == ["a.py"]
    assert [(problem.path, problem.reason) for problem in listing.problems] == [
        ("missing", "no such file or directory"),
        ("gone.py", "no such file or directory"),
    ]


def test_a_directory_without_python_files_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"docs/readme.md": ""})
    listing = list_files([Path("docs")], Project())
    assert (listing.files, listing.problems, listing.empty) == ((), (), ("docs",))


def test_a_directory_that_cannot_be_listed_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Permission bits do not bind root, which tests may run as; so the system call fails on demand.
    write(tmp_path, {"a.py": "", "locked/b.py": ""})
    scandir = os.scandir

    def refusing(path: Path) -> object:
        if path.name == "locked":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    listing = list_files([Path()], Project())
    assert [file.path for file in listing.files] == ["a.py"]
    assert [problem.reason for problem in listing.problems] == ["cannot list the directory: Permission denied"]


def test_each_file_obeys_its_own_project(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "pyproject.toml": "[tool.torchnp]\nname-heuristics = false\n",
            "a.py": "",
            "inner/pyproject.toml": '[tool.torchnp]\nguard-style = "force"\n',
            "inner/deep/b.py": "",
        },
    )
    outer, inner = list_files([Path()], Project()).files
    assert (outer.path, outer.settings.name_heuristics, outer.settings.guard_style.value) == ("a.py", False, "chain")
    assert (inner.settings.name_heuristics, inner.settings.guard_style.value) == (True, "force")


def test_names_that_are_no_text(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.py")
    try:
        (tmp_path / name).touch()
    except OSError:
        pytest.skip("this file system takes only names that are text")
    assert listed(".") == [name]
