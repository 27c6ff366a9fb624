"""Private functions: what their parameters are, where every call of them in the file is seen."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lint_rules.values import functions, inheritance
from lint_rules.values.joining import join_all
from lint_rules.values.syntax import children
from lint_rules.values.value import ClassValue, FunctionValue, Value

if TYPE_CHECKING:
    from lint_rules.values.engine import Engine

ScopePath = tuple[ast.AST, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """One place that mentions a name: the call of it, or None where it is used in another way."""

    call: ast.Call | None
    scopes: ScopePath


References = Mapping[str, tuple[Reference, ...]]


def references_in(tree: ast.Module) -> References:
    """Every mention of a private name, as a name or behind a dot, with the scopes around it."""
    found: dict[str, list[Reference]] = {}
    called: dict[ast.AST, ast.Call] = {}
    stack: list[tuple[ast.AST, ScopePath]] = [(child, ()) for child in children(tree)]
    while stack:
        node, scopes = stack.pop()
        if isinstance(node, ast.Call):
            called[node.func] = node
        name = node.id if isinstance(node, ast.Name) else getattr(node, "attr", None)
        if isinstance(name, str) and is_private(name):
            found.setdefault(name, []).append(Reference(called.get(node), scopes))
        inner = scopes
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            inner = (*scopes, node)
        stack.extend((child, inner) for child in children(node))
    return {name: tuple(references) for name, references in found.items()}


def is_private(name: str) -> bool:
    """Whether a name says that nobody outside uses it."""
    return name.startswith("_") and not name.startswith("__") and name != "_"


def parameters_from_callers(engine: Engine, function: FunctionValue) -> dict[str, Value] | None:
    """The join of the arguments of all calls in the file; None where some mention is no call that was followed."""
    node = function.node
    if isinstance(node, ast.Lambda) or not is_private(node.name):
        return None
    references = engine.private_references.get(node.name, ())
    if not references or any(reference.call is None for reference in references):
        return None
    for reference in references:
        _evaluate(engine, reference.scopes)
    seen = engine.memo.seen.get(node)
    if seen is None or not all(reference.call in seen.nodes for reference in references):
        return None
    names = seen.arguments[0].keys()
    return {name: join_all([arguments[name] for arguments in seen.arguments]) for name in names}


def _evaluate(engine: Engine, scopes: ScopePath) -> None:
    """Run the function around a call, if it is one that stands at the top of the file or of a class there."""
    caller = _caller(engine, scopes)
    if caller is not None and caller.node not in engine.memo.run_for_calls:
        engine.memo.run_for_calls.add(caller.node)
        functions.stores_of(engine, caller)


def _caller(engine: Engine, scopes: ScopePath) -> FunctionValue | None:
    if len(scopes) == 1 and isinstance(scopes[0], (ast.FunctionDef, ast.AsyncFunctionDef)):
        return FunctionValue(scopes[0], engine.module)
    if len(scopes) == 2 and isinstance(scopes[0], ast.ClassDef):
        owner = engine.module.ever.get(scopes[0].name)
        method = scopes[1]
        if isinstance(owner, ClassValue) and isinstance(method, (ast.FunctionDef, ast.AsyncFunctionDef)):
            found = inheritance.method_of(owner, method.name, None)
            return found if isinstance(found, FunctionValue) and found.node is method else None
    return None
