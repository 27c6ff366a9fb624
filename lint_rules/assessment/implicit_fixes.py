"""What repairs an implicit conversion: the guards of what is converted, or an array in its place."""

from __future__ import annotations

import ast

from lint_rules.assessment.boundary import Need, need_of_cpu, need_of_detach
from lint_rules.assessment.converted import Tensors, tensors_in
from lint_rules.assessment.round_trip import comes_back_as_tensor
from lint_rules.context import FileContext
from lint_rules.knowledge.schema import Converter
from lint_rules.rewrites import GuardArgument
from lint_rules.rule import Fix, FixSafety
from lint_rules.values.outcomes import Device, RequiresGrad
from lint_rules.values.site import CallSite, OperatorSite, StoreSite
from lint_rules.values.value import Array, Sequence, Tensor, Value, alternatives


def guard_written(site: OperatorSite, right: ast.expr, tensors: Tensors, file: FileContext) -> Fix | None:
    """`array += tensor`: what is written into the array must become one."""
    if not all(isinstance(one, Array) and one.is_ndarray for one in alternatives(site.receiver)):
        return None
    needs = need_of_detach(tensors.requires_grad, site.context.grad_mode), need_of_cpu(tensors.device)
    return guard_stored(site, right, needs, tensors, file)


def guard_stored(
    site: OperatorSite | StoreSite, subject: ast.expr, needs: tuple[Need, Need], tensors: Tensors, file: FileContext
) -> Fix:
    """What is written into an array is converted, and nothing else can be meant."""
    detach, cpu = (need is not Need.NOT for need in needs)
    safety = FixSafety.SAFE if tensors.is_proven else FixSafety.UNSAFE
    if detach and comes_back_as_tensor(subject, file):
        safety = FixSafety.DISPLAY_ONLY
    to_array = isinstance(site, OperatorSite)
    words = (".detach()" if detach else "", ".cpu()" if cpu else "", ".numpy()" if to_array else "")
    rewrite = GuardArgument(None, detach, cpu, to_array=to_array)
    return Fix(rewrite, file.span(subject), safety, f"add {''.join(words)}")


def cast_of(value: Value, file: FileContext) -> str | None:
    """The method that gives a tensor a dtype which NumPy has, where it is known to lack one."""
    kinds = [one.dtype.single for one in alternatives(value) if isinstance(one, Tensor)]
    methods = {file.knowledge.dtypes_without_array.get(dtype or "") for dtype in kinds}
    return methods.pop() if len(methods) == 1 else None


def guard_argument(
    site: CallSite,
    converter: Converter,
    place: int | str,
    needs: tuple[Need, Need],
    tensors: Tensors,
    file: FileContext,
    items: tuple[int, ...] | None,
) -> Fix | None:
    if items is None:
        return None
    detach, cpu = (need is not Need.NOT for need in needs)
    safety = FixSafety.SAFE if tensors.is_proven else FixSafety.UNSAFE
    if detach and (converter.wrapped or comes_back_as_tensor(site.node, file)):
        safety = FixSafety.DISPLAY_ONLY
    guard = f"{'.detach()' if detach else ''}{'.cpu()' if cpu else ''}"
    return Fix(GuardArgument(place, detach, cpu, items=items), file.span(site.node), safety, f"add {guard}")


def items_of(node: ast.expr, value: Value) -> tuple[int, ...] | None:
    """Which items of a list that is written out are tensors: none of a tensor itself; None where none can be named."""
    if tensors_in(value) is not None:
        return ()
    if isinstance(node, ast.ListComp) and isinstance(value, Sequence):
        held = value.elements or (value.element,)
        return (0,) if all(tensors_in(one) is not None for one in held) else None
    if not isinstance(node, (ast.List, ast.Tuple)) or not isinstance(value, Sequence) or value.elements is None:
        return None
    if len(value.elements) != len(node.elts):
        return None
    return tuple(place for place, one in enumerate(value.elements) if _may_fail(one)) or None


def _may_fail(value: Value) -> bool:
    """Whether a value is a tensor that is not known to be on the CPU and outside of every graph."""
    tensors = tensors_in(value)
    return tensors is not None and not (tensors.requires_grad.only(RequiresGrad.NO) and tensors.device.only(Device.CPU))
