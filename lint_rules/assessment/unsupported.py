"""Arrays of which torch makes no tensor: the reason, where the dtype is proven."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lint_rules.context import FileContext
from lint_rules.values.domain.dtype_names import is_swapped
from lint_rules.values.domain.fact import UNKNOWN, Origin
from lint_rules.values.domain.record_dtypes import is_of_records
from lint_rules.values.domain.value import Array, Value, alternatives
from lint_rules.values.frames.site import CallSite
from lint_rules.values.tree.syntax import walk

_REFUSED: Mapping[str, str] = MappingProxyType(
    {
        "object": "an array of Python objects",
        "str": "an array of strings",
        "bytes": "an array of bytes",
        "datetime64": "an array of dates",
        "timedelta64": "an array of time differences",
    }
)
_RECORDS = "an array of records"
_TORN = "the size of a record is no multiple of that of the field"
_BYTE_ORDER = "its byte order is not the machine's"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why torch takes an array by none of its constructors. `exception` is what it raises."""

    what: str
    exception: str
    origin: Origin | None


def refusal(value: Value) -> Refusal | None:
    """The reason why torch refuses a value; None where it is not proven to be such an array."""
    found = [_refusal_of(one) for one in alternatives(value)]
    return found[0] if None not in found else None


def _refusal_of(value: Value) -> Refusal | None:
    if not isinstance(value, Array) or not value.is_ndarray or value.is_promised:
        return None
    if value.is_torn and value.is_filled:
        return Refusal(_TORN, "ValueError", next(map(value.dtype.origin, value.dtype.outcomes)))
    reasons = [_reason(outcome) for outcome in value.dtype.outcomes]
    if None in reasons:
        return None
    dtype = min(map(str, value.dtype.outcomes))
    what = _reason(dtype) or ""
    return Refusal(what, "ValueError" if what == _BYTE_ORDER else "TypeError", value.dtype.origin(dtype))


def _reason(dtype: object) -> str | None:
    if dtype is UNKNOWN:
        return None
    if is_of_records(str(dtype)):
        return _RECORDS
    return _BYTE_ORDER if is_swapped(str(dtype)) else _REFUSED.get(str(dtype))


def holds_no_numbers(dtype: object) -> bool:
    """Whether torch has no tensors of what an array of this dtype holds, each for itself either."""
    return str(dtype) in _REFUSED or is_of_records(str(dtype))


def asks_for_dtypes(site: CallSite, file: FileContext) -> bool:
    """Whether the scope of a call decides by dtypes what it does: what runs then is not known to be this call."""
    scope = file.scope_around(site.node)
    tests = (_test_of(node) for node in walk(scope)) if scope is not None else ()
    return any(
        (isinstance(part, ast.Attribute) and part.attr in ("dtype", "kind", "issubdtype", "byteorder"))
        or (isinstance(part, ast.Name) and part.id in ("dtype", "issubdtype"))
        for test in tests
        if test is not None
        for part in walk(test)
    )


def _test_of(node: ast.AST) -> ast.expr | None:
    if isinstance(node, (ast.If, ast.While, ast.IfExp, ast.Assert)):
        return node.test
    return node.subject if isinstance(node, ast.Match) else None
