"""Which functions switch grad mode by hand, and which files of a project do so when they are imported."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lint_rules.knowledge.schema import Effect
from lint_rules.values.tree.source_module import SourceModule, SourceModules
from lint_rules.values.tree.syntax import FUNCTIONS, NESTED_SCOPES, Function, last_name, walk, walk_scope

_MAX_DEPTH = 2
MAX_FILES = 20
"""How many imported files are opened to see whether they switch a mode."""


@dataclass(frozen=True, slots=True)
class FileFunctions:
    """The functions of a file by their names, and its other nodes."""

    nodes: tuple[ast.AST, ...]
    functions: Mapping[str, list[Function]]
    methods: Mapping[ast.AST, ast.ClassDef]
    called: frozenset[str]
    """The names of methods that are called."""


def functions_in(tree: ast.Module) -> FileFunctions:
    """Look through a file once."""
    nodes = tuple(walk(tree))
    functions: dict[str, list[Function]] = defaultdict(list)
    methods: dict[ast.AST, ast.ClassDef] = {}
    for node in nodes:
        if isinstance(node, FUNCTIONS):
            functions[node.name].append(node)
        elif isinstance(node, ast.ClassDef):
            methods.update((one, node) for one in node.body if isinstance(one, FUNCTIONS))
    called = (node.func for node in nodes if isinstance(node, ast.Call))
    methods_called = frozenset(one.attr for one in called if isinstance(one, ast.Attribute))
    return FileFunctions(nodes, functions, methods, methods_called)


def switches_by_hand(scope: ast.AST, file: FileFunctions, switches: Mapping[str, Effect], depth: int) -> bool:
    """Whether a function switches a mode by hand: not for a block, and not by a decorator."""
    for_a_block = {part for node in _own_nodes(scope) for part in _guarding(node)}
    return any(
        _is_switch(node, for_a_block, switches)
        or (depth and any(switches_by_hand(one, file, switches, depth - 1) for one in called_by(node, file)))
        for node in _own_nodes(scope)
    )


def _guarding(node: ast.AST) -> Iterator[ast.AST]:
    managers = [item.context_expr for item in node.items] if isinstance(node, (ast.With, ast.AsyncWith)) else []
    for one in (*managers, *getattr(node, "decorator_list", ())):
        yield from (one, one.func) if isinstance(one, ast.Call) else (one,)


def _is_switch(node: ast.AST, for_a_block: Collection[ast.AST], switches: Mapping[str, Effect]) -> bool:
    if not isinstance(node, (ast.Name, ast.Attribute)) or node in for_a_block:
        return False
    if last_name(node) in ("__enter__", "enter_context"):
        return bool(switches)
    return switches.get(last_name(node)) is Effect.GRAD_ARGUMENT


def called_by(node: ast.AST, file: FileFunctions) -> Iterable[Function]:
    """The functions of the file that a node calls, if it is a call by a name."""
    return (
        file.functions.get(node.func.id, ()) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ()
    )


def _own_nodes(scope: ast.AST) -> Iterator[ast.AST]:
    """All nodes of a function; of a module, those that run when it is imported."""
    if not isinstance(scope, ast.Module):
        return walk(scope)
    statements = (one for one in scope.body if not isinstance(one, NESTED_SCOPES) and not _is_for_scripts(one))
    return (node for statement in statements for node in (statement, *walk_scope(statement)))


def _is_for_scripts(statement: ast.stmt) -> bool:
    """`if __name__ == "__main__":`, which is not run by an import."""
    return isinstance(statement, ast.If) and any(last_name(node) == "__name__" for node in _expressions(statement.test))


def _expressions(test: ast.expr) -> list[ast.expr]:
    return [node for node in (test, *walk(test)) if isinstance(node, ast.expr)]


def switched_elsewhere(tree: ast.Module, path: str, files: SourceModules, switches: Mapping[str, Effect]) -> bool:
    """Whether a file of the project that is imported here switches grad mode, right then or where it is called."""
    called = {last_name(node.func) for node in walk(tree) if isinstance(node, ast.Call)}
    opened: set[str] = set()
    for source in _imported(tree, path, files, opened):
        if _may_switch(source, switches) and _switches_for(source, called, switches):
            return True
        for further in _imported(source.tree, source.path, files, opened):
            if _may_switch(further, switches) and _switches_for(further, frozenset(), switches):
                return True
    return False


def _may_switch(source: SourceModule, switches: Mapping[str, Effect]) -> bool:
    return any(name in source.text for name in switches)


def _switches_for(source: SourceModule, called: Collection[str], switches: Mapping[str, Effect]) -> bool:
    file = functions_in(source.tree)
    if switches_by_hand(source.tree, file, switches, _MAX_DEPTH):
        return True
    functions = (one for name in called for one in file.functions.get(name, ()))
    return any(switches_by_hand(one, file, switches, _MAX_DEPTH) for one in functions)


def _imported(tree: ast.Module, path: str, files: SourceModules, opened: set[str]) -> Iterator[SourceModule]:
    for found in _paths_imported(tree, path, files):
        if found in opened or found == path or len(opened) >= MAX_FILES:
            continue
        opened.add(found)
        source = files.parsed(found)
        if isinstance(source, SourceModule):
            yield source


def _paths_imported(tree: ast.Module, path: str, files: SourceModules) -> Iterator[str]:
    for node in walk(tree):
        if isinstance(node, ast.Import):
            named = [(part, 0) for alias in node.names for part in _prefixes(alias.name)]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            below = [f"{base}.{alias.name}".lstrip(".") for alias in node.names]
            named = [(part, node.level) for one in (base, *below) for part in _prefixes(one)]
        else:
            continue
        yield from (found for name, level in named if (found := files.find(path, name, level)) is not None)


def _prefixes(name: str) -> list[str]:
    """The packages that importing a module imports before it, and the module."""
    parts = name.split(".")
    return [".".join(parts[:count]) for count in range(1, len(parts) + 1)]
