"""What the standard library gives, where that can be told from what it is given."""

from __future__ import annotations

import ast
import keyword
from collections.abc import Callable
from dataclasses import replace

from lint_rules.values.callees import builtin_calls
from lint_rules.values.changes.mutation import as_one_of_many, weakened
from lint_rules.values.definitions import inheritance, records
from lint_rules.values.definitions.types import value_of_annotation
from lint_rules.values.domain.callables import ContextObject, ContextStack, Partial, Pending
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.joining import join, join_all
from lint_rules.values.domain.memory import NO_MEMORY
from lint_rules.values.domain.value import (
    NOBODY,
    NONE,
    Array,
    Builtin,
    Constant,
    Dictionary,
    Identity,
    Instance,
    ModuleObject,
    PythonObject,
    Qualified,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
    unknown,
)
from lint_rules.values.frames.forking import perhaps
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.state import map_value
from lint_rules.values.items import iterators, missing
from lint_rules.values.items.iteration import element_of


def names() -> frozenset[str]:
    """What of the standard library has a meaning of its own here."""
    return frozenset(_HANDLERS)


def call(frame: Frame, name: str, operands: Operands) -> Value | None:
    """A call into the standard library; None for a name that is not of it."""
    handler = _HANDLERS.get(name)
    is_refused = not operands.arguments and name in _OF_ARGUMENTS
    found = handler(frame, operands) if handler is not None and not is_refused else None
    if found is not None:
        return found
    if frame.engine.is_standard_library(name):
        if name.rpartition(".")[2][:1].isupper():
            return UnknownValue(Origin(operands.node, f"it comes from {name}()"), never_tensor=True)
        return unknown(operands.node, f"it comes from {name}")
    return None


def _partial(frame: Frame, operands: Operands) -> Value | None:
    if not operands.arguments or operands.has_spread:
        return None
    return Partial(operands.arguments[0], operands.arguments[1:], tuple(operands.keywords.items()))


def _wraps(frame: Frame, operands: Operands) -> Value:
    return Partial(Qualified("functools.update_wrapper"), ())


def _first(frame: Frame, operands: Operands) -> Value | None:
    """What it is given; a coroutine stands for what it will give."""
    return operands.arguments[0] if operands.arguments else None


def _cast(frame: Frame, operands: Operands) -> Value | None:
    """`typing.cast(T, x)` gives x; of what is not known, T is a promise."""
    node = operands.node
    if len(operands.arguments) != 2 or operands.has_spread or not isinstance(node, ast.Call) or len(node.args) != 2:
        return None
    value = operands.arguments[1]
    said = value_of_annotation(frame, node.args[0], "the cast", node) if isinstance(value, UnknownValue) else value
    if not isinstance(value, UnknownValue) or isinstance(said, UnknownValue):
        return value
    return replace(said, identity=value.identity) if isinstance(said, Tensor) else said


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


def _null_context(frame: Frame, operands: Operands) -> Value:
    return ContextObject(None, operands.argument("enter_result", 0) or NONE, operands.fresh)


def _exit_stack(frame: Frame, operands: Operands) -> Value:
    return ContextStack(operands.fresh)


def _closing(frame: Frame, operands: Operands) -> Value | None:
    """`contextlib.closing(x)`: `as` binds x, which is closed at the end."""

    def close(frame: Frame, held: tuple[Value, ...]) -> None:
        method = frame.engine.attribute(frame, held[0], "close", operands.node)
        frame.engine.call(frame, method, frame.engine.operands(frame, operands.node, None))

    closed = operands.arguments[0]
    return ContextStack(operands.fresh, (Pending(operands.node, (closed,), close, close),), closed)


def _default_dict(frame: Frame, operands: Operands) -> Value:
    """A key that is missing gets what the factory makes; that value stands for all of these."""
    node = operands.node
    factory = operands.arguments[0] if operands.arguments else NONE
    rest = replace(operands, arguments=operands.arguments[1:])
    held = builtin_calls.dict_of(frame, rest)
    if factory == NONE or not isinstance(held, Dictionary) or frame.state is None:
        return held
    missing.note_factory(frame, held, factory)
    made: list[Value] = []
    # It runs when a key is missing.
    perhaps(frame, lambda: made.append(frame.engine.call(frame, factory, frame.engine.operands(frame, node, None))))
    later = Origin(node, "it is made when a key is missing")
    blurred = as_one_of_many(frame, made[0])
    several = map_value(blurred, lambda one: weakened(one, later) if isinstance(one, Tensor) else one)
    return replace(held, rest=several if held.rest is None else join(held.rest, several))


def _counter(frame: Frame, operands: Operands) -> Value:
    return Dictionary((), PythonObject("int"), frame.engine.fresh())


def _deque(frame: Frame, operands: Operands) -> Value:
    copied = builtin_calls.copy_of(frame, "list", operands)
    length = operands.argument("maxlen", 1)
    if length in (None, NONE) or not isinstance(copied, Sequence):
        return copied
    if length == Constant(0):
        return unknown(operands.node, "it is a deque that keeps nothing")
    if isinstance(length, Constant) and isinstance(length.value, int) and copied.elements:
        return replace(copied, elements=copied.elements[-length.value :], ordered=False)
    # What it was made of may be more than it keeps.
    return replace(copied, elements=None if copied.elements else copied.elements, ordered=False)


def _named_tuple(frame: Frame, operands: Operands) -> Value | None:
    fields = operands.argument("field_names", 1)
    if isinstance(fields, Constant) and isinstance(fields.value, str):
        names: tuple[Value, ...] = tuple(Constant(name) for name in fields.value.replace(",", " ").split())
    elif isinstance(fields, Sequence) and fields.elements:
        names = fields.elements
    else:
        return None
    if "defaults" in operands.keywords or operands.has_spread:
        return None
    is_renamed = operands.keywords.get("rename", Constant(False)) != Constant(False)
    return _maker_of_named_tuples(_renamed(names) if is_renamed else names)


def _renamed(names: tuple[Value, ...]) -> tuple[Value, ...]:
    """`rename=True`: what cannot be the name of a field, or is one already, is named by its place."""
    result: list[Value] = []
    for place, one in enumerate(names):
        name = one.value if isinstance(one, Constant) else None
        is_fine = isinstance(name, str) and name.isidentifier() and not keyword.iskeyword(name) and name[0] != "_"
        result.append(one if is_fine and one not in result else Constant(f"_{place}"))
    return tuple(result)


def _typed_named_tuple(frame: Frame, operands: Operands) -> Value | None:
    """`typing.NamedTuple("Pair", [("left", int)])`: the names of the fields come with their types."""
    fields = operands.argument("fields", 1)
    pairs = fields.elements if isinstance(fields, Sequence) else None
    names = tuple(one.elements[0] for one in pairs or () if isinstance(one, Sequence) and one.elements)
    return _maker_of_named_tuples(names) if len(names) == len(pairs or ()) else None


def _maker_of_named_tuples(names: tuple[Value, ...]) -> Value | None:
    """What the fields are called; None where that is not written out."""
    if not names or not all(isinstance(one, Constant) for one in names):
        return None
    return Partial(Builtin("namedtuple"), (Sequence(names, PythonObject("string"), mutable=False),))


def _groups_of_first(frame: Frame, operands: Operands) -> Value | None:
    if not operands.arguments:
        return None
    element = element_of(frame, operands.arguments[0], operands.node)
    return Sequence(None, Sequence(None, element, mutable=False), mutable=False)


def _replaced(frame: Frame, operands: Operands) -> Value | None:
    records_given = operands.arguments[:1]
    kinds = alternatives(records_given[0]) if records_given else ()
    rest = replace(operands, arguments=())
    made = [records.made_anew(frame, one, rest) for one in kinds if isinstance(one, Instance)]
    return join_all(made) if made and len(made) == len(kinds) else None


def _shallow_copy(frame: Frame, operands: Operands) -> Value | None:
    """A new container of the same things; a tensor is not copied deeper, either."""
    if not operands.arguments:
        return None
    value = operands.arguments[0]
    if isinstance(value, (Sequence, Dictionary)):
        return replace(value, identity=frame.engine.fresh())
    return unknown(operands.node, "it is a shallow copy")


def _copied(frame: Frame, operands: Operands) -> Value | None:
    """A copy has the facts of the original, but changes on its own."""
    if not operands.arguments or len(operands.inputs) > 1:
        # What is given besides may say what stands for what.
        return None
    # Each object is copied once, so that the copies share what the originals do.
    copies: dict[int, Identity] = {}
    # Two tokens stand for what nobody follows: an in-place change of one such copy is no change of all.
    others = frame.engine.fresh() | frame.engine.fresh()

    def copied(identity: Identity) -> Identity:
        for token in identity:
            if token not in copies:
                copies[token] = frame.engine.fresh()
        return NOBODY.union(*(copies[token] for token in identity)) or others

    def renewed(value: Value) -> Value:
        if isinstance(value, Tensor):
            tokens, storage = copied(value.identity), copied(value.storage)
            return replace(value, identity=tokens, storage=storage, perhaps=NOBODY, memory=NO_MEMORY)
        if isinstance(value, Array):
            return replace(value, memory=NO_MEMORY)
        if isinstance(value, Instance) and any(
            inheritance.method_of(value.class_, name, None) is not None for name in _DECIDING_COPIES
        ):
            return unknown(operands.node, f"{value.class_.syntax.name} decides how it is copied")
        if isinstance(value, (ModuleObject, Instance, Sequence, Dictionary)):
            return replace(value, identity=copied(value.identity))
        return value

    return map_value(operands.arguments[0], renewed)


_DECIDING_COPIES = (
    "__deepcopy__", "__reduce_ex__", "__reduce__", "__getnewargs_ex__", "__getnewargs__", "__getstate__",
    "__setstate__",
)  # fmt: skip
"""The methods by which a class says what `deepcopy` makes of its objects."""


def _gather(frame: Frame, operands: Operands) -> Value:
    element = join_all(operands.arguments)
    if operands.has_spread:
        return Sequence(None, element, identity=frame.engine.fresh())
    return Sequence(operands.arguments, element, identity=frame.engine.fresh())


_OF_ARGUMENTS = frozenset({*iterators.STANDARD_LIBRARY, "asyncio.gather", "contextlib.closing"})
"""What makes something of its positional arguments, and nothing without any."""
_HANDLERS: dict[str, Callable[[Frame, Operands], Value | None]] = {
    **iterators.STANDARD_LIBRARY,
    "asyncio.run": _first,
    "asyncio.wait_for": _first,
    "asyncio.create_task": _first,
    "asyncio.ensure_future": _first,
    "asyncio.shield": _first,
    "asyncio.gather": _gather,
    "functools.partial": _partial,
    "functools.wraps": _wraps,
    "functools.update_wrapper": _first,
    "functools.reduce": _reduce,
    "contextlib.nullcontext": _null_context,
    "contextlib.ExitStack": _exit_stack,
    "contextlib.AsyncExitStack": _exit_stack,
    "contextlib.closing": _closing,
    "copy.copy": _shallow_copy,
    "copy.deepcopy": _copied,
    "collections.defaultdict": _default_dict,
    "collections.OrderedDict": builtin_calls.dict_of,
    "collections.Counter": _counter,
    "collections.deque": _deque,
    "collections.namedtuple": _named_tuple,
    "typing.NamedTuple": _typed_named_tuple,
    "dataclasses.replace": _replaced,
    "itertools.combinations": _groups_of_first,
    "itertools.permutations": _groups_of_first,
    "itertools.pairwise": _groups_of_first,
    "typing.assert_type": _first,
    "typing.cast": _cast,
    "typing.reveal_type": _first,
    "typing_extensions.cast": _cast,
}
