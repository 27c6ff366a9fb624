"""torchmetrics: metrics are modules; `update` runs with grad mode off, so that `compute` rarely requires grad."""

from __future__ import annotations

from lint_rules.knowledge.rows import members
from lint_rules.knowledge.schema import (
    DType,
    Grad,
    ModuleClass,
    Place,
    PresumedResult,
    PythonResult,
    Table,
    TensorResult,
    Type,
    TypeName,
)
from lint_rules.knowledge.tables import Library

_METRIC = "torchmetrics.Metric"
# A state that is a list of what was seen keeps the graph of what was put in.
_VALUE = PresumedResult(TensorResult(Grad.UNKNOWN, Place.UNKNOWN, DType.UNKNOWN))
_OUTPUT = PresumedResult(TensorResult(dtype=DType.UNKNOWN))

ROWS: Table = {
    _METRIC: TypeName(Type.MODULE, call=ModuleClass(_OUTPUT, parameters=False, members=_METRIC)),
    f"{_METRIC}.compute": _VALUE,
    **members(PythonResult("none"), _METRIC, "reset update"),
}

LIBRARY = Library(
    source="torchmetrics 1.9.0: torchmetrics/metric.py",
    rows=ROWS,
    families=((r"torchmetrics\.(?!functional)(?:[a-z_]+\.)*[A-Z]\w*", _METRIC),),
)
