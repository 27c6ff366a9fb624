"""What is reached through a module: its submodules, by name, by place, or one after the other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace

from lint_rules.values.changes import mutation
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.holding import held_by
from lint_rules.values.domain.joining import join_all
from lint_rules.values.domain.value import Constant, Instance, ModuleObject, UnknownValue, Value, alternatives, unknown
from lint_rules.values.frames.frame import Frame


def item(frame: Frame, module: ModuleObject, index: Value, bounds: slice | None, node: ast.expr) -> Value:
    """`module[index]`: one of the submodules, or a container of those within the bounds."""
    key = index.value if isinstance(index, Constant) else None
    if isinstance(key, int) and -len(module.children) <= key < len(module.children):
        return module.children[key]
    if bounds is not None and not any(isinstance(one, UnknownValue) for one in module.children):
        return replace(module, children=module.children[bounds], identity=frame.engine.fresh())
    return _one_of(frame, module, "it is one of the submodules, or several", node)


def by_name(frame: Frame, module: ModuleObject, name: str, node: ast.AST) -> Value:
    """`module.name`: a submodule, or anything else that a module has."""
    if name in frame.engine.knowledge.attributes_of_wrapped and module.row is not None:
        return module
    if name.isdigit() and int(name) < len(module.children):
        return module.children[int(name)]
    return _one_of(frame, module, "it is an attribute of a module whose class is not seen", node, name)


def _one_of(frame: Frame, module: ModuleObject, why: str, node: ast.AST, name: str = "") -> Value:
    """Something of the module that may be a part of it: who has that can change the parameters."""
    is_setting = module.row is not None and name in (*module.row.arguments, *frame.engine.knowledge.settings_of_modules)
    if module.row is not None and module.row.output is not None and not is_setting:
        mutation.escape(frame, [module], Origin(node, "a part of the module is reached here"))
    return unknown(node, why)


def any_of(frame: Frame, module: ModuleObject | Instance, node: ast.AST) -> Value:
    """A value that stands for the module and for each module in it, of which not all may be known."""
    rest = unknown(node, "it is a submodule of a module whose class is not seen")
    own = frame.engine.fresh()
    found = [replace(one, identity=one.identity | own) for one in (module, *inside(module)) if one.identity]
    return join_all([*found, rest])


def inside(module: ModuleObject | Instance) -> Iterator[ModuleObject | Instance]:
    """The modules in a module that are known, the inner ones first, as `apply` goes over them."""
    for held in held_by(module):
        for one in alternatives(held):
            if isinstance(one, ModuleObject) or (isinstance(one, Instance) and mutation.may_be_module(one)):
                yield from inside(one)
                yield one
