"""Ends the sharing of memory where a conversion begins it."""

from __future__ import annotations

import libcst as cst

from codemods import chain
from codemods.codemod import RewriteCommand
from lint_rules import rewrites


class CopyResult(RewriteCommand):
    """`x.numpy()` becomes `x.numpy().copy()`, `torch.from_numpy(a)` becomes `torch.from_numpy(a).clone()`."""

    DESCRIPTION = "Copy what a conversion between tensor and array gives, so that it keeps what it held."
    REWRITE = rewrites.CopyResult

    @staticmethod
    def carry_out(expression: cst.BaseExpression, rewrite: rewrites.Rewrite) -> cst.BaseExpression:
        assert isinstance(rewrite, rewrites.CopyResult)
        if not isinstance(expression, cst.Call) or _is_given_copy(expression):
            return expression
        inner = expression.with_changes(lpar=(), rpar=())
        method = cst.Attribute(inner, cst.Name(rewrite.method))
        return cst.Call(method, lpar=expression.lpar, rpar=expression.rpar)


def _is_given_copy(call: cst.Call) -> bool:
    """Whether the call converts an array that was copied for it, by another fix at the same place."""
    return len(call.args) == 1 and chain.method_called(call.args[0].value) == "copy"
