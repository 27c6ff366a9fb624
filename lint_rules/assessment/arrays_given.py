"""Calls that make a tensor of an array: what they are given, and whether the tensor shares its memory."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from lint_rules.chains import call_above
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.knowledge.library import library
from lint_rules.knowledge.tables import makes_tensor_of_data
from lint_rules.values.domain.value import NONE, Array, Constant, Tensor, UnknownValue, Value, alternatives
from lint_rules.values.frames.site import CallSite, Site

MAKER_NAMES = library().array_to_tensor_names
MAKING_METHODS = library().methods_taking_data
_DATA = ("data", "obj")
"""The names of the first argument, where it may be given by keyword."""


@dataclass(frozen=True, slots=True)
class GivenArray:
    """The first argument of a call that makes a tensor of it, where that may be an array.

    `arrays` are the arrays among the kinds that it may be, `is_proven`: it is nothing else. `takes_arrays_only`: the
    call refuses everything else (`from_numpy`).
    """

    site: CallSite
    node: ast.expr
    kinds: tuple[Value, ...]
    takes_arrays_only: bool

    @property
    def arrays(self) -> tuple[Array, ...]:
        return tuple(one for one in self.kinds if isinstance(one, Array))

    @property
    def unknowns(self) -> tuple[UnknownValue, ...]:
        return tuple(one for one in self.kinds if isinstance(one, UnknownValue))

    @property
    def is_proven(self) -> bool:
        return len(self.arrays) == len(self.kinds) and not any(one.is_promised for one in self.arrays)


def array_given_at(site: Site) -> GivenArray | None:
    """What a call at a site makes a tensor of; None where it makes none, or of what is certainly no array."""
    if not isinstance(site, CallSite) or site.row is None or not makes_tensor_of_data(site.row):
        return None
    return _given(site)


def array_given_to_method(site: Site) -> GivenArray | None:
    """The same of a method of a tensor that makes another (`x.new_tensor(array)`)."""
    if not isinstance(site, CallSite) or site.name not in MAKING_METHODS or site.receiver is None:
        return None
    kinds = alternatives(site.receiver)
    is_tensor = all(isinstance(one, Tensor) and one.presumed is None for one in kinds)
    given = _given(site) if is_tensor else None
    # A method that is not seen may take what it likes: only what is known to be an array tells something.
    return given if given is not None and given.arrays else None


def _given(site: CallSite) -> GivenArray | None:
    first = _first(site)
    if first is None:
        return None
    kinds = tuple(one for one in alternatives(first[1]) if one != NONE)
    row = site.row
    takes_arrays_only = isinstance(row, schema.TensorResult) and row.alias is schema.Alias.ALWAYS
    given = GivenArray(site, first[0], kinds, takes_arrays_only)
    return given if given.arrays or given.unknowns else None


def _first(site: CallSite) -> tuple[ast.expr, Value] | None:
    node = site.node
    if node.args:
        is_plain = not isinstance(node.args[0], ast.Starred) and bool(site.arguments)
        return (node.args[0], site.arguments[0]) if is_plain else None
    keyword = node.keywords[0] if node.keywords else None
    if keyword is None or keyword.arg not in _DATA or keyword.arg not in site.keywords:
        return None
    return keyword.value, site.keywords[keyword.arg]


def is_copied_at_once(site: CallSite, file: FileContext) -> bool:
    """Whether only a copy of the tensor is kept: by what the call is given, by a method, or by an operator."""
    if site.keywords.get("copy") == Constant(True) or _has_another_dtype(site, site.arguments[:1]):
        return True
    node: ast.expr = site.node
    while True:
        around = file.parent(node)
        if isinstance(around, (ast.BinOp, ast.UnaryOp, ast.Compare)):
            return True
        above = call_above(node, file)
        called = file.call_at(above) if above is not None else None
        if above is None or called is None or not isinstance(called.row, schema.TensorResult) or called.row.inplace:
            return False
        if called.row.alias is schema.Alias.NEVER or _has_another_dtype(called, (called.receiver,)):
            return True
        node = above


def _has_another_dtype(site: CallSite, sources: tuple[Value | None, ...]) -> bool:
    """Whether the result is of a dtype that what goes in has not: then it is a copy."""
    results = [one for one in alternatives(site.result) if isinstance(one, Tensor)]
    given = [one for value in sources if value is not None for one in alternatives(value)]
    if not results or not given:
        return False
    return all(
        isinstance(one, (Array, Tensor))
        and one.dtype.is_known
        and made.dtype.is_known
        and one.dtype.outcomes.isdisjoint(made.dtype.outcomes)
        for one in given
        for made in results
    )
