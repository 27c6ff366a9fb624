"""Takes out a guard that does nothing."""

from __future__ import annotations

import libcst as cst

from codemods import chain
from codemods.codemod import RewriteCommand
from lint_rules import rewrites

_GUARDS = frozenset({"detach", "cpu", "to"})


class RemoveGuard(RewriteCommand):
    """`x.detach()` becomes `x`, where that is the same to all that follows."""

    DESCRIPTION = "Remove a .detach() or .cpu() that does nothing on the way to NumPy."
    REWRITE = rewrites.RemoveGuard
    ASKS_FOR = ("TNP203",)

    @staticmethod
    def carry_out(expression: cst.BaseExpression, rewrite: rewrites.Rewrite) -> cst.BaseExpression:
        assert isinstance(rewrite, rewrites.RemoveGuard)
        if chain.method_called(expression) not in _GUARDS:
            return expression
        call = cst.ensure_type(expression, cst.Call)
        value = cst.ensure_type(call.func, cst.Attribute).value
        return value.with_changes(lpar=(*call.lpar, *value.lpar), rpar=(*value.rpar, *call.rpar))
