"""What can be read off the syntax without evaluating it: which names a scope binds, what a statement is made of."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from lint_rules.values.tree.arguments import parameters_of

Function = ast.FunctionDef | ast.AsyncFunctionDef
ScopeNode = ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
"""Functions that have a name, for `isinstance`."""
TRIES = cast("tuple[type[ast.Try], ...]", (ast.Try, getattr(ast, "TryStar", ast.Try)))
"""`try` with `except` and, from Python 3.11 on, with `except*`: alike but for their class."""
NESTED_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


_LEAVES: frozenset[type[ast.AST]] = frozenset(
    {ast.Name, ast.Constant, ast.Pass, ast.Break, ast.Continue, ast.Global, ast.Nonlocal, ast.alias}
)
_WITHOUT_NODES = frozenset(
    {
        "arg", "asname", "attr", "conversion", "ctx", "id", "is_async", "kind", "kwd_attrs", "level", "module", "n",
        "op", "ops", "rest", "simple", "tag", "type_comment", "type_ignores",
    }
)  # fmt: skip
_NAMED_BY_STRING = frozenset(
    {"FunctionDef", "AsyncFunctionDef", "ClassDef", "ExceptHandler", "MatchAs", "MatchStar", "ParamSpec", "TypeVar",
     "TypeVarTuple"}
)  # fmt: skip


def _fields_with_nodes(kind: type[ast.AST]) -> tuple[str, ...]:
    """The fields of a kind of node that can hold nodes worth visiting: no contexts, no operators."""
    if kind in _LEAVES or kind is ast.MatchSingleton:
        return ()
    is_named = kind.__name__ in _NAMED_BY_STRING
    return tuple(name for name in kind._fields if name not in _WITHOUT_NODES and not (name == "name" and is_named))


_FIELDS: Mapping[type[ast.AST], tuple[str, ...]] = {
    kind: _fields_with_nodes(kind)
    for kind in vars(ast).values()
    if isinstance(kind, type) and issubclass(kind, ast.AST)
}


_WITH_GAPS = frozenset({"keys", "kw_defaults"})
"""The fields whose lists hold None in the place of what is not there: the key of `**x`, a default."""


def children(node: ast.AST) -> list[ast.AST]:
    """The nodes right below a node, but for contexts and operators; much faster than `ast.iter_child_nodes`."""
    found: list[ast.AST] = []
    for name in _FIELDS[node.__class__]:
        value = getattr(node, name)
        if value.__class__ is list:
            found.extend(value if name not in _WITH_GAPS else [part for part in value if part is not None])
        elif value is not None:
            found.append(value)
    return found


def walk(node: ast.AST) -> Iterator[ast.AST]:
    """The node and everything below it, in no particular order."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        if current.__class__ not in _LEAVES:
            stack += children(current)


def nodes_by_kind(nodes: Iterable[ast.AST]) -> dict[type[ast.AST], list[ast.AST]]:
    """Some nodes and everything below them, by their class."""
    found: dict[type[ast.AST], list[ast.AST]] = defaultdict(list)
    stack = list(nodes)
    while stack:
        node = stack.pop()
        kind = node.__class__
        found[kind].append(node)
        if kind not in _LEAVES:
            # As `children` does it, of which there are too many to call it for each.
            for name in _FIELDS[kind]:
                value = getattr(node, name)
                if value.__class__ is list:
                    stack += value if name not in _WITH_GAPS else [part for part in value if part is not None]
                elif value is not None:
                    stack.append(value)
    return found


_CLOSED = _LEAVES | frozenset(NESTED_SCOPES)


def walk_scope(node: ast.AST) -> Iterator[ast.AST]:
    """All nodes of one scope: nested functions and classes are yielded, but not entered."""
    stack: list[ast.AST] = [node.body] if isinstance(node, ast.Lambda) else children(node)
    while stack:
        child = stack.pop()
        yield child
        if child.__class__ not in _CLOSED:
            stack += children(child)


def outer_names(tree: ast.Module) -> frozenset[str]:
    """The names that some scope declares global or nonlocal, or sets by `globals()["name"] = …`."""
    names, stack = set[str](), list[ast.AST]([tree])
    while stack:
        node = stack.pop()
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            names.update(node.names)
        elif isinstance(node, ast.Assign):
            names.update(name for target in node.targets for name in set_in_globals(target))
        for block in ("body", "orelse", "finalbody", "handlers", "cases"):
            stack.extend(getattr(node, block, ()))
    return frozenset(names)


def set_in_globals(target: ast.expr) -> list[str]:
    """The name that `globals()["name"] = …` binds."""
    match target:
        case ast.Subscript(value=ast.Call(func=ast.Name(id="globals")), slice=ast.Constant(value=str(name))):
            return [name]
    return []


def bound_by(test: ast.expr) -> ast.expr:
    """What a test asks about: the name, for `(x := f()) is not None`."""
    return test.target if isinstance(test, ast.NamedExpr) else test


def path_of(node: ast.expr) -> str | None:
    """The path under which a state knows an expression (`x`, `self.w`, `d['k']`, `xs[0]`), if it is one."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        base = path_of(node.value)
        return None if base is None else f"{base}.{node.attr}"
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        base = path_of(node.value)
        key = node.slice.value
        return None if base is None or not isinstance(key, (str, int)) else f"{base}[{key!r}]"
    return None


BINARY_OPERATORS: Mapping[type[ast.operator], str] = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.Div: "truediv", ast.FloorDiv: "floordiv", ast.Mod: "mod",
    ast.Pow: "pow", ast.MatMult: "matmul", ast.BitAnd: "and", ast.BitOr: "or", ast.BitXor: "xor",
    ast.LShift: "lshift", ast.RShift: "rshift",
}  # fmt: skip
COMPARISONS: Mapping[type[ast.cmpop], str] = {
    ast.Eq: "eq", ast.NotEq: "ne", ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge",
}  # fmt: skip
"""By the kind of operator: the name of its special method, without the underscores."""
STORE = "__setitem__"


def special_method(node: ast.AST) -> str | None:
    """What Python looks for on the left side of an operator, a single comparison, or a store into `x[i]`."""
    if isinstance(node, ast.BinOp):
        return f"__{BINARY_OPERATORS[type(node.op)]}__"
    if isinstance(node, ast.AugAssign):
        return f"__i{BINARY_OPERATORS[type(node.op)]}__"
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        name = COMPARISONS.get(type(node.ops[0]))
        return f"__{name}__" if name is not None else None
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
        return STORE
    return None


@dataclass(frozen=True, slots=True)
class Bindings:
    """The names that a scope binds itself, and those that it declares to live outside."""

    local: frozenset[str]
    outer: frozenset[str]
    yields: bool = False
    """Whether calling the scope only makes a generator."""
    rebound: frozenset[str] = frozenset()
    """Those of the names outside that it binds, and does not only name."""


_BINDING = frozenset(
    {
        ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.ExceptHandler, ast.Yield,
        ast.YieldFrom, ast.Global, ast.Nonlocal, ast.MatchAs, ast.MatchStar, ast.MatchMapping,
    }
)  # fmt: skip


def bindings_of(scope: ScopeNode) -> Bindings:
    """Which names are local to a function, lambda, class or module."""
    local: set[str] = set()
    outer: set[str] = set()
    yields = False
    if isinstance(scope, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
        local.update(argument.arg for argument in parameters_of(scope.args))
    for node in walk_scope(scope):
        if isinstance(node, ast.Name):
            if node.ctx.__class__ is not ast.Load:
                local.add(node.id)
        elif node.__class__ not in _BINDING:
            continue
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            local.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            local.update(alias.asname or alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            local.add(node.name)
        elif isinstance(node, (ast.Yield, ast.YieldFrom)):
            yields = True
        elif isinstance(node, (ast.Global, ast.Nonlocal)):
            outer.update(node.names)
        elif isinstance(node, (ast.MatchAs, ast.MatchStar)) and node.name:
            local.add(node.name)
        elif isinstance(node, ast.MatchMapping) and node.rest:
            local.add(node.rest)
    return Bindings(frozenset(local - outer), frozenset(outer), yields, frozenset(local & outer))


def self_name(function: Function) -> str | None:
    """The name of the first positional parameter."""
    positional = [*function.args.posonlyargs, *function.args.args]
    return positional[0].arg if positional else None


def decorator_name(decorator: ast.expr) -> str:
    """The last name of a decorator, called or not; empty where it has none."""
    return last_name(decorator.func if isinstance(decorator, ast.Call) else decorator)


def decorator_names(function: Function | ast.ClassDef) -> frozenset[str]:
    """The last name of each decorator (`property`, `setter`, `staticmethod`)."""
    return frozenset(map(decorator_name, function.decorator_list)) - {""}


def last_name(node: ast.expr | None) -> str:
    """`name` of a name and of an attribute, else nothing."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def blocks_of(statement: ast.stmt) -> Iterator[list[ast.stmt]]:
    """The blocks of statements right below a statement."""
    for name in ("body", "orelse", "finalbody"):
        if block := getattr(statement, name, None):
            yield block
    for arm in (*getattr(statement, "handlers", ()), *getattr(statement, "cases", ())):
        yield arm.body


def own_nodes(statement: ast.stmt) -> Iterator[ast.AST]:
    """The nodes of a statement without those of the statements in its body."""
    stack: list[ast.AST] = [statement]
    while stack:
        for child in children(stack.pop()):
            if not isinstance(child, ast.stmt):
                yield child
                stack.append(child)
