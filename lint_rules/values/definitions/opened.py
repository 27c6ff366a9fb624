"""Classes that get other attributes than those of their bodies: by `setattr`, a metaclass, a decorator not seen."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from lint_rules.values.definitions import inheritance, parameters
from lint_rules.values.domain.value import ClassValue, Constant, FunctionValue, UnknownValue, Value, alternatives
from lint_rules.values.tree.arguments import parameters_of
from lint_rules.values.tree.references import root_of
from lint_rules.values.tree.syntax import last_name, walk

if TYPE_CHECKING:
    from lint_rules.values.interpreter.engine import Engine

ANY = "*"
"""Stands for names that are not known."""
_CHANGING = frozenset({"setattr", "delattr", "update", "setdefault", "pop"})


def note(engine: Engine, class_: ClassValue, names: frozenset[str]) -> None:
    """A class is given attributes."""
    known = engine.memo.opened.get(class_, frozenset())
    if not names <= known:
        engine.memo.opened[class_] = known | names
        engine.epoch += 1


def note_set(engine: Engine, target: Value, name: Value | None) -> None:
    """`setattr(Class, name, …)`."""
    named = [one.value for one in alternatives(name) if isinstance(one, Constant)] if name is not None else []
    is_known = name is not None and len(named) == len(alternatives(name))
    names = frozenset(one if is_known and isinstance(one, str) else ANY for one in named or [ANY])
    for one in alternatives(target):
        if isinstance(one, ClassValue):
            note(engine, one, names)


def note_decorator(engine: Engine, class_: Value, decorator: Value) -> None:
    """A class is given to a decorator that another file of the project defines and that is not looked into."""
    if isinstance(decorator, UnknownValue) and decorator.origin.missing is not None and isinstance(class_, ClassValue):
        note(engine, class_, frozenset({ANY}))


def may_be_set(engine: Engine, class_: ClassValue, name: str) -> bool:
    """Whether a class, or one that inherits from it, may have been given another attribute of this name."""
    opened = engine.memo.opened.items()
    if any(names & {ANY, name} and class_ in inheritance.linear_bases(one) for one, names in opened):
        return True
    return any(map(_changes_attributes, metaclasses(engine, class_)))


def are_objects_others(engine: Engine, class_: ClassValue) -> bool:
    """Whether the method that fills the objects of a class may be another one."""
    return any(
        may_be_set(engine, base, "__init__")
        for base in inheritance.linear_bases(class_)
        if isinstance(base, ClassValue)
    )


def metaclasses(engine: Engine, class_: ClassValue) -> list[Value]:
    """The metaclasses that a class and its bases name."""
    return [
        engine.evaluate(parameters.replace_state(base.frame), keyword.value)
        for base in inheritance.linear_bases(class_)
        if isinstance(base, ClassValue)
        for keyword in base.syntax.node.keywords
        if keyword.arg == "metaclass"
    ]


def _changes_attributes(metaclass: Value) -> bool:
    """Whether a metaclass makes something else of the body of its classes; one that is not seen may."""
    if not isinstance(metaclass, ClassValue):
        return isinstance(metaclass, UnknownValue)
    methods = (inheritance.method_of(metaclass, name, None) for name in ("__prepare__", "__new__", "__init__"))
    return any(
        not isinstance(method, FunctionValue) or any(_is_change(node, method.node) for node in walk(method.node))
        for method in methods
        if method is not None
    )


def _is_change(node: ast.AST, function: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> bool:
    """Whether a node sets an attribute by name, or changes what the function is given."""
    if isinstance(node, ast.Call):
        return last_name(node.func) in _CHANGING
    if not isinstance(node, ast.Subscript) or isinstance(node.ctx, ast.Load):
        return False
    return last_name(root_of(node.value)) in {argument.arg for argument in parameters_of(function.args)}
