"""The legacy constructor `torch.Tensor(x)`: what it is given, and what says whether that is a size or data."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

from lint_rules.chains import argument_call, call_above
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.knowledge.library import library
from lint_rules.values import dtype_names
from lint_rules.values.fact import Fact
from lint_rules.values.outcomes import Device
from lint_rules.values.site import CallSite, Site
from lint_rules.values.syntax import walk
from lint_rules.values.value import Value

ARRAY_TO_TENSOR_NAMES = library().array_to_tensor_names
_SIZE_WORD = re.compile(
    r"(?:^|_)(?:n|num|size|sizes|dim|dims|len|length|shape|channels|features|units|hidden|count|rows|cols|width|height)"
    r"(?:_|$)",
    re.IGNORECASE,
)
_INTEGER_CASTS = {"int64": "long", "int32": "int", "int16": "short", "int8": "int8", "uint8": "uint8", "bool": "bool"}
"""dtype -> its name behind `torch.`, as people write it."""


@dataclass(frozen=True, slots=True)
class Cast:
    """A cast right behind the constructor, with the dtype as it is spelled behind `torch.`."""

    node: ast.Call
    dtype: str


@dataclass(frozen=True, slots=True)
class LegacyCall:
    """One call `torch.Tensor(x)` with just one argument.

    `casts_to_default`: a cast behind it says that the default dtype is meant. `looks_like_size`: what stands
    around it says that x is a size. `is_measured`: the scope takes `len(x)`, so that x is no size, and no cast
    behind it asks for integers: most often a list of numbers.
    """

    node: ast.Call
    argument_node: ast.expr
    argument: Value
    default_dtype: Fact[str]
    default_device: Fact[Device]
    torch_name: str | None
    cast: Cast | None
    casts_to_default: bool
    looks_like_size: bool
    is_measured: bool


def legacy_call_at(site: Site, file: FileContext) -> LegacyCall | None:
    """The legacy call at a site, or None if there is none, or if it has no argument or several."""
    if not isinstance(site, CallSite) or not _is_untyped_constructor(site.row):
        return None
    node = site.node
    if len(node.args) != 1 or node.keywords or isinstance(node.args[0], ast.Starred) or len(site.arguments) != 1:
        return None
    above = call_above(node, file)
    cast_dtype = _cast_dtype(above, file)
    default = site.context.default_dtype
    return LegacyCall(
        node=node,
        argument_node=node.args[0],
        argument=site.arguments[0],
        default_dtype=default,
        default_device=site.context.default_device,
        torch_name=_torch_name(node, file),
        cast=_integer_cast(above, cast_dtype),
        casts_to_default=cast_dtype is not None and default.only(cast_dtype),
        looks_like_size=_looks_like_size(node, above, file),
        is_measured=_integer_cast(above, cast_dtype) is None and _is_measured(node, file),
    )


def may_be_given_data(site: Site, file: FileContext) -> bool:
    """Whether more knowledge of the argument could tell that it is data: nothing says that it is a size."""
    call = legacy_call_at(site, file)
    return call is not None and not call.looks_like_size


def _is_untyped_constructor(row: schema.Row | None) -> bool:
    return (
        isinstance(row, schema.TypeName) and isinstance(row.call, schema.LegacyConstructor) and row.call.dtype is None
    )


def _torch_name(node: ast.Call, file: FileContext) -> str | None:
    """The text before `.Tensor`, or the file's name for the library where the class itself was imported."""
    if isinstance(node.func, ast.Attribute):
        return file.source.segment(file.span(node.func.value))
    return file.module_name("torch")


def _cast_dtype(above: ast.Call | None, file: FileContext) -> str | None:
    """The dtype that the method call above casts to."""
    site = file.call_at(above) if above is not None else None
    if site is None or not isinstance(site.row, schema.TensorResult):
        return None
    if isinstance(site.row.dtype, str) and not site.arguments and not site.keywords:
        return site.row.dtype
    if site.row.dtype is schema.DType.ARGUMENT and len(site.arguments) == 1 and not site.keywords:
        named = dtype_names.named_dtype(site.arguments[0])
        return named.single if named is not None else None
    return None


def _integer_cast(above: ast.Call | None, dtype: str | None) -> Cast | None:
    if above is None or dtype is None or dtype not in _INTEGER_CASTS:
        return None
    return Cast(above, _INTEGER_CASTS[dtype])


def _looks_like_size(node: ast.Call, above: ast.Call | None, file: FileContext) -> bool:
    around = argument_call(node, file)
    outer = file.call_at(around) if around is not None else None
    if outer is not None and isinstance(outer.row, schema.TypeName) and outer.row.type is schema.Type.PARAMETER:
        return True
    filled = file.call_at(above) if above is not None else None
    if filled is not None and isinstance(filled.row, schema.TensorResult) and filled.row.inplace:
        return True
    return _named_like_size(node.args[0])


def _is_measured(node: ast.Call, file: FileContext) -> bool:
    """Whether the scope takes `len()` of the same expression."""
    statement = file.statements.get(node)
    scope = file.scope_of(statement) if statement is not None else None
    wanted = ast.dump(node.args[0])
    return scope is not None and any(
        isinstance(part, ast.Call)
        and isinstance(part.func, ast.Name)
        and part.func.id == "len"
        and len(part.args) == 1
        and ast.dump(part.args[0]) == wanted
        for part in walk(scope)
    )


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
