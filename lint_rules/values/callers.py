"""In which grad mode the functions of a file are called, as far as the file itself shows."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from lint_rules.knowledge import tables
from lint_rules.values.fact import Fact, Origin
from lint_rules.values.syntax import children


@dataclass(frozen=True, slots=True)
class GradModeReferences:
    """Names that are mentioned where grad mode may be off, and names mentioned anywhere else."""

    off: frozenset[str]
    elsewhere: frozenset[str]
    handed_around: frozenset[str]
    """Names that are used as values: nobody sees where such a function is called."""
    switched_globally: bool

    def entry_mode(self, name: str, otherwise: Fact[bool], node: ast.AST) -> Fact[bool]:
        """The grad mode at the start of a function: that of its callers in the file.

        A function whose name says that it is private, and which is only called with grad mode off, runs so.
        """
        off = Fact.of(False, Origin(node, "it is called where grad mode is off"))
        if name in self.off:
            is_private = name.startswith("_") and not name.startswith("__")
            return off if is_private and name not in self.elsewhere else otherwise.join(off)
        called_by_syntax = name.startswith("__") and name.endswith("__")
        if self.switched_globally or called_by_syntax or name in self.handed_around:
            return otherwise.join(off)
        return otherwise


NOTHING_SWITCHED = GradModeReferences(frozenset(), frozenset(), frozenset(), switched_globally=False)


def grad_mode_references(tree: ast.Module, knowledge: tables.Knowledge) -> GradModeReferences:
    """Which functions the file mentions where grad mode is off, directly or by way of another function."""
    switches = knowledge.grad_switch_names
    off: set[str] = set()
    bodies: dict[str, set[str]] = {}
    elsewhere: dict[str, set[str]] = {}
    switched_globally = False
    called: set[ast.AST] = set()
    handed_around: set[str] = set()
    for owner, node, is_off in _walk(tree, switches):
        if isinstance(node, ast.Expr) and owner and _is_switch(node.value, switches):
            switched_globally = True
        if isinstance(node, ast.Call):
            called.add(node.func)
        name = _referenced(node)
        if name is None:
            continue
        if node not in called:
            handed_around.add(name)
        bodies.setdefault(owner, set()).add(name)
        if is_off:
            off.add(name)
        else:
            elsewhere.setdefault(name, set()).add(owner)
    off = _closure(off, bodies)
    kept = frozenset(name for name, owners in elsewhere.items() if not owners <= off)
    return GradModeReferences(frozenset(off), kept, frozenset(handed_around), switched_globally)


def _closure(off: set[str], bodies: dict[str, set[str]]) -> set[str]:
    """A function that is called with grad mode off passes that on to those that it calls."""
    pending = list(off)
    while pending:
        for name in bodies.get(pending.pop(), ()):
            if name not in off:
                off.add(name)
                pending.append(name)
    return off


def _referenced(node: ast.AST) -> str | None:
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else None


def _is_switch(node: ast.expr, switches: frozenset[str]) -> bool:
    target = node.func if isinstance(node, ast.Call) else node
    last = target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", None)
    return last in switches


def _walk(tree: ast.Module, switches: frozenset[str]) -> Iterator[tuple[str, ast.AST, bool]]:
    """All nodes with the function that they stand in, and whether grad mode may be off there."""
    stack: list[tuple[ast.AST, str, bool]] = [(child, "", False) for child in children(tree)]
    while stack:
        node, where, off = stack.pop()
        yield where, node, off
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            where = node.name
            off = any(_is_switch(decorator, switches) for decorator in node.decorator_list)
        elif isinstance(node, (ast.With, ast.AsyncWith)):
            switched = any(_is_switch(item.context_expr, switches) for item in node.items)
            stack.extend((item, where, off) for item in node.items)
            stack.extend((child, where, off or switched) for child in node.body)
            continue
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Call) and _is_switch(node.func, switches):
            stack.extend((child, where, True) for child in node.args)
            continue
        stack.extend((child, where, off) for child in children(node))
