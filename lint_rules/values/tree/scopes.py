"""What the syntax of one file says about its scopes: found when it is asked for, and kept as long as the tree."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from lint_rules.values.tree.class_syntax import ClassSyntax
from lint_rules.values.tree.slicing import Slice
from lint_rules.values.tree.syntax import Bindings, ScopeNode, bindings_of


@dataclass(slots=True, eq=False)
class Scopes:
    """The classes of a file, the names that its functions bind, and the statements of these that matter."""

    slices: dict[tuple[ScopeNode, bool], Slice] = field(default_factory=dict)
    _classes: dict[ast.ClassDef, ClassSyntax] = field(default_factory=dict)
    _bindings: dict[ScopeNode, Bindings] = field(default_factory=dict)

    def class_(self, node: ast.ClassDef) -> ClassSyntax:
        """A class definition."""
        if node not in self._classes:
            self._classes[node] = ClassSyntax(node)
        return self._classes[node]

    def bindings_of(self, scope: ScopeNode) -> Bindings:
        """Which names a scope binds itself."""
        if scope not in self._bindings:
            self._bindings[scope] = bindings_of(scope)
        return self._bindings[scope]
