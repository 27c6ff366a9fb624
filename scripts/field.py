"""Runs the tool on released packages: what it finds there, in which time, and whether its fixes hold.

Downloads the wheels below into `.cache/field` (about 20 MB, once), unpacks their Python files, and for each package
runs `torchnp check`, flake8 with the plugin, and `torchnp fix --unsafe-fixes` on a copy. Prints one table; exit
status 1 where flake8 disagrees, a run fails, a rewritten file cannot be parsed, or a second fix changes anything.
"""

from __future__ import annotations

import argparse
import ast
import json
import resource
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.field_packages import FIELD, PACKAGES, Package, unpacked  # noqa: E402

LEVELS = ("certain", "likely", "possible")


@dataclass(frozen=True, slots=True)
class Measured:
    """What the runs on one package gave. `seconds` is processor time of `torchnp check`, start-up included."""

    package: Package
    files: int
    findings: Counter[tuple[str, str]]
    seconds: float
    rewritten: int = 0
    failures: tuple[str, ...] = field(default=())


def main() -> int:
    """Print the table; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", nargs="*", help="only these (default: all five)")
    arguments = parser.parse_args()
    packages = [one for one in PACKAGES if not arguments.packages or one.name in arguments.packages]
    measured = [_measured(package, unpacked(package)) for package in packages]
    failures = [f"{one.package.name}: {failure}\n" for one in measured for failure in one.failures]
    sys.stdout.write(table(measured) + "".join(failures))
    return 1 if failures else 0


def table(rows: Sequence[Measured]) -> str:
    """The measurements as Markdown."""
    head = "| Package | Version | Files | Findings | Seconds | Files rewritten |\n"
    rule = "| --- | --- | ---: | --- | ---: | ---: |\n"
    return head + rule + "".join(f"| {' | '.join(_cells(row))} |\n" for row in rows)


def _cells(row: Measured) -> tuple[str, ...]:
    kinds = sorted(row.findings, key=lambda kind: (kind[0], LEVELS.index(kind[1])))
    found = ", ".join(f"{code} {row.findings[code, level]} {level}" for code, level in kinds) or "none"
    return row.package.name, row.package.version, str(row.files), found, f"{row.seconds:.1f}", str(row.rewritten)


def _measured(package: Package, source: Path) -> Measured:
    before = _processor_time()
    rows = _checked(source)
    seconds = _processor_time() - before
    disagreements = _disagreements(rows, _flake8(source))
    rewritten, broken = _fixed(source)
    return Measured(
        package,
        sum(1 for _ in source.rglob("*.py")),
        Counter((row["code"], row["certainty"]) for row in rows),
        seconds,
        rewritten,
        (*disagreements, *broken),
    )


def _processor_time() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _checked(source: Path) -> list[dict[str, str]]:
    """The findings as `torchnp check` reports them, paths relative to the folder of all sources."""
    run = _run("torchnp", "check", "--isolated", "--output-format", "json", source.name, cwd=source.parent)
    rows: list[dict[str, str]] = json.loads(run.stdout)
    return rows


def _flake8(source: Path) -> set[tuple[str, int, int, str]]:
    layout = "%(path)s\t%(row)d\t%(col)d\t%(code)s"
    run = _run("flake8", "--isolated", "--select", "TNP", "--format", layout, source.name, cwd=source.parent)
    rows = [line.split("\t") for line in run.stdout.splitlines()]
    return {(path, int(line), int(column), code) for path, line, column, code in rows}


def _disagreements(rows: Iterable[Mapping[str, str]], flake8: set[tuple[str, int, int, str]]) -> Iterator[str]:
    own = {(row["path"], int(row["line"]), int(row["column"]), row["code"]) for row in rows}
    for path, line, column, code in sorted(own ^ flake8):
        only = "torchnp" if (path, line, column, code) in own else "flake8"
        yield f"only {only} reports {path}:{line}:{column} {code}"


def _fixed(source: Path) -> tuple[int, tuple[str, ...]]:
    """How many files `torchnp fix --unsafe-fixes` rewrites, and what is wrong with them."""
    copy = FIELD / "fixed" / source.name
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(source, copy)
    command = ("torchnp", "fix", "--isolated", "--unsafe-fixes", "--output-format", "concise", copy.name)
    _run(*command, cwd=copy.parent)
    once = _contents(copy)
    original = _contents(source)
    changed = sorted(path for path, data in once.items() if data != original[path])
    _run(*command, cwd=copy.parent)
    twice = _contents(copy)
    unstable = [f"a second fix changes {path}" for path in sorted(once) if twice[path] != once[path]]
    return len(changed), (*(f"{path} cannot be parsed" for path in changed if not _parses(once[path])), *unstable)


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.py")}


def _parses(data: bytes) -> bool:
    try:
        ast.parse(data)
    except (SyntaxError, ValueError):
        return False
    return True


def _run(module: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    run = subprocess.run(
        [sys.executable, "-m", module, *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )
    if run.returncode not in (0, 1) or "Traceback" in run.stderr:
        raise RuntimeError(f"{module} {arguments[0]} failed with status {run.returncode}:\n{run.stderr}")
    return run


if __name__ == "__main__":
    sys.exit(main())
