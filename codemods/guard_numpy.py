"""Adds the missing `.detach()` and `.cpu()` where a tensor becomes a NumPy array."""

from __future__ import annotations

import libcst as cst

from codemods import chain, conversion_call
from codemods.codemod import RewriteCommand
from lint_rules import rewrites


class GuardNumpy(RewriteCommand):
    """`x.numpy()` becomes `x.detach().cpu().numpy()`, with only the guards that are missing."""

    DESCRIPTION = "Insert the .detach() and .cpu() that a tensor needs on its way to NumPy."
    REWRITE = rewrites.GuardNumpy

    @staticmethod
    def carry_out(expression: cst.BaseExpression, rewrite: rewrites.Rewrite) -> cst.BaseExpression:
        assert isinstance(rewrite, rewrites.GuardNumpy)
        if not isinstance(expression, cst.Call):
            return expression
        if not conversion_call.converts_receiver(expression):
            return conversion_call.with_argument(
                expression, lambda tensor: guarded(tensor, detach=rewrite.detach, cpu=rewrite.cpu)
            )
        if rewrite.style is rewrites.GuardStyle.FORCE:
            return _forced(expression)
        return _with_guarded_receiver(expression, rewrite)


def _with_guarded_receiver(call: cst.Call, rewrite: rewrites.GuardNumpy) -> cst.BaseExpression:
    tensor = cst.ensure_type(call.func, cst.Attribute).value
    if rewrite.detach and not chain.is_detached(tensor):
        move = _first_move_to_cpu(tensor)
        call = cst.ensure_type(chain.inserted_before(call, move or call, "detach"), cst.Call)
    if rewrite.cpu and not _is_on_cpu(tensor):
        return chain.inserted_before(call, call, "cpu")
    return call


def guarded(tensor: cst.BaseExpression, *, detach: bool, cpu: bool) -> cst.BaseExpression:
    """The tensor with those of the two guards that it lacks."""
    result = tensor
    if detach and not chain.is_detached(tensor):
        move = _first_move_to_cpu(tensor)
        result = chain.inserted_before(tensor, move, "detach") if move else chain.appended(tensor, "detach")
    if cpu and not _is_on_cpu(tensor):
        return chain.appended(result, "cpu")
    return result


def _forced(call: cst.Call) -> cst.Call:
    """The call with `force=True`, which does what both guards do, and resolves the conj and neg bits too."""
    if call.args:
        args = [argument.with_changes(value=cst.Name("True")) for argument in call.args]
        return call.with_changes(args=args)
    no_space = cst.SimpleWhitespace("")
    equal = cst.AssignEqual(whitespace_before=no_space, whitespace_after=no_space)
    return call.with_changes(args=[cst.Arg(keyword=cst.Name("force"), value=cst.Name("True"), equal=equal)])


def _is_on_cpu(tensor: cst.BaseExpression) -> bool:
    """Whether the last move of the chain is one to the CPU."""
    for link in chain.reaching_links(tensor):
        if chain.moves_to_cpu(link):
            return True
        if chain.method_called(link) == "to":
            return False
    return False


def _first_move_to_cpu(tensor: cst.BaseExpression) -> cst.Call | None:
    """The move to the CPU nearest to the start of the chain, if detaching there is enough."""
    moves = [link for link in chain.reaching_links(tensor) if isinstance(link, cst.Call) and chain.moves_to_cpu(link)]
    return moves[-1] if moves else None
