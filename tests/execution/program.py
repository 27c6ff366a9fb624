"""Prepares a program's text for a run, without moving any of its lines."""

from __future__ import annotations

import ast
import re
from types import CodeType

OBSERVER = "__observed_call__"
"""The name under which a program finds the function that makes its one-argument calls."""

_READS_ITS_CALLER = frozenset({"eval", "exec", "super"})
"""Built-in functions that work on the frame that calls them; they are left alone."""

_CUDA_NAME = re.compile(r"cuda(:\d*)?")


def compiled(text: str, *, filename: str, device: str) -> CodeType:
    """Compile a program whose `"cuda"` strings mean `device`; raises SyntaxError.

    `device` is spelled for `cuda` wherever a string is a device's name (`"cuda"`, `"cuda:0"`, the
    beginning of `f"cuda:{rank}"`). Each call with one plain argument goes through the observer, which
    is told its line.
    """
    tree = ast.parse(text, filename)
    prepared = ast.fix_missing_locations(_Preparation(device).visit(tree))
    return compile(prepared, filename, "exec", dont_inherit=True)


class _Preparation(ast.NodeTransformer):
    def __init__(self, device: str) -> None:
        self._device = device

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        if isinstance(node.value, str) and _CUDA_NAME.fullmatch(node.value):
            named = ast.Constant(node.value.replace("cuda", self._device))
            return ast.copy_location(named, node)
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        self.generic_visit(node)
        if not _takes_one_plain_argument(node):
            return node
        observer = ast.Name(OBSERVER, ast.Load())
        arguments = [ast.Constant(node.lineno), node.func, *node.args]
        return ast.copy_location(ast.Call(observer, arguments, []), node)


def _takes_one_plain_argument(node: ast.Call) -> bool:
    if isinstance(node.func, ast.Name) and node.func.id in _READS_ITS_CALLER:
        return False
    return len(node.args) == 1 and not node.keywords and not isinstance(node.args[0], ast.Starred)
