"""Spells `torch.tensor(tensor)` as what it does: a detached copy."""

from __future__ import annotations

import libcst as cst

from codemods.chain import appended, is_detached
from codemods.codemod import RewriteCommand
from lint_rules import rewrites

_PLACES = ("dtype", "device")


class CloneTensor(RewriteCommand):
    """`torch.tensor(x)` becomes `x.detach().clone()`, with a dtype or device `x.detach().to(…, copy=True)`."""

    DESCRIPTION = "Replace torch.tensor(tensor) by tensor.detach().clone()."
    REWRITE = rewrites.CloneTensor

    @staticmethod
    def carry_out(expression: cst.BaseExpression, rewrite: rewrites.Rewrite) -> cst.BaseExpression:
        assert isinstance(rewrite, rewrites.CloneTensor)
        if not isinstance(expression, cst.Call) or not expression.args or expression.args[0].star:
            return expression
        data, *others = expression.args
        named = {argument.keyword.value: argument for argument in others if argument.keyword is not None}
        if len(named) < len(others) or not named.keys() <= {*_PLACES, "requires_grad"}:
            return expression
        if not _keeps_order([*named.values()]):
            return expression
        detached = data.value if is_detached(data.value) else appended(data.value, "detach")
        copy = _copied(detached, [named[name] for name in named if name in _PLACES])
        if "requires_grad" in named:
            copy = _switched(copy, named["requires_grad"].value)
        return copy.with_changes(lpar=expression.lpar, rpar=expression.rpar)


def _keeps_order(arguments: list[cst.Arg]) -> bool:
    """Whether what is written behind the data is still evaluated in this order, though requires_grad= goes last."""
    names = [argument.keyword.value for argument in arguments if argument.keyword is not None]
    if "requires_grad" not in names[:-1]:
        return True
    return all(isinstance(argument.value, (cst.Name, cst.Attribute)) for argument in arguments)


def _copied(tensor: cst.BaseExpression, places: list[cst.Arg]) -> cst.Call:
    """A copy, on a device or of a dtype where these are named; `copy=True` makes one also where nothing changes."""
    if not places:
        return appended(tensor, "clone")
    comma = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
    kept = [place.with_changes(comma=comma, whitespace_after_arg=cst.SimpleWhitespace("")) for place in places]
    equal = cst.AssignEqual(whitespace_before=cst.SimpleWhitespace(""), whitespace_after=cst.SimpleWhitespace(""))
    copy = cst.Arg(keyword=cst.Name("copy"), value=cst.Name("True"), equal=equal)
    return appended(tensor, "to").with_changes(args=[*kept, copy])


def _switched(tensor: cst.Call, flag: cst.BaseExpression) -> cst.Call:
    if isinstance(flag, cst.Name) and flag.value == "False":
        return tensor
    switched = appended(tensor, "requires_grad_")
    is_on = isinstance(flag, cst.Name) and flag.value == "True"
    return switched if is_on else switched.with_changes(args=[cst.Arg(flag)])
