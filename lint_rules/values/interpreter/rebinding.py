"""Names that functions bind outside of themselves (`global`, `nonlocal`), where every call of such a function shows."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lint_rules.values.changes.mutation import weakened
from lint_rules.values.definitions.found_later import as_found_later
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.joining import join
from lint_rules.values.domain.outcomes import RequiresGrad
from lint_rules.values.domain.value import ModuleObject, Qualified, Tensor, UnknownValue, Value, unknown
from lint_rules.values.frames.state import map_value
from lint_rules.values.interpreter import linking
from lint_rules.values.tree.arguments import parameters_of
from lint_rules.values.tree.references import References, ScopePath, references, root_of
from lint_rules.values.tree.syntax import (
    FUNCTIONS,
    NESTED_SCOPES,
    Function,
    bindings_of,
    children,
    set_in_globals,
    walk_scope,
)

if TYPE_CHECKING:
    from lint_rules.values.frames.frame import Frame
    from lint_rules.values.interpreter.engine import Engine


@dataclass(slots=True)
class Rebindings:
    """Which functions of a file bind which names outside of themselves, and where the file mentions functions."""

    functions: Mapping[str, list[tuple[Function, ScopePath]]]
    """By name that is declared: the functions that bind it, each with the scopes around it."""
    mentions: References
    in_module: frozenset[tuple[ast.AST, str]]
    """Functions, and the names that they declare global."""
    by_dict: frozenset[str]
    """Names that are bound by way of the dict of the names."""
    known: dict[str, frozenset[ast.AST] | None] = field(default_factory=dict)

    def are_seen(self, frame: Frame, name: str) -> bool:
        """Whether all that functions bind a name to was seen: they are called by name only, and followed each time."""
        engine = frame.engine
        is_followed = linking.module_frame(frame).source is None and engine.budget.end is None
        if not is_followed or name in self.by_dict:
            return False
        known = self.known
        if name not in known:
            known[name] = _run_by_calls(engine, name)
        functions = known[name]
        return functions is not None and functions.isdisjoint(engine.memo.not_followed)

    def found(self, frame: Frame, value: Value, name: str, node: ast.AST) -> Value:
        """What a function finds that reads such a name, of which it is known what was bound to it."""
        if not self.are_seen(frame, name):
            return join(value, doubt(name, node))
        return as_found_later(value, doubt(name, node).origin) if self.is_open(name) else value

    def is_open(self, name: str) -> bool:
        """Whether somebody else can call a function that binds the name, with what he likes."""
        functions = [function for function, around in self.functions.get(name, ()) if not around]
        return any(list(parameters_of(one.args)) and not one.name.startswith("_") for one in functions)

    def note(self, frame: Frame, name: str, value: Value) -> None:
        """A function that is being called binds a name of a scope around it: from here on it may be that."""
        engine = frame.engine
        if frame.node not in engine.memo.active:
            return
        owner = _owner(frame, name)
        owner.note_ever(name, value)
        engine.epoch += 1
        engine.memo.rebound += 1
        if owner.state is not None:
            before = owner.state.bindings.get(name)
            owner.state.bind(name, value if before is None else join(before, value))
            owner.note_possible_exception()


def rebindings_in(tree: ast.Module) -> Rebindings:
    """Look through a file once."""
    functions: dict[str, list[tuple[Function, ScopePath]]] = {}
    in_module: set[tuple[ast.AST, str]] = set()
    by_dict: set[str] = set()
    stack: list[tuple[ast.AST, ScopePath]] = [(child, ()) for child in children(tree)]
    while stack:
        node, scopes = stack.pop()
        if isinstance(node, ast.Assign):
            by_dict.update(name for target in node.targets for name in set_in_globals(target))
        if isinstance(node, (ast.Global, ast.Nonlocal)) and scopes:
            function, around = scopes[-1], scopes[:-1]
            for one in node.names:
                binding = functions.setdefault(one, [])
                if isinstance(function, FUNCTIONS) and one in bindings_of(function).rebound:
                    binding.append((function, around))
                if isinstance(node, ast.Global):
                    in_module.add((function, one))
        is_scope = isinstance(node, NESTED_SCOPES)
        stack.extend((child, (*scopes, node) if is_scope else scopes) for child in children(node))
    return Rebindings(functions, references(tree, lambda _: True), frozenset(in_module), frozenset(by_dict))


def doubt(name: str, node: ast.AST) -> UnknownValue:
    """A name that anybody may have bound anew."""
    return unknown(node, f"{name!r} is also set by a function that declares it global or nonlocal")


def changed_unseen(engine: Engine, value: Value, name: str, node: ast.AST) -> Value:
    """What a name holds, which a function may have changed that somebody else runs, nobody sees when."""
    unseen = engine.scan.unseen
    if name in unseen.names:
        value = _weakened(value, name, node)
    return _perhaps_trained(value, name, node) if name in unseen.trained_names else value


def part_changed_unseen(engine: Engine, value: Value, node: ast.Attribute | ast.Subscript) -> Value:
    """The same for what is behind an object: the attribute of any object, and all that is reached by such a name."""
    unseen = engine.scan.unseen
    root = root_of(node)
    name = node.attr if isinstance(node, ast.Attribute) else ""
    if name in unseen.attributes:
        value = _weakened(value, name, node)
    if name in unseen.trained_attributes:
        value = _perhaps_trained(value, name, node)
    return changed_unseen(engine, value, root.id, node) if isinstance(root, ast.Name) else value


def _weakened(value: Value, name: str, node: ast.AST) -> Value:
    origin = _run_by_others(name, node)
    return map_value(value, lambda one: weakened(one, origin))


def _perhaps_trained(value: Value, name: str, node: ast.AST) -> Value:
    """A function that somebody else runs may have told it to require grad."""
    perhaps: Fact[RequiresGrad] = Fact.unknown(_run_by_others(name, node))

    def trained(one: Value) -> Value:
        if isinstance(one, Tensor):
            return replace(one, requires_grad=one.requires_grad.join(perhaps))
        return replace(one, trainable=one.trainable.join(perhaps)) if isinstance(one, ModuleObject) else one

    return map_value(value, trained)


def _run_by_others(name: str, node: ast.AST) -> Origin:
    return Origin(node, f"a function of the file that somebody else runs may change {name!r}")


def _run_by_calls(engine: Engine, name: str) -> frozenset[ast.AST] | None:
    """The functions through which a name is bound, if these run only where they are called by their names."""
    found: set[ast.AST] = set()
    pending = list(engine.rebindings.functions.get(name, ()))
    while pending:
        function, around = pending.pop()
        if function in found:
            continue
        found.add(function)
        if not _runs_by_call(engine, function, name):
            return None
        for mention in engine.rebindings.mentions.get(function.name, ()):
            if mention.call is None:
                return None
            pending.extend(_with_scopes(mention.scopes))
        pending.extend(_with_scopes(around))
        if any(not isinstance(one, ast.FunctionDef) for one in (*around, *found)):
            return None
    return frozenset(found)


def _with_scopes(scopes: ScopePath) -> list[tuple[Function, ScopePath]]:
    # A class or lambda stands for itself: nobody follows when its code runs.
    return [(one, scopes[:index]) for index, one in enumerate(scopes)]  # type: ignore[misc]


def _runs_by_call(engine: Engine, function: ast.AST, name: str) -> bool:
    if not isinstance(function, ast.FunctionDef) or bindings_of(function).yields:
        return False
    deletes = (node for node in walk_scope(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Del))
    return all(one.id != name for one in deletes) and all(_is_known(engine, one) for one in function.decorator_list)


def _is_known(engine: Engine, decorator: ast.expr) -> bool:
    """Whether a decorator is one of the tables, by its own name."""
    target = decorator.func if isinstance(decorator, ast.Call) else decorator
    parts: list[str] = []
    while isinstance(target, ast.Attribute):
        parts.append(target.attr)
        target = target.value
    root = engine.module.ever.get(target.id) if isinstance(target, ast.Name) else None
    if not isinstance(root, Qualified):
        return False
    return engine.row_of(Qualified(".".join([root.name, *reversed(parts)]))) is not None


def _owner(frame: Frame, name: str) -> Frame:
    owner = frame.parent
    is_global = (frame.node, name) in frame.engine.rebindings.in_module
    while owner is not None and owner.parent is not None:
        if not is_global and not owner.is_class_body and name in owner.bindings.local:
            return owner
        owner = owner.parent
    return linking.module_frame(frame)
