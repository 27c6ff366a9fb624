"""matplotlib: images that are read, colours, and the buffer of a canvas."""

from __future__ import annotations

from lint_rules.knowledge.schema import ArrayResult, DType, ObjectClass, ObjectResult, PythonResult, Table
from lint_rules.knowledge.tables import Library

# float32 of a PNG, uint8 and read-only of everything else.
_IMAGE = ArrayResult(DType.UNKNOWN, writable=None)
_MAP = "matplotlib.colors.Colormap"

ROWS: Table = {
    "matplotlib.pyplot.imread": _IMAGE,
    "matplotlib.image.imread": _IMAGE,
    _MAP: ObjectClass(),
    "matplotlib.pyplot.get_cmap": ObjectResult(_MAP),
    # float64, or uint8 with bytes=True; a tuple for one number.
    f"{_MAP}.__call__": ArrayResult(DType.UNKNOWN),
    "matplotlib.backends.backend_agg.FigureCanvasAgg": ObjectClass(),
    "matplotlib.backends.backend_agg.FigureCanvasAgg.buffer_rgba": ObjectResult(
        "matplotlib.backends.backend_agg.FigureCanvasAgg.buffer_rgba"
    ),
    "matplotlib.backends.backend_agg.FigureCanvasAgg.buffer_rgba.__array__": ArrayResult("uint8"),
    "matplotlib.backends.backend_agg.FigureCanvasAgg.draw": PythonResult("none"),
}

LIBRARY = Library(source="executed with matplotlib 3.11.2 and NumPy 2.4.6", rows=ROWS)
