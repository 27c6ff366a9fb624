"""A first look at the syntax: where the places of interest are, and which scopes must be evaluated for them."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from lint_rules.values.tree.lines import covers
from lint_rules.values.tree.scopes import Scopes
from lint_rules.values.tree.syntax import NESTED_SCOPES, children, outer_names


@dataclass(frozen=True, slots=True)
class UnseenChanges:
    """What functions change that somebody else runs, where nothing shows it.

    `names` are those of a file whose objects they change, `attributes` those of objects that they are given or find.
    Tensors and modules behind `trained_names` and `trained_attributes` may be told to require grad.
    """

    names: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    trained_names: frozenset[str] = frozenset()
    trained_attributes: frozenset[str] = frozenset()
    switches_modes: bool = False

    @property
    def may_train(self) -> bool:
        """Whether something may require grad that was not told to where it shows."""
        return bool(self.trained_names or self.trained_attributes)


@dataclass(slots=True)
class Scan:
    """`marked`: scopes that hold a line of interest. `parents`: the node around each node of such a statement."""

    marked: set[ast.AST] = field(default_factory=set)
    parents: dict[ast.AST, ast.AST] = field(default_factory=dict)
    scopes: dict[ast.stmt, ast.AST] = field(default_factory=dict)
    statements: dict[ast.AST, ast.stmt] = field(default_factory=dict)
    syntax: Scopes = field(default_factory=Scopes)
    """What is found out about the scopes of the file later."""
    global_names: frozenset[str] = frozenset()
    has_tensors: bool = False
    sets_defaults: bool = False
    """Whether something in the file sets the default dtype or device."""
    replaces_outputs: bool = False
    """Whether hooks may give another output than modules do."""
    unseen: UnseenChanges = UnseenChanges()
    has_tried_imports: bool = True
    """Whether some import may fail without ending the program."""
    hooks: frozenset[str] = frozenset()
    """The methods by which functions may be handed to the library, to be called later."""


def scan(
    tree: ast.Module,
    lines: Iterable[int],
    *,
    has_tensors: bool,
    has_outer_names: bool,
    sets_defaults: bool = False,
    replaces_outputs: bool = False,
    has_tried_imports: bool = True,
    hooks: frozenset[str] = frozenset(),
) -> Scan:
    """Descend only into what covers one of the 1-based `lines`; the rest of the tree is never visited."""
    result = Scan(
        has_tensors=has_tensors,
        sets_defaults=sets_defaults,
        replaces_outputs=replaces_outputs,
        has_tried_imports=has_tried_imports,
        hooks=hooks,
    )
    if has_outer_names:
        result.global_names = outer_names(tree)
    _mark(result, tree, lines)
    return result


def with_lines(found: Scan, tree: ast.Module, lines: Iterable[int]) -> Scan:
    """The same, with some more lines of interest."""
    result = replace(
        found,
        marked=set(found.marked),
        parents=dict(found.parents),
        scopes=dict(found.scopes),
        statements=dict(found.statements),
    )
    _mark(result, tree, lines)
    return result


def _mark(result: Scan, tree: ast.Module, lines: Iterable[int]) -> None:
    wanted = sorted(set(lines))
    stack: list[tuple[ast.stmt, tuple[ast.AST, ...]]] = [(statement, ()) for statement in tree.body]
    while stack:
        statement, scopes = stack.pop()
        if not covers(statement, wanted):
            continue
        result.marked.update(scopes)
        result.scopes[statement] = scopes[-1] if scopes else tree
        inner_scopes = (*scopes, statement) if isinstance(statement, NESTED_SCOPES) else scopes
        result.marked.update(inner_scopes)
        stack.extend((child, inner_scopes) for child in _child_statements(statement))
        _note_expressions(result, statement)


def around(found: Scan, scopes: Collection[ast.AST]) -> set[ast.AST]:
    """What must be marked for some of the scopes: they themselves, those around them, and the lambdas in them."""
    marked: set[ast.AST] = set()
    for scope in scopes:
        outer: ast.AST | None = scope
        while isinstance(outer, ast.stmt):
            marked.add(outer)
            outer = found.scopes.get(outer)
    lambdas = (one for one in found.marked if isinstance(one, ast.Lambda))
    marked.update(one for one in lambdas if found.scopes[found.statements[one]] in scopes)
    return marked


def _child_statements(statement: ast.stmt) -> list[ast.stmt]:
    children: list[ast.stmt] = []
    for name in ("body", "orelse", "finalbody"):
        children.extend(getattr(statement, name, ()))
    for handler in (*getattr(statement, "handlers", ()), *getattr(statement, "cases", ())):
        children.extend(handler.body)
    return children


def _note_expressions(result: Scan, statement: ast.stmt) -> None:
    """Parents of the statement's own expressions; lambdas among them are scopes of their own."""
    stack: list[ast.AST] = [statement]
    while stack:
        node = stack.pop()
        result.statements[node] = statement
        if isinstance(node, ast.Lambda):
            result.marked.add(node)
        for child in children(node):
            if isinstance(child, ast.stmt):
                continue
            result.parents[child] = node
            stack.append(child)
