"""Import statements: a name stands for a qualified name."""

from __future__ import annotations

import ast

from lint_rules.values.attributes import qualified
from lint_rules.values.frame import Frame
from lint_rules.values.value import Qualified, Value, unknown


def import_statement(frame: Frame, node: ast.Import) -> None:
    """`import a.b`, `import a.b as c`."""
    for alias in node.names:
        if alias.asname:
            frame.bind_name(alias.asname, qualified(frame, alias.name))
        else:
            root = alias.name.partition(".")[0]
            frame.bind_name(root, Qualified(root))


def from_import(frame: Frame, node: ast.ImportFrom) -> None:
    """`from a import b as c`; relative imports name code of the project, which is not looked into here."""
    for alias in node.names:
        if alias.name == "*":
            if node.module and not node.level:
                frame.star_imports.append(node.module)
            continue
        frame.bind_name(alias.asname or alias.name, _imported(frame, node, alias))


def _imported(frame: Frame, node: ast.ImportFrom, alias: ast.alias) -> Value:
    if node.level or not node.module:
        return unknown(node, f"{alias.name!r} is imported from another file of the project")
    return qualified(frame, f"{node.module}.{alias.name}")
