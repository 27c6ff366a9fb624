"""What Python's own functions, types and container methods give."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable
from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values import gradients, iterators, library_calls, mutation, transfer
from lint_rules.values.assign import set_attribute
from lint_rules.values.callables import ContextObject, ContextStack, Partial
from lint_rules.values.fact import Origin
from lint_rules.values.frame import Frame
from lint_rules.values.imported import Imported
from lint_rules.values.iteration import element_of, unpacked
from lint_rules.values.joining import join, join_all
from lint_rules.values.operands import Operands
from lint_rules.values.state import map_value
from lint_rules.values.value import (
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

NAMES = frozenset(dir(builtins))


_RESULTS = {
    "len": "int",
    "int": "int",
    "float": "float",
    "bool": "bool",
    "complex": "number",
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
    "isinstance": "bool",
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
}


_COPIES = frozenset({"list", "tuple", "sorted", "set", "frozenset", "iter"})


def call(frame: Frame, name: str, operands: Operands) -> Value:
    """A call of a function of the language."""
    if name in _RESULTS:
        return PythonObject(_RESULTS[name])
    if name in _COPIES:
        return _copy_of(frame, name, operands)
    handler = _HANDLERS.get(name)
    if handler is not None and operands.arguments:
        return handler(frame, operands)
    if name == "dict":
        return _dict(frame, operands)
    if name in ("exec", "eval", "globals", "locals"):
        return _everything_may_change(frame, name, operands)
    if name == "super" and not operands.arguments:
        return frame.engine.super_of(frame)
    if name.endswith(("Error", "Exception", "Warning")):
        return PythonObject("exception")
    return unknown(operands.node, f"what {name}() gives is not followed")


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


def _copy_of(frame: Frame, name: str, operands: Operands) -> Value:
    fresh = frame.engine.fresh()
    mutable = name not in ("tuple", "frozenset")
    if not operands.arguments:
        return Sequence((), unknown(operands.node, "the sequence is empty"), mutable, identity=fresh)
    source = operands.arguments[0]
    keeps_order = name in ("list", "tuple", "iter")
    if isinstance(source, Sequence) and source.elements is not None and keeps_order:
        return replace(source, mutable=mutable, names=(), identity=fresh)
    return Sequence(None, element_of(frame, source, operands.node), mutable, identity=fresh)


def _dict(frame: Frame, operands: Operands) -> Value:
    fresh = frame.engine.fresh()
    if not operands.arguments and not operands.has_spread:
        return Dictionary(tuple(operands.keywords.items()), None, fresh)
    source = operands.arguments[0] if operands.arguments else NONE
    if isinstance(source, Dictionary) and not operands.has_spread:
        items: dict[object, Value] = dict(source.items) | dict[object, Value](operands.keywords.items())
        return Dictionary(tuple(items.items()), source.rest, fresh)
    if isinstance(source, Sequence) and not operands.has_spread and not operands.keywords:
        pairs = _written_pairs(source)
        if pairs is not None:
            return Dictionary(tuple(pairs.items()), None, fresh)
        return Dictionary((), unpacked(frame, source.element, 2, operands.node)[1], fresh)
    return Dictionary((), unknown(operands.node, "it comes from another mapping"), fresh)


def _written_pairs(source: Sequence) -> dict[object, Value] | None:
    """The items of `[("a", x), ("b", y)]`, where all keys are constants."""
    pairs: dict[object, Value] = {}
    for one in source.elements or (None,):
        parts = one.elements if isinstance(one, Sequence) else None
        if parts is None or len(parts) != 2 or not isinstance(parts[0], Constant):
            return None
        pairs[parts[0].value] = parts[1]
    return pairs


def _extreme(frame: Frame, operands: Operands) -> Value:
    if len(operands.arguments) > 1:
        return join_all(operands.arguments)
    element = element_of(frame, operands.arguments[0], operands.node)
    default = operands.keywords.get("default")
    return element if default is None else join(element, default)


def _sum(frame: Frame, operands: Operands) -> Value:
    """The sum of tensors is a tensor that keeps what they bring along."""
    element = element_of(frame, operands.arguments[0], operands.node)
    tensors = [one for one in alternatives(element) if isinstance(one, Tensor)]
    if not tensors:
        return element if not isinstance(element, (Constant, PythonObject)) else PythonObject("number")
    fresh = frame.engine.fresh()
    if len(tensors) < len(alternatives(element)) or len(operands.arguments) > 1:
        return unknown(operands.node, "what is summed up is not all known")
    grad = gradients.under_grad_mode(tensors[0].requires_grad, schema.Alias.NEVER, operands)
    return replace(tensors[0], requires_grad=grad, is_parameter=False, identity=fresh, storage=fresh)


def _getattr(frame: Frame, operands: Operands) -> Value:
    name = operands.argument("name", 1)
    if isinstance(name, Constant) and isinstance(name.value, str):
        value = frame.engine.attribute(frame, operands.arguments[0], name.value, operands.node)
        return value if len(operands.arguments) < 3 else join(value, operands.arguments[2])
    return unknown(operands.node, "the attribute's name is not known")


def _vars(frame: Frame, operands: Operands) -> Value:
    mutation.escape(frame, operands.arguments, Origin(operands.node, "its attributes are reached through vars()"))
    return unknown(operands.node, "it is reached through vars()")


def _type(frame: Frame, operands: Operands) -> Value:
    """`type(x)`: the class of an object, where it is one of the file's."""
    of_all = operands.arguments[:1] if len(operands.arguments) == 1 else ()
    kinds = [one for value in of_all for one in alternatives(value)]
    if kinds and not any(isinstance(one, (Instance, UnknownValue)) for one in kinds):
        return PythonObject("type")
    if kinds and all(isinstance(one, Instance) and not one.generic for one in kinds):
        return join_all([one.class_ for one in kinds if isinstance(one, Instance)])
    return unknown(operands.node, "it is a class that is not seen")


def _setattr(frame: Frame, operands: Operands) -> Value:
    """`setattr(x, name, value)` may set any of the facts."""
    target, name, value = operands.argument("obj", 0), operands.argument("name", 1), operands.argument("value", 2)
    named = name.value if isinstance(name, Constant) else None
    if target is not None and value is not None and isinstance(named, str) and isinstance(operands.node, ast.Call):
        set_attribute(frame, target, named, value, operands.node)
    else:
        mutation.escape(frame, operands.arguments[:1], Origin(operands.node, "one of its attributes is set by name"))
    return NONE


def _abs(frame: Frame, operands: Operands) -> Value:
    value = operands.arguments[0]
    if isinstance(value, Tensor):
        return transfer.apply(schema.TensorResult(dtype=schema.DType.REAL), operands)
    return value if not isinstance(value, Constant) else PythonObject("number")


_HANDLERS: dict[str, Callable[[Frame, Operands], Value]] = {
    **iterators.BUILTIN,
    "min": _extreme,
    "max": _extreme,
    "sum": _sum,
    "getattr": _getattr,
    "abs": _abs,
    "setattr": _setattr,
    "delattr": _setattr,
    "type": _type,
    "vars": _vars,
}


def standard_library(frame: Frame, name: str, operands: Operands) -> Value | None:
    """A call into the standard library whose result can be told from its arguments."""
    if name == "functools.partial" and operands.arguments and not operands.has_spread:
        return Partial(operands.arguments[0], operands.arguments[1:], tuple(operands.keywords.items()))
    if name == "functools.wraps":
        return Partial(Qualified("functools.update_wrapper"), ())
    if name == "functools.update_wrapper" and operands.arguments:
        return operands.arguments[0]
    if name == "contextlib.nullcontext":
        return ContextObject(None, operands.argument("enter_result", 0) or NONE, operands.fresh)
    if name in ("contextlib.ExitStack", "contextlib.AsyncExitStack"):
        return ContextStack(operands.fresh)
    if name in ("copy.copy", "copy.deepcopy") and operands.arguments:
        return _copied(frame, operands) if name == "copy.deepcopy" else _shallow_copy(frame, operands)
    if name == "collections.OrderedDict":
        return _dict(frame, operands)
    if name == "collections.defaultdict":
        return _default_dict(frame, operands)
    if name in iterators.STANDARD_LIBRARY and operands.arguments:
        return iterators.STANDARD_LIBRARY[name](frame, operands)
    made = library_calls.call(frame, name, operands)
    if made is not None:
        return made
    if name == "collections.deque":
        return _copy_of(frame, "list", operands)
    if frame.engine.is_standard_library(name):
        if name.rpartition(".")[2][:1].isupper():
            return UnknownValue(Origin(operands.node, f"it comes from {name}()"), never_tensor=True)
        return unknown(operands.node, f"it comes from {name}")
    return None


def _default_dict(frame: Frame, operands: Operands) -> Value:
    """Under a key that is missing lies what the factory makes, a new one for each key."""
    made = _dict(frame, replace(operands, arguments=operands.arguments[1:]))
    factory = operands.argument("default_factory", 0)
    if factory is None or factory == NONE or not isinstance(made, Dictionary):
        return made
    default = frame.engine.call(frame, factory, replace(operands, arguments=(), keywords={}))
    several = frame.engine.fresh() | frame.engine.fresh()
    if isinstance(default, (Sequence, Dictionary)):
        default = replace(default, identity=several)
    return replace(made, rest=default if made.rest is None else join(made.rest, default))


def _shallow_copy(frame: Frame, operands: Operands) -> Value:
    """A new container of the same things; a tensor is not copied deeper, either."""
    value = operands.arguments[0]
    if isinstance(value, (Sequence, Dictionary)):
        return replace(value, identity=frame.engine.fresh())
    return unknown(operands.node, "it is a shallow copy")


def _copied(frame: Frame, operands: Operands) -> Value:
    """A copy has the facts of the original, but changes on its own."""
    # Two tokens, since they stand for several objects: an in-place change of one is no change of all.
    fresh = frame.engine.fresh() | frame.engine.fresh()

    def renewed(value: Value) -> Value:
        if isinstance(value, Tensor):
            return replace(value, identity=fresh, storage=fresh)
        if isinstance(value, (ModuleObject, Instance, Sequence, Dictionary)):
            return replace(value, identity=fresh)
        return value

    return map_value(operands.arguments[0], renewed)
