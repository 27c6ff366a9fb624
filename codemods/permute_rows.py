"""Puts the rows of a tensor in random order without losing any."""

from __future__ import annotations

import libcst as cst

from codemods.codemod import RewriteCommand
from lint_rules import rewrites


class PermuteRows(RewriteCommand):
    """`random.shuffle(t)` becomes `t.copy_(t[torch.randperm(len(t))])`, which writes into t as well."""

    DESCRIPTION = "Permute the rows of a tensor by an index, not by shuffling it as a list."
    REWRITE = rewrites.PermuteRows

    @staticmethod
    def carry_out(expression: cst.BaseExpression, rewrite: rewrites.Rewrite) -> cst.BaseExpression:
        assert isinstance(rewrite, rewrites.PermuteRows)
        if not isinstance(expression, cst.Call) or len(expression.args) != 1:
            return expression
        rows = expression.args[0].value
        if expression.args[0].star or not _is_path(rows):
            return expression
        text = cst.Module(body=()).code_for_node(rows.with_changes(lpar=(), rpar=()))
        torch = rewrite.torch_name or "torch"
        permuted = cst.parse_expression(f"{text}.copy_({text}[{torch}.randperm(len({text}))])")
        return permuted.with_changes(lpar=expression.lpar, rpar=expression.rpar)


def _is_path(rows: cst.BaseExpression) -> bool:
    """Whether the expression may be written more than once: a name, or attributes of one."""
    while isinstance(rows, cst.Attribute):
        rows = rows.value
    return isinstance(rows, cst.Name)
