"""A class definition as its syntax shows it: what its body binds, and what its methods set on `self`."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator

from lint_rules.values.tree.references import bound_by_import
from lint_rules.values.tree.syntax import (
    FUNCTIONS,
    NESTED_SCOPES,
    Function,
    blocks_of,
    decorator_names,
    nodes_by_kind,
    own_nodes,
    self_name,
    walk,
)


class ClassSyntax:
    """A class definition: its methods, its own assignments, and where its methods set attributes of `self`."""

    def __init__(self, node: ast.ClassDef) -> None:
        self.node = node
        self.name = node.name
        statements = list(_flat_statements(node.body))
        self.methods: dict[str, Function] = {
            statement.name: statement
            for statement in statements
            if isinstance(statement, FUNCTIONS) and _binds(statement)
        }
        """The last `def` of each name, whatever else the body binds it to."""
        self.setters = {
            statement.name: statement
            for statement in statements
            if isinstance(statement, ast.FunctionDef) and "setter" in decorator_names(statement)
        }
        """Attribute name -> the method under `@name.setter`."""
        self.assignments = [one for one in statements if isinstance(one, (ast.Assign, ast.AnnAssign))]
        last = {name: statement for statement in statements for name in bound_in_body(statement)}
        self.bound = frozenset(last)
        """The names that the body binds."""
        always = {name for statement in node.body for name in bound_in_body(statement)}
        self.bound_on_some_paths = self.bound - always
        top = set(node.body)
        self.bound_otherwise = frozenset(
            name for name, statement in last.items() if statement not in top or not isinstance(statement, FUNCTIONS)
        )
        """Those that are bound to something else than a `def` in the end, or on some paths only."""

    @functools.cached_property
    def attribute_setters(self) -> dict[str, tuple[str, ...]]:
        """Attribute name -> the methods that assign it on their first parameter, `__init__` first."""
        setters: dict[str, list[str]] = {}
        for name in sorted(self.methods, key=lambda method: method != "__init__"):
            for attribute in _self_stores(self.methods[name]):
                methods = setters.setdefault(attribute, [])
                if name not in methods:
                    methods.append(name)
        return {attribute: tuple(methods) for attribute, methods in setters.items()}

    @functools.cached_property
    def self_calls(self) -> dict[str, dict[str, list[ast.Call]]]:
        """Method -> the methods that it calls on its first parameter, and the calls."""
        return {name: _self_calls(method) for name, method in self.methods.items()}

    def callers_of(self, name: str) -> list[str]:
        """The methods that call another one on their first parameter."""
        return [caller for caller, calls in self.self_calls.items() if name in calls]


def _self_calls(function: Function) -> dict[str, list[ast.Call]]:
    receiver = self_name(function)
    found: dict[str, list[ast.Call]] = {}
    for node in walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            target = node.func.value
            if isinstance(target, ast.Name) and target.id == receiver:
                found.setdefault(node.func.attr, []).append(node)
    return found


def _flat_statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a class body and of the blocks in it, in their order."""
    for statement in body:
        yield statement
        if not isinstance(statement, NESTED_SCOPES):
            for block in blocks_of(statement):
                yield from _flat_statements(block)


def bound_in_class(node: ast.ClassDef) -> set[str]:
    """The names that a class body binds."""
    return {name for statement in _flat_statements(node.body) for name in bound_in_body(statement)}


def bound_in_body(statement: ast.stmt) -> set[str]:
    """The names that a statement of a class body binds itself; a setter is another part of the property."""
    if isinstance(statement, FUNCTIONS):
        return {statement.name} if _binds(statement) else set()
    if isinstance(statement, ast.ClassDef):
        return {statement.name}
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        return {bound_by_import(alias) for alias in statement.names}
    if isinstance(statement, ast.AnnAssign) and statement.value is None:
        return set()
    nodes = (node for node in own_nodes(statement) if isinstance(node, ast.Name))
    return {node.id for node in nodes if not isinstance(node.ctx, ast.Load)}


def _binds(function: Function) -> bool:
    return not decorator_names(function) & {"setter", "deleter"}


def _self_stores(function: Function) -> Iterator[str]:
    name = self_name(function)
    nodes = nodes_by_kind([function])
    for node in nodes.get(ast.Attribute, ()):
        if (
            isinstance(node, ast.Attribute)
            and not isinstance(node.ctx, ast.Load)
            and isinstance(node.value, ast.Name)
            and node.value.id == name
        ):
            yield node.attr
    for node in nodes.get(ast.Call, ()):
        if (
            isinstance(node, ast.Call)
            and node.args
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[0].value, str)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == name
        ):
            # A method that is given a name may set an attribute of that name (`register_buffer`).
            yield node.args[0].value
