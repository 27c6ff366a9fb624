"""Calls of Python's standard library whose result is made of what they are given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lint_rules.values import records
from lint_rules.values.frame import Frame
from lint_rules.values.iteration import element_of
from lint_rules.values.joining import join, join_all
from lint_rules.values.operands import Operands
from lint_rules.values.value import (
    Dictionary,
    Instance,
    Sequence,
    Value,
    unknown,
)


def call(frame: Frame, name: str, operands: Operands) -> Value | None:
    """What such a call gives, or None where that is not told here."""
    handler = _HANDLERS.get(name)
    return None if handler is None or not operands.arguments else handler(frame, operands)


def _same(frame: Frame, operands: Operands) -> Value:
    """A coroutine stands for what it will give."""
    return operands.arguments[0]


def _gather(frame: Frame, operands: Operands) -> Value:
    element = join_all(operands.arguments)
    if operands.has_spread:
        return Sequence(None, element, identity=frame.engine.fresh())
    return Sequence(operands.arguments, element, identity=frame.engine.fresh())


def _chain(frame: Frame, operands: Operands) -> Value:
    element = join_all([element_of(frame, one, operands.node) for one in operands.arguments])
    return Sequence(None, element, mutable=False)


def _chain_from_iterable(frame: Frame, operands: Operands) -> Value:
    inner = element_of(frame, operands.arguments[0], operands.node)
    return Sequence(None, element_of(frame, inner, operands.node), mutable=False)


def _elements(frame: Frame, operands: Operands) -> Value:
    """Some of the elements, in some order."""
    return Sequence(None, element_of(frame, operands.arguments[0], operands.node), mutable=False)


def _reduce(frame: Frame, operands: Operands) -> Value:
    """`reduce(f, xs)`: f of what came so far and the next, to a fixpoint."""
    if len(operands.arguments) < 2:
        return unknown(operands.node, "what is reduced is not seen")
    element = element_of(frame, operands.arguments[1], operands.node)
    result = element if len(operands.arguments) < 3 else operands.arguments[2]
    for _ in range(_ROUNDS):
        step = replace(operands, arguments=(result, element), keywords={})
        after = join(result, frame.engine.call(frame, operands.arguments[0], step))
        if after == result or frame.state is None:
            return after
        result = after
    return unknown(operands.node, "it changes in every round of functools.reduce")


_ROUNDS = 4


def _replaced(frame: Frame, operands: Operands) -> Value:
    """`dataclasses.replace(obj, x=…)`: a new object, made of the fields of the old one."""
    old = operands.arguments[0]
    if not isinstance(old, Instance) or operands.has_spread:
        return unknown(operands.node, "it comes from dataclasses.replace")
    fields = {name: value for name, value in old.attributes if name in records.field_names(old.class_)}
    keywords = {**fields, **operands.keywords}
    if old.generic or fields.keys() != set(records.field_names(old.class_)):
        return Instance(old.class_, tuple(keywords.items()), generic=True, identity=frame.engine.fresh())
    given = replace(operands, arguments=(), keywords=keywords)
    made = records.made(frame.engine, frame, old.class_, given)
    return made or unknown(operands.node, "it comes from dataclasses.replace")


def _named_tuple(frame: Frame, operands: Operands) -> Value:
    return records.named_tuple_type(frame, operands) or unknown(operands.node, "its fields are not written out")


def _default_dict(frame: Frame, operands: Operands) -> Value:
    """What its factory makes stands for every value that is not put in."""
    made = frame.engine.call(frame, operands.arguments[0], replace(operands, arguments=(), keywords={}))
    return Dictionary((), made, frame.engine.fresh())


_HANDLERS: dict[str, Callable[[Frame, Operands], Value]] = {
    "asyncio.run": _same,
    "asyncio.wait_for": _same,
    "asyncio.create_task": _same,
    "asyncio.ensure_future": _same,
    "asyncio.shield": _same,
    "asyncio.gather": _gather,
    "collections.defaultdict": _default_dict,
    "collections.namedtuple": _named_tuple,
    "dataclasses.replace": _replaced,
    "functools.reduce": _reduce,
    "itertools.chain": _chain,
    "itertools.chain.from_iterable": _chain_from_iterable,
    "itertools.cycle": _elements,
    "itertools.islice": _elements,
    "typing.NamedTuple": _named_tuple,
}
