"""Operators that a class of the file defines: `__add__` and its like, and what comes of them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping, Sequence

from lint_rules.values.changes.mutation import escape
from lint_rules.values.definitions import inheritance, records
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.value import (
    Array,
    Builtin,
    ClassValue,
    Instance,
    UnknownValue,
    Value,
    alternatives,
    unknown,
)
from lint_rules.values.frames.forking import each_apart
from lint_rules.values.frames.frame import Frame
from lint_rules.values.tree.syntax import BINARY_OPERATORS, COMPARISONS

_UNARY: dict[type[ast.unaryop], str] = {ast.Invert: "invert", ast.UAdd: "pos", ast.USub: "neg"}
_REFLECTED: Mapping[str, str] = {"gt": "lt", "lt": "gt", "ge": "le", "le": "ge"}
"""What the other side of a comparison is asked for, where that has another name."""
Asked = tuple[str, Value, tuple[Value, ...]]
"""A method by name, the object that is asked for it, and what it is given."""


def each(frame: Frame, cases: Sequence[tuple[Value, ...]], evaluate: Callable[..., Value]) -> Value:
    """What an operator gives for each kind of operand; a method of the file may change things, or raise, for one."""
    if len(cases) == 1 or not any(isinstance(one, Instance) for case in cases for one in case):
        return join_all([evaluate(*case) for case in cases])
    return each_apart(frame, cases, lambda case: evaluate(*case))


def binary(frame: Frame, node: ast.BinOp | ast.AugAssign, left: Value, right: Value) -> Value | None:
    """`left op right`; None where no class of the file has a say."""
    name = BINARY_OPERATORS[type(node.op)]
    if isinstance(left, Array) and isinstance(right, Instance):
        return unknown(node, "an array asks an object once for each element")
    in_place = [(f"__i{name}__", left, (right,))] if isinstance(node, ast.AugAssign) else []
    asked: list[Asked] = [(f"__{name}__", left, (right,)), (f"__r{name}__", right, (left,))]
    if _is_of_heir(right, left) and not _have_same(right, left, f"__r{name}__"):
        asked.reverse()
    return _first_answer(frame, node, [*in_place, *asked])


def _is_of_heir(value: Value, other: Value) -> bool:
    """Whether a value is of a class that inherits from that of the other: Python asks it first."""
    return (
        isinstance(value, Instance)
        and isinstance(other, Instance)
        and value.class_ != other.class_
        and other.class_ in inheritance.linear_bases(value.class_)
    )


def _have_same(value: Value, other: Value, name: str) -> bool:
    """Whether two objects have the same method of a name, or both have none."""
    owners = (one.class_ for one in (value, other) if isinstance(one, Instance))
    first, second = (inheritance.method_of(owner, name, None) for owner in owners)
    return first == second


def unary(frame: Frame, node: ast.UnaryOp, operand: Value) -> Value | None:
    """`-x`, `~x`; None where no class of the file has a say."""
    name = _UNARY.get(type(node.op))
    return None if name is None else _first_answer(frame, node, [(f"__{name}__", operand, ())])


def compare(frame: Frame, node: ast.Compare, left: Value, right: Value) -> Value | None:
    """`left < right`; None where no class of the file has a say."""
    if not isinstance(left, Instance) and not isinstance(right, Instance):
        return None
    name = COMPARISONS.get(type(node.ops[0])) if len(node.ops) == 1 else None
    if name is None or isinstance(left, Array):
        return unknown(node, "it compares objects of which a class of the file may decide that")
    asked: list[Asked] = [(f"__{name}__", left, (right,)), (f"__{_REFLECTED.get(name, name)}__", right, (left,))]
    if _is_of_heir(right, left):
        asked.reverse()
    answer = _first_answer(frame, node, asked)
    if answer is None and name not in ("eq", "ne"):
        # `total_ordering` makes it of another one.
        sides = ((left, right), (right, left))
        others = [(f"__{ordering}__", one, (other,)) for ordering in _ORDERINGS for one, other in sides]
        answer = _first_answer(frame, node, others)
        return answer and unknown(node, "it is made of another comparison")
    return answer


_ORDERINGS = ("lt", "le", "gt", "ge")


def ask_containers(frame: Frame, node: ast.Compare, values: Sequence[Value]) -> None:
    """`x in y`: a class of the file, or its metaclass, may do anything with x."""
    for container in values[1:]:
        for one in alternatives(container):
            if frame.state is None:
                return
            if isinstance(one, Instance):
                _first_answer(frame, node, [("__contains__", one, tuple(values[:1]))])
            elif isinstance(one, ClassValue):
                escape(frame, values[:1], Origin(node, f"{one.syntax.name} is asked whether it holds it"))


def asked(frame: Frame, node: ast.AST, name: str, owner: Instance, arguments: tuple[Value, ...]) -> Value | None:
    """What a method gives that a function of the language asks for; None where no class of the file has it."""
    return _first_answer(frame, node, [(name, owner, arguments)])


def added(frame: Frame, node: ast.AST, left: Value, right: Value) -> Value | None:
    """`left + right`, as `sum` adds; None where no class of the file has a say."""
    return _first_answer(frame, node, [("__add__", left, (right,)), ("__radd__", right, (left,))])


def _first_answer(frame: Frame, node: ast.AST, asked: Iterable[Asked]) -> Value | None:
    """What the first method gives that there is, and the next one wherever that gives NotImplemented."""
    answers: list[Value] = []
    for name, owner, arguments in asked:
        if not isinstance(owner, Instance):
            continue
        method = inheritance.bound_method(owner.class_, name, owner)
        if method is None and records.as_tuple(owner) is not None:
            continue
        if method is None:
            if any(isinstance(base, UnknownValue) for base in inheritance.linear_bases(owner.class_)):
                return unknown(node, "an operator of an object whose class is not all seen")
            continue
        given = frame.engine.call(frame, method, frame.engine.operands(frame, node, None, arguments))
        if frame.state is None:
            return unknown(node, "this point cannot be reached")
        answers += [one for one in alternatives(given) if one != Builtin("NotImplemented")]
        if Builtin("NotImplemented") not in alternatives(given):
            break
    return join_all(answers) if answers else None
