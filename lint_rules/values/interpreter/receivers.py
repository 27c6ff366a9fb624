"""Objects that an attribute holds: what a method changes of them is found again when the attribute is read anew."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from lint_rules.values.changes import mutation, setting
from lint_rules.values.definitions import inheritance
from lint_rules.values.domain.fact import Origin
from lint_rules.values.domain.value import Instance, Value
from lint_rules.values.frames.frame import Frame
from lint_rules.values.interpreter import classes


def keep(frame: Frame, receiver: Value | None, node: ast.AST, changes: Sequence[mutation.Mutation]) -> None:
    """After `self.x.method()`: `self.x` is the object that the method has changed.

    Without a change nothing is kept, as each reading of the attribute gives what all methods together set.
    """
    if frame.state is None or not changes or not isinstance(receiver, Instance):
        return
    holder = _holder(node)
    if holder is None or not isinstance(holder.value, ast.Name):
        return
    owner = frame.here.bindings.get(holder.value.id)
    if not isinstance(owner, Instance) or owner.attribute(holder.attr) is not None:
        return
    if classes.is_property(inheritance.method_of(owner.class_, holder.attr, owner)):
        return
    changed = mutation.after_changes(receiver, changes)
    if changed != receiver:
        origin = Origin(node, "it is kept in an attribute, and others may have changed it")
        setting.set_attribute(frame, owner, holder.attr, mutation.doubted(changed, origin))


def _holder(node: ast.AST) -> ast.Attribute | None:
    """The `self.x` of `self.x.method()`."""
    func = node.func if isinstance(node, ast.Call) else None
    holder = func.value if isinstance(func, ast.Attribute) else None
    return holder if isinstance(holder, ast.Attribute) else None
