"""Whether an array comes back as a tensor in the function that made it: there, a `.detach()` hides a severed graph."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.survey.scopes import Assignment, Mention
from lint_rules.values.frames.site import CallSite
from lint_rules.values.operations.devices import called_name
from lint_rules.values.operations.severing import departures_of, may_hold_gradient


def comes_back_as_tensor(node: ast.expr, file: FileContext) -> bool:
    """Whether what a conversion gives may become a tensor again that a gradient could have flowed through.

    It does where a call that makes a tensor of data mentions it, or a name that was given it, and where the engine
    saw it come back by other ways, through functions for one. A tensor of integers has no gradient to lose.
    """
    by_name = (file.call_at(call) for call in ways_back(node, file))
    return any(site is None or may_hold_gradient(site.result) for site in by_name) or node in file.once_for_all(
        _seen_coming_back
    )


def _seen_coming_back(file: FileContext) -> frozenset[ast.AST]:
    """The places where something left its graph of which the engine saw a tensor being computed."""
    results = (site.result for site in file.sites.values() if isinstance(site, CallSite))
    return frozenset(
        departure.left
        for result in (*results, *file.outputs.values())
        for departure in departures_of(result).each
        if departure.stage.is_back
    )


def ways_back(node: ast.expr, file: FileContext) -> Iterator[ast.Call]:
    """The calls in the same scope that make a tensor of what the expression gives."""
    scope = file.scope_around(node)
    if scope is None:
        return
    names = file.knowledge.array_to_tensor_names
    makers = [call for call in file.survey.calls_in(scope) if called_name(call) in names]
    makers = [call for call in makers if not _is_conversion(call, file)]
    if not makers:
        return
    around = set(_with_parents(node, file))
    holding = _names_holding(around, file.survey.assignments_in(scope))
    for call in makers:
        if any(_holds(Mention.of(argument), around, holding) for argument in call.args):
            yield call


def _is_conversion(call: ast.Call, file: FileContext) -> bool:
    """Whether it is a function of the same name that goes the other way (`np.from_dlpack`)."""
    site = file.call_at(call)
    return site is not None and isinstance(site.row, schema.Conversion)


def _with_parents(node: ast.AST | None, file: FileContext) -> Iterator[ast.AST]:
    """A node and all that it is a part of, in its statement."""
    while node is not None:
        yield node
        node = file.parent(node)


def _names_holding(around: set[ast.AST], assignments: Iterable[Assignment]) -> set[str]:
    """The names that are assigned from the expression, or from another such name."""
    names: set[str] = set()
    waiting = list(assignments)
    while True:
        holding = [one for one in waiting if _holds(one.value, around, names)]
        if not holding:
            return names
        names.update(*(one.targets for one in holding))
        waiting = [one for one in waiting if one not in holding]


def _holds(expression: Mention, around: set[ast.AST], names: set[str]) -> bool:
    return expression.node in around or not expression.names.isdisjoint(names)
