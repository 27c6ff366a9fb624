"""A parsed file of the project, and what its top level defines: looked up name by name, never run as a whole."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from lint_rules.values.tree.references import bound_by_import
from lint_rules.values.tree.scopes import Scopes
from lint_rules.values.tree.syntax import children, outer_names


@dataclass(frozen=True, slots=True)
class Definition:
    """A statement that binds a name; `is_conditional` where it stands in a branch, a loop or a `try`."""

    statement: ast.stmt
    is_conditional: bool


class SourceModule:
    """One file: `path` says which, `text` is its decoded source."""

    def __init__(self, path: str, text: str, tree: ast.Module) -> None:
        self.path = path
        self.text = text
        self.tree = tree
        self.scopes = Scopes()

    @functools.cached_property
    def definitions(self) -> Mapping[str, tuple[Definition, ...]]:
        """Name -> what may give it its value at the end of the file: the last one that is always run, and all after."""
        found: dict[str, tuple[Definition, ...]] = {}
        for definition in _simple_statements(self.tree.body, is_conditional=False):
            for name in _bound_by(definition.statement):
                before = found.get(name, ()) if definition.is_conditional else ()
                found[name] = (*before, definition)
        return found

    @functools.cached_property
    def star_imports(self) -> tuple[ast.ImportFrom, ...]:
        """`from x import *` at the top level, wherever it stands."""
        return tuple(
            definition.statement
            for definition in _simple_statements(self.tree.body, is_conditional=False)
            if isinstance(definition.statement, ast.ImportFrom) and definition.statement.names[0].name == "*"
        )

    def holds(self, wanted: ast.AST) -> bool:
        """Whether a node is one of this file's."""
        line = getattr(wanted, "lineno", None)
        stack: list[ast.AST] = [self.tree]
        while stack and line is not None:
            node = stack.pop()
            if node is wanted:
                return True
            stack.extend(child for child in children(node) if _covers(child, line))
        return False

    @functools.cached_property
    def global_names(self) -> frozenset[str]:
        """Names that some function of the file declares global or nonlocal."""
        if "global " not in self.text and "nonlocal " not in self.text:
            return frozenset()
        return outer_names(self.tree)


class SourceModules(Protocol):
    """Where the files of a project are found. A path names a file, or a directory that is a namespace package."""

    @property
    def searches(self) -> bool:
        """Whether `mentioning` looks through the project."""

    def find(self, importer: str, module: str, level: int) -> str | None:
        """The path of a module as `importer` names it, `level` dots in front; None for what is not of the project."""

    def below(self, package: str, name: str) -> str | None:
        """The path of a module in a package."""

    def parsed(self, path: str) -> SourceModule | str:
        """The file at a path, or the reason for which it cannot be used."""

    def mentioning(self, importer: str, name: str) -> Sequence[str] | None:
        """The files of the importer's project whose text mentions a name; None where it cannot be searched."""


def _covers(node: ast.AST, line: int) -> bool:
    """Whether a line lies in a node; what has no position of its own (arguments, a comprehension) may hold any."""
    if not isinstance(node, (ast.stmt, ast.expr)):
        return True
    decorators = getattr(node, "decorator_list", ())
    first = min([node.lineno, *(decorator.lineno for decorator in decorators)])
    return bool(first <= line <= (node.end_lineno or first))


def _simple_statements(body: list[ast.stmt], *, is_conditional: bool) -> Iterator[Definition]:
    """The statements of a block in order, those in the blocks of compound statements among them."""
    for statement in body:
        yield Definition(statement, is_conditional)
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            continue
        for block in _blocks(statement):
            yield from _simple_statements(block, is_conditional=not isinstance(statement, ast.With))


def _blocks(statement: ast.stmt) -> Iterator[list[ast.stmt]]:
    for name in ("body", "orelse", "finalbody"):
        block = getattr(statement, name, None)
        if block:
            yield block
    for part in (*getattr(statement, "handlers", ()), *getattr(statement, "cases", ())):
        yield part.body


def _bound_by(statement: ast.stmt) -> Iterator[str]:
    """The names that a statement binds itself, whatever the statements in its blocks bind."""
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield statement.name
    elif isinstance(statement, (ast.Import, ast.ImportFrom)):
        yield from map(bound_by_import, statement.names)
    else:
        yield from _stored(statement)


def _stored(statement: ast.stmt) -> Iterator[str]:
    stack: list[ast.AST] = [statement]
    while stack:
        node = stack.pop()
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
        stack.extend(child for child in children(node) if not isinstance(child, (ast.stmt, ast.Lambda)))
