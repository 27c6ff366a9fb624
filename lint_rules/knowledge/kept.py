"""What the operations of torch keep of their operands for backward(); observed with torch 2.13.0.

Each was run with hooks on what it saves (`torch.autograd.graph.saved_tensors_hooks`). Operations whose gradient
depends on little of what they keep (`abs` on the signs, `relu` and `clamp` on where the bounds are) are left out, and
so is all that keeps more than these rules say.
"""

from __future__ import annotations

from dataclasses import replace

from lint_rules.knowledge.rows import words
from lint_rules.knowledge.schema import Keeps, LiteralResult, Row, Table, TensorResult

OF_EACH_OTHER = words("""
    bmm cross_entropy div divide dot inner kl_div linear matmul mm mul multiply mv nll_loss outer true_divide vdot
    """)
OF_THEIR_OWN = words("""
    acos arccos arcsin arctan asin atan cos cosh erf gelu log log10 log1p log2 mish pow silu sin sinh softplus square
    """)
OF_ALL = words("binary_cross_entropy binary_cross_entropy_with_logits huber_loss mse_loss smooth_l1_loss")
OF_RESULT = words("exp expm1 log_softmax reciprocal rsqrt sigmoid softmax sqrt tan tanh")

_RULES = {
    **dict.fromkeys(OF_EACH_OTHER, Keeps.EACH_OTHER),
    **dict.fromkeys(OF_THEIR_OWN, Keeps.OWN),
    **dict.fromkeys(OF_ALL, Keeps.ALL),
    **dict.fromkeys(OF_RESULT, Keeps.RESULT),
}


def with_kept(rows: Table) -> Table:
    """The rows, each with what it keeps for backward(), by the last part of its name."""
    return {name: _with_rule(row, _RULES.get(name.rpartition(".")[2])) for name, row in rows.items()}


def _with_rule(row: Row, rule: Keeps | None) -> Row:
    if rule is None:
        return row
    if isinstance(row, LiteralResult) and isinstance(row.missing, TensorResult):
        # Division that is rounded has no gradient but zero.
        return replace(row, missing=replace(row.missing, keeps=rule))
    return replace(row, keeps=rule) if isinstance(row, TensorResult) else row
