"""What is written out in the source: numbers, texts and lists, and names that are bound to nothing else."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from itertools import chain

from lint_rules.candidates.provenance import Part, captured_names
from lint_rules.values.tree.references import bound_by_import
from lint_rules.values.tree.syntax import last_name, walk

LISTS = (ast.List, ast.ListComp, ast.Tuple)
DISPLAYS = (*LISTS, ast.Constant, ast.Dict, ast.GeneratorExp, ast.JoinedStr)

_GIVING_NUMBERS = frozenset({"bool", "float", "int", "len", "ord", "str"})
_METHODS_GIVING_NUMBERS = frozenset({"index", "item", "tolist"})
_GIVING_CONTAINERS = frozenset({"dict", "list", "range", "set", "sorted", "tuple"})


def is_plain(node: ast.expr) -> bool:
    """Whether it is a number or a string, or a list of nothing else, for all that its syntax tells."""
    if isinstance(node, (ast.List, ast.Tuple)):
        return all(is_plain(element) for element in node.elts)
    if isinstance(node, ast.ListComp):
        return is_plain(node.elt)
    if isinstance(node, ast.UnaryOp):
        return is_plain(node.operand)
    if isinstance(node, ast.BinOp):
        return is_plain(node.left) and is_plain(node.right)
    if isinstance(node, ast.Call):
        # `float(x)` gives a number, `x.float()` a tensor.
        is_method = isinstance(node.func, ast.Attribute)
        return last_name(node.func) in (_METHODS_GIVING_NUMBERS if is_method else _GIVING_NUMBERS)
    return isinstance(node, (ast.Constant, ast.JoinedStr, ast.BoolOp, ast.Compare))


def may_be_more(node: ast.expr, part: Part, is_asked_for: Callable[[ast.expr], bool]) -> bool:
    """Whether an expression may be what is asked for itself, and not only hold it, or be written out."""
    if _is_written_out(node):
        return False
    if not isinstance(node, ast.Name) or _is_from_outside(node.id, part):
        return is_asked_for(node)
    bindings = [value for place, value in _bindings_of(node.id, part) if _may_come_first(place, node, part)]
    return not bindings or any(one is None or (not _is_written_out(one) and is_asked_for(one)) for one in bindings)


def _is_from_outside(name: str, part: Part) -> bool:
    if part.function is None:
        return True
    return any(name in one.names for one in part.nodes(ast.Global)) or any(
        name in one.names for one in part.nodes(ast.Nonlocal)
    )


def _is_written_out(node: ast.expr) -> bool:
    """Whether an expression gives a number, a text or a container of Python, for all that its syntax tells."""
    if isinstance(node, (*DISPLAYS, ast.Set, ast.SetComp, ast.DictComp)) or is_plain(node):
        return True
    if isinstance(node, ast.BinOp):
        # `[0] * n`, but not `[0.5] * array`.
        return _is_written_out(node.left) and is_plain(node.right)
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _GIVING_CONTAINERS


def _may_come_first(binding: _Binding, name: ast.Name, part: Part) -> bool:
    """Whether a binding may be done before a name is read: it stands before, or a loop comes back to the name."""
    if binding.lineno < name.lineno:
        return True
    around = [one for one in _repeated(part) if _is_inside(name, one)]
    if any(isinstance(one, _FUNCTIONS) and one is not part.function for one in around):
        # Whoever calls what is defined here may do so after the binding.
        return True
    return any(_is_inside(binding, one) for one in around if one is not part.function)


_Binding = ast.stmt | ast.expr | ast.arg | ast.excepthandler | ast.pattern
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def _repeated(part: Part) -> Iterator[ast.stmt | ast.expr]:
    loops = (ast.For, ast.AsyncFor, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
    return chain.from_iterable(part.nodes(kind) for kind in (*loops, *_FUNCTIONS))


def _is_inside(node: _Binding, outer: ast.stmt | ast.expr) -> bool:
    return outer.lineno <= node.lineno <= (outer.end_lineno or outer.lineno)


def _bindings_of(name: str, part: Part) -> Iterator[tuple[_Binding, ast.expr | None]]:
    """Where a name is bound in a function and in those inside, and to what; None where that is not to be seen."""
    for assignment in part.nodes(ast.Assign):
        for target in assignment.targets:
            yield from ((assignment, value) for value in _bound_by(target, assignment.value, name))
    for annotated in part.nodes(ast.AnnAssign):
        if annotated.value is not None:
            yield from ((annotated, value) for value in _bound_by(annotated.target, annotated.value, name))
    for added in part.nodes(ast.AugAssign):
        yield from ((added, value) for value in _bound_by(added.target, added.value, name))
    for named in part.nodes(ast.NamedExpr):
        yield from ((named, value) for value in _bound_by(named.target, named.value, name))
    yield from ((node, None) for bound, node in _bound_otherwise(part) if bound == name)


def _bound_by(target: ast.expr, value: ast.expr, name: str) -> Iterator[ast.expr | None]:
    """What an assignment to a target binds a name to."""
    if isinstance(target, ast.Name):
        if target.id == name:
            yield value
    elif isinstance(target, _SEVERAL) and isinstance(value, _SEVERAL) and len(target.elts) == len(value.elts):
        for one, given in zip(target.elts, value.elts, strict=True):
            yield from _bound_by(one, given, name)
    elif isinstance(target, (*_SEVERAL, ast.Starred)) and any(bound == name for bound, _ in _names_in(target)):
        yield None


_SEVERAL = (ast.List, ast.Tuple)


def _bound_otherwise(part: Part) -> Iterator[tuple[str, _Binding]]:
    """The names that something else than an assignment binds, and what does."""
    for loop in part.nodes(ast.For):
        yield from _names_in(loop.target)
    for loop_of_async in part.nodes(ast.AsyncFor):
        yield from _names_in(loop_of_async.target)
    for clause in part.nodes(ast.comprehension):
        yield from _names_in(clause.target)
    for item in part.nodes(ast.withitem):
        yield from _names_in(item.optional_vars) if item.optional_vars is not None else ()
    for argument in part.nodes(ast.arg):
        yield argument.arg, argument
    for definition in (*part.functions, *part.nodes(ast.ClassDef)):
        yield definition.name, definition
    for module in part.nodes(ast.Import):
        yield from ((bound_by_import(alias), module) for alias in module.names)
    for member in part.nodes(ast.ImportFrom):
        yield from ((bound_by_import(alias), member) for alias in member.names)
    for handler in part.nodes(ast.ExceptHandler):
        yield handler.name or "", handler
    for match in part.nodes(ast.Match):
        yield from ((name, match) for name in captured_names(match))


def _names_in(target: ast.expr) -> Iterator[tuple[str, _Binding]]:
    """The names that a target binds: `x[i]` and `x.a` bind none."""
    names = (node for node in walk(target) if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load))
    return ((node.id, node) for node in names)
