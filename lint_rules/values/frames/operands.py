"""What an operation is given."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from lint_rules.knowledge import schema
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.value import Identity, UnknownValue, Value, alternatives
from lint_rules.values.frames.state import Context
from lint_rules.values.tree.imported import Imported


@dataclass(frozen=True, slots=True)
class Operands:
    """What a call is given. `context` is the one that it runs in, `fresh` a new identity for what it makes."""

    node: ast.AST
    context: Context
    fresh: Identity
    receiver: Value | None = None
    arguments: tuple[Value, ...] = ()
    keywords: Mapping[str, Value] = field(default_factory=dict)
    dtype_position: int = -1
    has_spread: bool = False
    """Whether `*args` or `**kwargs` may hold arguments that are not seen here."""
    inputs: tuple[Value, ...] = field(init=False, repr=False, compare=False)
    """All that goes in: the receiver first."""

    def __post_init__(self) -> None:
        first = (*(() if self.receiver is None else (self.receiver,)), *self.arguments)
        named = self.keywords if first or len(self.keywords) < _SEVERAL else sorted(self.keywords, key=_comes_later)
        object.__setattr__(self, "inputs", (*first, *(self.keywords[name] for name in named)))

    def undecided(self, why: str) -> Origin:
        """Why a fact is unknown that the arguments decide; another file may define what they hold."""
        return Origin(self.node, why, missing_in(self.arguments, self.keywords.values()))

    def on(self, receiver: Value) -> Operands:
        """The same, given to a method of the receiver."""
        return Operands(
            self.node,
            self.context,
            self.fresh,
            receiver,
            self.arguments,
            self.keywords,
            self.dtype_position,
            self.has_spread,
        )

    def with_first_only(self) -> Operands:
        """As if only the first thing went in: the receiver, or the first argument."""
        arguments = () if self.receiver is not None else self.arguments[:1]
        return replace(self, arguments=arguments, keywords={})

    def argument(self, name: str, position: int) -> Value | None:
        """An argument by keyword, also by another name of it, or by position where that is not negative."""
        for one in (name, *schema.OTHER_NAMES.get(name, ())):
            if one in self.keywords:
                return self.keywords[one]
        return self.arguments[position] if 0 <= position < len(self.arguments) else None


_SEVERAL = 2
_NAMES_OF_FIRST = frozenset({"input", *schema.OTHER_NAMES["input"]})


def _comes_later(name: str) -> bool:
    """Whether an argument is another than the first, which may be named after others."""
    return name not in _NAMES_OF_FIRST


def missing_in(*groups: Iterable[Value]) -> Imported | None:
    """The name of another file that leaves one of some values unknown."""
    kinds = (one for group in groups for value in group for one in alternatives(value))
    unknown = (one.origin.missing for one in kinds if isinstance(one, UnknownValue))
    return next((missing for missing in unknown if missing is not None), None)
