"""By which name a place in a file can reach a whole library, if there is one that surely means it there."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from lint_rules.values.tree.references import bound_by_import
from lint_rules.values.tree.syntax import bindings_of, outer_names, walk, walk_scope

_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def visible_module_name(library: str, node: ast.AST, tree: ast.Module, around: Iterable[ast.AST]) -> str | None:
    """A name that an import before the node binds to the library on every path, and that nothing binds anew.

    `around` are the expressions, functions and classes around the node, the innermost first.
    """
    hidden = _names_bound_in_any(around)
    for statement, handlers in _imports(tree):
        if statement.lineno >= getattr(node, "lineno", 0):
            continue
        for alias in statement.names:
            name = _bound_to(library, alias)
            if name is not None and name not in hidden and _keeps_its_meaning(name, library, tree, handlers):
                return name
    return None


def names_bound_in(scope: ast.AST) -> frozenset[str]:
    """The names that mean something else inside of a function, a class or a comprehension than outside of it."""
    if isinstance(scope, (*_FUNCTIONS, ast.ClassDef)):
        return bindings_of(scope).local
    if isinstance(scope, _COMPREHENSIONS):
        targets = (node for generator in scope.generators for node in walk(generator.target))
        return frozenset(node.id for node in targets if isinstance(node, ast.Name))
    return frozenset()


def _names_bound_in_any(scopes: Iterable[ast.AST]) -> frozenset[str]:
    hidden: frozenset[str] = frozenset()
    is_in_function = False
    for scope in scopes:
        # The names of a class are not seen in the functions that it holds.
        if not (is_in_function and isinstance(scope, ast.ClassDef)):
            hidden |= names_bound_in(scope)
        is_in_function = is_in_function or isinstance(scope, _FUNCTIONS)
    return hidden


def _imports(tree: ast.Module) -> Iterator[tuple[ast.Import, tuple[ast.ExceptHandler, ...]]]:
    """The imports of a module that run on every path, with the handlers of an ImportError around them."""
    pending: list[tuple[ast.stmt, tuple[ast.ExceptHandler, ...]]] = [(one, ()) for one in reversed(tree.body)]
    while pending:
        statement, handlers = pending.pop()
        if isinstance(statement, ast.Import):
            yield statement, handlers
        elif isinstance(statement, ast.With):
            pending.extend((one, handlers) for one in reversed(statement.body))
        elif isinstance(statement, ast.Try):
            around = (*handlers, *statement.handlers)
            pending.extend((one, around) for one in reversed(statement.body))


def _bound_to(library: str, alias: ast.alias) -> str | None:
    """The name that an import binds to the library itself: `import torch.nn` binds `torch`, too."""
    if alias.asname is not None:
        return alias.asname if alias.name == library else None
    return library if alias.name.partition(".")[0] == library else None


def _keeps_its_meaning(name: str, library: str, tree: ast.Module, handlers: tuple[ast.ExceptHandler, ...]) -> bool:
    """Whether nothing else is bound to the name, but for what stands in where the library is missing."""
    excused = {inner for handler in handlers for inner in walk(handler) if inner is not handler}
    if name in outer_names(tree):
        return False
    return not any(_binds(node, name, library) for node in walk_scope(tree) if node not in excused)


def _binds(node: ast.AST, name: str, library: str) -> bool:
    """Whether a node binds the name to something else than the library, or unbinds it."""
    match node:
        case ast.Name(id=bound, ctx=ast.Store() | ast.Del()):
            return bound == name
        case ast.FunctionDef(name=bound) | ast.AsyncFunctionDef(name=bound) | ast.ClassDef(name=bound):
            return bound == name
        case ast.ExceptHandler(name=bound) | ast.MatchAs(name=bound) | ast.MatchStar(name=bound):
            return bound == name
        case ast.MatchMapping(rest=bound):
            return bound == name
        case ast.Import(names=aliases):
            return any(bound_by_import(one) == name and _bound_to(library, one) is None for one in aliases)
        case ast.ImportFrom(names=aliases):
            return any((one.asname or one.name) == name for one in aliases)
        case _:
            return False
