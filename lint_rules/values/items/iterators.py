"""Functions that go through other things: `zip`, `map`, and those of itertools."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import replace

from lint_rules.values.changes import of_all, running_out
from lint_rules.values.changes.mutation import after_changes, as_one_of_many
from lint_rules.values.definitions import records
from lint_rules.values.domain.callables import Guarded, Partial
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.joining import join, join_all
from lint_rules.values.domain.value import (
    NONE,
    Constant,
    FunctionValue,
    Instance,
    PythonObject,
    Sequence,
    Value,
    alternatives,
    unknown,
)
from lint_rules.values.frames.forking import perhaps
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.items.iteration import (
    element_in_hand,
    element_of,
    holds_something,
    is_consumed_at_once,
    one_of,
    special,
)

Handler = Callable[[Frame, Operands], Value]


def _reversed(frame: Frame, operands: Operands) -> Value:
    source = operands.arguments[0]
    if isinstance(source, Sequence) and source.elements is not None:
        turned = replace(source, elements=source.elements[::-1], mutable=False, names=(), builtins=frozenset())
        return replace(turned, identity=frame.engine.fresh())
    return Sequence(None, element_of(frame, source, operands.node), is_filled=holds_something(source))


def backwards(frame: Frame, source: Instance, node: ast.AST) -> Value | None:
    """`reversed(x)` of what says by a method what stands at an index; None where it is a tuple, or not seen."""
    fields = records.as_tuple(source)
    if fields is not None and fields.elements is not None:
        return replace(fields, elements=fields.elements[::-1], names=())
    element = special(frame, source, "__getitem__", node, (PythonObject("int"),))
    return None if element is None else Sequence(None, element)


def _iter(frame: Frame, operands: Operands) -> Value:
    """An iterator gives itself."""
    source = operands.arguments[0]
    if isinstance(source, Sequence) and source.is_iterator and source.identity:
        return source
    known = source.elements if isinstance(source, Sequence) and source.ordered else None
    element = element_of(frame, source, operands.node)
    return running_out.once(
        frame, Sequence(known, element, is_filled=holds_something(source)), operands.node, (source,)
    )


def _zip(frame: Frame, operands: Operands) -> Value:
    if len(operands.arguments) == 1 and operands.has_spread:
        return _columns(frame, operands)
    rows = [one.elements for one in operands.arguments if isinstance(one, Sequence) and one.elements is not None]
    if rows and len(rows) == len(operands.arguments) and not operands.has_spread:
        pairs = tuple(Sequence(cells, join_all(cells), mutable=False) for cells in zip(*rows, strict=False))
        if pairs:
            return Sequence(pairs, join_all(pairs), mutable=False)
    elements = tuple(element_of(frame, one, operands.node) for one in operands.arguments)
    if not all(map(of_all.groups_in, operands.arguments)):
        # The shortest of them ends it.
        elements = tuple(map(running_out.some_of_all, elements))
    exact = None if operands.has_spread else elements
    is_filled = bool(elements) and all(map(holds_something, operands.arguments))
    return Sequence(None, Sequence(exact, join_all(elements), mutable=False), is_filled=is_filled)


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
    source = operands.arguments[0]
    pair = (PythonObject("int"), element_of(frame, source, operands.node))
    return Sequence(None, Sequence(pair, join_all(pair), mutable=False), is_filled=holds_something(source))


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
    return Sequence(None, results[0], is_filled=all(map(holds_something, operands.arguments[1:])))


def run_on_each(frame: Frame, function: Value | None, element: Value, operands: Operands) -> None:
    """A function of the file is called with the elements, to order or to choose them: it may change them."""
    if isinstance(function, (FunctionValue, Partial, Guarded, Instance)) and frame.state is not None:
        several = as_one_of_many(frame, element)
        frame.engine.call(frame, function, replace(operands, arguments=(several,), keywords={}))


def _filter(frame: Frame, operands: Operands) -> Value:
    test, source = operands.arguments[0], operands.arguments[-1]
    seen = len(frame.engine.mutations)
    run_on_each(frame, test, element_of(frame, source, operands.node), operands)
    element = element_of(frame, after_changes(source, frame.engine.mutations[seen:]), operands.node)
    return Sequence(None, running_out.some_of_all(_passing(frame, test, element)), may_be_empty=True)


def _passing(frame: Frame, test: Value, element: Value) -> Value:
    """An element that a test has let through."""
    if isinstance(test, FunctionValue):
        return frame.engine.where_it_holds(frame, test, element)
    true = [one for one in alternatives(element) if not isinstance(one, Constant) or one.value]
    return join_all(true) if test == NONE and true else element


def _next(frame: Frame, operands: Operands) -> Value:
    return next_of(frame, operands.arguments[0], operands.arguments[1:2], operands.node)


def next_of(frame: Frame, iterator: Value, default: tuple[Value, ...], node: ast.AST) -> Value:
    """`next(iterator)`: the first that is left, or one of those that may be."""
    element = element_in_hand(frame, iterator, node)
    first = running_out.use_first(frame, iterator, node)
    return join_all([one_of(frame, element), *default]) if first is None else first


def _element(frame: Frame, operands: Operands) -> Value:
    return element_of(frame, operands.arguments[0], operands.node)


def _same_elements(frame: Frame, operands: Operands) -> Value:
    return Sequence(None, running_out.some_of_all(_element(frame, operands)), mutable=False)


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
    "iter": _iter,
    "map": _map,
    "next": _next,
    "reversed": _reversed,
    "zip": _zip,
}

_ITERTOOLS: Mapping[str, Handler] = {
    "itertools.chain": _chain,
    "itertools.chain.from_iterable": _chain_from,
    "itertools.cycle": _same_elements,
    "itertools.islice": _same_elements,
    "itertools.product": _product,
    "itertools.zip_longest": _zip_longest,
}


def _made_once(handler: Handler) -> Handler:
    def made(frame: Frame, operands: Operands) -> Value:
        return running_out.once(frame, handler(frame, operands), operands.node, operands.arguments)

    return made


STANDARD_LIBRARY: Mapping[str, Handler] = {
    **{name: _made_once(handler) for name, handler in _ITERTOOLS.items()},
    "random.choice": _element,
}
