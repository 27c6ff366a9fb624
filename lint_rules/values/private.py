"""What is known of a function whose callers are seen: a private one, or one that a base class calls."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lint_rules.values import functions, inheritance, mutation
from lint_rules.values.fact import Fact, Origin, join_facts
from lint_rules.values.joining import join_all
from lint_rules.values.state import map_value
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


@dataclass(frozen=True, slots=True)
class Callers:
    """What all calls of a function together say of it. `grad_mode` is None where it is found out otherwise."""

    parameters: Mapping[str, Value]
    grad_mode: Fact[bool] | None = None


def callers_of(engine: Engine, function: FunctionValue) -> Callers | None:
    """What the calls say, if all of them are seen."""
    if isinstance(function.node, ast.Lambda):
        return None
    by_base = None if function.owner is None else _calls_by_bases(engine, function.owner, function, function.node.name)
    return by_base or _calls_in_file(engine, function)


def _calls_in_file(engine: Engine, function: FunctionValue) -> Callers | None:
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
    return Callers(_joined(seen.arguments))


def _joined(calls: Sequence[Mapping[str, Value]]) -> dict[str, Value]:
    return {name: join_all([arguments[name] for arguments in calls]) for name in calls[0]}


def _calls_by_bases(engine: Engine, class_: ClassValue, function: FunctionValue, name: str) -> Callers | None:
    """What the base classes give to a method that a subclass implements: evidence, as others may call it as well."""
    callers = list(_callers_in_bases(class_, name))
    if not callers:
        return None
    receiver = engine.generic_instance(class_)
    for caller, _ in callers:
        key = (class_.syntax.node, caller.node)
        if key not in engine.memo.run_for_calls:
            engine.memo.run_for_calls.add(key)
            functions.run_for_calls(engine, caller, receiver)
    seen = engine.memo.seen.get(function.node)
    if seen is None or not all(call in seen.nodes for _, calls in callers for call in calls):
        return None
    origin = Origin(function.node, "a base class calls it, and others may")
    parameters = {
        one: map_value(value, lambda held: mutation.doubted(held, origin))
        for one, value in _joined(seen.arguments).items()
    }
    return Callers(parameters, join_facts(context.grad_mode for context in seen.contexts))


def _callers_in_bases(class_: ClassValue, name: str) -> Iterator[tuple[FunctionValue, Sequence[ast.Call]]]:
    """The methods of the base classes that call the method of their own object, and the calls."""
    for base in inheritance.linear_bases(class_):
        if isinstance(base, ClassValue) and base != class_:
            for caller in base.syntax.callers_of(name):
                method = inheritance.method_of(base, caller, None)
                if isinstance(method, FunctionValue) and method.node is base.syntax.methods[caller]:
                    yield method, base.syntax.self_calls[caller][name]


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
