"""Classes of the checked file: their attributes, their objects, and what calling these does."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from lint_rules.knowledge import schema
from lint_rules.values.changes import found_attributes, mutation, setting
from lint_rules.values.definitions import applied, class_bodies, heirs, hooks, overriding, records
from lint_rules.values.definitions.found_later import as_found_later, doubt_attributes, moved_along, or_another
from lint_rules.values.definitions.inheritance import (
    bound_method,
    decorated_method,
    inherited_effect,
    is_module_class,
    is_tensor_class,
    linear_bases,
    map_callables,
    method_of,
    missing_base,
)
from lint_rules.values.domain.callables import Guarded
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.joining import join, join_all
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.value import (
    BoundMethod,
    ClassValue,
    Constant,
    FunctionValue,
    Instance,
    ModuleObject,
    Qualified,
    Tensor,
    UnknownValue,
    Value,
    alternatives,
    unknown,
)
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.state import State, map_value
from lint_rules.values.interpreter import flow
from lint_rules.values.objects import modules
from lint_rules.values.operations.transfer import tensor_of_unknown
from lint_rules.values.tree.syntax import Bindings, decorator_names

if TYPE_CHECKING:
    from lint_rules.values.interpreter.engine import Engine


def run_body(engine: Engine, frame: Frame, class_: ClassValue) -> None:
    """Evaluate the statements of a class body; its marked methods are looked at later."""
    inner = Frame(
        engine=engine,
        node=class_.syntax.node,
        bindings=Bindings(frozenset(), frozenset()),
        parent=frame,
        state=State(frame.here.context, {}),
        owner=class_,
        records=frame.records,
        is_elsewhere=frame.is_elsewhere,
    )
    seen = len(engine.mutations)
    flow.run_block(inner, class_.syntax.node.body)
    for change in engine.mutations[seen:]:
        change.apply(frame.here, engine.reach)
    if inner.state is None:
        frame.end_by_exception()
        return
    frame.here.context = inner.here.context
    class_bodies.keep(class_, inner.here)
    for statement in class_.syntax.node.body:
        if isinstance(statement, (ast.Global, ast.Nonlocal)):
            for name in statement.names:
                frame.bind_name(name, unknown(statement, "the body of a class binds it"))


def class_attribute(engine: Engine, frame: Frame, class_: ClassValue, name: str, node: ast.AST) -> Value:
    """`Class.name`: a method, or what the class body assigns."""
    method = bound_method(class_, name, None)
    if method is not None:
        return method
    if applied.is_applier(class_, name):
        return BoundMethod(class_, name)
    assigned = _assigned_in_class(engine, class_, name, node)
    return assigned or _attribute_of_foreign_base(engine, class_, name, node)


def _assigned_in_class(engine: Engine, class_: ClassValue, name: str, node: ast.AST) -> Value | None:
    """The join of what the class body assigns to a name. What else may happen to it is not followed: no proof."""
    values = class_bodies.assigned(engine, class_, name)
    if not values:
        return None
    found = _from_body(class_, name, values)
    if not overriding.is_set_from_outside(engine, class_, name):
        return found
    return join(found, unknown(node, f"the file sets {name!r}, perhaps on {class_.syntax.name}"))


def _from_body(class_: ClassValue, name: str, values: list[Value]) -> Value:
    return as_found_later(join_all(values), Origin(class_.syntax.node, f"{name!r} is set in the class body"))


def _attribute_of_foreign_base(engine: Engine, class_: ClassValue, name: str, node: ast.AST) -> Value:
    if is_module_class(engine, class_) and name in engine.knowledge.module_methods:
        return BoundMethod(as_module(engine, class_, node), name)
    why = f"where {class_.syntax.name} gets its attribute {name!r} is not seen"
    return UnknownValue(Origin(node, why, missing_base(class_)))


def instance_attribute(engine: Engine, frame: Frame, instance: Instance, name: str, node: ast.AST) -> Value:
    """`obj.name`: what was set on this object, a method or property, or what the methods of its class set."""
    method = method_of(instance.class_, name, instance)
    held = instance.attribute(name)
    is_function = method is not None and any(isinstance(one, (FunctionValue, Guarded)) for one in alternatives(method))
    if not is_function and overriding.decides_what_is_read(engine, instance.class_, name):
        return unknown(node, f"{instance.class_.syntax.name} decides what its attributes give")
    if held is not None and not is_property(method):
        return held
    if method is not None and is_function:
        perhaps = heirs.with_those_of_heirs(engine, instance, name, method, node)
        return join_all([method_or_property(frame, perhaps, node), *_set_by_heirs(engine, instance, name, node)])
    if name == "_replace" and records.as_tuple(instance) is not None:
        return BoundMethod(instance, name)
    bases = [base for base in linear_bases(instance.class_) if isinstance(base, ClassValue)]
    in_class = _assigned_in_class(engine, instance.class_, name, node)
    own = [*_set_by_methods(engine, instance.class_, bases, name, node), *([] if in_class is None else [in_class])]
    others = _set_by_heirs(engine, instance, name, node)
    if not own and (not others or _has_unseen_base(engine, instance.class_)):
        return join_all([_found_otherwise(engine, frame, instance, name, node), *others])
    found = join_all([*own, *others])
    found_attributes.note(frame, instance, name, found)
    return found


def _found_otherwise(engine: Engine, frame: Frame, instance: Instance, name: str, node: ast.AST) -> Value:
    """`obj.name`, where the class sets no such attribute."""
    if is_module_class(engine, instance.class_) and name in engine.knowledge.module_methods:
        return BoundMethod(instance, name)
    computed = bound_method(instance.class_, "__getattr__", instance)
    if computed is not None and frame.state is not None:
        return engine.call(frame, computed, engine.operands(frame, node, None, (Constant(name),)))
    if _has_unseen_base(engine, instance.class_):
        why = f"{name!r} may be set by a base class that is not seen"
        return UnknownValue(Origin(node, why, missing_base(instance.class_)))
    if is_module_class(engine, instance.class_) and name in engine.knowledge.attributes_of_wrapped:
        return instance
    origin = Origin(node, f"no method of {instance.class_.syntax.name} was seen setting {name!r}")
    is_here = not instance.generic and frame.state is not None
    if is_here and overriding.is_set_from_outside(engine, instance.class_, name):
        # It may be this very object, by another way.
        doubt_attributes(frame, instance, origin)
    return UnknownValue(origin)


def is_property(method: Value | None) -> bool:
    """Whether an attribute is computed by a method of the class, whatever was set on the object."""
    return method is not None and any("property" in _decorators_of(one) for one in alternatives(method))


def _decorators_of(method: Value) -> frozenset[str]:
    if not isinstance(method, FunctionValue) or isinstance(method.node, ast.Lambda):
        return frozenset()
    return decorator_names(method.node)


def method_or_property(frame: Frame, method: Value, node: ast.AST) -> Value:
    """What a method that was found is, bound to the object: itself with its decorators, or what the property gives."""
    return map_callables(method, lambda one: _method_or_property(frame, one, node))


def _method_or_property(frame: Frame, method: FunctionValue | Guarded, node: ast.AST) -> Value:
    bound = decorated_method(method)
    names = _decorators_of(method)
    if not names & {"property", "cached_property"}:
        return bound
    value = frame.engine.call(frame, bound, frame.engine.operands(frame, node, None))
    if isinstance(method, FunctionValue) and "cached_property" in names and frame.state is not None:
        _keep_computed(frame, method, value)
    return value


def _keep_computed(frame: Frame, method: FunctionValue, value: Value) -> None:
    """A property that is computed once: the object has it from now on; of any object, it may have had it before."""
    holder, node = method.receiver, method.node
    if not isinstance(holder, Instance) or isinstance(node, ast.Lambda):
        return
    if holder.generic:
        found_attributes.note(frame, holder, node.name, value)
    else:
        setting.set_attribute(frame, holder, node.name, value)


def _has_unseen_base(engine: Engine, class_: ClassValue) -> bool:
    return any(not isinstance(base, ClassValue) and engine.row_of(base) is None for base in linear_bases(class_))


def _set_by_methods(
    engine: Engine, holder: ClassValue, classes: Iterable[ClassValue], name: str, node: ast.AST
) -> list[Value]:
    """What the methods of some classes, not of their bases, assign to an attribute that an object of a class holds."""
    origin = Origin(node, f"{name!r} is set in another method")
    setters = ((one, setter) for one in classes for setter in one.syntax.attribute_setters.get(name, ()))
    values = [value for one, setter in setters if (value := _value_set_by(engine, one, setter, name)) is not None]
    if is_module_class(engine, holder):
        values = [map_value(value, lambda one: moved_along(one, origin)) for value in values]
    doubt = unknown(node, f"the file sets {name!r}, perhaps on a {holder.syntax.name}")
    is_open = bool(values) and overriding.is_set_from_outside(engine, holder, name)
    values = [or_another(value, doubt) for value in values] if is_open else values
    return [as_found_later(value, origin) for value in values]


def _set_by_heirs(engine: Engine, instance: Instance, name: str, node: ast.AST) -> list[Value]:
    """What classes that inherit from a class set an attribute to, where an object of it may be one of theirs."""
    if not heirs.may_be_of_heir(instance):
        return []
    known = list(heirs.known_heirs(engine, instance.class_))
    plain = (heir for heir in known if method_of(heir, name, None) is None)
    in_bodies = ((heir, class_bodies.assigned_in_body(engine, heir, name)) for heir in plain)
    return [
        *(value for heir in known for value in _set_by_methods(engine, heir, [heir], name, node)),
        *(_from_body(heir, name, values) for heir, values in in_bodies if values),
    ]


def _value_set_by(engine: Engine, class_: ClassValue, setter: str, name: str) -> Value | None:
    value = engine.stored_by(class_, setter, name)
    if value is None or setter == "__init__" or not is_module_class(engine, class_):
        return value
    origin = Origin(class_.syntax.methods[setter], f"{setter}() sets {name!r}, with grad mode on as well as off")
    return map_value(value, lambda one: _of_either_mode(one, origin))


def _of_either_mode(value: Value, origin: Origin) -> Value:
    """What is computed with grad mode on as well as off: unlike a parameter, it may have a graph or none."""
    if not isinstance(value, Tensor) or value.is_parameter or value.requires_grad.only(RequiresGrad.NO):
        return value
    return replace(value, requires_grad=Fact.unknown(origin))


def generic_instance(engine: Engine, class_: ClassValue) -> Value:
    """Some object of the class, of which nothing else is known."""
    if is_tensor_class(engine, class_):
        origin = Origin(class_.syntax.node, f"{class_.syntax.name} is a tensor class")
        return replace(tensor_of_unknown(origin), presumed=origin, identity=engine.fresh())
    return Instance(class_, generic=True, identity=engine.fresh())


def call_instance(engine: Engine, frame: Frame, instance: Instance, operands: Operands) -> Value:
    """`obj(…)`: `__call__` of a local class, `forward` of a local module."""
    names = ["__call__", "forward"] if is_module_class(engine, instance.class_) else ["__call__"]
    for name in names:
        replaced = instance.attribute(name)
        if replaced is not None and name == "forward":
            return engine.call(frame, replaced, operands)
        method = bound_method(instance.class_, name, instance)
        if method is not None:
            perhaps = heirs.with_those_of_heirs(engine, instance, name, method, operands.node)
            return engine.call(frame, map_callables(perhaps, decorated_method), operands)
    if operands.arguments and _is_decorator(instance):
        return Guarded(instance, operands.arguments[0])
    mutation.escape(frame, operands.inputs, Origin(operands.node, "it is given to code that is not seen here"))
    return unknown(operands.node, f"what calling a {instance.class_.syntax.name} gives is not seen")


def _is_decorator(instance: Instance) -> bool:
    """Whether calling the object puts it on a function (`contextlib.ContextDecorator`, a subclass of `no_grad`)."""
    bases = linear_bases(instance.class_)
    return Qualified("contextlib.ContextDecorator") in bases or inherited_effect(instance.class_) is not None


def call_module_method(frame: Frame, instance: Instance, name: str, operands: Operands) -> Value:
    """A method that a local class inherits from nn.Module, or from a named tuple."""
    if name == "_replace":
        return records.replaced(instance, operands)
    row = frame.engine.knowledge.module_methods.get(name)
    if isinstance(row, schema.ModuleMethod):
        result = modules.apply_effect(frame, instance, row.effect, name, operands)
        if row.effect is schema.ModuleEffect.SELF:
            return instance
        return result
    hooks.note_module(frame.engine, instance, name, operands)
    mutation.escape(frame, operands.inputs, Origin(operands.node, f"its method {name} is not known"))
    return unknown(operands.node, f"its method {name} is not known")


def as_module(engine: Engine, class_: ClassValue, node: ast.AST) -> ModuleObject:
    """What a class inherits that derives from a module of a library: what any module has."""
    origin = Origin(node, f"{class_.syntax.name} is a module")
    return ModuleObject(None, Fact.of(RequiresGrad.LIKELY, origin), Fact.of(Device.FOLLOWS, origin))
