"""Where arrays and tensors meet, and one becomes the other without being asked to, or refuses to."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from lint_rules.assessment.boundary import Need, is_handled, need_of_cpu, need_of_detach
from lint_rules.assessment.converted import (
    Tensors,
    certainty_beside,
    certainty_of,
    held_by,
    is_likely_array,
    origin_of,
    tensors_in,
    tensors_of,
    why_it_fails,
)
from lint_rules.assessment.evidence import belongs_to_another_path, runs_in_constructor
from lint_rules.assessment.implicit_fixes import cast_of, guard_argument, guard_stored, guard_written, items_of
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.knowledge.library import converting_names
from lint_rules.knowledge.schema import Converter
from lint_rules.rewrites import GuardArgument
from lint_rules.rule import Certainty, Fix, FixSafety
from lint_rules.values.fact import Fact, Origin
from lint_rules.values.library_value import LibraryObject
from lint_rules.values.outcomes import Device
from lint_rules.values.promises import is_promised
from lint_rules.values.site import CallSite, OperatorSite, Site, StoreSite
from lint_rules.values.value import Array, PythonObject, Sequence, Value, alternatives

_REFUSED_BY_ARRAYS = frozenset({"add", "sub", "mul", "floordiv", "mod", "pow", "matmul", "and", "or", "xor", "lshift"})
_COMPARISONS = frozenset({"lt", "le", "gt", "ge"})
_CONVERTED_FOR_TENSORS = _REFUSED_BY_ARRAYS | {"truediv"}
OPERATORS = frozenset(f"__{before}{name}__" for name in _CONVERTED_FOR_TENSORS for before in ("", "i")) | {
    f"__{name}__" for name in _COMPARISONS | {"ne"}
}
"""The special methods of the operators that convert one side or refuse it, or both: `==` does neither."""
CONVERTING_NAMES = converting_names()


@dataclass(frozen=True, slots=True)
class Failure:
    """What goes wrong at a place: `subject` is the expression that is converted or refused."""

    subject: ast.expr
    message: str
    certainty: Certainty
    fix: Fix | None = None
    origin: Origin | None = None


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
    if _is_array(site.receiver) and (tensors := tensors_in(site.argument)) is not None:
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
    elif _is_array(site.argument) and (tensors := tensors_in(site.receiver)) is not None:
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
        if _is_array(array) and tensors_in(tensor) is not None:
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
    if tensors is not None and _is_array(site.receiver) and _selects_several(site):
        yield from _converted(site, stored, tensors, file)
    targets = tensors_in(site.receiver)
    if targets is not None and _is_array(site.argument):
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
    if isinstance(site.node.slice, ast.Tuple):
        return any(isinstance(one, ast.Slice) for one in site.node.slice.elts)
    return all(one == PythonObject("slice") or _has_dimensions(one) for one in alternatives(site.index))


def _has_dimensions(index: Value) -> bool:
    return isinstance(index, Array) and index.rank is schema.Rank.ARRAY


def _is_array(value: Value) -> bool:
    """Whether a value is an array, or most likely one: a scalar goes together with tensors."""
    return all(isinstance(one, Array) and (one.is_ndarray or is_likely_array(one)) for one in alternatives(value))


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
    return site.receiver if _is_array(site.receiver) else site.argument


# Calls


def _in_call(site: CallSite, file: FileContext) -> Iterator[Failure]:
    if any(isinstance(one, ast.Starred) for one in site.node.args):
        return
    if site.qualified is not None:
        yield from _given_arrays(site, file)
    yield from _given_as_tensors(site, file)
    converter = _converter(site, file)
    if converter is None or not converter.always_converts:
        return
    for place, node, value in _arguments(site, converter):
        if converter.refuses and place == 0 and (tensors := tensors_in(value)) is not None:
            yield _refused(site, node, tensors, file)
        else:
            yield from _converted_argument(site, converter, place, node, value, file)


def _converter(site: CallSite, file: FileContext) -> Converter | None:
    if site.qualified is not None:
        return file.knowledge.converter(site.qualified)
    objects = alternatives(site.receiver) if site.receiver is not None else ()
    if len(objects) == 1 and isinstance(objects[0], LibraryObject):
        return file.knowledge.converting_member(objects[0].class_, site.name)
    return None


def _arguments(site: CallSite, converter: Converter) -> Iterator[tuple[int | str, ast.expr, Value]]:
    for place, (node, value) in enumerate(zip(site.node.args, site.arguments, strict=False)):
        if place < converter.arguments:
            yield place, node, value
    for keyword in site.node.keywords:
        if keyword.arg in converter.keywords and keyword.arg in site.keywords:
            yield keyword.arg, keyword.value, site.keywords[keyword.arg]


def _refused(site: CallSite, node: ast.expr, tensors: Tensors, file: FileContext) -> Failure:
    name = file.snippet(site.node.func)
    detach = need_of_detach(tensors.requires_grad, site.context.grad_mode)
    cpu = need_of_cpu(tensors.device)
    needs_detach = detach is not Need.NOT
    cast = cast_of(site.arguments[0], file)
    rewrite = GuardArgument(0, needs_detach, cpu is not Need.NOT, to_array=True, cast=cast)
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


def _given_as_tensors(site: CallSite, file: FileContext) -> Iterator[Failure]:
    """Arguments that must be tensors behind the first one, or of a method, and are arrays."""
    receiver = tensors_in(site.receiver) if site.receiver is not None else None
    if site.qualified is not None:
        places = file.knowledge.tensor_arguments.get(site.qualified, frozenset())
    else:
        places = file.knowledge.tensor_arguments_of_methods.get(site.name, frozenset())
        if receiver is None:
            return
    for place, (node, value) in enumerate(zip(site.node.args, site.arguments, strict=False)):
        if place in places and _is_array(value):
            certainty = Certainty.CERTAIN if _is_proven_array(value) else Certainty.LIKELY
            yield Failure(
                node,
                f"TypeError: {file.snippet(site.node.func)}() takes no array like '{file.snippet(node)}'; "
                "use torch.from_numpy()",
                certainty if receiver is None else min(certainty, certainty_beside(receiver, value)),
            )


def _is_proven_array(value: Value) -> bool:
    return not is_promised(value) and not any(map(is_likely_array, alternatives(value)))


def _given_arrays(site: CallSite, file: FileContext) -> Iterator[Failure]:
    """Functions of torch that are given an array where they need a tensor."""
    if not site.node.args or not site.arguments:
        return
    node, value = site.node.args[0], site.arguments[0]
    if site.qualified in file.knowledge.functions_of_tensors:
        is_refused = all(isinstance(one, Array) for one in alternatives(value))
        promised = is_promised(value)
    elif site.qualified in file.knowledge.functions_of_lists:
        elements = value.elements if isinstance(value, Sequence) else None
        arrays = [one for one in elements or () if all(isinstance(kind, Array) for kind in alternatives(one))]
        is_refused, promised = bool(arrays), any(map(is_promised, arrays))
    else:
        return
    if is_refused:
        yield Failure(
            node,
            f"TypeError: {file.snippet(site.node.func)}() takes no arrays; use torch.from_numpy()",
            Certainty.LIKELY if promised else Certainty.CERTAIN,
        )
