"""Makes one array of a list of arrays before it becomes a tensor."""

from __future__ import annotations

import libcst as cst

from codemods.codemod import RewriteCommand
from codemods.preserve_dtype import PreserveDtype
from lint_rules import rewrites


class StackArrays(RewriteCommand):
    """`torch.tensor([a, b])` becomes `torch.tensor(np.array([a, b]))`."""

    DESCRIPTION = "Make one array of a list of arrays before torch.tensor copies it number by number."
    REWRITE = rewrites.StackArrays

    @staticmethod
    def carry_out(expression: cst.BaseExpression, rewrite: rewrites.Rewrite) -> cst.BaseExpression:
        assert isinstance(rewrite, rewrites.StackArrays)
        if not isinstance(expression, cst.Call) or not expression.args or expression.args[0].star:
            return expression
        first, *others = expression.args
        function = cst.parse_expression(f"{rewrite.numpy_name}.array")
        stacked = first.with_changes(value=cst.Call(func=function, args=[cst.Arg(first.value)]))
        new = expression.with_changes(args=[stacked, *others])
        return new if rewrite.constructor is None else PreserveDtype.carry_out(new, rewrite.constructor)
