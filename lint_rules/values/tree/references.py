"""Where a file mentions a name: to call it, or in another way, and in which scopes."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lint_rules.values.tree.syntax import NESTED_SCOPES, children, last_name, walk

ScopePath = tuple[ast.AST, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """One place that mentions a name: the call of it, or None where it is used in another way."""

    call: ast.Call | None
    scopes: ScopePath


References = Mapping[str, tuple[Reference, ...]]


def references(tree: ast.Module, is_wanted: Callable[[str], bool]) -> References:
    """Every mention of the names that are wanted."""
    found: dict[str, list[Reference]] = {}
    called: dict[ast.AST, ast.Call] = {}
    stack: list[tuple[ast.AST, ScopePath]] = [(child, ()) for child in children(tree)]
    while stack:
        node, scopes = stack.pop()
        if isinstance(node, ast.Call):
            called[node.func] = node
        name = node.id if isinstance(node, ast.Name) else getattr(node, "attr", None)
        if isinstance(name, str) and is_wanted(name):
            found.setdefault(name, []).append(Reference(called.get(node), scopes))
        inner = scopes
        if isinstance(node, NESTED_SCOPES):
            inner = (*scopes, node)
        stack.extend((child, inner) for child in children(node))
    return {name: tuple(mentions) for name, mentions in found.items()}


def is_private(name: str) -> bool:
    """Whether a name says that nobody outside uses it."""
    return name.startswith("_") and not name.startswith("__") and name != "_"


def is_special(name: str) -> bool:
    """Whether a name is one that Python itself looks for (`__len__`)."""
    return name.startswith("__") and name.endswith("__")


def bound_by_import(alias: ast.alias) -> str:
    """The name that an import binds: the first part of a dotted one."""
    return alias.asname or alias.name.partition(".")[0]


def root_of(node: ast.expr) -> ast.expr:
    """What a chain of attributes starts with: `a` of `a.b.c`."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node


def names_mentioned(node: ast.AST) -> frozenset[str]:
    """The names and the attributes in a node."""
    return frozenset(last_name(one) for one in walk(node) if isinstance(one, (ast.Name, ast.Attribute)))


def callee_name(call: ast.Call) -> str:
    """The last name of what a call calls, also of what is made on the spot: `MSELoss` for `nn.MSELoss()(x, y)`."""
    func = call.func.func if isinstance(call.func, ast.Call) else call.func
    return last_name(func)
