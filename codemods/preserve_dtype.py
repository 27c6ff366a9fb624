"""Replaces `torch.Tensor(array)` by a constructor that says what happens to the dtype."""

from __future__ import annotations

import libcst as cst

from codemods.codemod import RewriteCommand
from codemods.expression import comments_in
from lint_rules import rewrites

_NO_SPACE = cst.SimpleWhitespace("")


class PreserveDtype(RewriteCommand):
    """`torch.Tensor(x)` becomes `torch.tensor(x)`, `torch.from_numpy(x)` or `torch.as_tensor(x, dtype=…)`."""

    DESCRIPTION = (
        "Replace the legacy constructors torch.Tensor(x), torch.LongTensor(x), … by torch.tensor and its like."
    )
    REWRITE = rewrites.PreserveDtype

    @staticmethod
    def carry_out(expression: cst.BaseExpression, rewrite: rewrites.Rewrite) -> cst.BaseExpression:
        assert isinstance(rewrite, rewrites.PreserveDtype)
        if not isinstance(expression, cst.Call):
            return expression
        if rewrite.absorbs_cast:
            return _with_cast_absorbed(expression, rewrite)
        return _constructed(expression, rewrite)


def _with_cast_absorbed(cast: cst.Call, rewrite: rewrites.PreserveDtype) -> cst.Call:
    if not isinstance(cast.func, cst.Attribute) or not isinstance(cast.func.value, cst.Call):
        return cast
    constructor = cast.func.value
    new = _constructed(constructor, rewrite)
    if new is constructor:
        return cast
    alone = new.with_changes(lpar=cast.lpar, rpar=cast.rpar)
    if _comments(alone) == _comments(cast):
        return alone
    # Casting to the dtype that the tensor already has does nothing, and leaves the comments their place.
    return cast.with_changes(func=cast.func.with_changes(value=new))


def _comments(expression: cst.BaseExpression) -> list[str]:
    return comments_in(cst.Module(body=()).code_for_node(expression))


def _constructed(call: cst.Call, rewrite: rewrites.PreserveDtype) -> cst.Call:
    """The constructor call itself rewritten; unchanged where its arguments are no data (`torch.Tensor(*shape)`)."""
    is_of_sizes = rewrite.constructor is rewrites.Constructor.EMPTY
    if not call.args or (not is_of_sizes and any(argument.star for argument in call.args)):
        return call
    torch = rewrite.torch_name or "torch"
    new = call.with_changes(func=_renamed(call.func, torch, rewrite.constructor.value))
    if rewrite.constructor is rewrites.Constructor.FROM_NUMPY:
        return new.with_changes(args=[_positional(new.args[0]), *new.args[1:]])
    if rewrite.dtype is not None:
        new = _with_keyword(new, "dtype", cst.parse_expression(f"{torch}.{rewrite.dtype}"))
    if rewrite.device is not None:
        new = _with_keyword(new, "device", cst.SimpleString(f'"{rewrite.device}"'))
    return new


def _renamed(function: cst.BaseExpression, torch: str, name: str) -> cst.BaseExpression:
    module = cst.parse_expression(torch)
    if isinstance(function, cst.Attribute) and function.value.deep_equals(module):
        return function.with_changes(attr=function.attr.with_changes(value=name))
    return cst.Attribute(value=module, attr=cst.Name(name))


def _positional(argument: cst.Arg) -> cst.Arg:
    """`from_numpy` takes its array by position only."""
    return argument.with_changes(keyword=None, equal=cst.MaybeSentinel.DEFAULT)


def _with_keyword(call: cst.Call, name: str, value: cst.BaseExpression) -> cst.Call:
    """The call with one more argument at its end, on a line of its own where the arguments stand on theirs."""
    if any(argument.keyword is not None and argument.keyword.value == name for argument in call.args):
        return call
    equal = cst.AssignEqual(whitespace_before=_NO_SPACE, whitespace_after=_NO_SPACE)
    new = cst.Arg(keyword=cst.Name(name), value=value, equal=equal)
    *others, last = call.args
    last = last.with_changes(value=_closed(last.value))
    if isinstance(last.comma, cst.Comma):
        between, end = _whitespace_around_new(call, last.comma.whitespace_after)
        last = last.with_changes(comma=last.comma.with_changes(whitespace_after=between))
        new = new.with_changes(comma=cst.Comma(whitespace_after=end))
    else:
        between, end = _whitespace_around_new(call, last.whitespace_after_arg)
        last = last.with_changes(whitespace_after_arg=_NO_SPACE, comma=cst.Comma(whitespace_after=between))
        new = new.with_changes(whitespace_after_arg=end)
    return call.with_changes(args=[*others, last, new])


def _closed(value: cst.BaseExpression) -> cst.BaseExpression:
    """A generator expression may go without parentheses only while it is the sole argument."""
    if isinstance(value, cst.GeneratorExp) and not value.lpar:
        return value.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
    return value


def _whitespace_around_new(
    call: cst.Call, old: cst.BaseParenthesizableWhitespace
) -> tuple[cst.BaseParenthesizableWhitespace, cst.BaseParenthesizableWhitespace]:
    """What goes before and behind a new last argument, where `old` stood before the closing parenthesis."""
    if not isinstance(old, cst.ParenthesizedWhitespace):
        return cst.SimpleWhitespace(" "), old
    opening = call.whitespace_before_args
    if not isinstance(opening, cst.ParenthesizedWhitespace):
        return old, _NO_SPACE
    line_end = cst.TrailingWhitespace(whitespace=_NO_SPACE, newline=old.first_line.newline)
    closing = old.with_changes(first_line=line_end, empty_lines=())
    return old.with_changes(indent=opening.indent, last_line=opening.last_line), closing
