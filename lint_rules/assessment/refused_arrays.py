"""Arrays that are given where torch takes tensors alone: functions, methods of tensors, layers and losses."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from lint_rules.assessment.constructors import torch_name
from lint_rules.assessment.converted import Failure, certainty_beside, is_likely_array, tensors_in
from lint_rules.assessment.unsupported import refusal
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.rewrites import FromNumpy
from lint_rules.rule import Certainty, Fix, FixSafety
from lint_rules.values.domain.outcomes import Device
from lint_rules.values.domain.promises import is_promised
from lint_rules.values.domain.value import Array, ModuleObject, Sequence, Tensor, Value, alternatives
from lint_rules.values.frames.site import CallSite


def is_array(value: Value) -> bool:
    """Whether a value is an array, or most likely one: a scalar goes together with tensors."""
    return all(isinstance(one, Array) and (one.is_ndarray or is_likely_array(one)) for one in alternatives(value))


_CONVERTING = ("torch.compile", "import compile", ".compile()", "_dynamo", "forward_pre_hook")
"""Words of a file in which torch may take arrays after all: code that is compiled was seen to make tensors of them, and
so may a function that is handed to a layer."""


def refusals_at(site: CallSite, file: FileContext) -> Iterator[Failure]:
    """The arguments of a call that must be tensors, and are arrays."""
    found = list(_refusals(site, file))
    if found and not any(word in file.source.text for word in _CONVERTING):
        yield from found


def _refusals(site: CallSite, file: FileContext) -> Iterator[Failure]:
    for node, value in _given_first(site, file):
        yield from _first(site, node, value, file)
    for node, value in _given_as_tensors(site, file):
        if is_array(value):
            receiver = tensors_in(site.receiver) if site.receiver is not None else None
            certainty = Certainty.CERTAIN if _is_proven(value) else Certainty.LIKELY
            if site.receiver is not None and is_promised(site.receiver):
                certainty = Certainty.LIKELY
            yield Failure(
                node,
                f"TypeError: {file.snippet(site.node.func)}() takes no array like '{file.snippet(node)}'; "
                "use torch.from_numpy()",
                certainty if receiver is None else min(certainty, certainty_beside(receiver, value)),
                _fix(site, node, value, file),
            )


def _given_first(site: CallSite, file: FileContext) -> Iterator[tuple[ast.expr, Value]]:
    """What stands in the first place of a function of torch, by position or by name."""
    knowledge = file.knowledge
    if site.qualified not in knowledge.functions_of_tensors and site.qualified not in knowledge.functions_of_lists:
        return
    if site.node.args and site.arguments:
        yield site.node.args[0], site.arguments[0]
        return
    for keyword in site.node.keywords:
        if keyword.arg in file.knowledge.first_keywords and keyword.arg in site.keywords:
            yield keyword.value, site.keywords[keyword.arg]


def _first(site: CallSite, node: ast.expr, value: Value, file: FileContext) -> Iterator[Failure]:
    is_of_list = site.qualified in file.knowledge.functions_of_lists
    if is_of_list:
        elements = value.elements if isinstance(value, Sequence) else None
        arrays = [one for one in elements or () if all(isinstance(kind, Array) for kind in alternatives(one))]
    else:
        arrays = [value] if all(isinstance(one, Array) for one in alternatives(value)) else []
    if arrays:
        yield Failure(
            node,
            f"TypeError: {file.snippet(site.node.func)}() takes no arrays; use torch.from_numpy()",
            Certainty.LIKELY if any(map(is_promised, arrays)) else Certainty.CERTAIN,
            None if is_of_list else _fix(site, node, value, file),
        )


def _given_as_tensors(site: CallSite, file: FileContext) -> Iterator[tuple[ast.expr, Value]]:
    """What stands where a tensor must stand: behind the first place of a function, or in a method, layer or loss."""
    places = _places_of_tensors(site, file)
    for place, (node, value) in enumerate(zip(site.node.args, site.arguments, strict=False)):
        if place in places:
            yield node, value
    if places:
        for keyword in site.node.keywords:
            if keyword.arg in file.knowledge.tensor_keywords and keyword.arg in site.keywords:
                yield keyword.value, site.keywords[keyword.arg]


def _places_of_tensors(site: CallSite, file: FileContext) -> frozenset[int]:
    if site.qualified is not None:
        return file.knowledge.tensor_arguments.get(site.qualified, frozenset())
    kinds = alternatives(site.receiver) if site.receiver is not None else ()
    if isinstance(site.row, schema.ModuleClass):
        # It is called itself, and not one of its methods.
        is_module = all(isinstance(one, ModuleObject) for one in kinds)
        return frozenset(range(site.row.tensors)) if is_module else frozenset()
    if site.receiver is None or tensors_in(site.receiver) is None:
        return frozenset()
    return file.knowledge.tensor_arguments_of_methods.get(site.name, frozenset())


def _is_proven(value: Value) -> bool:
    return not is_promised(value) and not any(map(is_likely_array, alternatives(value)))


def _fix(site: CallSite, node: ast.expr, value: Value, file: FileContext) -> Fix | None:
    """A tensor of the array, where torch can make one, and where what it meets is not known to lie elsewhere.

    The call always raised; but which of the two is to become the other, and of which dtype, the program may mean
    otherwise.
    """
    arrays = [one for one in alternatives(value) if isinstance(one, Array)]
    can_be_taken = all(one.is_ndarray and one.negative_strides.only(False) for one in arrays)
    others = [one for given in (site.receiver, *site.arguments) if given is not None for one in alternatives(given)]
    beside = [one for one in others if isinstance(one, (Tensor, ModuleObject))]
    if not can_be_taken or any(map(_is_away, beside)) or refusal(value) is not None:
        return None
    if _demands_one_dtype(site, beside, file) and not _has_one_dtype([*arrays, *beside]):
        return None
    return Fix(FromNumpy(torch_name(site, file)), file.span(node), FixSafety.UNSAFE, "use torch.from_numpy()")


def _demands_one_dtype(site: CallSite, beside: list[Tensor | ModuleObject], file: FileContext) -> bool:
    rows = [one.row for one in beside if isinstance(one, ModuleObject)]
    return site.name in file.knowledge.dtype_demanding or any(row and row.demands_dtype is not False for row in rows)


def _has_one_dtype(values: list[Array | Tensor | ModuleObject]) -> bool:
    return len({one.dtype.single for one in values} | {None}) == 2


def _is_away(value: Tensor | ModuleObject) -> bool:
    return value.device.may_be(Device.OFF_CPU) or value.device.may_be(Device.FOLLOWS)
