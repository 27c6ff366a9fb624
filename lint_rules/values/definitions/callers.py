"""In which grad mode the functions of a file are called, as far as the file itself shows."""

from __future__ import annotations

import ast
import enum
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lint_rules.knowledge import tables
from lint_rules.knowledge.schema import Effect
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.tree.references import is_private, is_special
from lint_rules.values.tree.syntax import FUNCTIONS, children, last_name


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
            return off if is_private(name) and name not in self.elsewhere else otherwise.join(off)
        if self.switched_globally or is_special(name) or name in self.handed_around:
            return otherwise.join(off)
        return otherwise


NOTHING_SWITCHED = GradModeReferences(frozenset(), frozenset(), frozenset(), switched_globally=False)


def grad_mode_references(tree: ast.Module, knowledge: tables.Knowledge) -> GradModeReferences:
    """Which functions the file mentions where grad mode is off, directly or by way of another function."""
    switches = knowledge.grad_switches
    off: set[str] = set()
    bodies: dict[str, set[str]] = {}
    elsewhere: dict[str, set[str]] = {}
    switched_globally = False
    by_computed_name: set[str] = set()
    called: set[ast.AST] = set()
    handed_around: set[str] = set()
    for owner, node, mode in _walk(tree, switches):
        if isinstance(node, ast.Expr) and owner and _switched(node.value, switches) in (_Mode.OFF, _Mode.EITHER):
            switched_globally = True
        if isinstance(node, ast.Call):
            called.add(node.func)
            if _takes_by_name(node):
                by_computed_name.add(owner)
                switched_globally = switched_globally or mode is not _Mode.ON
        name = _referenced(node)
        if name is None:
            continue
        if node not in called:
            handed_around.add(name)
        bodies.setdefault(owner, set()).add(name)
        if mode in (_Mode.OFF, _Mode.EITHER):
            off.add(name)
        if mode is not _Mode.OFF:
            elsewhere.setdefault(name, set()).add(owner)
    off = _closure(off, bodies)
    # Any function may be meant by a name that is made at run time, where grad mode is off.
    switched_globally = switched_globally or not by_computed_name.isdisjoint(off)
    return GradModeReferences(frozenset(off), _kept(elsewhere, off), frozenset(handed_around), switched_globally)


class _Mode(enum.Enum):
    """What a place says of grad mode."""

    OFF = "off"
    EITHER = "either"
    ON = "on"


def _closure(off: set[str], bodies: dict[str, set[str]]) -> set[str]:
    """A function that is called with grad mode off passes that on to those that it calls."""
    pending = list(off)
    while pending:
        for name in bodies.get(pending.pop(), ()):
            if name not in off:
                off.add(name)
                pending.append(name)
    return off


def _kept(elsewhere: dict[str, set[str]], off: set[str]) -> frozenset[str]:
    """Names mentioned where grad mode may be on: in no function, or in one that somebody can call with it on."""
    kept: set[str] = set()
    grows = True
    while grows:
        found = {
            name
            for name, owners in elsewhere.items()
            if any(owner not in off or owner in kept or not is_private(owner) for owner in owners)
        }
        grows = not found <= kept
        kept |= found
    return frozenset(kept)


def _takes_by_name(call: ast.Call) -> bool:
    """Whether a method is taken by a name that does not show: `getattr(visitor, "visit_" + kind)`."""
    name = last_name(call.func)
    return name == "methodcaller" or (name == "getattr" and len(call.args) > 1 and _constant_name(call) is None)


def _constant_name(call: ast.Call) -> str | None:
    name = call.args[1] if len(call.args) > 1 else None
    return name.value if isinstance(name, ast.Constant) and isinstance(name.value, str) else None


def _referenced(node: ast.AST) -> str | None:
    if isinstance(node, ast.Call):
        return _constant_name(node) if last_name(node.func) == "getattr" else None
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else None


def _switched(node: ast.expr, switches: Mapping[str, Effect]) -> _Mode | None:
    """What an expression makes of grad mode, as a context manager, a decorator or a call; None if nothing."""
    effect = switches.get(last_name(node.func if isinstance(node, ast.Call) else node))
    if effect is None:
        return None
    if effect is Effect.GRAD_ON:
        return _Mode.ON
    flags = [*node.args, *(keyword.value for keyword in node.keywords)] if isinstance(node, ast.Call) else []
    if effect is Effect.GRAD_OFF or (effect is Effect.INFERENCE and not flags):
        return _Mode.OFF
    if not flags or not isinstance(flags[0], ast.Constant):
        return _Mode.EITHER
    return _Mode.OFF if bool(flags[0].value) is (effect is Effect.INFERENCE) else _Mode.ON


def _within(mode: _Mode, switching: Iterable[ast.expr], switches: Mapping[str, Effect]) -> _Mode:
    """What holds inside of context managers or decorators."""
    for one in switching:
        mode = _switched(one, switches) or mode
    return mode


def _walk(tree: ast.Module, switches: Mapping[str, Effect]) -> Iterator[tuple[str, ast.AST, _Mode]]:
    """All nodes with the function that they stand in, and what the blocks around them make of grad mode."""
    stack: list[tuple[ast.AST, str, _Mode]] = [(child, "", _Mode.ON) for child in children(tree)]
    while stack:
        node, where, mode = stack.pop()
        yield where, node, mode
        if isinstance(node, FUNCTIONS):
            where = node.name
            mode = _within(_Mode.ON, reversed(node.decorator_list), switches)
        elif isinstance(node, (ast.With, ast.AsyncWith)):
            inside = _within(mode, [item.context_expr for item in node.items], switches)
            stack.extend((item, where, mode) for item in node.items)
            stack.extend((child, where, inside) for child in node.body)
            continue
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Call):
            stack.append((node.func, where, mode))
            stack.extend((child, where, _within(mode, [node.func], switches)) for child in node.args)
            stack.extend((child, where, mode) for child in (node.func, *node.keywords))
            continue
        stack.extend((child, where, mode) for child in children(node))
