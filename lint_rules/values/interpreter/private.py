"""What is known of a function whose callers are all seen: in its file, in its base classes, in the project."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lint_rules.values.changes import mutation
from lint_rules.values.definitions import inheritance
from lint_rules.values.domain.fact import Fact, Origin, join_facts
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.value import Array, ClassValue, FunctionValue, Value, alternatives
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import map_value
from lint_rules.values.interpreter import apart
from lint_rules.values.interpreter.memo import CallsSeen
from lint_rules.values.tree.references import Reference, ScopePath, is_private, references
from lint_rules.values.tree.syntax import FUNCTIONS

if TYPE_CHECKING:
    from lint_rules.values.interpreter.engine import Engine


@dataclass(frozen=True, slots=True)
class Callers:
    """What all calls of a function together say of it. `grad_mode` is None where it is found out otherwise."""

    parameters: Mapping[str, Value]
    grad_mode: Fact[bool] | None = None


def callers_of(engine: Engine, function: FunctionValue) -> Callers | None:
    """What the calls say, if all of them are seen."""
    node = function.node
    if isinstance(node, ast.Lambda):
        return None
    asks = node in engine.asked and isinstance(function.frame.node, (ast.Module, ast.ClassDef))
    by_base = _calls_by_bases(engine, function.owner, function, node.name) if asks and function.owner else None
    if by_base is not None:
        return by_base
    if is_private(node.name):
        found = [(engine.module, one) for one in engine.private_references.get(node.name, ())]
        calls = _calls_at(engine, function, node.name, found)
        return None if calls is None else Callers(_joined(calls.arguments))
    return _calls_in_project(engine, function, node.name) if asks else None


def _calls_in_project(engine: Engine, function: FunctionValue, name: str) -> Callers | None:
    """What all calls in the project give to a function that it uses nowhere but in calls: evidence, no proof."""
    found = _references_in_project(engine, name)
    calls = None if found is None else _calls_at(engine, function, name, found)
    if calls is None:
        return None
    return _as_evidence(calls, Origin(function.node, "it is called with this in the project"))


def _references_in_project(engine: Engine, name: str) -> list[tuple[Frame, Reference]] | None:
    found: list[tuple[Frame, Reference]] = []
    paths = engine.linker.mentioning(name)
    for path in paths or ():
        module = engine.linker.module_at(path)
        if module is None or not isinstance(module.node, ast.Module):
            return None
        mentions = references(module.node, lambda one: one == name).get(name, ())
        if not mentions and module is not engine.module:
            # It is only imported there, for whoever imports it from there.
            return None
        found.extend((module, one) for one in mentions)
    return found if paths is not None else None


def _calls_at(
    engine: Engine, function: FunctionValue, name: str, found: Sequence[tuple[Frame, Reference]]
) -> CallsSeen | None:
    """The calls at all places that mention the function; None where one of these is no call that was followed."""
    if not found or any(reference.call is None for _, reference in found):
        return None
    for module, reference in found:
        caller = _caller(engine, module, reference.scopes)
        if caller is not None:
            _run_once(engine, caller, None, name, [one.call for _, one in found if one.call is not None])
    seen = engine.memo.seen.get(function.node)
    if seen is None or not all(reference.call in seen.nodes for _, reference in found):
        return None
    return seen


def _run_once(
    engine: Engine, caller: FunctionValue, receiver: Value | None, name: str, calls: Sequence[ast.Call]
) -> None:
    key = (caller.node, name, receiver)
    if key not in engine.memo.run_for_calls:
        engine.memo.run_for_calls.add(key)
        apart.run_for_calls(engine, caller, receiver, calls)


def _as_evidence(calls: CallsSeen, origin: Origin) -> Callers:
    parameters = {
        # A map passes arrays by, as nothing changes them in place.
        name: join_all([_doubted(one, origin) for one in alternatives(value)])
        for name, value in _joined(calls.arguments).items()
    }
    return Callers(parameters, join_facts(context.grad_mode for context in calls.contexts))


def _doubted(value: Value, origin: Origin) -> Value:
    if isinstance(value, Array):
        return mutation.doubted(value, origin)
    return map_value(value, lambda held: mutation.doubted(held, origin))


def _joined(calls: Sequence[Mapping[str, Value]]) -> dict[str, Value]:
    return {name: join_all([arguments[name] for arguments in calls]) for name in calls[0]}


def _calls_by_bases(engine: Engine, class_: ClassValue, function: FunctionValue, name: str) -> Callers | None:
    """What the base classes give to a method that a subclass implements: evidence, as others may call it as well."""
    callers = list(_callers_in_bases(class_, name))
    if not callers:
        return None
    receiver = engine.generic_instance(class_)
    for caller, calls in callers:
        _run_once(engine, caller, receiver, name, calls)
    seen = engine.memo.seen.get(function.node)
    if seen is None or not all(call in seen.nodes for _, calls in callers for call in calls):
        return None
    return _as_evidence(seen, Origin(function.node, "a base class calls it, and others may"))


def _callers_in_bases(class_: ClassValue, name: str) -> Iterator[tuple[FunctionValue, Sequence[ast.Call]]]:
    """The methods of the base classes that call the method of their own object, and the calls."""
    for base in inheritance.linear_bases(class_):
        if isinstance(base, ClassValue) and base != class_:
            for caller in base.syntax.callers_of(name):
                method = inheritance.method_of(base, caller, None)
                if isinstance(method, FunctionValue) and method.node is base.syntax.methods[caller]:
                    yield method, base.syntax.self_calls[caller][name]


def _caller(engine: Engine, module: Frame, scopes: ScopePath) -> FunctionValue | None:
    """The function around a call, if it is one that stands at the top of its file or of a class there."""
    if len(scopes) == 1 and isinstance(scopes[0], FUNCTIONS):
        return FunctionValue(scopes[0], module)
    if len(scopes) == 2 and isinstance(scopes[0], ast.ClassDef):
        name = scopes[0].name
        owner = module.ever.get(name) or engine.linker.defined(module, name)
        method = scopes[1]
        if isinstance(owner, ClassValue) and isinstance(method, FUNCTIONS):
            found = inheritance.method_of(owner, method.name, None)
            return found if isinstance(found, FunctionValue) and found.node is method else None
    return None
