"""Arrays of which a call makes tensors, at whatever place, and in whatever list they are given."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from lint_rules.context import FileContext
from lint_rules.knowledge.array_arguments import ARRAY_ARGUMENTS, Taken
from lint_rules.values.domain.value import NONE, Array, Dictionary, Sequence, Value, alternatives
from lint_rules.values.frames.site import CallSite, Site

TAKING_NAMES = frozenset(name.rpartition(".")[2] for name in ARRAY_ARGUMENTS)


@dataclass(frozen=True, slots=True)
class TakenArray:
    """An array that a call takes. `node` is the array, or the list that holds it, as `is_written_out` says.

    `is_proven`: nothing else can be there, and it is taken at once.
    """

    node: ast.expr
    arrays: tuple[Array, ...]
    is_written_out: bool
    is_proven: bool


def arrays_taken_at(site: Site, file: FileContext) -> Iterator[TakenArray]:
    """The arrays that a call at a site makes tensors of."""
    taken = file.knowledge.array_arguments.get(site.qualified or "") if isinstance(site, CallSite) else None
    if taken is None or not isinstance(site, CallSite) or _is_done_otherwise(site, taken):
        return
    for node, value in _arguments(site, taken):
        if not taken.itself and any(isinstance(one, Dictionary) for one in alternatives(value)):
            # What goes through a batch goes through its keys.
            continue
        for found in _held(node, value, is_proven=not taken.later):
            if taken.within if found.node is not node or not found.is_written_out else taken.itself:
                yield found


def _is_done_otherwise(site: CallSite, taken: Taken) -> bool:
    if taken.unless is None:
        return False
    place, name = taken.unless
    given = site.arguments[place] if len(site.arguments) > place else site.keywords.get(name, NONE)
    return given != NONE or any(keyword.arg is None for keyword in site.node.keywords)


def _arguments(site: CallSite, taken: Taken) -> Iterator[tuple[ast.expr, Value]]:
    if any(isinstance(one, ast.Starred) for one in site.node.args):
        return
    named = {keyword.arg: keyword.value for keyword in site.node.keywords}
    for place, name in taken.places:
        if place < len(site.node.args) and place < len(site.arguments):
            yield site.node.args[place], site.arguments[place]
        elif name in named and name in site.keywords:
            yield named[name], site.keywords[name]


def _held(node: ast.expr, value: Value, *, is_proven: bool) -> Iterator[TakenArray]:
    """The arrays in a value, each with the expression that it stands for, where that is written out."""
    kinds = alternatives(value)
    arrays = tuple(one for one in kinds if isinstance(one, Array))
    if arrays:
        yield TakenArray(node, arrays, is_written_out=True, is_proven=is_proven and len(arrays) == len(kinds))
        return
    is_sure = is_proven and len(kinds) == 1
    for one in kinds:
        items = _items_written_out(node, one)
        if isinstance(node, ast.ListComp) and isinstance(one, Sequence):
            yield from _held(node.elt, one.element, is_proven=False)
        elif items is not None:
            for item, held in items:
                yield from _held(item, held, is_proven=is_sure)
        else:
            yield from _somewhere_in(node, one, is_proven=is_sure)


def _items_written_out(node: ast.expr, value: Value) -> list[tuple[ast.expr, Value]] | None:
    if isinstance(node, (ast.List, ast.Tuple)) and isinstance(value, Sequence) and value.elements is not None:
        return list(zip(node.elts, value.elements, strict=True)) if len(node.elts) == len(value.elements) else None
    if isinstance(node, ast.Dict) and isinstance(value, Dictionary) and len(node.values) == len(value.items):
        return list(zip(node.values, (held for _, held in value.items), strict=True))
    return None


def _somewhere_in(node: ast.expr, value: Value, *, is_proven: bool) -> Iterator[TakenArray]:
    """The arrays in a list that is made elsewhere."""
    if isinstance(value, Sequence):
        held, is_all = value.elements or (value.element,), value.elements is not None
    elif isinstance(value, Dictionary):
        held, is_all = tuple(one for _, one in value.items), True
    else:
        return
    for one in held:
        for found in _held(node, one, is_proven=is_proven and is_all):
            yield TakenArray(node, found.arrays, is_written_out=False, is_proven=found.is_proven)
