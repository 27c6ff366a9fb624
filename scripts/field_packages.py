"""The released packages that the field report is about: their Python files, downloaded once."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

CACHE = Path(__file__).resolve().parent.parent / ".cache"
FIELD = CACHE / "field"
SOURCES = FIELD / "source"
LEFT_OUT = frozenset({"build", "test"})
"""Folders beside a package: a copy of it that botorch's wheel holds by accident, and the tests of a source archive."""


@dataclass(frozen=True, slots=True)
class Package:
    """A released version, as the package index names it."""

    name: str
    version: str
    has_wheel: bool = True

    @property
    def archive(self) -> str:
        """What its file is called."""
        suffix = "-*.whl" if self.has_wheel else ".tar.gz"
        return f"{self.name.replace('-', '_')}-{self.version}{suffix}"


BOTORCH = Package("botorch", "0.18.1")
STABLE_BASELINES3 = Package("stable-baselines3", "2.9.2")
TORCHMETRICS = Package("torchmetrics", "1.9.0")
GPYTORCH = Package("gpytorch", "1.15.2")
TRANSFORMERS = Package("transformers", "5.23.0")

PACKAGES = (STABLE_BASELINES3, TORCHMETRICS, BOTORCH, GPYTORCH, TRANSFORMERS)
"""Those that every front end is run on."""

SITE_PACKAGES = (
    Package("captum", "0.9.0"),
    Package("diffusers", "0.42.1"),
    Package("espnet", "202511", has_wheel=False),
    GPYTORCH,
    Package("kornia", "0.9.0"),
    Package("monai", "1.6.1"),
    Package("pyro-ppl", "1.9.2"),
    Package("skorch", "1.4.0"),
    Package("speechbrain", "1.1.2"),
    STABLE_BASELINES3,
    Package("torch_geometric", "2.8.1"),
    TORCHMETRICS,
    TRANSFORMERS,
    Package("ultralytics", "8.4.190"),
)
"""Those whose conversions are counted one by one."""

FIELD_PACKAGES = (
    Package("accelerate", "1.15.0"),
    BOTORCH,
    Package("e3nn", "0.6.0"),
    Package("nnunetv2", "2.8.1"),
    Package("sentence-transformers", "6.2.0"),
    Package("tianshou", "2.0.1"),
    Package("timm", "1.0.31"),
    Package("torchio", "1.2.1"),
    *SITE_PACKAGES,
)
"""Those in which the findings of every rule are counted."""


def unpacked(package: Package) -> Path:
    """The folder with the package's Python files; downloads and unpacks where it is not there yet."""
    target = SOURCES / f"{package.name}-{package.version}"
    if not target.exists():
        CACHE.mkdir(exist_ok=True)
        (CACHE / ".gitignore").write_text("*\n", encoding="utf-8")
        unpack(_archive(package), target)
    return target


def _archive(package: Package) -> Path:
    archives = FIELD / "archives"
    if not any(archives.glob(package.archive)):
        wanted = f"{package.name}=={package.version}"
        kind = "--only-binary" if package.has_wheel else "--no-binary"
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", kind, ":all:"]
        subprocess.run([*command, "--dest", str(archives), wanted], check=True)
    return next(archives.glob(package.archive))


def unpack(archive: Path, target: Path) -> None:
    """Write the Python files of an archive below `target`, which appears only once it is complete."""
    partial = target.with_name(target.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    for name, data in _of_wheel(archive) if archive.suffix == ".whl" else _of_source(archive):
        path = partial / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    # The package is a project of its own, wherever it is unpacked.
    (partial / "setup.cfg").touch()
    partial.rename(target)


def _is_wanted(name: PurePosixPath) -> bool:
    """Whether it is a Python file of a package; names that would lead out of the target are not."""
    is_inside = not name.is_absolute() and ".." not in name.parts
    return is_inside and name.suffix == ".py" and len(name.parts) > 1 and name.parts[0] not in LEFT_OUT


def _of_wheel(path: Path) -> Iterator[tuple[PurePosixPath, bytes]]:
    with zipfile.ZipFile(path) as archive:
        for name in map(PurePosixPath, archive.namelist()):
            if _is_wanted(name):
                yield name, archive.read(str(name))


def _of_source(path: Path) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The files of a source archive, without the one folder that all of them stand in."""
    with tarfile.open(path) as archive:
        for member in archive:
            name = PurePosixPath(*PurePosixPath(member.name).parts[1:])
            file = archive.extractfile(member) if _is_wanted(name) else None
            if file is not None:
                yield name, file.read()
