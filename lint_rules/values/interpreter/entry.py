"""The modes that a function body starts in: those of its callers, changed by its decorators."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from lint_rules.values.definitions import decorators, hooks, inheritance, parameters
from lint_rules.values.domain.fact import Fact, Origin
from lint_rules.values.domain.value import FunctionValue, Value
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.state import Context
from lint_rules.values.interpreter import linking
from lint_rules.values.tree.syntax import decorator_names, self_name

if TYPE_CHECKING:
    from lint_rules.values.interpreter.engine import Engine
    from lint_rules.values.interpreter.memo import CallsSeen

MANAGER_DECORATORS = frozenset({"contextmanager", "asynccontextmanager"})
"""What makes a context manager of a generator: it runs to its `yield` at once."""


def entry_context(engine: Engine, function: FunctionValue, by_callers: Fact[bool] | None = None) -> Context:
    """The modes a function body starts in: those of its callers, changed by its decorators.

    `by_callers` is the grad mode that all of them call it in, where they are known.
    """
    node = function.node
    context = engine.module.here.context if engine.module.state is not None else Context()
    # A switch for good at the end of the file came after the calls that the file makes before it.
    seen = engine.memo.seen.get(node)
    for called_in in seen.contexts if seen is not None else ():
        context = context.join(called_in)
    context = replace(context, handled=_expected_by_all(seen))
    if not isinstance(node, ast.Lambda) and decorator_names(node) & engine.knowledge.expecting_decorators:
        context = replace(context, handled=frozenset({"BaseException"}))
    if engine.scan.sets_defaults:
        doubt = Origin(node, "a function of the file sets the default")
        context = replace(
            context,
            default_dtype=context.default_dtype.join(Fact.unknown(doubt)),
            default_device=context.default_device.join(Fact.unknown(doubt)),
        )
    mode = context.grad_mode
    if isinstance(node, ast.Lambda) or not isinstance(function.frame.node, (ast.Module, ast.ClassDef)):
        # Nobody says when it is called: the mode of the place where it is made is a guess.
        made_in = function.frame.exit_state or function.frame.state
        mode = (made_in.context.grad_mode if made_in else mode).join(unknown_mode(node, "it may be called later"))
    elif by_callers is not None:
        mode = by_callers
    elif linking.module_frame(function.frame).source is None:
        mode = engine.grad_mode_references.entry_mode(node.name, mode, node)
    if not isinstance(node, ast.Lambda):
        if engine.bindings_of(function).yields and not decorator_names(node) & MANAGER_DECORATORS:
            mode = mode.join(unknown_mode(node, "a generator runs in the grad mode of whoever resumes it"))
        if inheritance.is_forward(engine, function.owner, node.name):
            mode = mode.join(unknown_mode(node, f"{node.name} runs with grad mode on as well as off"))
    mode = hooks.mode_inside(engine, function, mode)
    return decorated(engine, function, replace(context, grad_mode=mode))


def _expected_by_all(seen: CallsSeen | None) -> frozenset[str]:
    """The exceptions that every call stops by name: what stops all of them expects none of them."""
    named = [called_in.handled - _ANY for called_in in seen.contexts] if seen is not None else []
    return frozenset.intersection(*named) if named else frozenset()


_ANY = frozenset({"BaseException", "Exception"})


def promised_parameters(frame: Frame, function: FunctionValue) -> dict[str, Value]:
    """What each parameter is when nobody is seen calling. The inputs of a module lie where the module does."""
    values = parameters.generic_parameters(frame, function)
    node, owner = function.node, function.owner
    if hooks.methods_given(frame.engine, function):
        return hooks.parameters_as_hook(frame.engine, function, values)
    if isinstance(node, ast.Lambda) or not inheritance.is_forward(frame.engine, owner, node.name):
        return values
    receiver = self_name(node)
    return {name: value if name == receiver else parameters.beside_module(value) for name, value in values.items()}


def unknown_mode(node: ast.AST, why: str) -> Fact[bool]:
    return Fact.unknown(Origin(node, why))


def decorated(engine: Engine, function: FunctionValue, context: Context) -> Context:
    """The modes that a function runs in where its name is called in `context`."""
    node = function.node
    if isinstance(node, ast.Lambda):
        return context
    if function.owner is not None:
        by_class = inheritance.grad_mode_by_base(engine, function.owner, node.name)
        if by_class is not None:
            context = replace(context, grad_mode=Fact.of(by_class, Origin(node, "torch calls it in this grad mode")))
    return decorators.modes_inside(engine, function, context)
