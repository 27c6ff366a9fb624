"""imageio: an image in the dtype that its file has."""

from __future__ import annotations

from lint_rules.knowledge.schema import ArrayResult, DType, SequenceResult, Table
from lint_rules.knowledge.tables import Library

_IMAGE = ArrayResult(DType.UNKNOWN)

ROWS: Table = {
    "imageio.imread": _IMAGE,
    "imageio.v2.imread": _IMAGE,
    "imageio.v3.imread": _IMAGE,
    "imageio.mimread": SequenceResult(_IMAGE),
    "imageio.v2.mimread": SequenceResult(_IMAGE),
}

LIBRARY = Library(source="executed with imageio 2.38.1 and NumPy 2.4.6", rows=ROWS)
