"""What is measured, and against what."""

from __future__ import annotations

import ast
import gc
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from pyflakes.checker import Checker

from benchmarks.measuring import Comparison, Cost, call_cost, command_cost, compared
from lint_rules.analyze import analyze, analyze_candidates
from lint_rules.source import Source, Unreadable
from lint_rules.source_tree import forget_parsed

ROOT = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent


def flake8(package: Path, repeats: int) -> Comparison:
    """flake8 with the plugin against flake8 without it."""
    arguments = ("--isolated", "--exit-zero", package)
    return compared(
        f"flake8 with the plugin / without it, {package.name}",
        ours=lambda: command_cost((sys.executable, "-m", "flake8", *arguments), ROOT),
        theirs=lambda: command_cost((sys.executable, HERE / "flake8_without_torchnp.py", *arguments), ROOT),
        repeats=repeats,
        target=1.1,
    )


def check(package: Path, repeats: int) -> Comparison:
    """`torchnp check` against ruff with three of its rule families."""
    ruff = Path(sys.executable).with_name("ruff")
    # The cache that the packages lie in is ignored by git, and ruff would find no file there.
    options = ("--isolated", "--no-cache", "--no-respect-gitignore", "--select", "F,NPY,B")
    return compared(
        f"torchnp check / ruff check, {package.name}",
        ours=lambda: command_cost((sys.executable, "-m", "torchnp", "check", "--isolated", package), ROOT),
        theirs=lambda: command_cost((ruff, "check", *options, package), ROOT),
        repeats=repeats,
        target=6.0,
    )


def fix(package: Path, repeats: int) -> Comparison:
    """`torchnp fix` on a fresh copy against a libcst codemod that changes nothing."""
    codemod = ("codemod", "--no-format", "--hide-progress", "-x", "benchmarks.parse_and_render.ParseAndRender")
    return compared(
        f"torchnp fix --unsafe-fixes / libcst parse and render, {package.name}",
        ours=lambda: _on_a_copy(package, (sys.executable, "-m", "torchnp", "fix", "--isolated", "--unsafe-fixes")),
        theirs=lambda: _on_a_copy(package, (sys.executable, "-m", "libcst.tool", *codemod)),
        repeats=repeats,
    )


def analysis(package: Path, repeats: int) -> Comparison:
    """The analysis of the files that are parsed at all, without parsing, against parsing them, in one process."""
    return _analysis(package, repeats, "each on its own", lambda path: "<string>")


def pyflakes(package: Path, repeats: int) -> Comparison:
    """What pyflakes takes for the same files, as a measure: it follows no values."""
    parsed = _parsed(package)

    def check() -> None:
        for _, _, tree in parsed:
            Checker(tree)

    return _against_parsing("pyflakes", check, parsed, package.name, repeats)


def linked(package: Path, repeats: int) -> Comparison:
    """The same with other files looked into; parsing these counts as ours, once each."""
    return _analysis(package, repeats, "other files looked into and parsed", str)


def _analysis(package: Path, repeats: int, how: str, named: Callable[[Path], str]) -> Comparison:
    parsed = _parsed(package)

    def analyse() -> None:
        forget_parsed()
        for path, source, tree in parsed:
            analyze(source, path=named(path), tree=tree)

    return _against_parsing("analysis", analyse, parsed, f"{package.name}, {how}", repeats, target=2.0)


_Parsed = list[tuple[Path, Source, ast.Module]]


def _parsed(package: Path) -> _Parsed:
    return [(path, source, ast.parse(source.text)) for path, source in _with_hits(package)]


def _against_parsing(
    name: str, run: Callable[[], None], parsed: _Parsed, of: str, repeats: int, target: float | None = None
) -> Comparison:
    """Something that is done with parsed files against parsing them."""

    def parse() -> None:
        for _, source, _ in parsed:
            ast.parse(source.text)

    # In a real run few trees are alive at a time: those that are kept here must not slow the collector down.
    gc.collect()
    gc.freeze()
    return compared(
        f"{name} without parsing / ast.parse, {len(parsed)} files of {of}",
        ours=lambda: call_cost(run),
        theirs=lambda: call_cost(parse),
        repeats=repeats,
        target=target,
    )


def _on_a_copy(package: Path, command: tuple[str, ...]) -> Cost:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / package.name
        shutil.copytree(package, copy)
        return command_cost((*command, copy), ROOT)


def _with_hits(package: Path) -> Iterable[tuple[Path, Source]]:
    for path in sorted(package.rglob("*.py")):
        try:
            source = Source.from_bytes(path.read_bytes())
        except Unreadable:
            continue
        if analyze_candidates(source) is not None:
            yield path, source
