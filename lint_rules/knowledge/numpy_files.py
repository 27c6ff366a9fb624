"""The functions of NumPy that read and write files; observed with NumPy 2.4.6."""

from __future__ import annotations

from lint_rules.knowledge.rows import rows
from lint_rules.knowledge.schema import (
    ArrayResult,
    DType,
    LiteralResult,
    PythonResult,
    Rank,
    Table,
    UnknownResult,
)

_MAPPED_TO_READ = ArrayResult(DType.UNKNOWN, Rank.NDARRAY, writable=False)

FUNCTIONS: Table = {
    "numpy.fromfile": ArrayResult(DType.KEYWORD, dtype_position=1),
    # Of a single number these have no dimensions.
    **rows(ArrayResult(DType.KEYWORD, Rank.NDARRAY, dtype_position=1), "genfromtxt loadtxt", prefix="numpy."),
    # Of an archive of several arrays it gives no array, and maps nothing.
    "numpy.load": LiteralResult(
        "mmap_mode", 1, given=(("r", _MAPPED_TO_READ),), missing=UnknownResult("it is read from a file")
    ),
    "numpy.lib.format.open_memmap": LiteralResult(
        "mode",
        1,
        given=(("r", _MAPPED_TO_READ),),
        missing=ArrayResult(DType.UNKNOWN, Rank.NDARRAY),
        other=ArrayResult(DType.UNKNOWN, Rank.NDARRAY, writable=None),
    ),
    **rows(PythonResult("none"), "save savetxt savez savez_compressed", prefix="numpy."),
}
