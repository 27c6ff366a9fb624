"""Import statements: a name stands for a qualified name, or for what another file of the project defines."""

from __future__ import annotations

import ast
from dataclasses import replace

from lint_rules.values.domain.value import Qualified, Value, unknown
from lint_rules.values.frames.frame import Frame
from lint_rules.values.objects.attributes import qualified


def import_statement(frame: Frame, node: ast.Import) -> None:
    """`import a.b`, `import a.b as c`."""
    for alias in node.names:
        root = alias.name.partition(".")[0]
        named = alias.name if alias.asname else root
        of_project = frame.engine.linker.module(frame, named)
        known = qualified(frame, named) if alias.asname else Qualified(root)
        frame.bind_name(alias.asname or root, of_project or known)


def from_import(frame: Frame, node: ast.ImportFrom) -> None:
    """`from a import b as c`; what another file of the project defines is looked up when it is used."""
    of_project = frame.engine.linker.module(frame, node.module or "", node.level)
    for alias in node.names:
        if alias.name != "*":
            value = _imported(frame, node, alias) if of_project is None else replace(of_project, name=alias.name)
            frame.bind_name(alias.asname or alias.name, value)
        elif of_project is not None:
            frame.star_imports.append(of_project)
        elif node.module and not node.level:
            frame.star_imports.append(node.module)


def _imported(frame: Frame, node: ast.ImportFrom, alias: ast.alias) -> Value:
    if node.level or not node.module:
        return unknown(node, f"{alias.name!r} is imported from a file of the project that is not seen")
    return qualified(frame, f"{node.module}.{alias.name}")
