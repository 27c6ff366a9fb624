"""Where the graph is severed: a tensor was taken out of it, comes back as another, and the result depends on that.

Whether a value came back, and from what, is what the engine says of the result itself (`values.severing`). What is
judged here is whether somebody can have wanted it: a gradient that gets there on another way, or a part of the result
that was never meant to be trained, makes no finding.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from lint_rules.assessment.boundary import is_handled
from lint_rules.context import FileContext
from lint_rules.knowledge.library import library
from lint_rules.rule import Certainty
from lint_rules.values.domain.departures import UNSEEN, Departure, Places, Stage
from lint_rules.values.domain.outcomes import RequiresGrad
from lint_rules.values.domain.value import NONE, Sequence, Tensor, Value, alternatives
from lint_rules.values.frames.site import CallSite
from lint_rules.values.operations.severing import departures_of, sources_of
from lint_rules.values.tree.syntax import walk

MAKERS = library().array_to_tensor_names
"""What makes a tensor of data."""
LEAVING = library().conversion_names | library().names_giving_numbers
"""What takes a tensor to where no graph is."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a gradient starts from: what `backward()` is called on, or what `forward` gives."""

    node: ast.AST
    value: Value
    tensors: tuple[Tensor, ...]
    sources: Places

    @property
    def is_trained_here(self) -> bool:
        """Whether the gradient starts just here."""
        return isinstance(self.node, ast.Call)


@dataclass(frozen=True, slots=True)
class Severing:
    """A tensor of data that a result depends on, in the place of one that would have been part of the graph."""

    departure: Departure
    result: Result
    certainty: Certainty


def severings_at(site: CallSite, file: FileContext) -> Iterator[Severing]:
    """What the tensor that a call makes of data cuts off, for each result that depends on it; the surest first."""
    found = [one for result in _results(file) for one in _severings(site, result, file)]
    yield from sorted(found, key=lambda one: -one.certainty)


def _results(file: FileContext) -> Iterator[Result]:
    for site in file.sites.values():
        if isinstance(site, CallSite) and site.name == "backward" and not is_handled(site, file):
            yield from _result(site.node, _backward_from(site))
    for method, value in file.outputs.items():
        yield from _result(method, value)


def _backward_from(site: CallSite) -> Value | None:
    """`loss.backward()`, or `accelerator.backward(loss)`."""
    kinds = () if site.receiver is None else alternatives(site.receiver)
    if any(isinstance(one, Tensor) for one in kinds):
        return site.receiver
    return site.arguments[0] if site.arguments else None


def _result(node: ast.AST, value: Value | None) -> Iterator[Result]:
    """The result, if it is nothing but tensors each of which was computed from what had left its graph."""
    tensors = None if value is None else _tensors_in(value)
    if value is not None and tensors and all(one.departures.always for one in tensors):
        yield Result(node, value, tensors, sources_of(value))


def _tensors_in(value: Value) -> tuple[Tensor, ...] | None:
    """The tensors of a result; None where it may be anything else."""
    found: list[Tensor] = []
    for one in alternatives(value):
        if isinstance(one, Tensor):
            found.append(one)
        elif isinstance(one, Sequence) and one.elements:
            for element in one.elements:
                inside = _tensors_in(element)
                if inside is None:
                    return None
                found.extend(inside)
        elif one != NONE:
            return None
    return tuple(found)


def _severings(site: CallSite, result: Result, file: FileContext) -> Iterator[Severing]:
    departures = departures_of(result.value)
    if not all(one.stage.is_back for one in departures.each):
        return
    for one in departures.each:
        if one.back is site.node:
            certainty = _certainty(one, site, result, file)
            if certainty is not None:
                yield Severing(one, result, certainty)


def _certainty(departure: Departure, site: CallSite, result: Result, file: FileContext) -> Certainty | None:
    if not _is_evident(departure) or not _is_accidental(departure, site, result, file):
        return None
    is_proven = all(_is_proven(one) for one in departures_of(result.value).each)
    if (
        is_proven
        and departure.is_sure
        and result.is_trained_here
        and all(one.presumed is None for one in result.tensors)
    ):
        return Certainty.CERTAIN
    return Certainty.LIKELY


def _is_evident(departure: Departure) -> bool:
    fact = departure.requires_grad
    return fact.may_be(RequiresGrad.YES) or fact.may_be(RequiresGrad.LIKELY)


def _is_proven(departure: Departure) -> bool:
    return departure.requires_grad.only(RequiresGrad.YES)


def _is_accidental(departure: Departure, site: CallSite, result: Result, file: FileContext) -> bool:
    """Whether nobody can have wanted it: what is left of the graph is of no use, or begins behind the gap."""
    if result.is_trained_here and (not result.sources or _ends_nowhere(site, result, file)):
        return True
    if UNSEEN in result.sources or UNSEEN in departure.sources:
        return False
    if _is_reached_otherwise(departure, file) or not result.sources.isdisjoint(departure.sources):
        return False
    if not result.sources:
        return True
    return departure.stage is Stage.LEARNED and _is_inside_module(departure, result, file)


def _ends_nowhere(site: CallSite, result: Result, file: FileContext) -> bool:
    """Whether the gradient goes to the new tensor alone, and is of no use: that of itself, or of what has no name."""
    if all(one.stage is Stage.BACK for one in departures_of(result.value).each):
        return True
    return result.sources <= {site.node} and isinstance(file.parent(site.node), ast.Attribute)


def _is_reached_otherwise(departure: Departure, file: FileContext) -> bool:
    """Whether another call of `backward()` brings a gradient to where this one would have gone."""
    for site in file.sites.values():
        if isinstance(site, CallSite) and site.name == "backward":
            start = _backward_from(site)
            if start is not None and not sources_of(start).isdisjoint(departure.sources | {UNSEEN}):
                return True
    return False


def _is_inside_module(departure: Departure, result: Result, file: FileContext) -> bool:
    """Whether the gap lies between the layers of one module, and not between two that are trained one by one."""
    return any(
        departure.left in inside or not (inside.isdisjoint(departure.sources) or inside.isdisjoint(result.sources))
        for inside in _forward_methods(file)
    )


def _forward_methods(file: FileContext) -> Iterator[frozenset[ast.AST]]:
    """The nodes of each method that computes what a module gives."""
    for node in walk(file.tree):
        if isinstance(node, ast.FunctionDef) and node.name == "forward":
            yield frozenset(walk(node))
