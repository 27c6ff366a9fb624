"""What autocast does to the operators of torch.

On the CPU every function and method of the tables was executed under `torch.autocast("cpu", dtype=torch.bfloat16)` with
torch 2.13.0, for float32, float64 and bfloat16. What autocast raises to float32 on accelerators alone is the list of
https://docs.pytorch.org/docs/2.13/amp.html.
"""

from __future__ import annotations

from dataclasses import replace

from lint_rules.knowledge.rows import words
from lint_rules.knowledge.schema import Autocast, ChoiceResult, Result, Row, Table, TensorResult, TupleResult

LOWERED = words("""
    __rmatmul__ addmm baddbmm bmm conv1d conv2d conv3d conv_transpose1d conv_transpose2d conv_transpose3d
    corrcoef cov inner linear matmul mm multi_dot pinv prelu scaled_dot_product_attention vecdot
    """)
"""Lowered on the CPU."""
_LOWERED_OFF_CPU = words("addbmm addmv addr mv")
_ON_FULL_PRECISION = words("""
    adaptive_avg_pool3d adaptive_max_pool3d avg_pool3d cholesky cholesky_ex cholesky_inverse cholesky_solve cond eigh
    eigvalsh fractional_max_pool2d fractional_max_pool3d geqrf inv inv_ex inverse lp_pool3d lstsq max_pool3d
    nanquantile pinverse qr quantile solve svd svdvals triangular_solve
    """)
"""The same: most of these refuse float16 and bfloat16 without autocast."""
RAISED = words("""
    binary_cross_entropy binary_cross_entropy_with_logits cross_entropy hfft hfft2 hfftn hinge_embedding_loss huber_loss
    irfft irfft2 irfftn kl_div l1_loss
    linear_cross_entropy margin_ranking_loss mse_loss nll_loss poisson_nll_loss prod smooth_l1_loss soft_margin_loss
    trace triplet_margin_loss
    """)
"""Raised to float32 on the CPU, and by the documentation elsewhere; but not trace and transforms."""
_RAISED_OFF_CPU = words("""
    __pow__ __rdiv__ __rpow__ __rtruediv__ acos asin cdist cosh cosine_embedding_loss cosine_similarity cumprod cumsum
    dist erfinv exp expm1 group_norm layer_norm log log10 log1p log2 log_softmax multi_margin_loss
    multilabel_margin_loss norm normalize pdist pow reciprocal renorm rsqrt sinh softmax softmin softplus sum tan
    """)
_RULES = {
    **dict.fromkeys(LOWERED, Autocast.LOWERS),
    "einsum": Autocast.CONTRACTS,
    # Of `pad` the mode decides, of `local_response_norm` the number of dimensions.
    **dict.fromkeys(
        _LOWERED_OFF_CPU | {"chain_matmul", "local_response_norm", "pad", "pca_lowrank", "svd_lowrank"},
        Autocast.UNDECIDED,
    ),
    **dict.fromkeys(_ON_FULL_PRECISION, Autocast.RAISES),
    **dict.fromkeys(RAISED, Autocast.RAISES),
    **dict.fromkeys(_RAISED_OFF_CPU, Autocast.RAISES_OFF_CPU),
}


def with_autocast(rows: Table) -> Table:
    """The rows, each with what autocast does to it, by the last part of its name."""
    return {name: _with_rule(row, _RULES.get(name.rpartition(".")[2])) for name, row in rows.items()}


def _with_rule(row: Row, rule: Autocast | None) -> Row:
    return row if rule is None or not isinstance(row, _KINDS) else under(row, rule)


_KINDS = (TensorResult, TupleResult, ChoiceResult)


def under(row: Result, rule: Autocast) -> Result:
    """What autocast makes of a result, or of all parts of it."""
    if isinstance(row, TensorResult):
        return replace(row, autocast=rule)
    if isinstance(row, TupleResult):
        return replace(row, elements=tuple(under(one, rule) for one in row.elements))
    if isinstance(row, ChoiceResult):
        return replace(row, given=under(row.given, rule), missing=under(row.missing, rule))
    return row
