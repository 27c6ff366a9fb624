"""Rewrites one expression of a file with libcst, without parsing the rest of the file."""

from __future__ import annotations

import io
import tokenize
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from lint_rules.rewrites import Rewrite
from lint_rules.rule import Span
from lint_rules.source import Source

CarryOut = Callable[[cst.BaseExpression, Rewrite], cst.BaseExpression]
"""Does what a rewrite asks for to its target, and gives the target back unchanged where that is not possible."""


@dataclass(frozen=True, slots=True)
class NewExpression:
    """The new text of an expression, and the targets in it that changed."""

    text: str
    changed: frozenset[Span]


def rewritten(
    source: Source, outermost: Span, rewrites: Mapping[Span, Sequence[Rewrite]], carry_out: CarryOut
) -> NewExpression | None:
    """Carry the rewrites out in the expression at `outermost`, the inner targets first; None where that fails.

    It fails where libcst cannot parse the expression or does not find a target, and where a comment would be lost.
    """
    text = source.segment(outermost)
    try:
        # In parentheses an expression may hold line ends and comments, as it may in the place where it comes from.
        module = cst.parse_module(f"({text})")
        targets = _targets(module, outermost, rewrites)
        if len(targets) != len(rewrites):
            return None
        rewriter = _Rewriter(targets, outermost, rewrites, carry_out)
        new_text = module.visit(rewriter).code[1:-1]
    except (cst.ParserSyntaxError, RecursionError):
        return None
    if comments_in(new_text) != comments_in(text):
        return None
    return NewExpression(new_text, frozenset(rewriter.changed))


def comments_in(expression: str) -> list[str]:
    """All comments of an expression, sorted."""
    if "#" not in expression:
        return []
    tokens = tokenize.generate_tokens(io.StringIO(f"({expression})").readline)
    return sorted(token.string for token in tokens if token.type == tokenize.COMMENT)


def _targets(module: cst.Module, outermost: Span, places: Mapping[Span, object]) -> dict[cst.CSTNode, Span]:
    by_relative = {_relative(span, outermost): span for span in places}
    positions = MetadataWrapper(module, unsafe_skip_copy=True).resolve(PositionProvider)
    return {
        node: by_relative[relative]
        for node, position in positions.items()
        if isinstance(node, cst.BaseExpression) and (relative := _span(position)) in by_relative
    }


def _relative(span: Span, outermost: Span) -> Span:
    """Where the span is in the text of `outermost`, with the opening parenthesis before it."""
    shift = 2 - outermost.column
    return Span(
        span.line - outermost.line + 1,
        span.column + (shift if span.line == outermost.line else 0),
        span.end_line - outermost.line + 1,
        span.end_column + (shift if span.end_line == outermost.line else 0),
    )


def _span(position: CodeRange) -> Span:
    start, end = position.start, position.end
    return Span(start.line, start.column + 1, end.line, end.column + 1)


class _Rewriter(cst.CSTTransformer):
    """Works from the inside to the outside, so that an outer rewrite sees what the inner ones made."""

    def __init__(
        self,
        targets: Mapping[cst.CSTNode, Span],
        outermost: Span,
        rewrites: Mapping[Span, Sequence[Rewrite]],
        carry_out: CarryOut,
    ) -> None:
        super().__init__()
        self.changed: set[Span] = set()
        self._targets = targets
        self._outermost = outermost
        self._rewrites = rewrites
        self._carry_out = carry_out

    def visit_FormattedStringExpression(self, node: cst.FormattedStringExpression) -> bool:
        # `f"{x.numpy()=}"` prints its own source, which therefore must stay.
        return node.equal is None

    def on_leave(
        self, original_node: cst.CSTNodeT, updated_node: cst.CSTNodeT
    ) -> cst.CSTNodeT | cst.RemovalSentinel | cst.FlattenSentinel[cst.CSTNodeT]:
        left = super().on_leave(original_node, updated_node)
        span = self._targets.get(original_node)
        if span is None or not isinstance(left, cst.BaseExpression):
            return left
        return cast("cst.CSTNodeT", self._rewritten(span, left))

    def _rewritten(self, span: Span, updated: cst.BaseExpression) -> cst.BaseExpression:
        # The parentheses that were put around all of it belong to nobody.
        around = 1 if span == self._outermost else 0
        alone = updated.with_changes(lpar=updated.lpar[around:], rpar=updated.rpar[: len(updated.rpar) - around])
        new: cst.BaseExpression = alone
        for rewrite in self._rewrites[span]:
            new = self._carry_out(new, rewrite)
        if new is alone:
            return updated
        self.changed.add(span)
        left, right = updated.lpar[:around], updated.rpar[len(updated.rpar) - around :]
        return new.with_changes(lpar=(*left, *new.lpar), rpar=(*new.rpar, *right))
