"""Spells `.data` as `.detach()`."""

from __future__ import annotations

import libcst as cst

from codemods.codemod import RewriteCommand
from lint_rules import rewrites


class ReplaceData(RewriteCommand):
    """`x.data` becomes `x.detach()`: the same tensor, but autograd notices when it is written to."""

    DESCRIPTION = "Replace .data by .detach() on the way to NumPy."
    REWRITE = rewrites.ReplaceData

    @staticmethod
    def carry_out(expression: cst.BaseExpression, rewrite: rewrites.Rewrite) -> cst.BaseExpression:
        assert isinstance(rewrite, rewrites.ReplaceData)
        if not isinstance(expression, cst.Attribute) or expression.attr.value != "data":
            return expression
        name = expression.attr.with_changes(value="detach")
        function = expression.with_changes(attr=name, lpar=(), rpar=())
        return cst.Call(func=function, lpar=expression.lpar, rpar=expression.rpar)
