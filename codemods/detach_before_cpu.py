"""Moves `.detach()` in front of the move to the CPU, so that autograd does not record the copy."""

from __future__ import annotations

import re

import libcst as cst

from codemods import chain, layout
from codemods.codemod import RewriteCommand
from lint_rules import rewrites

_DIRECTIVE = re.compile(
    r"#\s*(?:noqa|type:|pyright:|mypy:|pylint:|pragma|fmt:|ruff:|isort:|nosec|flake8)", re.IGNORECASE
)
"""Comments that mean something to a tool because of the line on which they stand."""


class DetachBeforeCpu(RewriteCommand):
    """`x.cpu().squeeze().detach()` becomes `x.detach().cpu().squeeze()`."""

    DESCRIPTION = "Move .detach() in front of .cpu() or .to('cpu')."
    REWRITE = rewrites.DetachBeforeCpu

    @staticmethod
    def carry_out(expression: cst.BaseExpression, rewrite: rewrites.Rewrite) -> cst.BaseExpression:
        assert isinstance(rewrite, rewrites.DetachBeforeCpu)
        if not isinstance(expression, cst.Call) or chain.method_called(expression) != "detach":
            return expression
        function = cst.ensure_type(expression.func, cst.Attribute)
        move = _first_move_to_cpu(function.value)
        if move is None or _has_tied_comment(function.dot):
            return expression
        moved = _moved(expression.with_changes(lpar=(), rpar=()), function, move)
        return moved.with_changes(lpar=(*expression.lpar, *moved.lpar), rpar=(*moved.rpar, *expression.rpar))


def _first_move_to_cpu(rest: cst.BaseExpression) -> cst.Call | None:
    """The move nearest to the start of the chain; None where the tensor is detached before it.

    A `.to()` whose device is not written out is taken where nothing names the CPU: detaching before it is the same.
    """
    links = [link for link in chain.reaching_links(rest) if isinstance(link, cst.Call)]
    if any(chain.method_called(link) == "detach" for link in links):
        return None
    moves = [link for link in links if chain.moves_to_cpu(link)]
    transfers = [link for link in links if chain.method_called(link) == "to"]
    candidates = moves or transfers
    return candidates[-1] if candidates else None


def _has_tied_comment(dot: cst.Dot) -> bool:
    comment = layout.comment_at_line_end(dot)
    return comment is not None and _DIRECTIVE.match(comment.value) is not None


def _moved(detach: cst.Call, function: cst.Attribute, move: cst.Call) -> cst.BaseExpression:
    """The chain before `detach`, with the call of `detach` inserted before `move`.

    The comment lines above `detach` go with it. The comment at the end of the line before describes the link that
    ends there; that line is about to end with something else, so it becomes a comment line above that link.
    """
    rest, orphans = _with_line_end_comment_above(function.value, function.dot)
    orphans += layout.comment_lines_above(function.dot)
    if orphans and not layout.has_room_above(chain.dots_for_two(function.value, move)[0]):
        dots = function.dot, cst.ensure_type(move.func, cst.Attribute).dot
        return _inserted(detach, function.value, move, dots)
    if move is function.value:
        move = cst.ensure_type(rest, cst.Call)
    first, second = chain.dots_for_two(rest, move)
    first = layout.with_lines_above(first, orphans) if orphans else first
    return _inserted(detach, rest, move, (first, second))


def _inserted(
    detach: cst.Call, rest: cst.BaseExpression, move: cst.Call, dots: tuple[cst.Dot, cst.Dot]
) -> cst.BaseExpression:
    """`rest` with the call of `detach` before its part `move`; `dots` are those of the two."""
    first, second = dots
    following = cst.ensure_type(move.func, cst.Attribute)
    function = cst.ensure_type(detach.func, cst.Attribute).with_changes(value=following.value, dot=first)
    guard = detach.with_changes(func=function)
    return chain.replaced(rest, move, move.with_changes(func=following.with_changes(value=guard, dot=second)))


def _with_line_end_comment_above(
    link: cst.BaseExpression, following: cst.Dot
) -> tuple[cst.BaseExpression, list[cst.EmptyLine]]:
    """The link with the comment at its line's end put above it, or the comment itself where there is no room."""
    lines = layout.line_end_as_comment_line(following)
    dot = chain.dot_of(link)
    if not lines or link.lpar or dot is None or not layout.has_room_above(dot):
        return link, lines
    return chain.with_dot(link, layout.with_lines_above(dot, lines)), []
