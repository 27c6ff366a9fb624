"""Executes an operator of torch in every way that decides a row of the tables, and keeps what it saw."""

from __future__ import annotations

import contextlib
import dataclasses
import itertools
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import torch
from torch.utils import _pytree as pytree

GRAD_SAMPLES = 24
DTYPE_SAMPLES = 6
LAZY_SAMPLES = 3
OTHER_DTYPES = (torch.float64, torch.float16, torch.complex64, torch.int64, torch.int32, torch.bool)

Operator = Callable[..., Any]


@dataclasses.dataclass(frozen=True)
class Sample:
    """One call: the leaves of `(input, *args)` and `kwargs`, and how many of them belong to `input`."""

    leaves: tuple[Any, ...]
    structure: Any
    first: int

    @classmethod
    def of(cls, given: Any) -> Sample:
        leaves, structure = pytree.tree_flatten(((given.input, *given.args), given.kwargs))
        return cls(tuple(leaves), structure, len(pytree.tree_leaves(given.input)))

    def tensors(self) -> list[int]:
        return [index for index, leaf in enumerate(self.leaves) if isinstance(leaf, torch.Tensor)]

    def differentiable(self) -> list[int]:
        return [index for index in self.tensors() if is_differentiable(self.leaves[index].dtype)]

    def scalars(self) -> list[Any]:
        return [leaf for leaf in self.leaves if isinstance(leaf, (int, float, complex)) and not isinstance(leaf, bool)]

    def names_dtype(self) -> bool:
        return any(isinstance(leaf, torch.dtype) for leaf in self.leaves)

    def fresh(self, requiring: Iterable[int], *, device: str = "cpu") -> list[Any]:
        """Copies of the leaves, those at `requiring` as leaves of autograd that require grad."""
        wanted = set(requiring)
        copies = []
        for index, leaf in enumerate(self.leaves):
            copy = (
                leaf.detach().clone(memory_format=torch.preserve_format).to(device)
                if isinstance(leaf, torch.Tensor)
                else leaf
            )
            copies.append(copy.requires_grad_() if index in wanted else copy)
        return copies

    def with_leaf(self, index: int, leaf: Any) -> Sample:
        return dataclasses.replace(self, leaves=(*self.leaves[:index], leaf, *self.leaves[index + 1 :]))

    def strided_differently(self) -> Sample:
        """The same call with inputs whose last two dimensions lie in memory the other way round."""
        leaves = [
            leaf.mT.contiguous().mT if isinstance(leaf, torch.Tensor) and leaf.dim() > 1 else leaf
            for leaf in self.leaves
        ]
        return dataclasses.replace(self, leaves=tuple(leaves))

    def call(self, operator: Operator, leaves: Sequence[Any]) -> Any:
        args, kwargs = pytree.tree_unflatten(list(leaves), self.structure)
        return operator(*args, **kwargs)


@dataclasses.dataclass
class Seen:
    """What the runs showed of one output."""

    grad_all: set[bool] = dataclasses.field(default_factory=set)
    grad_first: set[bool] = dataclasses.field(default_factory=set)
    grad_other: set[bool] = dataclasses.field(default_factory=set)
    no_grad: set[bool] = dataclasses.field(default_factory=set)
    dtypes: set[tuple[tuple[torch.dtype, ...], tuple[type, ...], torch.dtype]] = dataclasses.field(default_factory=set)
    shares: set[str] = dataclasses.field(default_factory=set)
    devices: set[str] = dataclasses.field(default_factory=set)


@dataclasses.dataclass
class Record:
    """What the runs showed of one callable: the forms of its result, and each output."""

    forms: set[tuple[str, ...]] = dataclasses.field(default_factory=set)
    outputs: dict[int, Seen] = dataclasses.field(default_factory=lambda: defaultdict(Seen))


def is_differentiable(dtype: torch.dtype) -> bool:
    return bool(dtype.is_floating_point or dtype.is_complex)


def form_of(result: Any) -> tuple[str, ...]:
    if isinstance(result, torch.Tensor):
        return ("tensor",) if result.layout == torch.strided else ("python", "tensor of another layout")
    if isinstance(result, (tuple, list)) and result and all(isinstance(part, torch.Tensor) for part in result):
        return ("tuple", str(len(result)), *fields_of(result))
    return ("python", type(result).__name__)


def fields_of(result: Any) -> tuple[str, ...]:
    """The field names of a named tuple, or of one of torch's structseq results, which keep no `_fields`."""
    if isinstance(result, list) or type(result) is tuple:
        return ()
    names = [name for name in dir(type(result)) if not name.startswith(("_", "n_")) and name not in dir(tuple)]
    named = {id(getattr(result, name)): name for name in names}
    return tuple(named[id(part)] for part in result)


def outputs_of(result: Any) -> list[torch.Tensor]:
    parts = [result] if isinstance(result, torch.Tensor) else result if isinstance(result, (tuple, list)) else []
    return [part for part in parts if isinstance(part, torch.Tensor)]


def storage(tensor: torch.Tensor) -> int:
    return tensor.untyped_storage().data_ptr() if tensor.layout == torch.strided and tensor.numel() else 0


@contextlib.contextmanager
def refusals_skipped() -> Iterator[None]:
    """An input that an operator refuses (no derivative, no kernel) says nothing about its results."""
    with contextlib.suppress(Exception):
        yield


class Observer:
    """Runs one callable over samples and keeps what it saw."""

    def __init__(self, operator: Operator, record: Record, *, inplace: bool) -> None:
        self.operator = operator
        self.record = record
        self.inplace = inplace

    def run(self, sample: Sample, requiring: Iterable[int], *, device: str = "cpu") -> tuple[Any, list[Any]]:
        leaves = sample.fresh(requiring, device=device)
        if self.inplace and torch.is_grad_enabled():
            # A leaf that requires grad refuses to be changed in place: let the receiver be a result.
            leaves[0] = leaves[0].clone()
        return sample.call(self.operator, leaves), leaves

    def grad(self, sample: Sample) -> None:
        inputs = sample.differentiable()
        if any(sample.leaves[index].numel() == 0 for index in inputs):
            # The norm of no numbers does not require grad: nothing that a program relies on.
            return
        with refusals_skipped():
            result, _ = self.run(sample, inputs)
            self.record.forms.add(form_of(result))
            for index, output in enumerate(outputs_of(result)):
                if inputs or not is_differentiable(output.dtype):
                    self.record.outputs[index].grad_all.add(output.requires_grad)
        for leaf in inputs:
            with refusals_skipped():
                result, _ = self.run(sample, [leaf])
                for index, output in enumerate(outputs_of(result)):
                    seen = self.record.outputs[index]
                    (seen.grad_first if leaf < sample.first else seen.grad_other).add(output.requires_grad)
        with refusals_skipped(), torch.no_grad():
            result, _ = self.run(sample, inputs)
            for index, output in enumerate(outputs_of(result)):
                if inputs:
                    self.record.outputs[index].no_grad.add(output.requires_grad)

    def memory_and_dtype(self, sample: Sample) -> None:
        with refusals_skipped():
            result, leaves = self.run(sample, [])
            self.record.forms.add(form_of(result))
            tensors = sample.tensors()
            first = {storage(leaves[index]) for index in tensors if index < sample.first} - {0}
            other = {storage(leaves[index]) for index in tensors if index >= sample.first} - {0}
            dtypes = tuple(leaves[index].dtype for index in tensors)
            scalars = tuple(sorted({type(scalar) for scalar in sample.scalars()}, key=str))
            for index, output in enumerate(outputs_of(result)):
                seen = self.record.outputs[index]
                if pointer := storage(output):
                    seen.shares.add("first" if pointer in first else "other" if pointer in other else "none")
                if not sample.names_dtype():
                    seen.dtypes.add((dtypes, scalars, output.dtype))

    def mixed_dtypes(self, sample: Sample) -> None:
        """Give each tensor in turn another dtype, and a Python float in place of a tensor that is not the first."""
        tensors = sample.tensors()
        if any(sample.leaves[index].dim() == 0 or sample.leaves[index].numel() == 0 for index in tensors):
            # Without dimensions a tensor gives way; of nothing, some operators do not compare the dtypes.
            return
        for index in tensors:
            leaf = sample.leaves[index]
            if leaf.dtype == torch.float32:
                self.memory_and_dtype(sample.with_leaf(index, leaf.double()))
                self.memory_and_dtype(sample.with_leaf(index, leaf.half()))
                self.memory_and_dtype(sample.with_leaf(index, leaf.long()))
            if leaf.dtype == torch.int64:
                self.memory_and_dtype(sample.with_leaf(index, leaf.int()))
            if index >= sample.first and leaf.dtype == torch.int64:
                self.memory_and_dtype(sample.with_leaf(index, 1.5))

    def lazy(self, sample: Sample) -> None:
        with refusals_skipped():
            result, _ = self.run(sample, [], device="lazy")
            for index, output in enumerate(outputs_of(result)):
                self.record.outputs[index].devices.add(output.device.type)


def spread(items: Iterable[Any], count: int) -> list[Any]:
    """At most `count` of them, evenly spaced."""
    found = list(itertools.islice(items, 200))
    step = max(1, len(found) / count)
    return [found[int(index * step)] for index in range(min(count, len(found)))]


def samples_of(op: Any, dtype: torch.dtype, count: int) -> list[Sample]:
    if not op.supports_dtype(dtype, "cpu"):
        return []
    try:
        given = spread(op.sample_inputs("cpu", dtype, requires_grad=False), count)
    except Exception as refusal:  # noqa: BLE001 - whatever torch's own sample makers raise
        print(f"no samples of {op.name} for {dtype}: {refusal}", file=sys.stderr)
        return []
    samples = [Sample.of(one) for one in given]
    return [one for one in samples if all(one.leaves[index].layout == torch.strided for index in one.tensors())]


def observe(observer: Observer, samples: dict[torch.dtype, list[Sample]]) -> None:
    for dtype, given in samples.items():
        for position, sample in enumerate(given):
            if is_differentiable(dtype):
                observer.grad(sample)
            observer.memory_and_dtype(sample)
            observer.memory_and_dtype(sample.strided_differently())
            if dtype in (torch.float32, torch.int64) and position < DTYPE_SAMPLES:
                observer.mixed_dtypes(sample)
            if dtype in (torch.float32, torch.int64) and position < LAZY_SAMPLES and not observer.inplace:
                observer.lazy(sample)
