"""Which functions make tensors of the arrays that they are given, beside those that `torch_factories` names.

Each was called with an array that runs backwards at each of these places: all raised the ValueError of
`torch.from_numpy()`, and none of a copy of it (torch 2.13).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Taken:
    """What a function makes tensors of. `places`: where the arguments stand, and what they are called.

    `itself`: the argument may be an array; `within`: so may what lists, tuples and dicts hold there. `later`: it is
    taken when somebody asks for it. `unless`: where it is, and what it is called, what else may be done with it.
    """

    places: tuple[tuple[int, str], ...]
    itself: bool = True
    within: bool = False
    later: bool = False
    unless: tuple[int, str] | None = None


_COMPRESSED = ((0, "compressed_indices"), (1, "plain_indices"), (2, "values"))
_BY_ROWS = ((0, "crow_indices"), (1, "col_indices"), (2, "values"))
_BY_COLUMNS = ((0, "ccol_indices"), (1, "row_indices"), (2, "values"))

ARRAY_ARGUMENTS: Mapping[str, Taken] = {
    "torch.nested.nested_tensor": Taken(((0, "tensor_list"),), itself=False, within=True),
    "torch.sparse_coo_tensor": Taken(((0, "indices"), (1, "values"))),
    "torch.sparse_compressed_tensor": Taken(_COMPRESSED),
    "torch.sparse_bsr_tensor": Taken(_BY_ROWS),
    "torch.sparse_csr_tensor": Taken(_BY_ROWS),
    "torch.sparse_bsc_tensor": Taken(_BY_COLUMNS),
    "torch.sparse_csc_tensor": Taken(_BY_COLUMNS),
    # Of an array itself, the rows are taken one by one.
    "torch.utils.data.default_collate": Taken(((0, "batch"),), itself=False, within=True),
    "torch.utils.data.default_convert": Taken(((0, "data"),), within=True),
    "torch.utils.data.DataLoader": Taken(
        ((0, "dataset"),), itself=False, within=True, later=True, unless=(6, "collate_fn")
    ),
    "torch.utils.data.WeightedRandomSampler": Taken(((0, "weights"),)),
}
