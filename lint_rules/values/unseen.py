"""What can be told of code that is not seen, by its name and by what it is given."""

from __future__ import annotations

from lint_rules.knowledge import schema
from lint_rules.values import devices
from lint_rules.values.fact import Origin
from lint_rules.values.frame import Frame
from lint_rules.values.operands import Operands
from lint_rules.values.value import NONE, Constant, DeviceObject, UnknownValue, Value


def given_by_unseen(frame: Frame, callee: Value, origin: Origin, operands: Operands) -> UnknownValue:
    """What code that is not seen gives."""
    inputs = (callee, *operands.inputs)
    return UnknownValue(origin, frame.engine.fresh(), device=devices.device_of_unseen(inputs, operands.node))


def tells_tensor(row: schema.TensorResult, operands: Operands) -> bool:
    """Whether a method makes sense on tensors and modules only: by its name, or because it names a device."""
    if row.distinctive:
        return True
    named = operands.keywords.get("device", operands.arguments[0] if operands.arguments else NONE)
    return row.device is schema.Place.ARGUMENT and (
        isinstance(named, DeviceObject) or named in (Constant("cpu"), Constant("cuda"))
    )
