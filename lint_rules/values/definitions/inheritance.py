"""Where a class of the checked file gets its methods from, and what its bases make of it."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from lint_rules.knowledge import schema
from lint_rules.values.definitions import class_bodies, decorators
from lint_rules.values.domain.callables import ContextObject, Guarded
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.value import (
    ClassValue,
    FunctionValue,
    Qualified,
    UnknownValue,
    Value,
    alternatives,
    unknown,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import State
from lint_rules.values.tree.class_syntax import ClassSyntax
from lint_rules.values.tree.imported import Imported
from lint_rules.values.tree.syntax import Bindings, decorator_names

if TYPE_CHECKING:
    from lint_rules.values.interpreter.engine import Engine


def linear_bases(class_: ClassValue) -> list[Value]:
    """The method resolution order (C3), as Python finds it."""
    known = class_.frame.engine.method_orders
    key = (class_.syntax, class_.bases)
    if key not in known:
        known[key] = _linear(class_, frozenset())
    return known[key]


def _linear(value: Value, below: frozenset[ClassSyntax]) -> list[Value]:
    if not isinstance(value, ClassValue) or value.syntax in below:
        return [value]
    inner = below | {value.syntax}
    sequences = [_linear(base, inner) for base in value.bases] + [list(value.bases)]
    order: list[Value] = [value]
    while sequences := [sequence for sequence in sequences if sequence]:
        heads = [sequence[0] for sequence in sequences]
        chosen = next((head for head in heads if all(head not in sequence[1:] for sequence in sequences)), heads[0])
        order.append(chosen)
        sequences = [[one for one in sequence if one != chosen] for sequence in sequences]
    return order


def is_module_class(engine: Engine, class_: ClassValue) -> bool:
    """Whether the class derives from nn.Module, as far as is seen."""
    return any(_is_module_type(engine, base) for base in linear_bases(class_))


def _is_module_type(engine: Engine, value: Value) -> bool:
    row = engine.row_of(value)
    return isinstance(row, schema.ModuleClass) or (isinstance(row, schema.TypeName) and row.type is schema.Type.MODULE)


def is_forward(engine: Engine, class_: ClassValue | None, method: str) -> bool:
    """Whether a method computes what a module gives: it runs in training as well as under no_grad."""
    return class_ is not None and method in ("forward", "__call__") and is_module_class(engine, class_)


def grad_mode_by_base(engine: Engine, class_: ClassValue, method: str) -> bool | None:
    """The grad mode that the base class calls a method in, where the tables know it (`autograd.Function.forward`)."""
    for base in linear_bases(class_):
        row = engine.row_of(base)
        if isinstance(row, schema.TypeName) and method in row.methods_without_grad:
            return False
    return None


def bases_above(class_: ClassValue, above: ClassValue | None) -> list[Value]:
    """The class and its bases in their order, or, where `super()` asks in a method of `above`, those behind that."""
    bases = linear_bases(class_)
    return bases if above is None else bases[bases.index(above) + 1 :] if above in bases else []


def method_of(class_: ClassValue, name: str, receiver: Value | None, above: ClassValue | None = None) -> Value | None:
    """A method found in the class or its local bases, behind `above` if that is given, bound to a receiver.

    None where there is none, or where the name is bound to data; unknown where it is not seen what it is bound to.
    """
    perhaps: list[Value] = []
    for base in bases_above(class_, above):
        if isinstance(base, UnknownValue):
            # A base that is not seen may define it, and it comes first.
            break
        if not isinstance(base, ClassValue) or name not in base.syntax.bound:
            continue
        if name not in base.syntax.bound_otherwise:
            found: Value | None = FunctionValue(base.syntax.methods[name], class_frame(base), base)
        else:
            found = class_bodies.method_left(base, name)
        if found is not None:
            perhaps.append(map_callables(found, lambda one: _as_method(one, class_, receiver)))
        if name not in base.syntax.bound_on_some_paths:
            break
    return join_all(perhaps) if perhaps else None


def map_callables(value: Value, change: Callable[[FunctionValue | Guarded], Value]) -> Value:
    """A value with each function in it changed, also one that a decorator was put on."""
    return join_all([change(one) if isinstance(one, (FunctionValue, Guarded)) else one for one in alternatives(value)])


def _as_method(function: FunctionValue | Guarded, class_: ClassValue, receiver: Value | None) -> Value:
    """A function that a class body binds a name to, as the objects of the class see it."""
    if isinstance(function, Guarded):
        return bound_to(function, receiver)
    names = frozenset[str]() if isinstance(function.node, ast.Lambda) else decorator_names(function.node)
    return bound_to(function, class_ if "classmethod" in names else None if "staticmethod" in names else receiver)


def setter_of(class_: ClassValue, name: str, receiver: Value) -> FunctionValue | None:
    """The method under `@name.setter` that assigning the attribute runs."""
    for base in linear_bases(class_):
        if isinstance(base, UnknownValue):
            return None
        if isinstance(base, ClassValue) and name in base.syntax.setters:
            return FunctionValue(base.syntax.setters[name], class_frame(base), base, receiver, bare=True)
    return None


def class_frame(class_: ClassValue) -> Frame:
    """The scope of a class body, as its methods see it."""
    return Frame(
        engine=class_.frame.engine,
        node=class_.syntax.node,
        bindings=Bindings(frozenset(), frozenset()),
        parent=class_.frame,
        state=State(),
        owner=class_,
        is_elsewhere=class_.frame.is_elsewhere,
    )


def bound_method(class_: ClassValue, name: str, receiver: Value | None) -> Value | None:
    """The same with its decorators put on: what `obj.name` gives, unless that is a property."""
    method = method_of(class_, name, receiver)
    return None if method is None else map_callables(method, decorated_method)


def decorated_method(method: FunctionValue | Guarded) -> Value:
    """A method with its decorators put on, bound as it was without."""
    if isinstance(method, Guarded):
        return method
    decorated = decorators.of_method(method.frame.engine, replace(method, receiver=None))
    return (
        method
        if isinstance(decorated, FunctionValue) and decorated.node is method.node and not decorated.bare
        else bound_to(decorated, method.receiver)
    )


def bound_to(method: Value, receiver: Value | None) -> Value:
    """A function that a class holds, as its objects see it; an object that is called gets no receiver."""
    if isinstance(method, FunctionValue) and method.receiver is None:
        return replace(method, receiver=receiver)
    if isinstance(method, Guarded):
        return replace(method, function=bound_to(method.function, receiver))
    return method


def inherited_effect(class_: ClassValue) -> ContextObject | None:
    """What entering an object of the class does if it derives from a context manager of the library."""
    engine = class_.frame.engine
    for base in linear_bases(class_):
        row = engine.row_of(base)
        if isinstance(row, schema.ContextEffect):
            argument = unknown(class_.syntax.node, "it is given to the base class")
            return ContextObject(row.effect, argument if row.effect in _WITH_ARGUMENT else None)
    return None


_WITH_ARGUMENT = (schema.Effect.GRAD_ARGUMENT, schema.Effect.INFERENCE)


def is_tensor_class(engine: Engine, class_: ClassValue) -> bool:
    """Whether the class derives from the tensor class."""
    rows = [engine.row_of(base) for base in linear_bases(class_)]
    return any(isinstance(row, schema.TypeName) and row.type is schema.Type.TENSOR for row in rows)


def missing_base(class_: ClassValue) -> Imported | None:
    """The first base class that another file defines and that was not looked into."""
    unseen = (base.origin.missing for base in linear_bases(class_) if isinstance(base, UnknownValue))
    return next((missing for missing in unseen if missing is not None), None)


def decides_what_is_instance(class_: ClassValue) -> bool:
    """Whether a class says in its own way what is an object of it: a protocol asks for methods."""
    bases = linear_bases(class_)
    local = [one.syntax for one in bases if isinstance(one, ClassValue)]
    return (
        any(isinstance(one, Qualified) and one.name in _PROTOCOLS for one in bases)
        or any("__subclasshook__" in one.bound for one in local)
        or any(keyword.arg == "metaclass" for one in local for keyword in one.node.keywords)
    )


_PROTOCOLS = frozenset({"typing.Protocol", "typing_extensions.Protocol"})
