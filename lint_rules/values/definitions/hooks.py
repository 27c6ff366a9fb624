"""Functions that are handed to the library, which calls them with gradients, and with grad mode off."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from lint_rules.knowledge.schema import Hook
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.outcomes import RequiresGrad
from lint_rules.values.domain.value import FunctionValue, Sequence, Tensor, Value
from lint_rules.values.operations.gradients import NO_GRAD
from lint_rules.values.tree.syntax import Function, walk

if TYPE_CHECKING:
    from lint_rules.values.interpreter.engine import Engine

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def hook_of(engine: Engine, function: FunctionValue) -> Hook | None:
    """What a function is handed over as; None for one that is not seen being handed over."""
    if not engine.scan.hands_hooks:
        return None
    if engine.memo.hooks is None:
        engine.memo.hooks = dict(_handed_over(engine.tree, engine.knowledge.hooks))
    return engine.memo.hooks.get(function.node)


def parameters_by(hook: Hook, function: FunctionValue, values: Mapping[str, Value]) -> dict[str, Value]:
    """The parameters of such a function, with what is known of the gradients that it is given."""
    origin = Origin(function.node, "autograd calls it with this")
    grad = Fact.of(RequiresGrad.YES, origin) if hook.is_leaf else NO_GRAD
    anywhere = Origin(function.node, "it lies where the tensor does that it is about")
    tensor = Tensor(grad, Fact.unknown(anywhere), Fact.unknown(origin), presumed=origin)
    given: Value = Sequence(None, tensor, mutable=False) if hook.are_tuples else tensor
    arguments = function.node.args
    is_method = function.owner is not None and not isinstance(function.node, ast.Lambda)
    positional = [*arguments.posonlyargs, *arguments.args][hook.before + is_method :]
    named = {one.arg: given for one in positional}
    return {name: named.get(name, value) for name, value in values.items()}


def _handed_over(tree: ast.Module, hooks: Mapping[str, Hook]) -> Iterator[tuple[ast.AST, Hook]]:
    """The functions of a file that some methods are given, by name, by `self.name`, or as what another returns."""
    nodes = list(walk(tree))
    by_name: dict[str, list[Function]] = {}
    for node in nodes:
        if isinstance(node, _DEFINITIONS):
            by_name.setdefault(node.name, []).append(node)
    for node in nodes:
        hook = (
            hooks.get(node.func.attr) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else None
        )
        if hook is not None and isinstance(node, ast.Call) and node.args:
            function = _named(node.args[0], by_name)
            if function is not None:
                yield function, hook


def _named(node: ast.expr, by_name: Mapping[str, list[Function]]) -> ast.AST | None:
    """The function that an expression stands for, where the file has only one of that name."""
    if isinstance(node, ast.Lambda):
        return node
    name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else None
    if name is not None:
        found = by_name.get(name, [])
        return found[0] if len(found) == 1 else None
    maker = _named(node.func, by_name) if isinstance(node, ast.Call) else None
    if not isinstance(maker, _DEFINITIONS):
        return None
    given = [one.value for one in maker.body if isinstance(one, ast.Return) and one.value is not None]
    inner = {one.name: [one] for one in maker.body if isinstance(one, _DEFINITIONS)}
    return _named(given[0], inner) if len(given) == 1 and not isinstance(given[0], ast.Call) else None
