"""nibabel: images of the brain."""

from __future__ import annotations

from lint_rules.knowledge.rows import members
from lint_rules.knowledge.schema import (
    ArrayResult,
    ChoiceResult,
    DType,
    ObjectClass,
    ObjectResult,
    Property,
    PythonResult,
    Table,
)
from lint_rules.knowledge.tables import Library

_IMAGE = "nibabel.Nifti1Image"

ROWS: Table = {
    "nibabel.load": ObjectResult(_IMAGE),
    _IMAGE: ObjectClass(),
    # get_fdata(caching, dtype): float64 whatever the file holds, unless a dtype is given.
    f"{_IMAGE}.get_fdata": ChoiceResult("dtype", 1, given=ArrayResult(DType.UNKNOWN), missing=ArrayResult("float64")),
    f"{_IMAGE}.dataobj": Property(ObjectResult("nibabel.arrayproxy.ArrayProxy")),
    "nibabel.arrayproxy.ArrayProxy": ObjectClass(),
    **members(ArrayResult(DType.UNKNOWN), "nibabel.arrayproxy.ArrayProxy", "__array__ __getitem__"),
    f"{_IMAGE}.affine": Property(ArrayResult("float64")),
    f"{_IMAGE}.shape": Property(PythonResult("size")),
}

LIBRARY = Library(source="executed with nibabel 5.4.2 and NumPy 2.4.6", rows=ROWS)
