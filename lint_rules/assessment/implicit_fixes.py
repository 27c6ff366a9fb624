"""What repairs an implicit conversion: the guards of what is converted, or an array in its place."""

from __future__ import annotations

import ast

from lint_rules.assessment.boundary import Need, need_of_cpu, need_of_detach
from lint_rules.assessment.converted import Tensors, tensors_in
from lint_rules.assessment.round_trip import comes_back_as_tensor
from lint_rules.context import FileContext
from lint_rules.knowledge.schema import ArrayResult, Converter
from lint_rules.rewrites import GuardArgument
from lint_rules.rule import Fix, FixSafety
from lint_rules.values.domain.dtype_names import named_dtype
from lint_rules.values.domain.kinds import REAL_NUMBERS, python_kind
from lint_rules.values.domain.outcomes import Device, RequiresGrad
from lint_rules.values.domain.value import NONE, Array, Constant, PythonObject, Sequence, Tensor, Value, alternatives
from lint_rules.values.frames.site import CallSite, OperatorSite, StoreSite


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
    is_exact = tensors.is_proven and not (items and detach and _may_hold_objects(site, place))
    safety = FixSafety.SAFE if is_exact else FixSafety.UNSAFE
    if detach and (converter.wrapped or comes_back_as_tensor(site.node, file)):
        safety = FixSafety.DISPLAY_ONLY
    guard = f"{'.detach()' if detach else ''}{'.cpu()' if cpu else ''}"
    return Fix(GuardArgument(place, detach, cpu, items=items), file.span(site.node), safety, f"add {guard}")


def _may_hold_objects(site: CallSite, place: int | str) -> bool:
    """Whether an array may come of it that holds the tensors of a list themselves, where none requires grad."""
    position = site.row.dtype_position if isinstance(site.row, ArrayResult) else -1
    named = site.keywords.get("dtype", site.arguments[position] if 0 <= position < len(site.arguments) else None)
    if named is not None and named != NONE:
        dtype = named_dtype(named)
        return dtype is None or not dtype.is_known or dtype.may_be("object")
    given = site.keywords[place] if isinstance(place, str) else site.arguments[place]
    return not all(map(_is_of_numbers, alternatives(given)))


def _is_of_numbers(value: Value) -> bool:
    """Whether a value is a number, a tensor, an array of numbers, or a list of nothing else."""
    if isinstance(value, Sequence):
        return all(_is_of_numbers(one) for held in value.elements or (value.element,) for one in alternatives(held))
    if isinstance(value, Array):
        return value.dtype.is_known and not value.dtype.may_be("object")
    if isinstance(value, (Constant, PythonObject)):
        return python_kind(value) in (*REAL_NUMBERS, "number")
    return isinstance(value, Tensor)


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
