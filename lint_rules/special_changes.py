"""What special methods of a file change besides their own object: Python runs them in more places than show.

`f"{x}"`, `x in y`, `del x[0]`, a class statement: each may run a method of the file that nobody is seen calling.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from lint_rules.values.tree.syntax import bindings_of, walk

_FOLLOWED = frozenset(
    {"__init__", "__call__", "__enter__", "__exit__", "__aenter__", "__aexit__", "__post_init__", "__torch_function__"}
)
"""Methods that run where they are seen to run."""
_MAX_DEPTH = 2

Function = ast.FunctionDef | ast.AsyncFunctionDef


def changed_by_special_methods(tree: ast.Module, text: str) -> frozenset[str]:
    """The names from outside of them whose objects special methods of the file's classes change, or may change."""
    if "def __" not in text:
        return frozenset()
    nodes = list(_statements(tree))
    functions = {node.name: node for node in nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))}
    imported = {alias.asname or alias.name.partition(".")[0] for node in nodes for alias in _aliases(node)}
    methods = (
        one
        for node in nodes
        if isinstance(node, ast.ClassDef)
        for one in node.body
        if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef)) and _is_run_unseen(one.name)
    )
    return frozenset(name for one in methods for name in _changed_in(one, functions, _MAX_DEPTH)) - imported


def _statements(tree: ast.Module) -> Iterator[ast.stmt]:
    """All statements of a file; there are ten times as many nodes."""
    pending = list(tree.body)
    while pending:
        statement = pending.pop()
        yield statement
        for name in ("body", "orelse", "finalbody"):
            pending += getattr(statement, name, ())
        for block in (*getattr(statement, "handlers", ()), *getattr(statement, "cases", ())):
            pending += block.body


def _is_run_unseen(name: str) -> bool:
    return name.startswith("__") and name.endswith("__") and name not in _FOLLOWED


def _aliases(node: ast.stmt) -> list[ast.alias]:
    return node.names if isinstance(node, (ast.Import, ast.ImportFrom)) else []


def _changed_in(function: Function, functions: Mapping[str, Function], depth: int) -> Iterator[str]:
    own = bindings_of(function).local
    for node in walk(function):
        if isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else ""
            if depth and called in functions:
                yield from _changed_in(functions[called], functions, depth - 1)
            if called not in _HARMLESS:
                yield from _roots(node, own)
        elif isinstance(node, (ast.Attribute, ast.Subscript)) and not isinstance(node.ctx, ast.Load):
            yield from _named(_root(node), own)


def _roots(call: ast.Call, own: frozenset[str]) -> Iterator[str]:
    """The names whose method is called, or that are handed over."""
    receiver = [call.func] if isinstance(call.func, ast.Attribute) else []
    for node in (*receiver, *call.args, *(keyword.value for keyword in call.keywords)):
        yield from _named(_root(node), own)


def _named(root: ast.expr, own: frozenset[str]) -> Iterator[str]:
    if isinstance(root, ast.Name) and root.id not in own:
        yield root.id


def _root(node: ast.expr) -> ast.expr:
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Starred)):
        node = node.value
    return node


_HARMLESS = frozenset(
    {
        "bool",
        "enumerate",
        "float",
        "hash",
        "id",
        "int",
        "isinstance",
        "len",
        "list",
        "max",
        "min",
        "print",
        "range",
        "repr",
        "sorted",
        "str",
        "sum",
        "super",
        "tuple",
        "type",
        "zip",
    }
)
"""Functions of the language that change nothing."""
