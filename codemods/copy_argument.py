"""Gives a call a copy of the array that it is about to take."""

from __future__ import annotations

import libcst as cst

from codemods import chain, layout
from codemods.codemod import RewriteCommand
from lint_rules import rewrites


class CopyArgument(RewriteCommand):
    """`torch.from_numpy(x[::-1])` becomes `torch.from_numpy(x[::-1].copy())`."""

    DESCRIPTION = "Copy an array that torch cannot take as it is."
    REWRITE = rewrites.CopyArgument

    @staticmethod
    def carry_out(expression: cst.BaseExpression, rewrite: rewrites.Rewrite) -> cst.BaseExpression:
        assert isinstance(rewrite, rewrites.CopyArgument)
        if rewrite.is_target:
            return chain.called(chain.closed(expression), "copy", layout.PLAIN)
        if not isinstance(expression, cst.Call) or not expression.args or expression.args[0].star:
            return expression
        first, *others = expression.args
        copied = first.with_changes(value=chain.called(chain.closed(first.value), "copy", layout.PLAIN))
        return expression.with_changes(args=[copied, *others])
