"""Dataclasses and named tuples: what their objects hold, and in which order."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lint_rules.values.definitions import inheritance
from lint_rules.values.definitions.parameters import replace_state
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.value import Builtin, ClassValue, Instance, Qualified, Sequence, Value, unknown
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands
from lint_rules.values.frames.state import can_change
from lint_rules.values.tree.syntax import decorator_names, last_name

if TYPE_CHECKING:
    from lint_rules.values.interpreter.engine import Engine

_NOT_FIELDS = frozenset({"ClassVar", "KW_ONLY"})


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record class: its name, and the expression after the `=`, in the class that has it."""

    name: str
    default: ast.expr | None
    class_: ClassValue
    is_keyword_only: bool = False
    is_passed_on: bool = False
    """An `InitVar`: the object does not hold it, its `__post_init__` is given it."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What an object of a record class holds, and what its `__post_init__` is given."""

    held: tuple[tuple[str, Value], ...]
    passed_on: tuple[Value, ...]


def fields(engine: Engine, class_: ClassValue, operands: Operands) -> Filled | None:
    """What a call makes of the fields of a record class; None for other classes."""
    declared = _declared(class_)
    if declared is None or operands.has_spread or "__new__" in class_.syntax.bound:
        return None
    in_order = [one for one in declared if _is_given_to_init(one)]
    positional = [one.name for one in in_order if not one.is_keyword_only]
    given = dict(zip(positional, operands.arguments, strict=False))
    names = {one.name for one in in_order}
    given.update({name: value for name, value in operands.keywords.items() if name in names})
    filled = [(one, given.get(one.name) or _default(engine, one, operands.node)) for one in declared]
    return Filled(
        held=tuple((one.name, value) for one, value in filled if not one.is_passed_on),
        passed_on=tuple(value for one, value in filled if one.is_passed_on),
    )


def field_names(class_: ClassValue) -> tuple[str, ...]:
    """The names of a record's fields that it is given by position, in order; empty for other classes."""
    return tuple(one.name for one in _declared(class_) or () if _is_given_to_init(one) and not one.is_keyword_only)


def as_tuple(value: Instance) -> Sequence | None:
    """A named tuple as the tuple that it is; None for other objects, and where not all its fields are seen."""
    if not any(_is_named_tuple(one) for one in _with_bases(value.class_)):
        return None
    names = field_names(value.class_)
    held = dict(value.attributes)
    if not names or any(name not in held for name in names):
        return None
    elements = tuple(held[name] for name in names)
    return Sequence(elements, join_all(elements), mutable=False, names=names)


def made_anew(frame: Frame, record: Instance, operands: Operands) -> Value:
    """`dataclasses.replace(record, …)`: the class is called with the fields as they are, but for those given anew."""
    declared = _declared(record.class_)
    held = dict(record.attributes)
    names = [one.name for one in declared or () if _is_given_to_init(one) and not one.is_passed_on]
    if declared is None or operands.has_spread or any(name not in {**held, **operands.keywords} for name in names):
        return unknown(operands.node, "some of its fields are given anew")
    keywords = {**{name: held[name] for name in names if name in held}, **operands.keywords}
    return frame.engine.construct(frame, record.class_, replace(operands, arguments=(), keywords=keywords))


def replaced(record: Instance | Sequence, operands: Operands) -> Value:
    """`record._replace(…)`: a new named tuple, with some fields given anew."""
    if operands.has_spread:
        return unknown(operands.node, "some of its fields are given anew")
    if isinstance(record, Instance):
        held = {**dict(record.attributes), **operands.keywords}
        return replace(record, attributes=tuple(held.items()), identity=operands.fresh)
    elements = tuple(
        operands.keywords.get(name, held) for name, held in zip(record.names, record.elements or (), strict=True)
    )
    return replace(record, elements=elements, element=join_all(elements))


def _declared(class_: ClassValue) -> list[Field] | None:
    """The fields of a class and of those that it derives from, in order; None if it is no record."""
    bases = _with_bases(class_)
    if not all(isinstance(one, ClassValue) or _is_plain_base(one) for one in inheritance.linear_bases(class_)):
        return None
    if any(not (_is_dataclass(one) or _is_named_tuple(one)) for one in bases):
        return None
    found: dict[str, Field] = {}
    for one in reversed(bases):
        for field in _own_fields(one):
            found[field.name] = field
    return list(found.values())


def _is_plain_base(base: Value) -> bool:
    """Whether a base from outside the file adds nothing to what an object holds."""
    if isinstance(base, Builtin):
        return base.name == "object"
    return isinstance(base, Qualified) and base.name in _PLAIN_BASES


_PLAIN_BASES = frozenset({"abc.ABC", "typing.NamedTuple", "typing_extensions.NamedTuple", "typing.Protocol"})


def _with_bases(class_: ClassValue) -> list[ClassValue]:
    return [one for one in inheritance.linear_bases(class_) if isinstance(one, ClassValue)]


def _own_fields(class_: ClassValue) -> Iterator[Field]:
    only_by_keyword = any(_is_true(call, "kw_only") for call in class_.syntax.node.decorator_list)
    for statement in class_.syntax.assignments:
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            last = _kind_of_field(statement.annotation)
            only_by_keyword = only_by_keyword or last == "KW_ONLY"
            if last not in _NOT_FIELDS:
                by_keyword = _is_true(statement.value, "kw_only")
                is_keyword_only = only_by_keyword if by_keyword is None else by_keyword
                yield Field(statement.target.id, statement.value, class_, is_keyword_only, last == "InitVar")


def _kind_of_field(annotation: ast.expr) -> str:
    """The last name of an annotation without its parameters, also of one that is a string."""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        return annotation.value.partition("[")[0].rpartition(".")[2].strip()
    return last_name(annotation.value if isinstance(annotation, ast.Subscript) else annotation)


def _is_true(call: ast.expr | None, name: str) -> bool | None:
    """Whether a call says so by a keyword; None where it does not say."""
    given = [one.value for one in call.keywords if one.arg == name] if isinstance(call, ast.Call) else []
    return bool(given[0].value) if given and isinstance(given[0], ast.Constant) else None


def _is_dataclass(class_: ClassValue) -> bool:
    return "dataclass" in decorator_names(class_.syntax.node)


def _is_named_tuple(class_: ClassValue) -> bool:
    return any(ast.unparse(base).endswith("NamedTuple") for base in class_.syntax.node.bases)


def _field_call(field: Field) -> ast.Call | None:
    """`field(default=…)` of a dataclass."""
    call = field.default
    is_call = isinstance(call, ast.Call) and _is_dataclass(field.class_)
    if not is_call or not isinstance(call, ast.Call):
        return None
    return call if last_name(call.func) == "field" else None


def _is_given_to_init(field: Field) -> bool:
    call = _field_call(field)
    keywords = call.keywords if call is not None else []
    return not any(
        one.arg == "init" and isinstance(one.value, ast.Constant) and one.value.value is False for one in keywords
    )


def _default(engine: Engine, field: Field, node: ast.AST) -> Value:
    call = _field_call(field)
    probe = replace_state(field.class_.frame)
    if call is None:
        if field.default is None:
            return unknown(node, f"{field.name!r} is not given")
        return _of_all_objects(probe, field, field.default)
    for keyword in call.keywords:
        if keyword.arg == "default":
            return _of_all_objects(probe, field, keyword.value)
        if keyword.arg == "default_factory":
            return _made_by(engine, probe, keyword.value)
    return unknown(node, f"{field.name!r} is not given")


def _of_all_objects(probe: Frame, field: Field, default: ast.expr) -> Value:
    """A default: one object for all records, which is found again as the last one of them has left it."""
    scope, name = field.class_.frame, f"{field.class_.syntax.name}.{field.name} ="
    if name not in scope.ever:
        value = probe.evaluate(default)
        if not can_change(value):
            return value
        scope.note_ever(name, value)
    return scope.ever[name]


def _made_by(engine: Engine, probe: Frame, factory: ast.expr) -> Value:
    return engine.call(probe, engine.evaluate(probe, factory), engine.operands(probe, factory, None))
