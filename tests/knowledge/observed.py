"""Runs a call on real torch and says where it contradicts a row of the tables."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import torch
from torch.utils import _pytree as pytree

from lint_rules.knowledge.schema import (
    Alias,
    ChoiceResult,
    DType,
    Grad,
    LiteralResult,
    Place,
    PythonResult,
    Row,
    SequenceResult,
    TensorResult,
    TupleResult,
)

INTEGERS = (torch.bool, torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64)
PYTHON_KINDS: Mapping[str, type | tuple[type, ...]] = {
    "bool": bool,
    "bytes": bytes,
    "dtype": torch.dtype,
    "list": list,
    "none": type(None),
    "number": (int, float, complex),
    "size": torch.Size,
    "string": str,
    "tuple": tuple,
}


@dataclasses.dataclass(frozen=True)
class Call:
    """A call with its arguments; the first argument of a method is the receiver."""

    operator: Callable[..., Any]
    arguments: tuple[Any, ...]
    keywords: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    is_method: bool = False
    inplace: bool = False

    @property
    def leaves(self) -> list[Any]:
        return list(pytree.tree_leaves((self.arguments, dict(self.keywords))))

    def differentiable(self) -> list[int]:
        return [index for index, leaf in enumerate(self.leaves) if isinstance(leaf, torch.Tensor) and can_require(leaf)]

    def in_first(self, index: int) -> bool:
        """Whether this leaf is the first argument itself."""
        return index == 0 and isinstance(self.arguments[0], torch.Tensor)

    def given(self, name: str, position: int) -> Any:
        """The argument by keyword or position, the receiver of a method not counted."""
        positional = self.arguments[1:] if self.is_method else self.arguments
        if name in self.keywords:
            return self.keywords[name]
        return positional[position] if 0 <= position < len(positional) else None

    def run(
        self, requiring: Iterable[int] = (), change: Callable[[Any], Any] = lambda leaf: leaf
    ) -> tuple[Any, list[Any]]:
        """The result and the inputs of a fresh run, in which the leaves at `requiring` require grad."""
        wanted = set(requiring)
        leaves, structure = pytree.tree_flatten((self.arguments, dict(self.keywords)))
        fresh = [change(leaf.detach().clone() if isinstance(leaf, torch.Tensor) else leaf) for leaf in leaves]
        fresh = [leaf.requires_grad_() if index in wanted else leaf for index, leaf in enumerate(fresh)]
        if self.inplace and torch.is_grad_enabled():
            fresh[0] = fresh[0].clone()
        arguments, keywords = pytree.tree_unflatten(fresh, structure)
        return self.operator(*arguments, **keywords), fresh


def can_require(tensor: torch.Tensor) -> bool:
    return bool(tensor.is_floating_point() or tensor.is_complex())


def chosen(row: Row, call: Call) -> Row:
    """The branch of a choice that this call takes."""
    while isinstance(row, (ChoiceResult, LiteralResult)):
        value = call.given(row.argument, row.position)
        if isinstance(row, LiteralResult):
            row = row.missing if value is None else dict(row.given).get(value) or row.other or row.missing
        elif isinstance(value, torch.Tensor) and row.given_tensor is not None:
            row = row.given_tensor
        else:
            row = row.missing if value is None else row.given
    return row


def contradictions(row: Row, call: Call, lazy_device: str) -> list[str]:
    """What real runs of the call show that the row denies."""
    row = chosen(row, call)
    result, _ = call.run()
    if isinstance(row, PythonResult):
        kind = PYTHON_KINDS.get(row.kind, object)
        return [] if isinstance(result, kind) else [f"{type(result).__name__} is no {row.kind}"]
    found = list(form_contradictions(row, result))
    if found:
        return found
    for path, tensor_row in tensor_rows(row, result):
        output = Output(call, path, tensor_row)
        found += [*output.grad(), *output.no_grad(), *output.dtype(), *output.memory(), *output.device(lazy_device)]
    return found


def form_contradictions(row: Row, result: Any) -> Iterator[str]:
    if isinstance(row, TensorResult) and not isinstance(result, torch.Tensor):
        yield f"gives a {type(result).__name__}, not a tensor"
    if isinstance(row, SequenceResult) and not isinstance(result, (tuple, list)):
        yield f"gives a {type(result).__name__}, not a sequence"
    if isinstance(row, TupleResult):
        if not isinstance(result, tuple) or len(result) != len(row.elements):
            yield f"gives {type(result).__name__}, not a tuple of {len(row.elements)}"
        elif any(getattr(result, name, None) is not part for name, part in zip(row.names, result, strict=False)):
            yield f"its fields are not {row.names}"


def tensor_rows(row: Row, result: Any, path: tuple[int, ...] = ()) -> Iterator[tuple[tuple[int, ...], TensorResult]]:
    if isinstance(row, TensorResult):
        yield path, row
    elif isinstance(row, TupleResult):
        for index, element in enumerate(row.elements):
            yield from tensor_rows(element, result[index], (*path, index))
    elif isinstance(row, SequenceResult):
        for index, element in enumerate(result):
            yield from tensor_rows(row.element, element, (*path, index))


@dataclasses.dataclass(frozen=True)
class Output:
    """One tensor that a call gives, and what its row says of it."""

    call: Call
    path: tuple[int, ...]
    row: TensorResult

    def run(self, requiring: Iterable[int] = (), **options: Any) -> tuple[torch.Tensor, list[Any]]:
        result, leaves = self.call.run(requiring, **options)
        for index in self.path:
            result = result[index]
        return result, leaves

    def grad(self) -> Iterator[str]:
        for leaf in self.call.differentiable():
            expected = {
                Grad.KEEPS: True,
                Grad.FIRST: self.call.in_first(leaf),
                Grad.NEVER: False,
                Grad.KEYWORD: False,
                Grad.ALWAYS: True,
            }.get(self.row.grad)
            with contextlib.suppress(RuntimeError, BufferError):
                output, _ = self.run([leaf])
                if not can_require(output):
                    expected = False
                if expected is not None and output.requires_grad is not expected:
                    yield f"input {leaf} requires grad, the result: {output.requires_grad}, said to be {expected}"
        if self.row.grad is Grad.KEYWORD and can_require(self.run()[0]):
            asking = dataclasses.replace(self.call, keywords={**self.call.keywords, "requires_grad": True})
            if not dataclasses.replace(self, call=asking).run()[0].requires_grad:
                yield "requires_grad=True is not honoured"

    def no_grad(self) -> Iterator[str]:
        inputs = self.call.differentiable()
        if not inputs or self.row.inplace or self.row.grad not in (Grad.KEEPS, Grad.FIRST):
            return
        with torch.no_grad():
            output, _ = self.run(inputs)
        expected = {Alias.ALWAYS: can_require(output), Alias.NEVER: False}.get(self.row.alias)
        if expected is not None and output.requires_grad is not expected:
            yield f"under no_grad requires_grad is {output.requires_grad}, said to be {expected}"

    def dtype(self) -> Iterator[str]:
        for dtype in (torch.float32, torch.float64, torch.int64, torch.complex64):

            def cast(leaf: Any, dtype: torch.dtype = dtype) -> Any:
                return leaf.to(dtype) if isinstance(leaf, torch.Tensor) and leaf.is_floating_point() else leaf

            with contextlib.suppress(RuntimeError, TypeError, ValueError, IndexError, NotImplementedError):
                output, leaves = self.run(change=cast)
                tensors = [leaf for leaf in leaves if isinstance(leaf, torch.Tensor)]
                if self.row.dtype is DType.PROMOTED and any(isinstance(leaf, float) for leaf in leaves):
                    tensors.append(torch.ones(1))
                expected = dtype_said(self.row.dtype, [tensor.dtype for tensor in tensors])
                if expected is not None and output.dtype != expected:
                    yield f"from {[str(one.dtype) for one in tensors]} it makes {output.dtype}, said to be {expected}"

    def memory(self) -> Iterator[str]:
        output, leaves = self.run()
        tensors = [leaf for leaf in leaves if isinstance(leaf, torch.Tensor)]
        shares = [output.untyped_storage().data_ptr() == one.untyped_storage().data_ptr() for one in tensors]
        if self.row.alias is Alias.ALWAYS and tensors and not shares[0]:
            yield "does not share the memory of its first input"
        if self.row.alias is Alias.NEVER and any(shares) and output.numel():
            yield "shares the memory of an input"

    def device(self, lazy_device: str) -> Iterator[str]:
        def moved(leaf: Any) -> Any:
            return leaf.to(lazy_device) if isinstance(leaf, torch.Tensor) else leaf

        has_tensor = any(isinstance(leaf, torch.Tensor) for leaf in self.call.leaves)
        first_is_tensor = bool(self.call.arguments) and isinstance(self.call.arguments[0], torch.Tensor)
        expected = {
            Place.INPUT: lazy_device if has_tensor else None,
            Place.LIKE_OR_KEYWORD: lazy_device,
            Place.DATA_OR_KEYWORD: lazy_device if first_is_tensor else "cpu",
            Place.MEMORY_OR_KEYWORD: lazy_device if first_is_tensor else "cpu",
            Place.KEYWORD: "cpu",
            Place.CPU: "cpu",
        }.get(self.row.device)
        with contextlib.suppress(RuntimeError, TypeError, ValueError, NotImplementedError):
            output, _ = self.run(change=moved)
            if expected is not None and output.device.type != expected:
                yield f"with inputs on the {lazy_device} device it lies on {output.device.type}, said to be {expected}"


def dtype_said(rule: DType | str, inputs: list[torch.dtype]) -> torch.dtype | None:
    """The dtype that a rule promises for inputs of these dtypes, or None where it promises none."""
    if isinstance(rule, str):
        named: torch.dtype = getattr(torch, rule)
        return named
    if rule is DType.KEYWORD:
        default: torch.dtype = torch.get_default_dtype()
        return default
    if not inputs:
        return None
    first, together = inputs[0], inputs[0]
    for dtype in inputs[1:]:
        together = torch.promote_types(together, dtype)
    return {
        DType.INPUT: first,
        DType.LIKE_OR_KEYWORD: first,
        DType.PROMOTED: together,
        DType.FLOATING: torch.get_default_dtype() if first in INTEGERS else first,
        DType.REAL: first.to_real(),
        DType.COMPLEX: (torch.get_default_dtype() if first in INTEGERS else first).to_complex(),
        DType.SUM: torch.int64 if first in INTEGERS else first,
    }.get(rule)
