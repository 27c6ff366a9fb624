"""What is changed by functions of a file that somebody else runs: Python itself, a framework, whoever was given them.

`f"{x}"`, `x in y`, a class statement: each may run a special method that nobody is seen calling. The methods of a
class whose base is not seen are run by that base, and a function that is handed over by whoever has it then.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lint_rules.knowledge.rows import words
from lint_rules.knowledge.schema import Effect
from lint_rules.survey.switched_modes import FileFunctions, called_by, functions_in, switches_by_hand
from lint_rules.values.tree.arguments import parameters_of
from lint_rules.values.tree.references import bound_by_import, is_special
from lint_rules.values.tree.scan import UnseenChanges
from lint_rules.values.tree.syntax import (
    BINARY_OPERATORS,
    FUNCTIONS,
    Function,
    bindings_of,
    decorator_name,
    decorator_names,
    last_name,
    walk,
)

_SEEN_TO_RUN = words("""
    __aenter__ __aexit__ __call__ __enter__ __exit__ __init__ __post_init__ __torch_function__
    """).union(f"__i{name}__" for name in BINARY_OPERATORS.values())
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
ChangedBy = Callable[[ast.AST], Iterable[ast.expr]]


def unseen_changes(
    tree: ast.Module, text: str, harmless_decorators: Collection[str], switches: Mapping[str, Effect]
) -> UnseenChanges:
    """What such functions of a file change."""
    if "def " not in text and "lambda" not in text:
        return UnseenChanges()
    if "singledispatch" in text:
        # What is registered there runs where the generic function is called.
        harmless_decorators = {name for name in harmless_decorators if name != "register"}
    file = functions_in(tree)
    imported = {bound_by_import(alias) for node in file.nodes for alias in _aliases(node)}
    special = list(_special_methods(file))
    others = [one for one in _run_by_others(file, harmless_decorators) if one not in set(special)]
    scopes = [*special, *others]
    touched = [root for one in special for root in _changed_in(one, file, _MAX_DEPTH, _touched)]
    changed = [root for one in others for root in _changed_in(one, file, _MAX_DEPTH, _changed)]
    unseen = [one for one in scopes if not _is_seen(one, file)]
    of_objects = [root for one in unseen for root in _roots_of(one, file, _changed)]
    trained = [root for one in scopes for root in _changed_in(one, file, _MAX_DEPTH, _trained)]
    of_trained = [root for one in unseen for root in _roots_of(one, file, _trained)]
    return UnseenChanges(
        names=frozenset(root.name for root in (*touched, *changed)) - imported,
        attributes=_attributes_of(of_objects),
        trained_names=frozenset(root.name for root in trained) - imported,
        trained_attributes=_attributes_of(of_trained),
        switches_modes=any(switches_by_hand(one, file, switches, _MAX_DEPTH) for one in unseen),
    )


def may_train_unseen(text: str) -> bool:
    """Whether a file can say in a function that something is to require grad."""
    return "requires_grad" in text and ("def " in text or "lambda" in text)


@dataclass(frozen=True, slots=True)
class _Root:
    """The name that a changed object was reached by, and the attributes behind it."""

    name: str
    attributes: tuple[str, ...]


def _attributes_of(roots: Iterable[_Root]) -> frozenset[str]:
    return frozenset(name for root in roots for name in root.attributes)


def _is_seen(scope: Scope, file: FileFunctions) -> bool:
    """Whether a method runs where that shows: it is special in that way, a property, or called by its name."""
    if scope not in file.methods or not isinstance(scope, FUNCTIONS):
        return False
    return scope.name in file.called | _SEEN_TO_RUN or not _PROPERTIES.isdisjoint(decorator_names(scope))


_PROPERTIES = frozenset({"cached_property", "deleter", "getter", "property", "setter"})


def _aliases(node: ast.AST) -> list[ast.alias]:
    return node.names if isinstance(node, (ast.Import, ast.ImportFrom)) else []


def _special_methods(file: FileFunctions) -> Iterator[Function]:
    for node in file.methods:
        name = node.name if isinstance(node, FUNCTIONS) else ""
        if isinstance(node, FUNCTIONS) and is_special(name) and name not in _SEEN_TO_RUN:
            yield node


def _run_by_others(file: FileFunctions, harmless_decorators: Collection[str]) -> Iterator[Scope]:
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


def _changed_in(scope: Scope, file: FileFunctions, depth: int, changed_by: ChangedBy) -> Iterator[_Root]:
    """The names that a function does not bind itself, and whose objects it changes."""
    own = bindings_of(scope).local
    return (root for root in _roots_changed(scope, file, depth, changed_by) if root.name not in own)


def _roots_of(scope: Scope, file: FileFunctions, changed_by: ChangedBy) -> Iterator[_Root]:
    """The same, and the parameters of a function."""
    given = {one.arg for one in parameters_of(scope.args)}
    own = bindings_of(scope).local - given
    return (root for root in _roots_changed(scope, file, _MAX_DEPTH, changed_by) if root.name not in own)


def _roots_changed(scope: Scope, file: FileFunctions, depth: int, changed_by: ChangedBy) -> Iterator[_Root]:
    for node in walk(scope):
        targets = [*changed_by(node)]
        if isinstance(node, ast.Call):
            targets += _changed_arguments(node, file, depth, _changed if changed_by is _touched else changed_by)
            for function in called_by(node, file) if depth else ():
                yield from _changed_in(function, file, depth - 1, changed_by)
        yield from (root for target in targets if (root := _root(target)) is not None)


def _touched(node: ast.AST) -> Iterable[ast.expr]:
    """All that a node may change: what a method is called on, and what is given to a call."""
    if not isinstance(node, ast.Call):
        return _stored(node)
    if isinstance(node.func, ast.Name) and node.func.id in _HARMLESS:
        return []
    receiver = [node.func.value] if isinstance(node.func, ast.Attribute) else []
    return [*receiver, *node.args, *(keyword.value for keyword in node.keywords)]


def _stored(node: ast.AST) -> list[ast.expr]:
    is_target = isinstance(node, (ast.Attribute, ast.Subscript)) and not isinstance(node.ctx, ast.Load)
    return [node] if is_target and isinstance(node, ast.expr) else []


def _changed(node: ast.AST) -> Iterable[ast.expr]:
    """What a node changes: what it sets, or what a call changes by its name."""
    if not isinstance(node, ast.Call):
        return _stored(node)
    if not isinstance(node.func, ast.Attribute):
        return node.args[:1] if last_name(node.func) in ("setattr", "delattr") else []
    name = node.func.attr
    is_changing = name in _CHANGING or (name.endswith("_") and not name.endswith("__"))
    return [node.func.value] if is_changing else []


def _trained(node: ast.AST) -> Iterable[ast.expr]:
    """What is told to require grad."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "requires_grad_":
        told = [*node.args, *(keyword.value for keyword in node.keywords)]
        is_frozen = any(isinstance(one, ast.Constant) and not one.value for one in told)
        return [] if is_frozen else [node.func.value]
    return [one.value for one in _stored(node) if isinstance(one, ast.Attribute) and one.attr == "requires_grad"]


def _changed_arguments(call: ast.Call, file: FileFunctions, depth: int, changed_by: ChangedBy) -> Iterator[ast.expr]:
    """The arguments that a function of the file changes."""
    for function in called_by(call, file) if depth else ():
        names = {root.name for root in _roots_changed(function, file, depth - 1, changed_by)}
        parameters = [one.arg for one in parameters_of(function.args)]
        given = [*zip(parameters, call.args, strict=False), *((one.arg, one.value) for one in call.keywords)]
        yield from (value for name, value in given if name in names)


def _root(node: ast.expr) -> _Root | None:
    attributes: list[str] = []
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Starred)):
        attributes += [node.attr] if isinstance(node, ast.Attribute) else []
        node = node.value
    return _Root(node.id, tuple(attributes)) if isinstance(node, ast.Name) else None
