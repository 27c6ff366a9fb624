"""The legacy constructors `torch.Tensor(x)`, `torch.LongTensor(x)`: what they are given, and whether it is a size."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from lint_rules.assessment.dtype_loss import is_integer
from lint_rules.assessment.sizes import is_overwritten, looks_like_size
from lint_rules.chains import call_above
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.knowledge.library import library
from lint_rules.values.domain import dtype_names
from lint_rules.values.domain.fact import UNKNOWN, Fact
from lint_rules.values.domain.outcomes import Device
from lint_rules.values.domain.value import Array, Value
from lint_rules.values.frames.site import CallSite, Site
from lint_rules.values.tree.syntax import walk

ARRAY_TO_TENSOR_NAMES = library().array_to_tensor_names
_INTEGER_CASTS = {"int64": "long", "int32": "int", "int16": "short", "int8": "int8", "uint8": "uint8", "bool": "bool"}
"""dtype -> its name behind `torch.`, as people write it."""


@dataclass(frozen=True, slots=True)
class Cast:
    """A cast right behind the constructor, with the dtype as it is spelled behind `torch.`."""

    node: ast.Call
    dtype: str


@dataclass(frozen=True, slots=True)
class LegacyCall:
    """One call of a legacy constructor with just one argument.

    `is_typed`: the constructor says the dtype itself (`torch.LongTensor`). `dtype` is that of the tensor that it
    makes, `device` where it lies. `casts_to_default`: a cast behind it says that this dtype is meant.
    `looks_like_size`: what stands around it says that x is a size. `is_measured`: the scope takes `len(x)`, so that
    x is no size, and no cast behind it asks for integers: most often a list of numbers. `is_overwritten`: nothing
    of what it is made of is ever read. `torch_name`: what the file calls the library.
    """

    node: ast.Call
    argument_node: ast.expr
    argument: Value
    is_typed: bool
    dtype: Fact[str]
    device: schema.Place
    default_device: Fact[Device]
    torch_name: str | None
    cast: Cast | None
    casts_to_default: bool
    looks_like_size: bool
    is_measured: bool
    is_overwritten: bool


TYPED_CONSTRUCTORS = frozenset(
    name.rpartition(".")[2]
    for name, row in library().functions.items()
    if isinstance(row, schema.TypeName) and isinstance(row.call, schema.LegacyConstructor) and row.call.dtype
)
"""`FloatTensor` and its like."""


def untyped_call_at(site: Site, file: FileContext) -> LegacyCall | None:
    """The call `torch.Tensor(x)` at a site, or None if there is none, or if it has no argument or several."""
    call = legacy_call_at(site, file)
    return None if call is None or call.is_typed else call


def legacy_call_at(site: Site, file: FileContext) -> LegacyCall | None:
    """The legacy call at a site, or None if there is none, or if it has no argument or several."""
    row = legacy_constructor_of(site)
    if row is None or not isinstance(site, CallSite):
        return None
    node = site.node
    if len(node.args) != 1 or node.keywords or isinstance(node.args[0], ast.Starred) or len(site.arguments) != 1:
        return None
    above = call_above(node, file)
    cast_dtype = _cast_dtype(above, file)
    dtype = site.context.default_dtype if row.dtype is None else Fact.of(row.dtype)
    return LegacyCall(
        node=node,
        argument_node=node.args[0],
        argument=site.arguments[0],
        is_typed=row.dtype is not None,
        dtype=dtype,
        device=row.device,
        default_device=site.context.default_device,
        torch_name=torch_name(site, file),
        cast=_integer_cast(above, cast_dtype),
        casts_to_default=cast_dtype is not None and dtype.only(cast_dtype),
        looks_like_size=looks_like_size(node, above, file),
        is_measured=_integer_cast(above, cast_dtype) is None and _is_measured(node, file),
        is_overwritten=is_overwritten(node, above, file),
    )


def is_data(array: Array) -> bool:
    """Whether an array is certain to be no size: one of integers without dimensions is one."""
    may_be_integer = any(one is UNKNOWN or (one != "bool" and is_integer(str(one))) for one in array.dtype.outcomes)
    return array.rank is schema.Rank.ARRAY or (array.is_ndarray and not may_be_integer)


def may_be_given_data(site: Site, file: FileContext) -> bool:
    """Whether more knowledge of the argument could tell that it is data: nothing says that it is a size."""
    call = legacy_call_at(site, file)
    return call is not None and not call.looks_like_size


def legacy_constructor_of(site: Site) -> schema.LegacyConstructor | None:
    """What the tables say of the legacy constructor that is called at a site; None for anything else."""
    row = site.row if isinstance(site, CallSite) else None
    called = row.call if isinstance(row, schema.TypeName) else None
    return called if isinstance(called, schema.LegacyConstructor) else None


def torch_name(site: CallSite, file: FileContext) -> str | None:
    """What the file calls the library: as it is written before the function's name, or as it was imported."""
    if site.qualified is None:
        return file.visible_module_name("torch", site.node)
    base = site.node.func
    for _ in site.qualified.split(".")[1:]:
        if not isinstance(base, ast.Attribute):
            return file.visible_module_name("torch", site.node)
        base = base.value
    return file.source.segment(file.span(base))


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


def _is_measured(node: ast.Call, file: FileContext) -> bool:
    """Whether the scope takes `len()` of the same expression."""
    scope = file.scope_around(node)
    wanted = ast.dump(node.args[0])
    return scope is not None and any(
        isinstance(part, ast.Call)
        and isinstance(part.func, ast.Name)
        and part.func.id == "len"
        and len(part.args) == 1
        and ast.dump(part.args[0]) == wanted
        for part in walk(scope)
    )
