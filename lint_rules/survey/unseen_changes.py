"""What is changed by functions of a file that somebody else runs: Python itself, a framework, whoever was given them.

`f"{x}"`, `x in y`, a class statement: each may run a special method that nobody is seen calling. The methods of a
class whose base is not seen are run by that base, and a function that is handed over by whoever has it then.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lint_rules.knowledge.rows import words
from lint_rules.values.tree.arguments import parameters_of
from lint_rules.values.tree.references import bound_by_import, is_special
from lint_rules.values.tree.syntax import (
    FUNCTIONS,
    Function,
    bindings_of,
    decorator_name,
    last_name,
    walk,
)

_SEEN_TO_RUN = frozenset(
    {"__init__", "__call__", "__enter__", "__exit__", "__aenter__", "__aexit__", "__post_init__", "__torch_function__"}
)
"""Special methods that run where they are seen to run."""
_PLAIN_BASES = frozenset({"ABC", "Enum", "Generic", "NamedTuple", "Protocol", "TypedDict", "object"})
_CHANGING = words("""
    __setitem__ add append appendleft clear discard extend extendleft insert pop popitem popleft put
    remove reverse rotate setdefault setflags sort update
    """)
"""Methods that change what they are called on, like those whose name ends with an underscore."""
_HARMLESS = words("""
    bool enumerate float hash id int isinstance len list max min print range repr sorted str sum super
    tuple type zip
    """)
"""Functions of the language that change nothing."""
_MAX_DEPTH = 2

Scope = Function | ast.Lambda


@dataclass(frozen=True, slots=True)
class _File:
    """The functions of a file by their names, and its other nodes."""

    nodes: tuple[ast.AST, ...]
    functions: Mapping[str, list[Function]]
    methods: Mapping[ast.AST, ast.ClassDef]


def changed_unseen(tree: ast.Module, text: str, harmless_decorators: Collection[str]) -> frozenset[str]:
    """The names from outside of such functions whose objects they change."""
    if "def " not in text and "lambda" not in text:
        return frozenset()
    file = _read(tree)
    imported = {bound_by_import(alias) for node in file.nodes for alias in _aliases(node)}
    found = {name for method in _special_methods(file) for name in _changed_in(method, file, _MAX_DEPTH, _touched)}
    for scope in _run_by_others(file, harmless_decorators):
        found.update(_changed_in(scope, file, _MAX_DEPTH, _changed))
    return frozenset(found - imported)


def _read(tree: ast.Module) -> _File:
    nodes = tuple(walk(tree))
    functions: dict[str, list[Function]] = defaultdict(list)
    methods: dict[ast.AST, ast.ClassDef] = {}
    for node in nodes:
        if isinstance(node, FUNCTIONS):
            functions[node.name].append(node)
        elif isinstance(node, ast.ClassDef):
            methods.update((one, node) for one in node.body if isinstance(one, FUNCTIONS))
    return _File(nodes, functions, methods)


def _aliases(node: ast.AST) -> list[ast.alias]:
    return node.names if isinstance(node, (ast.Import, ast.ImportFrom)) else []


def _special_methods(file: _File) -> Iterator[Function]:
    for node in file.methods:
        name = node.name if isinstance(node, FUNCTIONS) else ""
        if isinstance(node, FUNCTIONS) and is_special(name) and name not in _SEEN_TO_RUN:
            yield node


def _run_by_others(file: _File, harmless_decorators: Collection[str]) -> Iterator[Scope]:
    """Functions and lambdas that are handed over, and methods of classes that others know how to call."""
    called = {node.func for node in file.nodes if isinstance(node, ast.Call)}
    called.update(part for node in file.nodes for part in getattr(node, "decorator_list", ()))
    mentioned: set[str] = set()
    any_method = False
    for node in file.nodes:
        if isinstance(node, (ast.Name, ast.Attribute)) and isinstance(node.ctx, ast.Load) and node not in called:
            mentioned.add(last_name(node))
        elif isinstance(node, ast.Lambda) and node not in called:
            yield node
        elif isinstance(node, ast.Call) and last_name(node.func) == "getattr" and len(node.args) > 1:
            any_method = any_method or not isinstance(node.args[1], ast.Constant)
    local = {node.name for node in file.nodes if isinstance(node, ast.ClassDef)}
    for name, functions in file.functions.items():
        for one in functions:
            class_ = file.methods.get(one)
            is_known_elsewhere = class_ is not None and (any_method or _has_unseen_base(class_, local))
            is_decorated = any(decorator_name(part) not in harmless_decorators for part in one.decorator_list)
            if name in mentioned or is_known_elsewhere or is_decorated:
                yield one


def _has_unseen_base(class_: ast.ClassDef, local: Collection[str]) -> bool:
    names = (last_name(base.value if isinstance(base, ast.Subscript) else base) for base in class_.bases)
    return any(name not in local and name not in _PLAIN_BASES for name in names)


def _changed_in(
    scope: Scope, file: _File, depth: int, changed_by: Callable[[ast.Call], Iterable[ast.expr]]
) -> Iterator[str]:
    """The names that a function does not bind itself, and whose objects it changes."""
    own = bindings_of(scope).local
    return (name for name in _roots_changed(scope, file, depth, changed_by) if name not in own)


def _roots_changed(
    scope: Scope, file: _File, depth: int, changed_by: Callable[[ast.Call], Iterable[ast.expr]]
) -> Iterator[str]:
    for node in walk(scope):
        if isinstance(node, ast.Call):
            targets = [*changed_by(node), *_changed_arguments(node, file, depth)]
            if depth and isinstance(node.func, ast.Name):
                for function in file.functions.get(node.func.id, ()):
                    yield from _changed_in(function, file, depth - 1, changed_by)
        elif isinstance(node, (ast.Attribute, ast.Subscript)) and not isinstance(node.ctx, ast.Load):
            targets = [node]
        else:
            continue
        yield from (root.id for target in targets if isinstance(root := _root(target), ast.Name))


def _touched(call: ast.Call) -> Iterable[ast.expr]:
    """All that a call may change: what its method is called on, and what it is given."""
    if isinstance(call.func, ast.Name) and call.func.id in _HARMLESS:
        return []
    receiver = [call.func] if isinstance(call.func, ast.Attribute) else []
    return [*receiver, *call.args, *(keyword.value for keyword in call.keywords)]


def _changed(call: ast.Call) -> Iterable[ast.expr]:
    """What a call changes by its name."""
    if not isinstance(call.func, ast.Attribute):
        return call.args[:1] if last_name(call.func) in ("setattr", "delattr") else []
    name = call.func.attr
    return [call.func] if name in _CHANGING or (name.endswith("_") and not name.endswith("__")) else []


def _changed_arguments(call: ast.Call, file: _File, depth: int) -> Iterator[ast.expr]:
    """The arguments that a function of the file changes."""
    if not depth or not isinstance(call.func, ast.Name):
        return
    for function in file.functions.get(call.func.id, ()):
        names = set(_roots_changed(function, file, depth - 1, _changed))
        parameters = [one.arg for one in parameters_of(function.args)]
        given = [*zip(parameters, call.args, strict=False), *((one.arg, one.value) for one in call.keywords)]
        yield from (value for name, value in given if name in names)


def _root(node: ast.expr) -> ast.expr:
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Starred)):
        node = node.value
    return node
