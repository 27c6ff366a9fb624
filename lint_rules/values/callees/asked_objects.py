"""What functions of the language ask objects of the file's classes for: `abs`, `round`, `reversed`, `sum`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from lint_rules.values.callees import special_methods
from lint_rules.values.domain.joining import join, join_all
from lint_rules.values.domain.value import Constant, Instance, Value, alternatives, unknown
from lint_rules.values.frames.forking import perhaps
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.items import iterators
from lint_rules.values.items.iteration import holds_something

METHODS: Mapping[str, str] = MappingProxyType(
    {"abs": "__abs__", "divmod": "__divmod__", "reversed": "__reversed__", "round": "__round__"}
)
"""By function: the method that it asks for."""
_ROUNDS = 4


def any_among(values: Iterable[Value]) -> bool:
    """Whether something may be an object of a class of the file."""
    return any(isinstance(one, Instance) for value in values for one in alternatives(value))


def answered(frame: Frame, name: str, operands: Operands, otherwise: Callable[[Frame, str, Operands], Value]) -> Value:
    """What a function gives that asks its first argument for a method; `otherwise` for what is no such object."""
    rest = operands.arguments[1:]

    def given(one: Value) -> Value:
        if not isinstance(one, Instance):
            return otherwise(frame, name, replace(operands, arguments=(one, *rest)))
        answer = special_methods.asked(frame, operands.node, METHODS[name], one, rest)
        if answer is None and name == "reversed":
            answer = iterators.backwards(frame, one, operands.node)
        return answer or unknown(operands.node, f"what {name}() makes of an object is not followed")

    return special_methods.each(frame, [(one,) for one in alternatives(operands.arguments[0])], given)


def summed(frame: Frame, element: Value, start: Value, operands: Operands) -> Value:
    """The sum of objects of the file's classes: they say what comes of adding one more, until that is nothing new."""
    unseen = unknown(operands.node, "what comes of adding them up is not followed")
    sums: list[Value] = []

    def add(one: Value, other: Value) -> Value:
        return special_methods.added(frame, operands.node, one, other) or unseen

    def add_all() -> None:
        total = start
        for _ in range(_ROUNDS):
            pairs = [(one, other) for one in alternatives(total) for other in alternatives(element)]
            sums.append(special_methods.each(frame, pairs, add))
            before, total = total, join(total, sums[-1])
            if total == before or frame.state is None:
                return
        sums.append(unseen)

    if all(map(holds_something, alternatives(operands.arguments[0]))):
        add_all()
        return join_all(sums)
    perhaps(frame, add_all)
    # That of nothing is the start, and no object unless one was given.
    return join_all(sums if start == Constant(0) else [start, *sums])
