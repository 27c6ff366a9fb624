"""Where arrays and tensors meet, and one becomes the other without being asked to, or refuses to."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from lint_rules.assessment.boundary import Need, is_handled, need_of_cpu, need_of_detach
from lint_rules.assessment.converted import (
    Failure,
    Tensors,
    certainty_beside,
    certainty_of,
    held_by,
    origin_of,
    tensors_in,
    tensors_of,
    why_it_fails,
)
from lint_rules.assessment.evidence import belongs_to_another_path, runs_in_constructor
from lint_rules.assessment.implicit_fixes import cast_of, guard_argument, guard_stored, guard_written, items_of
from lint_rules.assessment.refused_arrays import is_array, refusals_at
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.knowledge.library import converting_names
from lint_rules.knowledge.schema import Converter
from lint_rules.rewrites import GuardArgument
from lint_rules.rule import Certainty, Fix, FixSafety
from lint_rules.values.domain.fact import Fact
from lint_rules.values.domain.library_value import LibraryObject
from lint_rules.values.domain.outcomes import Device
from lint_rules.values.domain.value import Array, PythonObject, Value, alternatives
from lint_rules.values.frames.site import CallSite, OperatorSite, Site, StoreSite

_REFUSED_BY_ARRAYS = frozenset({"add", "sub", "mul", "floordiv", "mod", "pow", "matmul", "and", "or", "xor", "lshift"})
_COMPARISONS = frozenset({"lt", "le", "gt", "ge"})
_CONVERTED_FOR_TENSORS = _REFUSED_BY_ARRAYS | {"truediv"}
OPERATORS = frozenset(f"__{before}{name}__" for name in _CONVERTED_FOR_TENSORS for before in ("", "i")) | {
    f"__{name}__" for name in _COMPARISONS | {"ne"}
}
"""The special methods of the operators that convert one side or refuse it, or both: `==` does neither."""
CONVERTING_NAMES = converting_names()


def failures_at(site: Site, file: FileContext) -> Iterator[Failure]:
    """What fails at a site, unless the program expects it to."""
    if is_handled(site, file):
        return
    if isinstance(site, OperatorSite):
        yield from _in_operator(site, file)
    elif isinstance(site, StoreSite):
        yield from _in_store(site, file)
    elif isinstance(site, CallSite):
        yield from _in_call(site, file)


# Operators and stores


def _in_operator(site: OperatorSite, file: FileContext) -> Iterator[Failure]:
    node = site.node
    left, right = _sides(node)
    name = site.name.strip("_")
    plain = name[1:] if isinstance(node, ast.AugAssign) else name
    if plain == "ne":
        yield from _always_different(site, left, right, file)
        return
    if is_array(site.receiver) and (tensors := tensors_in(site.argument)) is not None:
        if plain in _REFUSED_BY_ARRAYS | _COMPARISONS:
            what = f"the array '{file.snippet(left)}' and the tensor '{file.snippet(right)}'"
            yield Failure(
                right,
                f"TypeError: {_symbol(node)} takes no tensor behind an array: {what}; convert one of them",
                certainty_beside(tensors, site.receiver),
                guard_written(site, right, tensors, file) if isinstance(node, ast.AugAssign) else None,
            )
        else:
            yield from _converted(site, right, tensors, file)
    elif is_array(site.argument) and (tensors := tensors_in(site.receiver)) is not None:
        if plain in _COMPARISONS:
            what = f"the tensor '{file.snippet(left)}' and the array '{file.snippet(right)}'"
            yield Failure(
                right,
                f"TypeError: {_symbol(node)} compares no tensor with an array: {what}; convert one of them",
                certainty_beside(tensors, site.argument),
            )
        else:
            yield from _converted(site, left, tensors, file)


def _sides(node: ast.BinOp | ast.AugAssign | ast.Compare) -> tuple[ast.expr, ast.expr]:
    if isinstance(node, ast.BinOp):
        return node.left, node.right
    if isinstance(node, ast.AugAssign):
        return node.target, node.value
    return node.left, node.comparators[0]


def _always_different(site: OperatorSite, left: ast.expr, right: ast.expr, file: FileContext) -> Iterator[Failure]:
    """`array != tensor`: neither side compares itself with the other, so Python compares the two objects."""
    for array, tensor in ((site.receiver, site.argument), (site.argument, site.receiver)):
        if is_array(array) and tensors_in(tensor) is not None:
            what = f"'{file.snippet(left)}' and '{file.snippet(right)}'"
            yield Failure(
                right,
                f"'!=' between an array and a tensor is True, whatever they hold: {what}; convert one of them",
                Certainty.LIKELY,
            )


_SYMBOLS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**",
    ast.MatMult: "@", ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^", ast.LShift: "<<", ast.RShift: ">>",
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip


def _symbol(node: ast.BinOp | ast.AugAssign | ast.Compare) -> str:
    symbol = _SYMBOLS[type(node.ops[0] if isinstance(node, ast.Compare) else node.op)]
    return f"'{symbol}='" if isinstance(node, ast.AugAssign) else f"'{symbol}'"


def _in_store(site: StoreSite, file: FileContext) -> Iterator[Failure]:
    stored = _stored(site.node, file)
    tensors = tensors_in(site.argument)
    if stored is None:
        return
    if tensors is not None and is_array(site.receiver) and _selects_several(site):
        yield from _converted(site, stored, tensors, file)
    targets = tensors_in(site.receiver)
    if targets is not None and is_array(site.argument):
        yield Failure(
            stored,
            f"TypeError: the array '{file.snippet(stored)}' is stored in a tensor; wrap it in torch.from_numpy()",
            certainty_beside(targets, site.argument),
        )


def _stored(target: ast.Subscript, file: FileContext) -> ast.expr | None:
    """What a plain assignment stores; None where the target is a part of something larger."""
    statement = file.parent(target)
    return statement.value if isinstance(statement, ast.Assign) and target in statement.targets else None


def _selects_several(site: StoreSite) -> bool:
    """Whether more than one item is selected: of a single item, a tensor with one element becomes a number."""
    if _has_more_dimensions(
        site.receiver, 1 if not isinstance(site.node.slice, ast.Tuple) else len(site.node.slice.elts)
    ):
        return True
    if isinstance(site.node.slice, ast.Tuple):
        return any(isinstance(one, ast.Slice) for one in site.node.slice.elts)
    return all(one == PythonObject("slice") or _has_dimensions(one) for one in alternatives(site.index))


def _has_more_dimensions(value: Value, indices: int) -> bool:
    """Whether arrays are left where an array is indexed by so many: one of two dimensions consists of rows."""
    dimensions = [one.ndim for one in alternatives(value) if isinstance(one, Array)]
    return bool(dimensions) and all(ndim is not None and ndim > indices for ndim in dimensions)


def _has_dimensions(index: Value) -> bool:
    return isinstance(index, Array) and index.rank is schema.Rank.ARRAY


def _converted(
    site: OperatorSite | StoreSite, subject: ast.expr, tensors: Tensors, file: FileContext
) -> Iterator[Failure]:
    detach = need_of_detach(tensors.requires_grad, site.context.grad_mode)
    cpu = need_of_cpu(tensors.device)
    if Need.CERTAIN in (detach, cpu) or Need.LIKELY in (detach, cpu):
        others = site.receiver if isinstance(site, StoreSite) else _other_side(site)
        yield Failure(
            subject,
            why_it_fails(subject, tensors, cpu, "the array beside it", file),
            min(certainty_of(detach, cpu, tensors), certainty_beside(tensors, others)),
            guard_stored(site, subject, (detach, cpu), tensors, file) if isinstance(site, StoreSite) else None,
            origin_of(tensors, cpu),
        )


def _other_side(site: OperatorSite) -> Value:
    return site.receiver if is_array(site.receiver) else site.argument


# Calls


def _in_call(site: CallSite, file: FileContext) -> Iterator[Failure]:
    if any(isinstance(one, ast.Starred) for one in site.node.args):
        return
    yield from refusals_at(site, file)
    converter = _converter(site, file)
    if converter is None or not converter.always_converts:
        return
    for place, node, value in _arguments(site, converter):
        if converter.refuses and place in (0, "a") and (tensors := tensors_in(value)) is not None:
            yield _refused(site, place, node, value, tensors, file)
        else:
            yield from _converted_argument(site, converter, place, node, value, file)


def _converter(site: CallSite, file: FileContext) -> Converter | None:
    if site.qualified is not None:
        return file.knowledge.converter(site.qualified)
    objects = alternatives(site.receiver) if site.receiver is not None else ()
    if site.receiver is not None and is_array(site.receiver):
        return file.knowledge.array_method_converters.get(site.name)
    if len(objects) == 1 and isinstance(objects[0], LibraryObject):
        return file.knowledge.converting_member(objects[0].class_, site.name)
    return None


def _arguments(site: CallSite, converter: Converter) -> Iterator[tuple[int | str, ast.expr, Value]]:
    for place, (node, value) in enumerate(zip(site.node.args, site.arguments, strict=False)):
        if place < converter.arguments:
            yield place, node, value
    for keyword in site.node.keywords:
        if keyword.arg is not None and converter.takes_keyword(keyword.arg) and keyword.arg in site.keywords:
            yield keyword.arg, keyword.value, site.keywords[keyword.arg]


def _refused(
    site: CallSite, place: int | str, node: ast.expr, value: Value, tensors: Tensors, file: FileContext
) -> Failure:
    name = file.snippet(site.node.func)
    detach = need_of_detach(tensors.requires_grad, site.context.grad_mode)
    cpu = need_of_cpu(tensors.device)
    needs_detach = detach is not Need.NOT
    cast = cast_of(value, file)
    rewrite = GuardArgument(place, needs_detach, cpu is not Need.NOT, to_array=True, cast=cast)
    safety = FixSafety.SAFE if tensors.is_proven else FixSafety.UNSAFE
    if needs_detach:
        safety = FixSafety.DISPLAY_ONLY
    return Failure(
        node,
        f"TypeError: {name}() calls the tensor's own .{site.name}() with arguments that torch does not take; "
        f"call it yourself, or make '{file.snippet(node)}' an array",
        Certainty.CERTAIN if tensors.is_proven else Certainty.LIKELY,
        Fix(rewrite, file.span(site.node), safety, "make it an array"),
    )


def _converted_argument(
    site: CallSite, converter: Converter, place: int | str, node: ast.expr, value: Value, file: FileContext
) -> Iterator[Failure]:
    held, is_whole = held_by(value, converter)
    tensors = tensors_of(held)
    if tensors is None:
        return
    detach = need_of_detach(tensors.requires_grad, site.context.grad_mode)
    cpu = _need_of_cpu_in_call(site, tensors.device, file)
    if not detach.is_evident and not cpu.is_evident:
        return
    certainty = certainty_of(detach, cpu, tensors) if is_whole else Certainty.LIKELY
    yield Failure(
        node,
        why_it_fails(node, tensors, cpu, f"{file.snippet(site.node.func)}()", file),
        certainty,
        guard_argument(site, converter, place, (detach, cpu), tensors, file, items_of(node, value)),
        origin_of(tensors, cpu),
    )


def _need_of_cpu_in_call(site: CallSite, device: Fact[Device], file: FileContext) -> Need:
    need = need_of_cpu(device)
    if need is Need.FOLLOWS and runs_in_constructor(site, file):
        return Need.UNKNOWN
    origin = device.origin(Device.OFF_CPU) or device.origin(Device.FOLLOWS)
    if need.is_evident and device.may_be(Device.CPU) and belongs_to_another_path(site, origin, file):
        return Need.UNKNOWN
    return need
