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
        if rewrite.place is None:
            return _guarded(expression, rewrite)
        argument = _argument_at(expression, rewrite.place) if isinstance(expression, cst.Call) else None
        if argument is None or not isinstance(expression, cst.Call):
            return expression
        given = _with_items_guarded(argument.value, rewrite) if rewrite.items else _guarded(argument.value, rewrite)
        if given is argument.value:
            return expression
        new = argument.with_changes(value=given)
        return expression.with_changes(args=[new if other is argument else other for other in expression.args])


def _guarded(tensor: cst.BaseExpression, rewrite: rewrites.GuardArgument) -> cst.BaseExpression:
    """The tensor with the guards that it lacks, as an array where one is asked for."""
    if isinstance(tensor, NEVER_TENSORS) or (rewrite.to_array and chain.method_called(tensor) == "numpy"):
        return tensor
    result = guarded(tensor, detach=rewrite.detach, cpu=rewrite.cpu)
    if rewrite.cast is not None:
        result = chain.appended(result, rewrite.cast)
    return chain.appended(result, "numpy") if rewrite.to_array else result


def _with_items_guarded(given: cst.BaseExpression, rewrite: rewrites.GuardArgument) -> cst.BaseExpression:
    """The list with guards on its items; unchanged where an unpacked one moves them to other places."""
    if isinstance(given, cst.ListComp):
        item = _guarded(given.elt, rewrite)
        return given if item is given.elt else given.with_changes(elt=item)
    if not isinstance(given, (cst.List, cst.Tuple)):
        return given
    if any(isinstance(one, cst.StarredElement) for one in given.elements):
        return given
    elements = [
        one.with_changes(value=_guarded(one.value, rewrite)) if place in rewrite.items else one
        for place, one in enumerate(given.elements)
    ]
    is_same = all(new.value is old.value for new, old in zip(elements, given.elements, strict=True))
    return given if is_same else given.with_changes(elements=elements)


def _argument_at(call: cst.Call, place: int | str) -> cst.Arg | None:
    """The argument of this index or name; None where an unpacked one stands before it."""
    if isinstance(place, str):
        named = (one for one in call.args if one.keyword is not None and one.keyword.value == place)
        return next(named, None)
    positional = [one for one in call.args[: place + 1] if one.keyword is None and not one.star]
    return positional[place] if len(positional) > place else None
