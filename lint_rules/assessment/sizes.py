"""What says that the argument of a legacy constructor is a size: its name, and what is done with the memory."""

from __future__ import annotations

import ast
import re
from typing import cast

from lint_rules.chains import argument_call
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.size_names import SIZE_WORD, named_like_size
from lint_rules.values.tree.syntax import last_name, path_of, walk

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
    return named_like_size(node.args[0])


def is_counted(node: ast.expr) -> bool:
    """Whether an expression is computed of sizes (`np.prod(shape)`, `lengths.max()`, `ids.max() + 1`)."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)) and isinstance(node.right, ast.Constant):
        return True
    names = (getattr(part, "attr", getattr(part, "id", "")) for part in walk(node))
    return any(_COUNTED.search(name) or SIZE_WORD.search(name) for name in names if isinstance(name, str))


def is_filled_later(node: ast.Call, file: FileContext) -> bool:
    """Whether the scope writes into the tensor that a call makes: by an item, an in-place method, or `out=`."""
    statement, scope = file.statements.get(node), file.scope_around(node)
    if scope is None or not isinstance(statement, (ast.Assign, ast.AnnAssign)):
        return False
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    names = {path for target in targets if (path := path_of(target)) is not None}
    return any(path_of(written) in names for part in walk(scope) for written in _written(part))


_DISTRIBUTIONS = (
    "bernoulli_",
    "cauchy_",
    "exponential_",
    "geometric_",
    "log_normal_",
    "normal_",
    "random_",
    "uniform_",
)
_OVERWRITING = frozenset({"copy_", "fill_", "zero_", *_DISTRIBUTIONS})
_INITIALISING = frozenset(["constant_", "normal_", "ones_", "trunc_normal_", "uniform_", "zeros_"])


def is_overwritten(node: ast.Call, above: ast.Call | None, file: FileContext) -> bool:
    """Whether all that a constructor call makes is written over unread: by the method behind it, or the next statement.

    Who does that has no use for the data that it was made of.
    """
    if above is not None:
        return last_name(above.func) in _OVERWRITING
    following = _statement_after(node, file)
    call = following.value if isinstance(following, ast.Expr) else None
    statement = file.statements.get(node)
    if not isinstance(call, ast.Call) or not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
        return False
    target = path_of(statement.targets[0])
    if target is None or statement.value is not node:
        return False
    name = last_name(call.func)
    if isinstance(call.func, ast.Attribute) and path_of(call.func.value) == target:
        return name in _OVERWRITING
    return name in _INITIALISING and bool(call.args) and path_of(call.args[0]) == target


def _statement_after(node: ast.Call, file: FileContext) -> ast.stmt | None:
    """The statement that runs right after the one that holds a call; None at the end of a block."""
    statement, scope = file.statements.get(node), file.scope_around(node)
    for part in walk(scope) if scope is not None else ():
        body = getattr(part, "body", None)
        if isinstance(body, list) and statement in body[:-1]:
            return cast("ast.stmt", body[body.index(statement) + 1])
    return None


def _written(node: ast.AST) -> list[ast.expr]:
    """What a node writes into."""
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
        return [node.value]
    if not isinstance(node, ast.Call):
        return []
    written = [keyword.value for keyword in node.keywords if keyword.arg == "out"]
    name = last_name(node.func)
    if name.endswith("_") and not name.endswith("__"):
        written += [*node.args[:1], *([node.func.value] if isinstance(node.func, ast.Attribute) else [])]
    return written
