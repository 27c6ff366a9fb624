"""Functions that are handed to the library, which calls them later: with gradients, or with what a module is given."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from lint_rules.knowledge.schema import Hook
from lint_rules.values.definitions.parameters import beside_module
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.value import (
    FunctionValue,
    Instance,
    ModuleObject,
    Sequence,
    Tensor,
    UnknownValue,
    Value,
)
from lint_rules.values.frames.operands import Operands
from lint_rules.values.operations.gradients import NO_GRAD
from lint_rules.values.tree.syntax import FUNCTIONS, Function, walk

if TYPE_CHECKING:
    from lint_rules.values.interpreter.engine import Engine


def methods_given(engine: Engine, function: FunctionValue) -> frozenset[str]:
    """The methods that a function is seen being handed to."""
    if not engine.scan.hooks:
        return frozenset()
    if engine.memo.hooks is None:
        engine.memo.hooks = _by_function(_handed_over(engine.tree, engine.scan.hooks))
    return engine.memo.hooks.get(function.node, frozenset())


def mode_inside(engine: Engine, function: FunctionValue, mode: Fact[bool]) -> Fact[bool]:
    """The grad mode that a function runs in: autograd calls it with grad mode off, a module in that of its caller."""
    methods = methods_given(engine, function)
    if not methods:
        return mode
    if methods <= engine.knowledge.hooks.keys():
        return Fact.of(False, Origin(function.node, "autograd calls it with grad mode off"))
    return mode.join(Fact.unknown(Origin(function.node, "it runs in the grad mode that a module is called in")))


def parameters_as_hook(engine: Engine, function: FunctionValue, values: Mapping[str, Value]) -> dict[str, Value]:
    """The parameters of a function, with what is known of them where it is handed to one method only."""
    methods = methods_given(engine, function)
    if len(methods) != 1:
        return dict(values)
    hook = engine.knowledge.hooks.get(min(methods))
    if hook is not None:
        given = _gradients(hook, function)
        named = dict.fromkeys(_positional(function)[hook.before :], given)
    else:
        named = dict(_of_module(engine, function, values))
    return {name: named.get(name, value) for name, value in values.items()}


def _positional(function: FunctionValue) -> list[str]:
    arguments = function.node.args
    is_method = function.owner is not None and not isinstance(function.node, ast.Lambda)
    return [one.arg for one in [*arguments.posonlyargs, *arguments.args][is_method:]]


def _gradients(hook: Hook, function: FunctionValue) -> Value:
    origin = Origin(function.node, "autograd calls it with this")
    grad = Fact.of(RequiresGrad.YES, origin) if hook.is_leaf else NO_GRAD
    anywhere = Origin(function.node, "it lies where the tensor does that it is about")
    tensor = Tensor(grad, Fact.unknown(anywhere), Fact.unknown(origin), presumed=origin)
    return Sequence(None, tensor, mutable=False) if hook.are_tuples else tensor


def note_module(engine: Engine, module: ModuleObject | Instance, method: str, operands: Operands) -> None:
    """Remember a module whose method is given a hook."""
    if method in engine.scan.hooks:
        for function in operands.arguments[:1]:
            if isinstance(function, FunctionValue):
                engine.memo.hooked.setdefault(function.node, []).append(module)


def _of_module(engine: Engine, function: FunctionValue, values: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
    """The module, the tuple of what it is called with, and what it gives: all in one place."""
    if any(map(_was_made_here, engine.memo.hooked.get(function.node, ()))):
        return
    for place, name in enumerate(_positional(function)):
        value = values[name]
        if place == 0 and isinstance(value, UnknownValue):
            origin = Origin(function.node, "a module that calls this function lies where its user put it")
            device = Fact.of(Device.FOLLOWS, origin)
            yield name, ModuleObject(None, Fact.unknown(origin), device, identity=engine.fresh())
        elif place == 1 and isinstance(value, UnknownValue):
            yield name, Sequence(None, beside_module(value), mutable=False)
        elif place > 0:
            yield name, beside_module(value)


def _was_made_here(module: ModuleObject | Instance) -> bool:
    """Whether the file makes a module itself, and nobody is seen moving it before."""
    return not module.generic if isinstance(module, Instance) else module.device.may_be(Device.CPU)


def _by_function(handed: Iterable[tuple[ast.AST, str]]) -> dict[ast.AST, frozenset[str]]:
    methods: dict[ast.AST, frozenset[str]] = {}
    for function, method in handed:
        methods[function] = methods.get(function, frozenset()) | {method}
    return methods


def _handed_over(tree: ast.Module, methods: frozenset[str]) -> Iterator[tuple[ast.AST, str]]:
    """The functions of a file that some methods are given, by name, by `self.name`, or as what another returns."""
    nodes = list(walk(tree))
    by_name: dict[str, list[Function]] = {}
    for node in nodes:
        if isinstance(node, FUNCTIONS):
            by_name.setdefault(node.name, []).append(node)
    for node in nodes:
        if isinstance(node, ast.Call) and node.args and isinstance(node.func, ast.Attribute):
            function = _named(node.args[0], by_name) if node.func.attr in methods else None
            if function is not None:
                yield function, node.func.attr


def _named(node: ast.expr, by_name: Mapping[str, list[Function]]) -> ast.AST | None:
    """The function that an expression stands for, where the file has only one of that name."""
    if isinstance(node, ast.Lambda):
        return node
    name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else None
    if name is not None:
        found = by_name.get(name, [])
        return found[0] if len(found) == 1 else None
    maker = _named(node.func, by_name) if isinstance(node, ast.Call) else None
    if not isinstance(maker, FUNCTIONS):
        return None
    given = [one.value for one in maker.body if isinstance(one, ast.Return) and one.value is not None]
    inner = {one.name: [one] for one in maker.body if isinstance(one, FUNCTIONS)}
    return _named(given[0], inner) if len(given) == 1 and not isinstance(given[0], ast.Call) else None
