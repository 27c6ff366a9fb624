"""Whether an operation gives a copy, a view, or the tensor itself: as far as its arguments and dtypes tell."""

from __future__ import annotations

from dataclasses import replace

from lint_rules.knowledge import schema
from lint_rules.values.domain.dtype_names import dtype_of
from lint_rules.values.domain.fact import Fact
from lint_rules.values.domain.outcomes import Device
from lint_rules.values.domain.value import NONE, Constant, Tensor, Value
from lint_rules.values.frames.operands import Operands


def as_asked(row: schema.TensorResult, operands: Operands) -> schema.TensorResult:
    """The row of a move or a cast as `copy=True` makes it."""
    is_copied = row.alias is schema.Alias.SOMETIMES and operands.keywords.get("copy") == Constant(True)
    return replace(row, alias=schema.Alias.NEVER) if is_copied else row


def gives_itself(
    row: schema.TensorResult, source: Tensor, device: Fact[Device], dtype: Fact[str], operands: Operands
) -> bool:
    """Whether a move or a cast has nothing to do: it is there already, and has the dtype."""
    is_move_or_cast = row.device is not schema.Place.INPUT or isinstance(row.dtype, str)
    may_be_copied = operands.has_spread or operands.keywords.get("copy", NONE) not in (NONE, Constant(False))
    keeps_dtype = row.dtype is schema.DType.INPUT or (dtype.single is not None and dtype.single == source.dtype.single)
    stays = row.device is schema.Place.INPUT or (device.only(Device.CPU) and source.device.only(Device.CPU))
    return is_move_or_cast and not may_be_copied and keeps_dtype and stays


def is_cast(source: Value | None, dtype: Fact[str] | None) -> bool:
    """Whether the result has another dtype than what went in, so that it is a copy for sure."""
    before = None if source is None else dtype_of(source)
    if before is None or dtype is None or not before.is_known or not dtype.is_known:
        return False
    return before.outcomes.isdisjoint(dtype.outcomes)
