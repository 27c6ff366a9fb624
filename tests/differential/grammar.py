"""Fills phrases with parts that are drawn by chance.

A phrase is a line of Python with places such as `{matrix}` or `{name:1}`; places with the same kind and label get the
same text. A phrase can be used where the scope has something for each of its places.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tests.differential import expressions
from tests.differential.expressions import Groups
from tests.differential.matrices import MATRICES
from tests.differential.scope import Choices, Scope
from tests.differential.vocabulary import vocabulary

_PLACE = re.compile(r"\{(?P<kind>[a-z_]+)(?::(?P<label>\d))?\}")
_ON_ACCELERATOR = re.compile(r"""["']cuda|\.cuda\(\)""")


@dataclass(slots=True)
class Writer:
    """Writes expressions for one scope; `depth` bounds how deep they nest."""

    choices: Choices
    scope: Scope
    depth: int = 3
    known: dict[str, str] = field(default_factory=dict)

    def phrase(self, of: Groups) -> str:
        """A phrase that the scope has everything for, filled."""
        usable = _usable(of, self.scope)
        group = usable[self.choices.number(0, len(usable) - 1)]
        return self.filled(self.choices.pick(*group))

    def filled(self, phrase: str) -> str:
        """The phrase with its places filled."""
        labelled: dict[str, str] = {}

        def fill(match: re.Match[str]) -> str:
            if match["label"] is None:
                return self.part(match["kind"])
            if match[0] not in labelled:
                labelled[match[0]] = self.part(match["kind"])
            return labelled[match[0]]

        return _PLACE.sub(fill, phrase)

    def part(self, kind: str) -> str:
        """The text for a place of this kind."""
        if kind in _RULES:
            return self._deeper(_RULES[kind])
        if kind in ("matrix", "test"):
            return self._expression(kind)
        names = _names(kind, self.scope)
        return self.choices.pick(*names)

    def _expression(self, kind: str) -> str:
        if kind == "test":
            return self._deeper(expressions.TESTS)
        if self.depth <= 0 or self.choices.chance(3):
            return self.choices.pick(*self.scope.tensors)
        return self._deeper(MATRICES)

    def _deeper(self, of: Groups) -> str:
        return Writer(self.choices, self.scope, self.depth - 1).phrase(of)


_RULES: Mapping[str, Groups] = {
    "factory": expressions.FACTORIES,
    "tensor": expressions.TENSORS,
    "array": expressions.ARRAYS,
    "mode": expressions.MODES,
}


@functools.cache
def _usable(of: Groups, scope: Scope) -> Groups:
    found = (tuple(phrase for phrase in group if usable(phrase, scope)) for group in of)
    return tuple(group for group in found if group)


def usable(phrase: str, scope: Scope) -> bool:
    """Whether the scope has something for each place of a phrase."""
    if _ON_ACCELERATOR.search(phrase) and not scope.has_accelerator:
        return False
    return all(_has(match["kind"], scope) for match in _PLACE.finditer(phrase))


def _has(kind: str, scope: Scope) -> bool:
    return kind in _RULES or kind in ("matrix", "test") or bool(_names(kind, scope))


def _names(kind: str, scope: Scope) -> tuple[str, ...]:
    of_scope: Mapping[str, Iterable[str]] = {
        "name": scope.tensors,
        "own": scope.own,
        "list": scope.lists,
        "own_list": scope.own_lists,
        "dict": scope.dicts,
        "own_dict": scope.own_dicts,
        "held_array": scope.arrays,
        "own_array": scope.own_arrays,
        "function": scope.functions,
        "module": scope.modules,
        "linear": (one for one in scope.modules if one.startswith("linear")),
        "net": (one for one in scope.modules if one.startswith("net")),
        "stack": (one for one in scope.modules if one.startswith("stack")),
        "object": scope.objects,
        "record": scope.records,
        "pair": scope.pairs,
        "partial": scope.partials,
        "generator": scope.generators,
        "coroutine": scope.coroutines,
        "awaitable": scope.awaitables,
        "manager": scope.managers,
        "decorated_by": scope.decorators,
        "item": (scope.item,) if scope.item else (),
        "float": expressions.FLOATS,
        "default_float": expressions.FLOATS[:2],
        "dtype": expressions.DTYPES,
        "bool": ("False", "True"),
    }
    return tuple(of_scope[kind]) if kind in of_scope else getattr(vocabulary(), kind)
