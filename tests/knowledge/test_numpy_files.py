"""The rows of what NumPy reads from files and writes to them, against files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lint_rules.knowledge import numpy_files
from lint_rules.knowledge.schema import ArrayResult, LiteralResult, PythonResult, UnknownResult

MODES = ("r", "r+", "c", None)
DATA: np.ndarray[Any, Any] = np.arange(6, dtype=np.float32).reshape(2, 3)

WRITERS: dict[str, Callable[[Path], object]] = {
    "numpy.save": lambda path: np.save(path, DATA),
    "numpy.savetxt": lambda path: np.savetxt(path, DATA),
    "numpy.savez": lambda path: np.savez(path, data=DATA),
    "numpy.savez_compressed": lambda path: np.savez_compressed(path, data=DATA),
}
READERS: dict[str, tuple[str, Callable[..., Any]]] = {
    "numpy.fromfile": ("raw", np.fromfile),
    "numpy.genfromtxt": ("txt", np.genfromtxt),
    "numpy.loadtxt": ("txt", np.loadtxt),
}
MAPPERS: dict[str, Callable[..., Any]] = {
    "numpy.load": np.load,
    "numpy.lib.format.open_memmap": np.lib.format.open_memmap,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    np.save(tmp_path / "data.npy", DATA)
    np.savez(tmp_path / "data.npz", data=DATA)
    np.savetxt(tmp_path / "data.txt", DATA)
    DATA.tofile(tmp_path / "data.raw")
    return tmp_path


def test_every_row_is_held_against_a_file() -> None:
    assert numpy_files.FUNCTIONS.keys() == WRITERS.keys() | READERS.keys() | MAPPERS.keys()


@pytest.mark.parametrize("name", WRITERS)
def test_what_writes_gives_nothing(name: str, tmp_path: Path) -> None:
    assert numpy_files.FUNCTIONS[name] == PythonResult("none")
    assert WRITERS[name](tmp_path / "written") is None


@pytest.mark.parametrize("name", READERS)
def test_what_reads_gives_an_array_of_the_dtype_that_is_named(name: str, folder: Path) -> None:
    row = numpy_files.FUNCTIONS[name]
    ending, read = READERS[name]
    for dtype in ("float32", "float64"):
        array = read(folder / f"data.{ending}", dtype)
        assert isinstance(row, ArrayResult)
        assert isinstance(array, np.ndarray)
        assert array.dtype == dtype
        assert array.flags.writeable is row.writable
    assert read(folder / f"data.{ending}").dtype == np.float64


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", MAPPERS)
def test_what_maps_gives_an_array_that_can_be_written_to_as_the_mode_says(
    name: str, mode: str | None, folder: Path
) -> None:
    row = numpy_files.FUNCTIONS[name]
    assert isinstance(row, LiteralResult)
    array = MAPPERS[name](folder / "data.npy", **({} if mode is None else {row.argument: mode}))
    assert isinstance(array, np.ndarray)
    said = row.missing if mode is None else dict(row.given).get(mode, row.other)
    if isinstance(said, ArrayResult) and said.writable is not None:
        assert array.flags.writeable is said.writable
    assert (mode == "r") is not array.flags.writeable


def test_an_archive_is_not_mapped_and_what_it_holds_can_be_written_to(folder: Path) -> None:
    row = numpy_files.FUNCTIONS["numpy.load"]
    assert isinstance(row, LiteralResult)
    assert isinstance(row.missing, UnknownResult)
    with np.load(folder / "data.npz", mmap_mode="r") as archive:
        assert not isinstance(archive, np.ndarray)
        assert archive["data"].flags.writeable
