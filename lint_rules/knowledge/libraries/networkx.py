"""networkx: graphs as matrices."""

from __future__ import annotations

from lint_rules.knowledge.rows import rows
from lint_rules.knowledge.schema import ArrayResult, ChoiceResult, DType, ObjectResult, Table
from lint_rules.knowledge.tables import Library

_MATRIX = ObjectResult("scipy.sparse.csr_matrix")

ROWS: Table = {
    # to_numpy_array(G, nodelist, dtype): the weights as float64.
    "networkx.to_numpy_array": ChoiceResult(
        "dtype", 2, given=ArrayResult(DType.UNKNOWN), missing=ArrayResult("float64")
    ),
    **rows(ArrayResult("float64"), "floyd_warshall_numpy google_matrix laplacian_spectrum", prefix="networkx."),
    "networkx.adjacency_spectrum": ArrayResult(DType.UNKNOWN),
    **rows(
        _MATRIX,
        "adjacency_matrix incidence_matrix laplacian_matrix normalized_laplacian_matrix to_scipy_sparse_array",
        prefix="networkx.",
    ),
}

LIBRARY = Library(source="executed with networkx 3.6.1 and NumPy 2.4.6", rows=ROWS)
