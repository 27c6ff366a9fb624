"""Prepares a generated program for its run: hooks around what is to be seen, and nothing else changed.

Lines and columns stay as they are, and so do the positions in tracebacks.
"""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from types import CodeType

FILENAME = "<generated>"
NOTE, GIVEN, TICK, TRY, ATTEMPT, PASSED = (
    *("__note__", "__given__", "__tick__", "__try__", "__attempt__", "__passed__"),
)
"""The hooks: a value, the first argument of a constructor or of a shuffle, a round of a loop, the
body of a `try`, a statement that may be refused, and one that was not."""

_CUDA_NAME = re.compile(r"cuda(:\d*)?")
_CONSTRUCTOR = re.compile(r"\w*Tensor|from_numpy|as_tensor|asarray|tensor|shuffle")
Place = tuple[int, int, int, int]


def place_of(node: ast.expr | ast.stmt) -> Place:
    """Where an expression or a statement stands, as `ast` counts."""
    return node.lineno, node.col_offset, node.end_lineno or 0, node.end_col_offset or 0


@functools.lru_cache(maxsize=4)
def prepared(text: str, device: str, noted: bool) -> CodeType:
    """A program with its hooks, without those for values unless `noted`; `device` stands for `cuda`."""
    tree = ast.fix_missing_locations(_Noting(device, noted).visit(ast.parse(text)))
    return compile(tree, FILENAME, "exec", dont_inherit=True)


class _Noting(ast.NodeTransformer):
    def __init__(self, device: str, noted: bool) -> None:
        self._device = device
        self._noted = noted

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        if isinstance(node.value, str) and _CUDA_NAME.fullmatch(node.value):
            return ast.copy_location(ast.Constant(node.value.replace("cuda", self._device)), node)
        return node

    def visit_For(self, node: ast.For) -> ast.For:
        self.generic_visit(node)
        node.body.insert(0, self._tick(node))
        return node

    def visit_While(self, node: ast.While) -> ast.While:
        self.generic_visit(node)
        node.body.insert(0, self._tick(node))
        return node

    def visit_Try(self, node: ast.Try) -> ast.Try:
        self.generic_visit(node)
        names: list[ast.expr] = [ast.Constant(name) for handler in node.handlers for name in _exceptions(handler)]
        around = ast.Call(ast.Name(TRY, ast.Load()), names, [])
        node.body = [ast.copy_location(ast.With([ast.withitem(around)], node.body), node)]
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.stmt:
        is_site = _is_site(node)
        self.generic_visit(node)
        return self._attempted([node]) if is_site else node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.stmt | list[ast.stmt]:
        place = place_of(node)
        is_site = isinstance(node.target, ast.Name) and node.target.id == TEMPORARY
        self.generic_visit(node)
        changed = [node, self._passed(place, node)]
        return self._attempted(changed) if is_site else changed

    def visit_Assign(self, node: ast.Assign) -> ast.stmt | list[ast.stmt]:
        (target, *others) = node.targets
        if others or not isinstance(target, ast.Subscript):
            self.generic_visit(node)
            return node
        place = place_of(target)
        is_site = isinstance(target.value, ast.Name) and target.value.id == TEMPORARY
        self.generic_visit(node)
        stored = [node, self._passed(place, node)]
        return self._attempted(stored) if is_site else stored

    def visit_Call(self, node: ast.Call) -> ast.expr:
        place = place_of(node)
        name = getattr(node.func, "attr", "")
        if isinstance(node.func, ast.Attribute):
            node.func.value = self.visit(node.func.value)
        node.args = [self.visit(one) for one in node.args]
        node.keywords = [self.visit(one) for one in node.keywords]
        if self._noted and node.args and _CONSTRUCTOR.fullmatch(name) and not isinstance(node.args[0], ast.Starred):
            node.args[0] = _hook(GIVEN, place, node.args[0])
        return self._note(node)

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        return self._note(node)

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        self.generic_visit(node)
        return self._note(node)

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        self.generic_visit(node)
        return self._note(node) if isinstance(node.ctx, ast.Load) else node

    def _tick(self, node: ast.stmt) -> ast.stmt:
        return ast.copy_location(ast.Expr(ast.Call(ast.Name(TICK, ast.Load()), [], [])), node)

    def _passed(self, place: Place, node: ast.stmt) -> ast.stmt:
        return ast.copy_location(ast.Expr(_hook(PASSED, place)), node)

    def _attempted(self, body: list[ast.stmt]) -> ast.stmt:
        around = ast.Call(ast.Name(ATTEMPT, ast.Load()), [], [])
        return ast.copy_location(ast.With([ast.withitem(around)], body), body[0])

    def _note(self, node: ast.expr) -> ast.expr:
        if not self._noted or (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super"
        ):
            return node
        return ast.copy_location(_hook(NOTE, place_of(node), node), node)


TEMPORARY = "temporary"
"""A name that programs bind only to change what it holds, where that may be refused."""


def _is_site(node: ast.Expr) -> bool:
    """Whether a statement does nothing but to keep what an expression gives."""
    return isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == "out.append"


def _hook(name: str, place: Place, *arguments: ast.expr) -> ast.Call:
    where = ast.Tuple([ast.Constant(number) for number in place], ast.Load())
    return ast.Call(ast.Name(name, ast.Load()), [where, *arguments], [])


def _exceptions(handler: ast.ExceptHandler) -> Iterator[str]:
    """The exceptions of the language that a handler names."""
    if handler.type is None:
        yield "BaseException"
    else:
        yield from (node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name))
