"""tifffile: an image in the dtype that its file has."""

from __future__ import annotations

from lint_rules.knowledge.schema import ArrayResult, DType, ObjectClass, Table
from lint_rules.knowledge.tables import Library

_IMAGE = ArrayResult(DType.UNKNOWN)

ROWS: Table = {
    "tifffile.imread": _IMAGE,
    "tifffile.TiffFile": ObjectClass(),
    "tifffile.TiffFile.asarray": _IMAGE,
}

LIBRARY = Library(source="executed with tifffile 2026.3.3 and NumPy 2.4.6", rows=ROWS)
