"""TNP309: `torch.Tensor(x)` of something unknown: a size, or data that becomes float32."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.assessment.constructors import LegacyCall, may_be_given_data, untyped_call_at
from lint_rules.context import FileContext
from lint_rules.rewrites import Constructor, PreserveDtype
from lint_rules.rule import Certainty, Differs, Example, Finding, Fix, FixSafety, Interest, Rule
from lint_rules.size_names import named_like_size
from lint_rules.values.domain.kinds import number_kinds
from lint_rules.values.domain.value import Sequence, UnknownValue, Value, alternatives
from lint_rules.values.frames.site import Site


class LegacyTensorConstructor(Rule):
    """One constructor for two things that have nothing in common."""

    code = "TNP309"
    name = "legacy-tensor-constructor"
    summary = "`torch.Tensor(x)` of an unknown x: a size, or data that becomes float32"
    explanation = """\
## What it does
Flags `torch.Tensor(x)` with one argument of which nothing is known, and no sign that it is a size.

## Why is this bad
If x is an integer, also a NumPy one, the result is uninitialised memory of that length. If x is data, it becomes
float32, whatever it was. `torch.tensor(x)` and `torch.empty(n)` say which is meant. A shape is a trap of its own:
`torch.Tensor((2, 3))` holds the two numbers 2 and 3, `torch.Tensor(2, 3)` is a matrix, and so is
`torch.Tensor(x.shape)`. A tuple of integers with the name of a size is flagged as *certain* where what was made of it
is overwritten at once (`torch.Tensor(shape).uniform_()`): the result is a vector of as many elements as the shape
has dimensions.

## When it does not fire
Where x is a size by its value, its annotation or its name (`torch.Tensor(hidden_size)`), `*shape` or `.shape`;
where the scope takes `len(x)` and nothing asks for integers; inside `nn.Parameter(…)`; where the memory is filled
next (`.uniform_()`, `.fill_()`); on literals, lists and comprehensions of Python numbers; on tensors. Arrays are
TNP301's.

## Fix safety
`torch.tensor(x)` keeps the dtype, and reads an integer as data. Nothing proves that this is meant, so the fix is
unsafe. A shape that was taken for data becomes `torch.empty(shape)`, which changes the result: unsafe.
"""
    examples = (
        Example(
            bad="""\
import numpy as np
import torch


def to_tensor(values):
    return torch.Tensor(values)


result = to_tensor(np.array([123456789]))
""",
            good="""\
import numpy as np
import torch


def to_tensor(values):
    return torch.tensor(values)


result = to_tensor(np.array([123456789]))
""",
            shows=Differs("123456789 becomes 123456792.0"),
            at=(6, 12),
            certainty=Certainty.POSSIBLE,
        ),
        Example(
            bad="""\
import numpy as np
from torch import Tensor, tensor


class Replay:
    def sample(self, batch):
        return Tensor(batch), tensor(1)


result = Replay().sample(np.array([True, False]))[0]
""",
            good="""\
import numpy as np
import torch
from torch import Tensor, tensor


class Replay:
    def sample(self, batch):
        return torch.tensor(batch), tensor(1)


result = Replay().sample(np.array([True, False]))[0]
""",
            shows=Differs("the mask becomes numbers"),
            at=(7, 16),
            certainty=Certainty.POSSIBLE,
        ),
    )
    interest = Interest(calls=frozenset({"Tensor"}), data_or_size=True)

    def is_open(self, site: Site, file: FileContext) -> bool:
        """Not where the argument is a size by all signs."""
        return may_be_given_data(site, file)

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """One finding where nothing tells whether the argument is a size or data."""
        call = untyped_call_at(site, file)
        if call is not None and _takes_shape_for_data(call):
            yield self._tuple_taken_for_data(call, file)
            return
        if call is None or call.casts_to_default or call.looks_like_size or call.is_measured:
            return
        if not all(isinstance(one, UnknownValue) for one in alternatives(call.argument)):
            return
        rewrite = PreserveDtype(Constructor.TENSOR, None, call.torch_name)
        yield file.finding(
            self,
            file.span(call.node.func),
            call.node,
            Certainty.POSSIBLE,
            f"torch.Tensor() takes '{file.snippet(call.argument_node)}' for a size if it is an integer, "
            "and makes it float32 if it is data",
            Fix(rewrite, file.span(call.node), FixSafety.UNSAFE, "use torch.tensor(), which keeps the dtype"),
        )

    def _tuple_taken_for_data(self, call: LegacyCall, file: FileContext) -> Finding:
        subject = file.snippet(call.argument_node)
        rewrite = PreserveDtype(Constructor.EMPTY, None, call.torch_name)
        return file.finding(
            self,
            file.span(call.node.func),
            call.node,
            Certainty.CERTAIN,
            f"torch.Tensor() makes a vector of the numbers in '{subject}', and not a tensor of that shape",
            Fix(rewrite, file.span(call.node), FixSafety.UNSAFE, "use torch.empty(), which takes a shape"),
        )


def _takes_shape_for_data(call: LegacyCall) -> bool:
    """Whether a tuple is proven to be meant as a shape: its numbers are overwritten before anything reads them."""
    return call.is_overwritten and named_like_size(call.argument_node) and _is_shape(call.argument)


def _is_shape(value: Value) -> bool:
    """Whether it is a tuple of several integers; a torch.Size is another thing, and taken for a shape."""
    return all(
        isinstance(one, Sequence)
        and not (one.is_promised or one.mutable)
        and one.elements is not None
        and len(one.elements) > 1
        and number_kinds(one) == frozenset({"int"})
        and all(number_kinds(part) is not None and not isinstance(part, Sequence) for part in one.elements)
        for one in alternatives(value)
    )
