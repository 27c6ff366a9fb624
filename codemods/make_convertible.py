"""Calls the method that gives a tensor a form that NumPy has."""

from __future__ import annotations

import libcst as cst

from codemods import chain, conversion_call
from codemods.codemod import RewriteCommand
from lint_rules import rewrites


class MakeConvertible(RewriteCommand):
    """`x.numpy()` becomes `x.float().numpy()`, `x.resolve_conj().numpy()` or `x.to_dense().numpy()`."""

    DESCRIPTION = "Insert the cast or the copy that a tensor needs before NumPy can have it."
    REWRITE = rewrites.MakeConvertible

    @staticmethod
    def carry_out(expression: cst.BaseExpression, rewrite: rewrites.Rewrite) -> cst.BaseExpression:
        assert isinstance(rewrite, rewrites.MakeConvertible)
        if not isinstance(expression, cst.Call):
            return expression
        if not conversion_call.converts_receiver(expression):
            return conversion_call.with_argument(expression, lambda tensor: _called(tensor, rewrite.method))
        tensor = cst.ensure_type(expression.func, cst.Attribute).value
        is_there = chain.method_called(tensor) == rewrite.method
        return expression if is_there else chain.inserted_before(expression, expression, rewrite.method)


def _called(tensor: cst.BaseExpression, method: str) -> cst.BaseExpression:
    return tensor if chain.method_called(tensor) == method else chain.appended(tensor, method)
