"""Dataclasses and named tuples: what their objects hold."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from lint_rules.values import class_bodies
from lint_rules.values.frame import Frame
from lint_rules.values.joining import join_all
from lint_rules.values.mutation import after_changes
from lint_rules.values.operands import Operands
from lint_rules.values.parameters import replace_state
from lint_rules.values.syntax import ClassSyntax, decorator_names, path_of
from lint_rules.values.value import (
    ClassValue,
    Constant,
    FunctionValue,
    Instance,
    PythonObject,
    Qualified,
    Sequence,
    Value,
    unknown,
)

if TYPE_CHECKING:
    from lint_rules.values.engine import Engine

_NAMED_TUPLE = "typing.NamedTuple"
_MAKES_OBJECTS = frozenset({"__init__", "__new__"})


def made(engine: Engine, frame: Frame, class_: ClassValue, operands: Operands) -> Value | None:
    """An object of a dataclass or named tuple; None where something else decides what it holds."""
    kind = _kind_of(class_)
    if kind is None or operands.has_spread:
        return None
    values = dict(zip(field_names(class_), operands.arguments, strict=False))
    values.update(operands.keywords)
    for name, statement in _fields(class_):
        if name not in values and statement.value is not None:
            values[name] = _default(engine, frame, class_, name, statement)
    ordered = tuple((name, values[name]) for name, _ in _fields(class_) if name in values)
    if kind == "named tuple" and not class_.syntax.methods and len(ordered) == len(list(_fields(class_))):
        names, elements = zip(*ordered, strict=True) if ordered else ((), ())
        element = join_all(elements) if elements else unknown(operands.node, "the tuple is empty")
        return Sequence(elements, element, mutable=False, names=names, identity=engine.fresh())
    return _after_post_init(engine, frame, Instance(class_, ordered, identity=engine.fresh()), operands)


def field_names(class_: ClassValue) -> list[str]:
    """The fields that can be given by position, in order."""
    return [name for name, statement in _fields(class_) if not _is_set_to(statement, "init", "kw_only")]


def _after_post_init(engine: Engine, frame: Frame, instance: Instance, operands: Operands) -> Value:
    method = engine.attribute(frame, instance, "__post_init__", operands.node)
    if not isinstance(method, FunctionValue):
        return instance
    seen = len(engine.mutations)
    engine.call(frame, method, replace(operands, arguments=(), keywords={}))
    return after_changes(instance, engine.mutations[seen:])


def _kind_of(class_: ClassValue) -> str | None:
    classes = _local_classes(class_)
    if classes is None or any(one.syntax.methods.keys() & _MAKES_OBJECTS for one in classes):
        return None
    if any(base == Qualified(_NAMED_TUPLE) for base in class_.bases):
        return "named tuple"
    return "dataclass" if all("dataclass" in decorator_names(one.syntax.node) for one in classes) else None


def _local_classes(class_: ClassValue) -> list[ClassValue] | None:
    """The class and its bases, outermost last; None where one of them is not seen."""
    found = [class_]
    for base in class_.bases:
        if base == Qualified(_NAMED_TUPLE):
            continue
        inner = _local_classes(base) if isinstance(base, ClassValue) and base.syntax is not class_.syntax else None
        if inner is None:
            return None
        found += inner
    return found


def _fields(class_: ClassValue) -> Iterator[tuple[str, ast.AnnAssign]]:
    """The annotated names of the class body, those of its bases first."""
    fields: dict[str, ast.AnnAssign] = {}
    for one in reversed(_local_classes(class_) or []):
        for statement in one.syntax.assignments:
            if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
                annotation = ast.unparse(statement.annotation)
                if not annotation.startswith(("ClassVar", "typing.ClassVar", "InitVar", "dataclasses.InitVar")):
                    fields[statement.target.id] = statement
    yield from fields.items()


def _field_call(statement: ast.AnnAssign) -> dict[str | None, ast.expr] | None:
    """The arguments of `field(…)`, if that is what the statement says."""
    call = statement.value
    if isinstance(call, ast.Call) and (path_of(call.func) or "").rpartition(".")[2] == "field":
        return {keyword.arg: keyword.value for keyword in call.keywords}
    return None


def _is_set_to(statement: ast.AnnAssign, without: str, alone: str) -> bool:
    """Whether `field(init=False)` or `field(kw_only=True)` keeps a field from being given by position."""
    given = _field_call(statement) or {}
    flags = {name: isinstance(flag, ast.Constant) and bool(flag.value) for name, flag in given.items()}
    return not flags.get(without, True) or flags.get(alone, False)


def _default(engine: Engine, frame: Frame, class_: ClassValue, name: str, statement: ast.AnnAssign) -> Value:
    given = _field_call(statement)
    if given is None:
        default = class_bodies.default_of(engine, class_, statement)
        is_shared = not isinstance(default, (Constant, PythonObject))
        return engine.class_attribute(frame, class_, name, statement) if is_shared else default
    if "default_factory" in given:
        factory = engine.evaluate(replace_state(class_.frame), given["default_factory"])
        return engine.call(frame, factory, engine.operands(frame, statement, None))
    if "default" in given:
        return engine.evaluate(replace_state(class_.frame), given["default"])
    return unknown(statement, "its field has no default that is seen")


def named_tuple_type(frame: Frame, operands: Operands) -> Value | None:
    """`namedtuple("Pair", "left right")`, as the class statement that means the same."""
    names = _names_in(operands.argument("field_names", 1) or operands.argument("fields", 1))
    if names is None or operands.has_spread or operands.keywords.keys() & {"defaults", "rename"}:
        return None
    statements: list[ast.stmt] = [
        ast.AnnAssign(ast.Name(name, ast.Store()), ast.Constant(None), None, 1) for name in names
    ]
    node = ast.ClassDef("namedtuple", [], [], statements or [ast.Pass()], [])
    for part in ast.walk(node):
        ast.copy_location(part, operands.node)
    return ClassValue(ClassSyntax(node), frame, (Qualified(_NAMED_TUPLE),))


def _names_in(value: Value | None) -> list[str] | None:
    if isinstance(value, Constant) and isinstance(value.value, str):
        return value.value.replace(",", " ").split()
    if not isinstance(value, Sequence) or value.elements is None:
        return None
    firsts = [one.elements[0] if isinstance(one, Sequence) and one.elements else one for one in value.elements]
    names = [one.value for one in firsts if isinstance(one, Constant) and isinstance(one.value, str)]
    return names if len(names) == len(firsts) else None
