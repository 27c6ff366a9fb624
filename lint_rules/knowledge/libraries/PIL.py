"""Pillow: images become arrays that `np.asarray` gives read-only; their dtype depends on the mode."""

from __future__ import annotations

from lint_rules.knowledge.rows import members, rows
from lint_rules.knowledge.schema import (
    ArrayResult,
    DType,
    ObjectClass,
    ObjectResult,
    Property,
    PythonResult,
    SequenceResult,
    Table,
)
from lint_rules.knowledge.tables import Library

_IMAGE = "PIL.Image.Image"
_ANOTHER = ObjectResult(_IMAGE)

ROWS: Table = {
    _IMAGE: ObjectClass(),
    # uint8 for L, P, RGB, RGBA, CMYK, YCbCr, HSV and LA; bool for 1, int32 for I, float32 for F, uint16 for I;16.
    f"{_IMAGE}.__array__": ArrayResult(DType.UNKNOWN, writable=False),
    **members(
        _ANOTHER,
        _IMAGE,
        "convert copy crop filter getchannel quantize reduce resize rotate transform transpose __enter__",
    ),
    **members(SequenceResult(_ANOTHER), _IMAGE, "split"),
    **members(Property(PythonResult("size")), _IMAGE, "size"),
    **members(Property(PythonResult("number")), _IMAGE, "height width"),
    **members(Property(PythonResult("string")), _IMAGE, "format mode"),
    **members(PythonResult("none"), _IMAGE, "close load paste putalpha putpixel save seek show thumbnail"),
    **members(PythonResult("bytes"), _IMAGE, "tobytes"),
    **rows(_ANOTHER, "blend composite fromarray frombuffer frombytes merge new open", prefix="PIL.Image."),
    **rows(
        _ANOTHER,
        "autocontrast crop equalize expand exif_transpose fit flip grayscale invert mirror pad scale",
        prefix="PIL.ImageOps.",
    ),
}

LIBRARY = Library(source="executed with Pillow 13.0.0 and NumPy 2.4.6", rows=ROWS)
