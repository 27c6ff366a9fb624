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
from lint_rules.values.tree.syntax import decorator_names, last_name

if TYPE_CHECKING:
    from lint_rules.values.interpreter.engine import Engine

_NOT_FIELDS = frozenset({"ClassVar", "InitVar", "KW_ONLY"})


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record class: its name, and the expression after the `=`, in the class that has it."""

    name: str
    default: ast.expr | None
    class_: ClassValue
    is_keyword_only: bool = False


def fields(engine: Engine, class_: ClassValue, operands: Operands) -> tuple[tuple[str, Value], ...] | None:
    """What an object of a record class holds, as made by a call; None for other classes."""
    declared = _declared(class_)
    if declared is None or operands.has_spread or "__new__" in class_.syntax.bound:
        return None
    in_order = [one for one in declared if _is_given_to_init(one)]
    positional = [one.name for one in in_order if not one.is_keyword_only]
    given = dict(zip(positional, operands.arguments, strict=False))
    names = {one.name for one in in_order}
    given.update({name: value for name, value in operands.keywords.items() if name in names})
    held: list[tuple[str, Value]] = []
    for one in declared:
        value = given.get(one.name)
        if value is None:
            value = _default(engine, one, operands.node)
        held.append((one.name, value))
    return tuple(held)


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


def replaced(record: Instance | Sequence, operands: Operands) -> Value:
    """`dataclasses.replace(record, …)` and `record._replace(…)`: a new record, with some fields given anew."""
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
            named = statement.annotation
            named = named.value if isinstance(named, ast.Subscript) else named
            last = last_name(named)
            only_by_keyword = only_by_keyword or last == "KW_ONLY"
            if last not in _NOT_FIELDS:
                by_keyword = _is_true(statement.value, "kw_only")
                is_keyword_only = only_by_keyword if by_keyword is None else by_keyword
                yield Field(statement.target.id, statement.value, class_, is_keyword_only)


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
        return engine.evaluate(probe, field.default)
    for keyword in call.keywords:
        if keyword.arg == "default":
            return engine.evaluate(probe, keyword.value)
        if keyword.arg == "default_factory":
            return _made_by(engine, probe, keyword.value)
    return unknown(node, f"{field.name!r} is not given")


def _made_by(engine: Engine, probe: Frame, factory: ast.expr) -> Value:
    return engine.call(probe, engine.evaluate(probe, factory), engine.operands(probe, factory, None))
