"""Makes a tensor of an array that stands where torch takes tensors alone."""

from __future__ import annotations

import libcst as cst

from codemods import chain
from codemods.codemod import RewriteCommand
from lint_rules import rewrites


class FromNumpy(RewriteCommand):
    """`F.mse_loss(x, y)` becomes `F.mse_loss(x, torch.from_numpy(y))`."""

    DESCRIPTION = "Make a tensor of an array that is given to a function of tensors."
    REWRITE = rewrites.FromNumpy

    @staticmethod
    def carry_out(expression: cst.BaseExpression, rewrite: rewrites.Rewrite) -> cst.BaseExpression:
        assert isinstance(rewrite, rewrites.FromNumpy)
        if chain.method_called(expression) == "from_numpy" or isinstance(expression, cst.NamedExpr):
            return expression
        inner = expression.with_changes(lpar=(), rpar=()) if isinstance(expression, cst.Name) else expression
        function = cst.parse_expression(f"{rewrite.torch_name or 'torch'}.from_numpy")
        return cst.Call(func=function, args=[cst.Arg(inner)])
