"""What says that the argument of a legacy constructor is a size: its name, and what is done with the memory."""

from __future__ import annotations

import ast
import re

from lint_rules.chains import argument_call
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.values.syntax import path_of, walk

_SIZE_WORD = re.compile(
    r"(?:^|_)(?:n|num|size|sizes|dim|dims|len|length|shape|channels|features|units|hidden|count|rows|cols|width|height)"
    r"(?:_|$)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:^|_)(?:shapes|lens|lengths|counts|nums|prod)(?:_|$)", re.IGNORECASE)
"""Names of several sizes: the largest of them is one, and so is a product, of a shape most likely."""


def looks_like_size(node: ast.Call, above: ast.Call | None, file: FileContext) -> bool:
    """Whether something around a constructor call, `above` being the method called on it, says that x is a size."""
    around = argument_call(node, file)
    outer = file.call_at(around) if around is not None else None
    if outer is not None and isinstance(outer.row, schema.TypeName) and outer.row.type is schema.Type.PARAMETER:
        return True
    filled = file.call_at(above) if above is not None else None
    if filled is not None and isinstance(filled.row, schema.TensorResult) and filled.row.inplace:
        return True
    return _named_like_size(node.args[0])


def _named_like_size(node: ast.expr) -> bool:
    """A name is no proof, but enough to keep quiet."""
    if isinstance(node, ast.BinOp):
        return _named_like_size(node.left) or _named_like_size(node.right)
    if isinstance(node, ast.Call):
        return (isinstance(node.func, ast.Name) and node.func.id == "len") or _called_size(node.func)
    if isinstance(node, ast.Subscript):
        return _named_like_size(node.value)
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return (len(name) == 1 and name.isupper()) or _SIZE_WORD.search(name) is not None


def _called_size(func: ast.expr) -> bool:
    return isinstance(func, ast.Attribute) and _SIZE_WORD.search(func.attr) is not None


def is_counted(node: ast.expr) -> bool:
    """Whether an expression is computed of sizes (`np.prod(shape)`, `lengths.max()`, `ids.max() + 1`)."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)) and isinstance(node.right, ast.Constant):
        return True
    names = (getattr(part, "attr", getattr(part, "id", "")) for part in walk(node))
    return any(_COUNTED.search(name) or _SIZE_WORD.search(name) for name in names if isinstance(name, str))


def is_filled_later(node: ast.Call, file: FileContext) -> bool:
    """Whether the scope writes into the tensor that a call makes: by an item, an in-place method, or `out=`."""
    statement = file.statements.get(node)
    scope = file.scope_of(statement) if statement is not None else None
    if scope is None or not isinstance(statement, (ast.Assign, ast.AnnAssign)):
        return False
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    names = {path for target in targets if (path := path_of(target)) is not None}
    return any(path_of(written) in names for part in walk(scope) for written in _written(part))


def _written(node: ast.AST) -> list[ast.expr]:
    """What a node writes into."""
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
        return [node.value]
    if not isinstance(node, ast.Call):
        return []
    written = [keyword.value for keyword in node.keywords if keyword.arg == "out"]
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name.endswith("_") and not name.endswith("__"):
        written += [*node.args[:1], *([node.func.value] if isinstance(node.func, ast.Attribute) else [])]
    return written
