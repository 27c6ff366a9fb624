"""Adds `import torch` to a file that knows torch's functions but not the module itself."""

from __future__ import annotations

import ast
import itertools

from codemods.edits import Edit
from codemods.verify import first_line, tree_of
from lint_rules.rule import Span
from lint_rules.source import Source
from lint_rules.survey.module_names import names_bound_in


def import_torch(source: Source) -> tuple[Edit, ...]:
    """The edit that adds the line beside the imports that are there.

    It goes before the first import from torch, else before the first import, else behind the docstring and the
    imports from `__future__`. There is none where `torch` names something else, where there is no room, and where
    the file imports from torch on some paths only: it may run without torch being installed.
    """
    tree = tree_of(source.text)
    line = _line_for_import(tree) if tree and not _can_do_without_torch(tree) else None
    if tree is None or line is None or any(_binds_torch(node) for node in ast.walk(tree)):
        return ()
    return (Edit(Span(line, 1, line, 1), f"import torch{_line_end(source)}"),)


def hides_torch(source: Source, target: Span) -> bool:
    """Whether a function, a class or a comprehension around the target has a `torch` of its own."""
    tree = tree_of(source.text)
    around = (node for node in ast.walk(tree) if _stands_around(node, target)) if tree else ()
    return any("torch" in names_bound_in(scope) for scope in around)


def _stands_around(node: ast.AST, target: Span) -> bool:
    """Whether a node may hold the target, by the lines that it stands on."""
    if not isinstance(node, (ast.expr, ast.stmt)):
        return False
    return node.lineno <= target.line and (node.end_lineno or node.lineno) >= target.end_line


def _can_do_without_torch(tree: ast.Module) -> bool:
    imports = [node for node in ast.walk(tree) if _imports_torch(node)]
    return bool(imports) and not any(statement in imports for statement in tree.body)


def _imports_torch(node: ast.AST) -> bool:
    if isinstance(node, ast.Import):
        return any(alias.name.partition(".")[0] == "torch" for alias in node.names)
    return _is_from_torch(node)


def _line_for_import(tree: ast.Module) -> int | None:
    """The line before which the import goes; None where code shares a line with what must come first."""
    bound = [statement for statement in tree.body if _must_stay_first(statement, tree)]
    free = _end(bound[-1]) + 1 if bound else 1
    rest = tree.body[len(bound) :]
    if not rest or first_line(rest[0]) < free:
        return None
    own_line = [second for first, second in itertools.pairwise(tree.body) if second.lineno > _end(first)]
    imports = [
        statement for statement in (tree.body[0], *own_line) if isinstance(statement, (ast.Import, ast.ImportFrom))
    ]
    later = [statement for statement in imports if statement.lineno >= free]
    from_torch = [statement for statement in later if _is_from_torch(statement)]
    if candidates := from_torch or later:
        return candidates[0].lineno
    return free if bound else first_line(rest[0])


def _end(statement: ast.stmt) -> int:
    assert statement.end_lineno is not None, "nodes made by ast.parse have an end"
    return statement.end_lineno


def _is_from_torch(statement: ast.AST) -> bool:
    return (
        isinstance(statement, ast.ImportFrom)
        and not statement.level
        and (statement.module or "").partition(".")[0] == "torch"
    )


def _must_stay_first(statement: ast.stmt, tree: ast.Module) -> bool:
    if isinstance(statement, ast.ImportFrom) and statement.module == "__future__":
        return True
    return statement is tree.body[0] and ast.get_docstring(tree, clean=False) is not None


def _binds_torch(node: ast.AST) -> bool:
    match node:
        case ast.Name(id="torch", ctx=ast.Store() | ast.Del()) | ast.arg(arg="torch"):
            return True
        case ast.FunctionDef(name="torch") | ast.AsyncFunctionDef(name="torch") | ast.ClassDef(name="torch"):
            return True
        case ast.ExceptHandler(name="torch") | ast.MatchAs(name="torch") | ast.MatchStar(name="torch"):
            return True
        case ast.MatchMapping(rest="torch"):
            return True
        case ast.ImportFrom(names=aliases):
            return any((alias.asname or alias.name) == "torch" for alias in aliases)
        case ast.alias(name=name, asname=asname):
            return asname == "torch" and name != "torch"
        case _:
            return False


def _line_end(source: Source) -> str:
    first = source.lines[0] if source.lines else ""
    return first[len(first.rstrip("\r\n")) :] or "\n"
