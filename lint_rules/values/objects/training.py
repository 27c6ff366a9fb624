"""Modules that are told to train or to evaluate: a class of the file may do more than remember it."""

from __future__ import annotations

import ast
import functools

from lint_rules.knowledge.schema import ModuleEffect
from lint_rules.values.definitions import inheritance
from lint_rules.values.domain.holding import held_by
from lint_rules.values.domain.value import Constant, Instance, ModuleObject, Value, alternatives
from lint_rules.values.frames.forking import perhaps
from lint_rules.values.frames.frame import Frame
from lint_rules.values.frames.operands import Operands

EFFECTS = frozenset({ModuleEffect.TRAINS, ModuleEffect.EVALUATES})
_METHOD = "train"


def switch(frame: Frame, module: ModuleObject | Instance, effect: ModuleEffect, operands: Operands) -> None:
    """`module.train(mode)` as all modules have it, and `module.eval()`, which is `module.train(False)`."""
    if effect is ModuleEffect.TRAINS:
        tell_submodules(frame, module, operands.argument("mode", 0) or Constant(True), operands.node)
    else:
        tell(frame, module, Constant(False), operands.node)


def tell(frame: Frame, told: Value, mode: Value, node: ast.AST) -> None:
    """`module.train(mode)`, whoever's method that is; what is no module is not told."""
    if isinstance(told, Instance) and inheritance.is_module_class(frame.engine, told.class_):
        own = inheritance.bound_method(told.class_, _METHOD, told)
        if own is None:
            tell_submodules(frame, told, mode, node)
            return
        frame.engine.call(frame, own, frame.engine.operands(frame, node, None, (mode,)))
        if frame.state is not None:
            # It may leave them to what it inherits.
            perhaps(frame, functools.partial(tell_submodules, frame, told, mode, node))
    elif isinstance(told, ModuleObject):
        tell_submodules(frame, told, mode, node)


def tell_submodules(frame: Frame, module: ModuleObject | Instance, mode: Value, node: ast.AST) -> None:
    """What `train(mode)` does that a module inherits."""
    for held in held_by(module):
        kinds = alternatives(held)
        for one in kinds:
            step = functools.partial(tell, frame, one, mode, node)
            if frame.state is None:
                return
            if len(kinds) == 1:
                step()
            elif isinstance(one, (ModuleObject, Instance)):
                perhaps(frame, step)
