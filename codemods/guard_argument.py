"""Guards a tensor that a function converts to an array itself."""

from __future__ import annotations

import libcst as cst

from codemods import chain
from codemods.codemod import RewriteCommand
from codemods.conversion_call import NEVER_TENSORS
from codemods.guard_numpy import guarded
from lint_rules import rewrites


class GuardArgument(RewriteCommand):
    """`np.median(x)` becomes `np.median(x.detach().cpu())`, `np.sum(x)` becomes `np.sum(x.numpy())`."""

    DESCRIPTION = "Insert the guards that a tensor needs where a function converts it to an array."
    REWRITE = rewrites.GuardArgument

    @staticmethod
    def carry_out(expression: cst.BaseExpression, rewrite: rewrites.Rewrite) -> cst.BaseExpression:
        assert isinstance(rewrite, rewrites.GuardArgument)
        if not isinstance(expression, cst.Call):
            return expression
        argument = _argument_at(expression, rewrite.place)
        if argument is None or isinstance(argument.value, NEVER_TENSORS):
            return expression
        if rewrite.to_array and chain.method_called(argument.value) == "numpy":
            return expression
        tensor = guarded(argument.value, detach=rewrite.detach, cpu=rewrite.cpu)
        if rewrite.to_array:
            tensor = chain.appended(tensor, "numpy")
        if tensor is argument.value:
            return expression
        new = argument.with_changes(value=tensor)
        return expression.with_changes(args=[new if other is argument else other for other in expression.args])


def _argument_at(call: cst.Call, place: int | str) -> cst.Arg | None:
    """The argument of this index or name; None where an unpacked one stands before it."""
    if isinstance(place, str):
        named = (one for one in call.args if one.keyword is not None and one.keyword.value == place)
        return next(named, None)
    positional = [one for one in call.args[: place + 1] if one.keyword is None and not one.star]
    return positional[place] if len(positional) > place else None
