"""Method chains: what stands below and above a call in `x.cpu().squeeze().detach()`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.values.domain.outcomes import Device
from lint_rules.values.domain.value import Constant, DeviceObject
from lint_rules.values.frames.site import CallSite


def calls_below(node: ast.Call) -> Iterator[ast.Call]:
    """The method calls that the receiver of a method call is made of, the nearest first."""
    func = node.func
    while isinstance(func, ast.Attribute) and isinstance(func.value, ast.Call):
        yield func.value
        func = func.value.func


def call_above(node: ast.expr, file: FileContext) -> ast.Call | None:
    """The method call whose receiver an expression is, if it is one."""
    attribute = file.parent(node)
    if not isinstance(attribute, ast.Attribute):
        return None
    call = file.parent(attribute)
    return call if isinstance(call, ast.Call) and call.func is attribute else None


def argument_call(node: ast.expr, file: FileContext) -> ast.Call | None:
    """The call that an expression is the first argument of."""
    call = file.parent(node)
    return call if isinstance(call, ast.Call) and call.args[:1] == [node] else None


def is_detach(site: CallSite) -> bool:
    """Whether a method call is `.detach()`."""
    row = site.row
    return (
        isinstance(row, schema.TensorResult)
        and row.grad is schema.Grad.NEVER
        and row.alias is schema.Alias.ALWAYS
        and not row.inplace
        and not site.node.args
    )


def moves_to_cpu(site: CallSite) -> bool:
    """Whether a method call is `.cpu()` or a `.to(…)` that names the CPU."""
    row = site.row
    if not isinstance(row, schema.TensorResult):
        return False
    if row.device is schema.Place.CPU:
        return True
    device = site.keywords.get("device", site.arguments[0] if site.arguments else None)
    if row.device is not schema.Place.ARGUMENT:
        return False
    if isinstance(device, DeviceObject):
        return device.device.only(Device.CPU)
    return device == Constant("cpu")
