"""matplotlib: images that are read, colours, and the buffer of a canvas."""

from __future__ import annotations

from lint_rules.knowledge.rows import converting, members
from lint_rules.knowledge.schema import (
    ArrayResult,
    ChoiceResult,
    Converter,
    DType,
    ObjectClass,
    ObjectResult,
    PythonResult,
    Table,
    TupleResult,
    UnknownResult,
)
from lint_rules.knowledge.tables import Library

# float32 of a PNG, uint8 and read-only of everything else.
_IMAGE = ArrayResult(DType.UNKNOWN, writable=None)
_AXES = "matplotlib.axes.Axes"
_FIGURE = "matplotlib.figure.Figure"
_SEVERAL = UnknownResult("there are several axes")
_MAP = "matplotlib.colors.Colormap"

ROWS: Table = {
    "matplotlib.pyplot.imread": _IMAGE,
    "matplotlib.image.imread": _IMAGE,
    _AXES: ObjectClass(),
    _FIGURE: ObjectClass(),
    **members(ObjectResult(_AXES), _FIGURE, "add_axes add_subplot gca"),
    "matplotlib.pyplot.figure": ObjectResult(_FIGURE),
    "matplotlib.pyplot.gcf": ObjectResult(_FIGURE),
    **members(ObjectResult(_AXES), "matplotlib.pyplot", "axes gca subplot"),
    "matplotlib.pyplot.subplots": ChoiceResult(
        "nrows",
        0,
        given=_SEVERAL,
        missing=ChoiceResult(
            "ncols", 1, given=_SEVERAL, missing=TupleResult((ObjectResult(_FIGURE), ObjectResult(_AXES)))
        ),
    ),
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

_PLOTS = """
axhline axvline bar barh boxplot contour contourf errorbar fill_between hexbin hist hist2d hlines imshow loglog matshow
pcolormesh pie plot quiver scatter semilogx semilogy stackplot stem step violinplot vlines
"""
_CONVERTS = Converter(3, keywords=frozenset({"c", "s", "x", "xerr", "y", "yerr"}))

CONVERTERS = {
    **converting(_CONVERTS, _PLOTS, prefix="matplotlib.pyplot."),
    **converting(_CONVERTS, _PLOTS, prefix=f"{_AXES}."),
    "matplotlib.pyplot.imsave": Converter(2),
}

LIBRARY = Library(source="executed with matplotlib 3.11.2 and NumPy 2.4.6", rows=ROWS, converters=CONVERTERS)
