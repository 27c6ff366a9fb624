"""What Python's own functions, types and container methods give."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.callees import asked_objects
from lint_rules.values.changes import mutation, overwriting, running_out, unfinished
from lint_rules.values.definitions import inheritance, opened, overriding
from lint_rules.values.definitions.found_later import doubt_attributes
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.joining import join, join_all
from lint_rules.values.domain.value import (
    NONE,
    ClassValue,
    Constant,
    Dictionary,
    FunctionValue,
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
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.items import iterators
from lint_rules.values.items.assign import set_attribute
from lint_rules.values.items.changed_items import merged, with_entry
from lint_rules.values.items.iteration import EAGER, element_in_hand, element_of, holds_something, unpacked
from lint_rules.values.operations import gradients, promoted_dtypes, severing, transfer
from lint_rules.values.tree.imported import Imported

NAMES = frozenset(dir(builtins))


_RESULTS = {
    "len": "int",
    "int": "int",
    "bool": "bool",
    "complex": "complex",
    "str": "string",
    "repr": "string",
    "format": "string",
    "input": "string",
    "ord": "int",
    "chr": "string",
    "hash": "int",
    "id": "int",
    "round": "number",
    "print": "object",
    "issubclass": "bool",
    "hasattr": "bool",
    "callable": "bool",
    "any": "bool",
    "all": "bool",
    "range": "range",
    "open": "file",
    "bytes": "object",
    "bytearray": "object",
    "slice": "slice",
    "divmod": "number",
    "property": "property",
}


_COPIES = frozenset({"list", "tuple", "sorted", "set", "frozenset"})
_ITERATORS = frozenset({"enumerate", "filter", "map", "reversed", "zip"})
_RUN_TO_END = EAGER - {"all", "any"}


def call(frame: Frame, name: str, operands: Operands) -> Value:
    """A call of a function of the language; what it runs over has less in it afterwards, if that is an iterator."""
    seen = len(frame.engine.mutations)
    result = _called(frame, name, operands)
    if name in EAGER or name in _ITERATORS:
        for argument in operands.arguments:
            running_out.use(frame, argument, operands.node)
    if name in _ITERATORS:
        return running_out.once(frame, result, operands.node, operands.arguments)
    if name in _RUN_TO_END and isinstance(operands.node, ast.Call):
        for place in operands.node.args:
            unfinished.run_to_end(frame, place, seen)
    return result


def _called(frame: Frame, name: str, operands: Operands) -> Value:
    key = operands.keywords.get("key")
    if key is not None and operands.arguments and name in ("max", "min", "sorted"):
        operands = _after_key(frame, key, operands)
    if name in asked_objects.METHODS and asked_objects.any_among(operands.arguments[:1]):
        return asked_objects.answered(frame, name, operands, _called)
    if name == "float":
        return PythonObject("float", severing.departures_of_number(operands))
    if name in _RESULTS:
        return PythonObject(_RESULTS[name])
    if name in _COPIES:
        return copy_of(frame, name, operands)
    handler = _HANDLERS.get(name)
    if handler is not None and operands.arguments:
        return handler(frame, operands)
    if name == "dict":
        return dict_of(frame, operands)
    if name in ("exec", "eval", "globals", "locals"):
        return _everything_may_change(frame, name, operands)
    if name == "super" and not operands.arguments:
        return frame.engine.super_of(frame)
    if name.endswith(("Error", "Exception", "Warning")):
        return PythonObject("exception")
    overwriting.note_given_away(frame, operands.inputs)
    return unknown(operands.node, f"what {name}() gives is not followed")


def _after_key(frame: Frame, key: Value, operands: Operands) -> Operands:
    """The arguments as a key function leaves them, which is called with each element, or each of several arguments."""
    seen = len(frame.engine.mutations)
    is_one = len(operands.arguments) == 1
    given = (element_in_hand(frame, operands.arguments[0], operands.node),) if is_one else operands.arguments
    for one in given:
        iterators.run_on_each(frame, key, one, operands)
    changes = frame.engine.mutations[seen:]
    return replace(operands, arguments=tuple(mutation.after_changes(one, changes) for one in operands.arguments))


def _everything_may_change(frame: Frame, name: str, operands: Operands) -> Value:
    """Code in a string, and the dictionary of the names, can rebind anything."""
    doubt = unknown(operands.node, f"{name}() may have changed it")
    if name == "locals" and frame.parent is not None:
        # In a function it is a copy: no name is rebound through it, but what the names hold is handed out.
        mutation.escape(frame, list(frame.here.bindings.values()), doubt.origin)
        return doubt
    frame.here.forget_tests()
    for path, value in frame.here.bindings.items():
        if not isinstance(value, _LASTING):
            frame.here.bindings[path] = join(value, doubt)
    scope: Frame | None = frame
    while scope is not None:
        for known, value in scope.ever.items():
            if not isinstance(value, _LASTING):
                scope.note_ever(known, doubt)
        scope = scope.parent
    return doubt


_LASTING = (Qualified, Imported, FunctionValue, ClassValue)
"""What is not taken to be rebound by code that is not seen."""


def copy_of(frame: Frame, name: str, operands: Operands) -> Value:
    """`list(x)` and its like: a new sequence of what iterating over x gives."""
    fresh = frame.engine.fresh()
    mutable = name not in ("tuple", "frozenset")
    ordered = name not in ("set", "frozenset")
    empty = unknown(operands.node, "the sequence is empty")
    made = Sequence((), empty, mutable, identity=fresh, ordered=ordered, builtins=_BUILTINS.get(name, frozenset()))
    if not operands.arguments:
        return made
    source = operands.arguments[0]
    known = source.elements if isinstance(source, Sequence) and source.ordered else None
    if known is not None and ordered and name != "sorted":
        element = join_all(known) if known else element_of(frame, source, operands.node)
        return replace(made, elements=known, element=element)
    is_filled = not mutable and holds_something(source)
    return replace(made, elements=None, element=element_of(frame, source, operands.node), is_filled=is_filled)


_BUILTINS = {name: frozenset((name,)) for name in ("list", "set", "tuple")} | {"sorted": frozenset(("list",))}


def dict_of(frame: Frame, operands: Operands) -> Value:
    """`dict(x, key=value)`."""
    fresh = frame.engine.fresh()
    given = Dictionary(tuple(operands.keywords.items()), None, fresh)
    if operands.has_spread:
        return Dictionary((), unknown(operands.node, "it comes from another mapping"), fresh)
    if not operands.arguments:
        return given
    source = operands.arguments[0]
    if isinstance(source, Dictionary):
        return merged(replace(source, identity=fresh), given)
    if isinstance(source, Sequence):
        return merged(_dict_of_pairs(frame, source, operands), given)
    return Dictionary((), unknown(operands.node, "it comes from another mapping"), fresh)


def _dict_of_pairs(frame: Frame, source: Sequence, operands: Operands) -> Dictionary:
    result = Dictionary((), None, frame.engine.fresh())
    for pair in source.elements if source.elements is not None else (source.element,):
        key, value = unpacked(frame, pair, 2, operands.node)
        result = with_entry(result, key if source.elements is not None else PythonObject("key"), value)
    return result


def _extreme(frame: Frame, operands: Operands) -> Value:
    if len(operands.arguments) > 1:
        return join_all(operands.arguments)
    element = element_of(frame, operands.arguments[0], operands.node)
    default = operands.keywords.get("default")
    return element if default is None else join(element, default)


def _sum(frame: Frame, operands: Operands) -> Value:
    """The sum of tensors is a tensor that keeps what they bring along; that of nothing is the number 0."""
    element = element_of(frame, operands.arguments[0], operands.node)
    start = operands.argument("start", 1) or Constant(0)
    if asked_objects.any_among((element, start)):
        return asked_objects.summed(frame, element, start, operands)
    tensors = [one for one in alternatives(element) if isinstance(one, Tensor)]
    if not tensors:
        return element if not isinstance(element, (Constant, PythonObject)) else PythonObject("number")
    fresh = frame.engine.fresh()
    if len(tensors) < len(alternatives(element)) or len(operands.arguments) > 1:
        return unknown(operands.node, "what is summed up is not all known")
    grad = gradients.under_grad_mode(tensors[0].requires_grad, schema.Alias.NEVER, operands)
    dtype = promoted_dtypes.summed(tensors[0].dtype, operands)
    presumed = tensors[0].presumed
    if presumed is None and not _holds_something(operands.arguments[0]):
        presumed = Origin(operands.node, "the sum of nothing is 0, and no tensor")
    return replace(
        tensors[0],
        presumed=presumed,
        requires_grad=grad,
        dtype=dtype,
        is_parameter=False,
        identity=fresh,
        storage=fresh,
        departures=tensors[0].departures.used(),
    )


def _holds_something(value: Value) -> bool:
    return all(isinstance(one, Sequence) and bool(one.elements) for one in alternatives(value))


def _getattr(frame: Frame, operands: Operands) -> Value:
    name = operands.argument("name", 1)
    if isinstance(name, Constant) and isinstance(name.value, str):
        value = frame.engine.attribute(frame, operands.arguments[0], name.value, operands.node)
        return value if len(operands.arguments) < 3 else join(value, operands.arguments[2])
    why = "the attribute's name is not known"
    if any(isinstance(one, Qualified) for one in alternatives(operands.arguments[0])):
        frame.engine.memo.computed.add(operands.node)
    # It may be a method that changes what it is called on.
    changed = [one for one in alternatives(operands.arguments[0]) if isinstance(one, (Tensor, ModuleObject))]
    mutation.escape(frame, changed, Origin(operands.node, why))
    return unknown(operands.node, why)


def _vars(frame: Frame, operands: Operands) -> Value:
    origin = Origin(operands.node, "its attributes are reached through vars()")
    mutation.escape(frame, operands.arguments, origin)
    if overriding.are_set_by_mapping(frame.engine):
        for one in (kind for value in operands.arguments for kind in alternatives(value)):
            if isinstance(one, Instance):
                doubt_attributes(frame, one, origin)
    rest = unknown(operands.node, "it is reached through vars()")
    held = operands.arguments[0] if len(operands.arguments) == 1 else NONE
    if isinstance(held, Instance) and held.attributes:
        return Dictionary(held.attributes, rest, frame.engine.fresh(), is_dict=True)
    return rest


def _type(frame: Frame, operands: Operands) -> Value:
    """`type(x)`: the class of an object, where it is one of the file's."""
    of_all = operands.arguments[:1] if len(operands.arguments) == 1 else ()
    kinds = [one for value in of_all for one in alternatives(value)]
    if kinds and not any(isinstance(one, (Instance, UnknownValue)) for one in kinds):
        return PythonObject("type")
    if kinds and all(isinstance(one, Instance) for one in kinds):
        return join_all([one.class_ for one in kinds if isinstance(one, Instance)])
    return unknown(operands.node, "it is a class that is not seen")


def _isinstance(frame: Frame, operands: Operands) -> Value:
    """A class of the file may have a metaclass that does anything with what it is asked about."""
    asked = [one for value in operands.arguments[1:] for one in alternatives(value) if isinstance(one, ClassValue)]
    if any(map(inheritance.decides_what_is_instance, asked)):
        mutation.escape(frame, operands.arguments[:1], Origin(operands.node, "a class is asked whether it is its own"))
    return PythonObject("bool")


def _setattr(frame: Frame, operands: Operands) -> Value:
    """`setattr(x, name, value)` may set any of the facts."""
    target, name, value = operands.argument("obj", 0), operands.argument("name", 1), operands.argument("value", 2)
    named = name.value if isinstance(name, Constant) else None
    if target is not None:
        opened.note_set(frame.engine, target, name)
    if target is not None and value is not None and isinstance(named, str) and isinstance(operands.node, ast.Call):
        set_attribute(frame, target, named, value, operands.node)
    else:
        mutation.escape(frame, operands.arguments, Origin(operands.node, "one of its attributes is set by name"))
    return NONE


def _abs(frame: Frame, operands: Operands) -> Value:
    value = operands.arguments[0]
    if isinstance(value, Tensor):
        return transfer.apply(schema.TensorResult(dtype=schema.DType.REAL), operands)
    return value if not isinstance(value, Constant) else PythonObject("number")


def _named_tuple(frame: Frame, operands: Operands) -> Value:
    """A call of what `collections.namedtuple` has made: the names of the fields come first."""
    names = operands.arguments[0]
    assert isinstance(names, Sequence)
    fields = [str(one.value) for one in names.elements or () if isinstance(one, Constant)]
    held = dict(zip(fields, operands.arguments[1:], strict=False)) | dict(operands.keywords)
    elements = tuple(held.get(name, unknown(operands.node, f"{name!r} is not given")) for name in fields)
    if not elements or operands.has_spread:
        return unknown(operands.node, "what the named tuple holds is not seen")
    return Sequence(elements, join_all(elements), mutable=False, names=tuple(fields))


_HANDLERS: dict[str, Callable[[Frame, Operands], Value]] = {
    **iterators.BUILTIN,
    "min": _extreme,
    "max": _extreme,
    "sum": _sum,
    "getattr": _getattr,
    "abs": _abs,
    "type": _type,
    "namedtuple": _named_tuple,
    "isinstance": _isinstance,
    "setattr": _setattr,
    "delattr": _setattr,
    "vars": _vars,
}
