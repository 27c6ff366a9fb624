"""What a file does to functions of the library and to names by other ways than a call or an assignment that shows."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Mapping

from lint_rules.values.tree.syntax import FUNCTIONS, last_name, walk


def intercepts(tree: ast.Module, text: str, names: Collection[str]) -> bool:
    """Whether the code of a file, not only its comments, mentions one of the names that do so."""
    named = {name for name in names if name in text}
    return bool(named) and any(_mentioned(node) in named for node in walk(tree))


def rebinds_unseen(tree: ast.Module, text: str) -> bool:
    """Whether any name of the file may be bound anew: by code in a string, or by way of the dict of the names."""
    return any(word in text for word in _BY_TEXT | _NAMESPACES) and any(map(_binds_unseen, walk(tree)))


_BY_TEXT = frozenset({"exec"})
_NAMESPACES = frozenset({"globals", "locals", "vars"})
_CHANGING = frozenset({"__setitem__", "clear", "pop", "popitem", "setdefault", "update"})


def _binds_unseen(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id=name)):
            return name in _BY_TEXT
        case ast.Subscript(value=ast.Call(func=ast.Name(id=name), args=[]), ctx=ast.Store() | ast.Del()):
            return name in _NAMESPACES
        case ast.Attribute(value=ast.Call(func=ast.Name(id=name), args=[]), attr=method):
            return name in _NAMESPACES and method in _CHANGING
        case _:
            return False


def sets_by_name(tree: ast.Module, text: str) -> bool:
    """Whether a function of torch by a name that is made at run time is called with no data: it may set a default."""
    return _BY_NAME.search(text) is not None and any(
        isinstance(node, ast.Call) and _is_by_name(node.func) and all(map(_is_setting, node.args))
        for node in walk(tree)
    )


_BY_NAME = re.compile(r"getattr\(\s*torch\s*,\s*(?![\"'\s])")


def _is_by_name(node: ast.expr) -> bool:
    if not isinstance(node, ast.Call) or last_name(node.func) != "getattr" or len(node.args) < 2:
        return False
    return last_name(node.args[0]) == "torch" and not isinstance(node.args[1], ast.Constant)


def _is_setting(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Attribute) and last_name(node.value) == "torch")


def replaces_outputs(tree: ast.Module, text: str, names: Collection[str]) -> bool:
    """Whether a hook of a module is registered that may give something else than the module does.

    Most hooks only look: they return nothing.
    """
    if not any(name in text for name in names):
        return False
    nodes = list(walk(tree))
    functions = {node.name: node for node in nodes if isinstance(node, FUNCTIONS)}
    calls = [node for node in nodes if isinstance(node, ast.Call) and last_name(node.func) in names]
    return any(_may_give_something(given, functions) for call in calls for given in _hooks_given(call))


def _hooks_given(call: ast.Call) -> list[ast.expr]:
    return call.args[:1] or [one.value for one in call.keywords if one.arg == "hook"]


def _may_give_something(node: ast.expr, functions: Mapping[str, ast.AST]) -> bool:
    if isinstance(node, ast.Lambda):
        called = node.body.func if isinstance(node.body, ast.Call) else None
        is_none = isinstance(node.body, ast.Constant) and node.body.value is None
        return not (is_none or (called is not None and last_name(called) in _GIVING_NONE))
    if isinstance(node, ast.Call):
        # What makes a hook, or fills in some of its arguments.
        made = [one for one in (node.func, *node.args[:1]) if last_name(one) in functions]
        return not made or any(map(_gives_something, (functions[last_name(one)] for one in made)))
    function = functions.get(last_name(node))
    return function is None or _gives_something(function)


_GIVING_NONE = frozenset({"__setitem__", "add", "append", "appendleft", "clear", "extend", "print", "update"})


def _gives_something(function: ast.AST) -> bool:
    """Whether a function, or one that it makes, returns more than nothing and the functions that it makes."""
    own = {node.name for node in walk(function) if isinstance(node, FUNCTIONS)}
    returned = (node.value for node in walk(function) if isinstance(node, ast.Return) and node.value is not None)
    return any(
        _may_give_something(value, {}) if isinstance(value, ast.Lambda) else last_name(value) not in own
        for value in returned
        if not (isinstance(value, ast.Constant) and value.value is None)
    )


def _mentioned(node: ast.AST) -> str:
    """The name that a node uses, defines as a function, or imports."""
    match node:
        case ast.FunctionDef(name=name):
            return name
        case ast.alias(name=name):
            return name.rpartition(".")[2]
        case ast.Name() | ast.Attribute():
            return last_name(node)
        case _:
            return ""
