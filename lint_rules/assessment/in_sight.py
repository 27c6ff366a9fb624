"""Whether all that a fact rests on stands in sight: library calls, numbers, and names that nothing else can change.

Python has many ways to change a value unseen: aliases, properties, hooks, whoever else holds it. What is left out
because of a fact must not hang on there being none of them: here the text of one scope decides, whatever the engine
knows.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.values.frames.site import CallSite
from lint_rules.values.tree.arguments import parameters_of
from lint_rules.values.tree.syntax import children, outer_names, walk

_SHOWING = frozenset({"bool", "float", "int", "len", "print", "repr", "str"})
"""Functions of Python that keep nothing of what they are given, and change nothing."""
_OPERATIONS = (ast.BinOp, ast.Compare, ast.FormattedValue)

Settles = Callable[[CallSite], bool | None]
"""Whether the fact holds of what a call gives; None where what goes into it decides."""


def is_in_sight(node: ast.expr, settles: Settles, file: FileContext) -> bool:
    """Whether a value is computed from nothing but what is seen in the scope that the expression stands in."""
    scope = file.scope_around(node)
    if not isinstance(scope, (ast.Module, ast.FunctionDef)):
        return False
    parents = {child: around for around in (scope, *walk(scope)) for child in children(around)}
    return _Sight(scope, parents, settles, file).holds(node)


@dataclass(frozen=True, slots=True)
class _Sight:
    scope: ast.Module | ast.FunctionDef
    parents: Mapping[ast.AST, ast.AST]
    settles: Settles
    file: FileContext

    def holds(self, node: ast.AST) -> bool:
        """Whether all that an expression is computed from is in sight."""
        if isinstance(node, ast.Constant):
            return True
        if isinstance(node, ast.Name):
            return self._is_bound_in_sight(node.id)
        if isinstance(node, ast.Call):
            return self._is_call_in_sight(node)
        if isinstance(node, ast.Attribute):
            row = self.file.knowledge.tensor_attributes.get(node.attr)
            return isinstance(row, schema.TensorResult) and not row.may_be_none and self.holds(node.value)
        if isinstance(node, (ast.BinOp, ast.UnaryOp, ast.Compare, ast.Subscript, ast.List, ast.Tuple, ast.Slice)):
            return all(map(self.holds, children(node)))
        return False

    def _is_call_in_sight(self, call: ast.Call) -> bool:
        site = self.file.call_at(call)
        if site is None or not _is_pure(site):
            return False
        is_settled = self.settles(site)
        if is_settled is not None:
            return is_settled
        receiver = [call.func.value] if isinstance(call.func, ast.Attribute) and site.receiver is not None else []
        return all(map(self.holds, [*receiver, *call.args, *(keyword.value for keyword in call.keywords)]))

    def _is_bound_in_sight(self, name: str) -> bool:
        """Whether a variable of the scope is bound once, to what is in sight, and nobody gets hold of its object."""
        if name in outer_names(self.file.tree):
            return False
        if isinstance(self.scope, ast.FunctionDef) and name in {one.arg for one in parameters_of(self.scope.args)}:
            return False
        mentions = [node for node in walk(self.scope) if isinstance(node, ast.Name) and node.id == name]
        stores = [node for node in mentions if not isinstance(node.ctx, ast.Load)]
        assignment = self.parents.get(stores[0]) if len(stores) == 1 else None
        if not isinstance(assignment, ast.Assign) or assignment.targets != stores:
            return False
        reads = (node for node in mentions if node not in stores)
        return all(map(self._is_harmless, reads)) and self.holds(assignment.value)

    def _is_harmless(self, node: ast.AST) -> bool:
        """Whether what is done with a tensor at a place neither changes it nor keeps something that shows it."""
        around = self.parents.get(node)
        if isinstance(around, ast.Attribute):
            return self._is_harmless_attribute(around)
        if isinstance(around, ast.Subscript) and isinstance(around.ctx, ast.Load):
            return around.slice is node or self._is_harmless(around)
        if isinstance(around, ast.Call):
            site = self.file.call_at(around)
            is_shown = isinstance(around.func, ast.Name) and around.func.id in _SHOWING
            return is_shown or (site is not None and self._keeps_nothing(site, around))
        return isinstance(around, _OPERATIONS)

    def _is_harmless_attribute(self, attribute: ast.Attribute) -> bool:
        if not isinstance(attribute.ctx, ast.Load):
            return False
        around = self.parents.get(attribute)
        if isinstance(around, ast.Call) and around.func is attribute:
            site = self.file.call_at(around)
            return site is not None and self._keeps_nothing(site, around)
        row = self.file.knowledge.tensor_attributes.get(attribute.attr)
        return self._is_harmless(attribute) if isinstance(row, schema.TensorResult) else row is not None

    def _keeps_nothing(self, site: CallSite, call: ast.Call) -> bool:
        """Whether a call changes nothing, and what it gives shows nothing of what went in, or is harmless itself."""
        row = site.row
        if isinstance(row, (schema.Conversion, schema.PythonResult)):
            return True
        is_copy = isinstance(row, schema.TensorResult) and row.alias is schema.Alias.NEVER
        return _is_pure(site) and (is_copy or self._is_harmless(call))


def _is_pure(site: CallSite) -> bool:
    """Whether a call is one of torch's own operations, and writes into nothing that it is given."""
    writes = site.name.endswith("_") or "out" in site.keywords
    return isinstance(site.row, schema.TensorResult) and not site.row.inplace and not writes
