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
    # Of a sum, `dtype` comes next, and then `out`.
    position = axis + 1 if dtype is DType.SUM else -1
    some = ArrayResult(dtype, Rank.EITHER, dtype_position=position)
    scalar = ArrayResult(dtype, Rank.SCALAR, dtype_position=position)
    return ChoiceResult(
        "axis", axis, given=some, missing=ChoiceResult("keepdims", -1, is_flag=True, given=some, missing=scalar)
    )


def running(axis: int) -> ArrayResult:
    """A sum or product so far, along an axis. `axis`: where that argument stands; `dtype` comes next."""
    return ArrayResult(DType.SUM, dtype_position=axis + 1)
