"""What is named like a size: no proof that it is one, but enough to keep quiet."""

from __future__ import annotations

import ast
import re

from lint_rules.values.tree.syntax import last_name

SIZE_WORD = re.compile(
    r"(?:^|_)(?:n|num|size|sizes|dim|dims|len|length|shape|channels|features|units|hidden|count|rows|cols|width|height)"
    r"(?:_|$)",
    re.IGNORECASE,
)


def named_like_size(node: ast.expr) -> bool:
    """Whether an expression is named like a size, or computed of something that is."""
    if isinstance(node, ast.BinOp):
        return named_like_size(node.left) or named_like_size(node.right)
    if isinstance(node, ast.Call):
        return (isinstance(node.func, ast.Name) and node.func.id == "len") or _called_size(node.func)
    if isinstance(node, ast.Subscript):
        return named_like_size(node.value)
    name = last_name(node)
    return (len(name) == 1 and name.isupper()) or SIZE_WORD.search(name) is not None


def _called_size(func: ast.expr) -> bool:
    return isinstance(func, ast.Attribute) and SIZE_WORD.search(func.attr) is not None
