"""PyTorch Geometric: graphs as loaded lie on the CPU and require no grad; `.to(device)` moves all of their tensors."""

from __future__ import annotations

from lint_rules.knowledge.rows import rows
from lint_rules.knowledge.schema import (
    DType,
    Grad,
    ObjectClass,
    ObjectResult,
    Place,
    PresumedResult,
    Property,
    Table,
    TensorResult,
)
from lint_rules.knowledge.tables import Library

_DATASET = "torch_geometric.data.Dataset"
_LOADER = "torch_geometric.loader.DataLoader"
_GRAPH = PresumedResult(TensorResult(Grad.NEVER, Place.CPU, DType.UNKNOWN))
_MADE = PresumedResult(TensorResult(Grad.AT_MOST, dtype=DType.UNKNOWN))

ROWS: Table = {
    **rows(ObjectClass(call=_MADE), "Data HeteroData TemporalData", prefix="torch_geometric.data."),
    "torch_geometric.data.Batch": ObjectClass(),
    _DATASET: ObjectClass(),
    "torch_geometric.data.InMemoryDataset": ObjectClass(_DATASET),
    f"{_DATASET}.__getitem__": _GRAPH,
    f"{_DATASET}.shuffle": ObjectResult(),
    f"{_DATASET}.data": Property(_GRAPH),
    _LOADER: ObjectClass(),
    f"{_LOADER}.__iter__": _GRAPH,
    "torch_geometric.utils.to_scipy_sparse_matrix": ObjectResult("scipy.sparse.csr_matrix"),
}

LIBRARY = Library(
    source="PyTorch Geometric 2.8.1: data/data.py, data/dataset.py, loader/dataloader.py, utils/convert.py",
    rows=ROWS,
    aliases={"torch_geometric.data.data": "torch_geometric.data", "torch_geometric.data.DataLoader": _LOADER},
    families=(
        (r"torch_geometric\.datasets\.[A-Z]\w*", _DATASET),
        (r"torch_geometric\.loader\.\w*Loader", _LOADER),
    ),
)
