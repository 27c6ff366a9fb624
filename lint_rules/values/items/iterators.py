"""Functions that go through other things: `zip`, `map`, and those of itertools."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from lint_rules.values.changes.mutation import after_changes, as_one_of_many
from lint_rules.values.domain.callables import Partial
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.joining import join, join_all
from lint_rules.values.domain.value import (
    NONE,
    Constant,
    FunctionValue,
    PythonObject,
    Sequence,
    Value,
    alternatives,
    unknown,
)
from lint_rules.values.frames.forking import perhaps
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.items.iteration import element_of, is_consumed_at_once, one_of

Handler = Callable[[Frame, Operands], Value]


def _reversed(frame: Frame, operands: Operands) -> Value:
    source = operands.arguments[0]
    if isinstance(source, Sequence) and source.elements is not None:
        turned = replace(source, elements=source.elements[::-1], mutable=False, names=(), builtins=frozenset())
        return replace(turned, identity=frame.engine.fresh())
    return Sequence(None, element_of(frame, source, operands.node), mutable=False)


def _zip(frame: Frame, operands: Operands) -> Value:
    if len(operands.arguments) == 1 and operands.has_spread:
        return _columns(frame, operands)
    rows = [one.elements for one in operands.arguments if isinstance(one, Sequence) and one.elements is not None]
    if rows and len(rows) == len(operands.arguments) and not operands.has_spread:
        pairs = tuple(Sequence(cells, join_all(cells), mutable=False) for cells in zip(*rows, strict=False))
        if pairs:
            return Sequence(pairs, join_all(pairs), mutable=False)
    elements = tuple(element_of(frame, one, operands.node) for one in operands.arguments)
    exact = None if operands.has_spread else elements
    return Sequence(None, Sequence(exact, join_all(elements), mutable=False), mutable=False)


def _product(frame: Frame, operands: Operands) -> Value:
    cells = tuple(element_of(frame, one, operands.node) for one in operands.arguments)
    exact = None if operands.has_spread or operands.keywords else cells
    return Sequence(None, Sequence(exact, join_all(cells), mutable=False), mutable=False)


def _columns(frame: Frame, operands: Operands) -> Value:
    """`zip(*rows)`: the columns of rows that are all alike."""
    row = operands.arguments[0]
    if not isinstance(row, Sequence) or row.elements is None:
        return Sequence(None, Sequence(None, element_of(frame, row, operands.node), mutable=False), mutable=False)
    columns = tuple(Sequence(None, cell, mutable=False) for cell in row.elements)
    return Sequence(columns, join_all(columns), mutable=False) if columns else row


def _enumerate(frame: Frame, operands: Operands) -> Value:
    element = element_of(frame, operands.arguments[0], operands.node)
    pair = (PythonObject("int"), element)
    return Sequence(None, Sequence(pair, join_all(pair), mutable=False), mutable=False)


def _map(frame: Frame, operands: Operands) -> Value:
    elements = tuple(element_of(frame, one, operands.node) for one in operands.arguments[1:])
    # It is called when somebody iterates, in the grad mode of that moment.
    later = Fact[bool].unknown(Origin(operands.node, "map() calls it when somebody iterates"))
    context = replace(operands.context, grad_mode=operands.context.grad_mode.join(later))
    step = replace(operands, arguments=elements, keywords={}, context=context)
    results: list[Value] = []
    if is_consumed_at_once(frame.engine, operands.node):
        results.append(frame.engine.call(frame, operands.arguments[0], step))
    else:
        # Until somebody does, it has changed nothing.
        perhaps(frame, lambda: results.append(frame.engine.call(frame, operands.arguments[0], step)))
    return Sequence(None, results[0], mutable=False)


def run_on_each(frame: Frame, function: Value | None, element: Value, operands: Operands) -> None:
    """A function of the file is called with the elements, to order or to choose them: it may change them."""
    if isinstance(function, (FunctionValue, Partial)) and frame.state is not None:
        several = as_one_of_many(frame, element)
        frame.engine.call(frame, function, replace(operands, arguments=(several,), keywords={}))


def _filter(frame: Frame, operands: Operands) -> Value:
    source = operands.arguments[-1]
    seen = len(frame.engine.mutations)
    run_on_each(frame, operands.arguments[0], element_of(frame, source, operands.node), operands)
    element = element_of(frame, after_changes(source, frame.engine.mutations[seen:]), operands.node)
    if operands.arguments[0] == NONE:
        true = [one for one in alternatives(element) if not isinstance(one, Constant) or one.value]
        element = join_all(true) if true else element
    return Sequence(None, element, mutable=False)


def _next(frame: Frame, operands: Operands) -> Value:
    element = one_of(frame, element_of(frame, operands.arguments[0], operands.node))
    return join_all([element, *operands.arguments[1:2]])


def _element(frame: Frame, operands: Operands) -> Value:
    return element_of(frame, operands.arguments[0], operands.node)


def _same_elements(frame: Frame, operands: Operands) -> Value:
    return Sequence(None, _element(frame, operands), mutable=False)


def _chain(frame: Frame, operands: Operands) -> Value:
    elements = [element_of(frame, one, operands.node) for one in operands.arguments]
    return Sequence(None, join_all(elements), mutable=False)


def _chain_from(frame: Frame, operands: Operands) -> Value:
    return Sequence(None, element_of(frame, _element(frame, operands), operands.node), mutable=False)


def _zip_longest(frame: Frame, operands: Operands) -> Value:
    """The shorter ones are filled up with None, or with `fillvalue`."""
    fill = operands.keywords.get("fillvalue", NONE)
    cells = tuple(join(element_of(frame, one, operands.node), fill) for one in operands.arguments)
    if operands.has_spread:
        return unknown(operands.node, "how much goes through zip_longest is not known")
    return Sequence(None, Sequence(cells, join_all(cells), mutable=False), mutable=False)


BUILTIN: Mapping[str, Handler] = {
    "enumerate": _enumerate,
    "filter": _filter,
    "map": _map,
    "next": _next,
    "reversed": _reversed,
    "zip": _zip,
}

STANDARD_LIBRARY: Mapping[str, Handler] = {
    "itertools.chain": _chain,
    "itertools.chain.from_iterable": _chain_from,
    "itertools.cycle": _same_elements,
    "itertools.islice": _same_elements,
    "itertools.product": _product,
    "itertools.zip_longest": _zip_longest,
    "random.choice": _element,
}
