"""The kinds of result that most functions of NumPy have."""

from __future__ import annotations

from lint_rules.knowledge.schema import ArrayResult, ChoiceResult, DType, Rank


def elementwise(dtype: DType | str) -> ArrayResult:
    """A scalar of what has no dimensions."""
    return ArrayResult(dtype, Rank.INPUT)


def array(dtype: DType | str = DType.INPUT) -> ArrayResult:
    """Always of at least one dimension."""
    return ArrayResult(dtype)


def either(dtype: DType | str) -> ArrayResult:
    """An array or a scalar, by axes and shapes."""
    return ArrayResult(dtype, Rank.EITHER)


def reduction(dtype: DType | str, axis: int) -> ChoiceResult:
    """Over all axes a scalar, unless `keepdims` is given. `axis`: where that argument stands."""
    missing = ChoiceResult("keepdims", -1, given=either(dtype), missing=ArrayResult(dtype, Rank.SCALAR))
    return ChoiceResult("axis", axis, given=either(dtype), missing=missing)
