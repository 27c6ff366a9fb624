"""h5py: what is read from a data set is a new array, of the dtype that the file has."""

from __future__ import annotations

from lint_rules.knowledge.rows import members
from lint_rules.knowledge.schema import (
    ArrayResult,
    DType,
    ObjectClass,
    ObjectResult,
    Property,
    PythonResult,
    Rank,
    Table,
)
from lint_rules.knowledge.tables import Library

_SET = "h5py.Dataset"
_GROUP = "h5py.Group"

ROWS: Table = {
    _GROUP: ObjectClass(),
    "h5py.File": ObjectClass(_GROUP),
    # A data set, or another group.
    **members(ObjectResult(_SET), _GROUP, "__getitem__ create_dataset get require_dataset"),
    **members(ObjectResult(_GROUP), _GROUP, "create_group require_group"),
    _SET: ObjectClass(),
    # `ds[:]`, `ds[()]`, `ds[0]`: an element is a scalar; of a group it is what lies in it.
    f"{_SET}.__getitem__": ArrayResult(rank=Rank.EITHER),
    f"{_SET}.__array__": ArrayResult(DType.INPUT),
    f"{_SET}.astype": ObjectResult(_SET, array=ArrayResult(DType.ARGUMENT)),
    **members(Property(PythonResult("size")), _SET, "shape"),
    **members(Property(PythonResult("number")), _SET, "ndim size"),
}

LIBRARY = Library(source="executed with h5py 3.16.0 and NumPy 2.4.6", rows=ROWS)
