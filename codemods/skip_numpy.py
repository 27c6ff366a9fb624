"""Takes numbers from the tensor itself, without an array in between."""

from __future__ import annotations

import libcst as cst

from codemods import chain
from codemods.codemod import RewriteCommand
from lint_rules import rewrites

_READERS = frozenset({"item", "tolist"})


class SkipNumpy(RewriteCommand):
    """`x.detach().cpu().numpy().item()` becomes `x.item()`, `float(x.numpy())` becomes `float(x.item())`."""

    DESCRIPTION = "Take Python numbers from the tensor itself, not from an array of it."
    REWRITE = rewrites.SkipNumpy

    @staticmethod
    def carry_out(expression: cst.BaseExpression, rewrite: rewrites.Rewrite) -> cst.BaseExpression:
        assert isinstance(rewrite, rewrites.SkipNumpy)
        if not isinstance(expression, cst.Call):
            return expression
        if chain.method_called(expression) in _READERS:
            return _with_reader(expression)
        return _with_cast(expression, rewrite)


def _with_reader(call: cst.Call) -> cst.Call:
    function = cst.ensure_type(call.func, cst.Attribute)
    tensor = _converted(function.value)
    if tensor is None:
        return call
    return call.with_changes(func=function.with_changes(value=tensor))


def _with_cast(call: cst.Call, rewrite: rewrites.SkipNumpy) -> cst.Call:
    tensor = _converted(call.args[0].value) if len(call.args) == 1 else None
    if tensor is None:
        return call
    item = chain.appended(tensor, "item")
    if rewrite.absorbs_cast:
        return item.with_changes(lpar=call.lpar, rpar=call.rpar)
    return call.with_changes(args=[call.args[0].with_changes(value=item)])


def _converted(array: cst.BaseExpression) -> cst.BaseExpression | None:
    """The tensor that an array is made of, without the guards in between; None for anything else."""
    if chain.method_called(array) != "numpy":
        return None
    tensor = _receiver(array)
    while _is_guard(tensor):
        tensor = _receiver(tensor)
    return tensor


def _receiver(call: cst.BaseExpression) -> cst.BaseExpression:
    return cst.ensure_type(cst.ensure_type(call, cst.Call).func, cst.Attribute).value


def _is_guard(link: cst.BaseExpression) -> bool:
    """Whether a link only makes the conversion possible: `.detach()`, `.cpu()`, `.to("cpu")`."""
    if not isinstance(link, cst.Call):
        return False
    if chain.method_called(link) in ("detach", "cpu"):
        return not link.args
    return len(link.args) == 1 and chain.moves_to_cpu(link)
