"""Which functions of NumPy torch has as well: what computes the same, and passes gradients on. Executed: torch 2.13.

A function of which no gradient could come back (`argmax`, `floor`, `sign`) is left out, however torch spells it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lint_rules.knowledge.rows import words
from lint_rules.knowledge.schema import (
    ArrayResult,
    ChoiceResult,
    Conversion,
    LiteralResult,
    Result,
    Row,
    SequenceResult,
    Table,
    TupleResult,
)


def _alike(names: str, owner: str = "") -> dict[str, str]:
    return {owner + name: f"torch.{owner}{name}" for name in names.split()}


FUNCTIONS: Mapping[str, str] = {
    **_alike(
        """
        abs absolute acos acosh add amax amin arccos arccosh arcsin arcsinh arctan arctan2 arctanh asin asinh atan
        atan2 atanh atleast_1d atleast_2d atleast_3d broadcast_to clip column_stack copysign cos cosh cumprod cumsum
        deg2rad diag diagflat diagonal diff divide dot dstack einsum exp exp2 expm1 flip fliplr flipud fmax fmin hstack
        hypot inner kron log log10 log1p log2 logaddexp logaddexp2 matmul max maximum mean min minimum moveaxis
        multiply nan_to_num nanmean nansum negative outer positive prod rad2deg ravel reciprocal reshape roll rot90
        sin sinc sinh sqrt square squeeze std subtract sum swapaxes tan tanh tensordot tile trace
        trapezoid tril triu true_divide var vdot vstack where
        """
    ),
    **_alike("cholesky det inv norm pinv solve", "linalg."),
    **_alike("fft fft2 fftn ifft ifft2 ifftn irfft irfft2 irfftn rfft rfft2 rfftn", "fft."),
    "array_split": "torch.tensor_split",
    "average": "torch.mean",
    "concat": "torch.cat",
    "concatenate": "torch.cat",
    "convolve": "torch.nn.functional.conv1d",
    "degrees": "torch.rad2deg",
    "expand_dims": "torch.unsqueeze",
    "fabs": "torch.abs",
    "linalg.svdvals": "torch.linalg.svdvals",
    "median": "torch.quantile",
    "pad": "torch.nn.functional.pad",
    "percentile": "torch.quantile",
    "pow": "torch.pow",
    "power": "torch.pow",
    "quantile": "torch.quantile",
    "radians": "torch.deg2rad",
    "repeat": "torch.repeat_interleave",
    "row_stack": "torch.vstack",
    "sort": "torch.sort",
    "split": "torch.tensor_split",
    "stack": "torch.stack",
    "take": "torch.take",
    "take_along_axis": "torch.take_along_dim",
    "transpose": "torch.permute",
}
"""By the name without `numpy.`, with the torch function whose gradient is that of the same computation."""

SPELLED_ALIKE = words("array asanyarray asarray ascontiguousarray asfortranarray copy from_dlpack require")
"""Functions that hand the numbers on as they are: nothing takes their place."""

METHODS = words("""
    T astype clip conj conjugate copy cumprod cumsum diagonal dot flatten mT max mean min prod ravel real repeat
    reshape squeeze std sum swapaxes take trace transpose var view __matmul__
    """)
"""Methods and attributes of arrays that tensors have as well, under this name or one that is easily found."""


def of_functions(table: Table) -> Table:
    """The rows of NumPy's functions, saying which torch function each has beside it."""
    return {name: _with(row, _counterpart(name.removeprefix("numpy."))) for name, row in table.items()}


def of_methods(table: Table) -> Table:
    """The rows of an array's methods or attributes, saying which of them tensors have as well."""
    return {name: _with(row, "") if name in METHODS else row for name, row in table.items()}


def _counterpart(name: str) -> str | None:
    return "" if name in SPELLED_ALIKE else FUNCTIONS.get(name)


def _with(row: Row, counterpart: str | None) -> Row:
    return row if counterpart is None else _marked(row, counterpart)


def _marked(row: Row, counterpart: str) -> Row:
    if isinstance(row, Conversion):
        return replace(row, result=replace(row.result, counterpart=counterpart))
    return _marked_result(row, counterpart) if isinstance(row, Result) else row


def _marked_result(row: Result, counterpart: str) -> Result:
    if isinstance(row, ArrayResult):
        return replace(row, counterpart=counterpart)
    if isinstance(row, ChoiceResult):
        given, missing = _marked_result(row.given, counterpart), _marked_result(row.missing, counterpart)
        return replace(row, given=given, missing=missing)
    if isinstance(row, LiteralResult):
        literals = tuple((literal, _marked_result(one, counterpart)) for literal, one in row.given)
        return replace(row, given=literals, missing=_marked_result(row.missing, counterpart))
    if isinstance(row, SequenceResult):
        return replace(row, element=_marked_result(row.element, counterpart))
    if isinstance(row, TupleResult):
        return replace(row, elements=tuple(_marked_result(one, counterpart) for one in row.elements))
    return row
