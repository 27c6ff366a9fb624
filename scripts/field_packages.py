"""The released packages that the field report is about: their Python files, downloaded once."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

CACHE = Path(__file__).resolve().parent.parent / ".cache"
FIELD = CACHE / "field"
SOURCES = FIELD / "source"
LEFT_OUT = frozenset({"build"})
"""A folder that botorch's wheel holds by accident, a copy of the package; `torchnp` never enters one of that name."""


@dataclass(frozen=True, slots=True)
class Package:
    """A released version, as the package index names it."""

    name: str
    version: str


PACKAGES = (
    Package("stable-baselines3", "2.9.2"),
    Package("torchmetrics", "1.9.0"),
    Package("botorch", "0.18.1"),
    Package("gpytorch", "1.15.2"),
    Package("transformers", "5.23.0"),
)


def unpacked(package: Package) -> Path:
    """The folder with the package's Python files; downloads and unpacks where it is not there yet."""
    target = SOURCES / f"{package.name}-{package.version}"
    if not target.exists():
        CACHE.mkdir(exist_ok=True)
        (CACHE / ".gitignore").write_text("*\n", encoding="utf-8")
        unpack(_wheel(package), target)
    return target


def _wheel(package: Package) -> Path:
    wheels = FIELD / "wheels"
    pattern = f"{package.name.replace('-', '_')}-{package.version}-*.whl"
    if not any(wheels.glob(pattern)):
        wanted = f"{package.name}=={package.version}"
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
        subprocess.run([*command, "--dest", str(wheels), wanted], check=True)
    return next(wheels.glob(pattern))


def unpack(wheel: Path, target: Path) -> None:
    """Write the wheel's Python files below `target`, which appears only once it is complete."""
    partial = target.with_name(target.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if name.endswith(".py")]
        archive.extractall(partial, [name for name in names if PurePosixPath(name).parts[0] not in LEFT_OUT])
    partial.rename(target)
