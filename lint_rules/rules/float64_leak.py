"""TNP307: NumPy's default dtype meets torch's."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from lint_rules.assessment.boundary import because, is_handled, place_of_call
from lint_rules.assessment.constructors import ARRAY_TO_TENSOR_NAMES
from lint_rules.context import FileContext
from lint_rules.knowledge import schema
from lint_rules.rewrites import GuardArgument, MakeConvertible
from lint_rules.rule import Certainty, Example, Finding, Fix, FixSafety, Interest, Raises, Rule
from lint_rules.values.domain.dtype_names import dtype_of
from lint_rules.values.domain.fact import Fact, join_facts
from lint_rules.values.domain.outcomes import Layout
from lint_rules.values.domain.value import NONE, Constant, ModuleObject, Tensor, Value, alternatives
from lint_rules.values.frames.site import CallSite, OperatorSite, Site
from lint_rules.values.operations.promoted_dtypes import is_unlikely

_WIDE, _NARROW = "float64", "float32"
_WITHOUT_FLOAT64 = "mps"
REFUSAL = Raises("RuntimeError", "must have the same dtype, but got Double and Float")


class Float64Leak(Rule):
    """An array of NumPy's default dtype reaches parameters of torch's."""

    code = "TNP307"
    name = "float64-leak"
    summary = "a float64 array reaches a float32 module, or a device without float64"
    default_on = False
    explanation = """\
## What it does
In files that make tensors of arrays, flags calls of layers with float32 parameters that are given a float64 tensor,
products of a float64 and a float32 matrix, and `.to("mps")` of a float64 tensor.

## Why is this bad
NumPy computes in float64, and `torch.from_numpy`, `torch.as_tensor` and `torch.tensor` keep that. The first layer
raises `mat1 and mat2 must have the same dtype, but got Double and Float`; MPS has no float64 at all. It is what
https://github.com/ShusenTang/Dive-into-DL-PyTorch/issues/31 is about.
No place was found in 22 released packages.

## When it does not fire
After `.float()`, `.astype(np.float32)` or `dtype=torch.float32`, on modules cast by `.double()`, under another
default dtype, in operations that promote (`+`, `mse_loss`), and where a `try` around the call handles the exception.
It is *certain* where both dtypes are known on every path, *likely* where some path shows them, for convolutions,
batched products and sparse matrices, which take what is empty in any dtype, and for MPS.

## Fix safety
`.float()` rounds the values to float32, so the fix is unsafe. It is made where the tensor is the receiver or the first
argument, or a side of `@`; for another argument there is no fix.
"""
    examples = (
        Example(
            bad="""\
import numpy as np
import torch
from torch import nn

net = nn.Sequential(nn.Flatten(), nn.Linear(2, 1))
features = torch.from_numpy(np.ones((3, 2)))
result = net(features).shape
""",
            good="""\
import numpy as np
import torch
from torch import nn

net = nn.Sequential(nn.Flatten(), nn.Linear(2, 1))
features = torch.from_numpy(np.ones((3, 2)))
result = net(features.float()).shape
""",
            shows=REFUSAL,
            at=(7, 10),
            certainty=Certainty.CERTAIN,
        ),
        Example(
            bad="""\
import numpy as np
import torch

weights = torch.ones(2, 1)
data = torch.as_tensor(np.random.rand(3, 2))
result = torch.mm(data, weights).shape
""",
            good="""\
import numpy as np
import torch

weights = torch.ones(2, 1)
data = torch.as_tensor(np.random.rand(3, 2))
result = torch.mm(data.float(), weights).shape
""",
            shows=Raises("RuntimeError", "expected m1 and m2 to have the same dtype"),
            at=(6, 16),
            certainty=Certainty.CERTAIN,
        ),
    )
    interest = Interest(
        calls=ARRAY_TO_TENSOR_NAMES, given_arrays=ARRAY_TO_TENSOR_NAMES, operators=frozenset({"__matmul__"})
    )

    def check(self, site: Site, file: FileContext) -> Iterator[Finding]:
        """All findings of a file, at the first place in it where a float64 tensor is made of an array."""
        if not _makes_wide(site, file) or site is not next(
            one for one in file.sites.values() if _makes_wide(one, file)
        ):
            return
        for place in file.sites.values():
            if not isinstance(place, (CallSite, OperatorSite)):
                continue
            leak = _leak_at(place, file) if isinstance(place, CallSite) else _leak_into_operator(place)
            if leak is not None and not is_handled(place, file):
                yield self._finding(place, leak, file)

    def _finding(self, site: CallSite | OperatorSite, leak: _Leak, file: FileContext) -> Finding:
        origin = leak.dtype.origin(_WIDE)
        verb = "is" if leak.is_proven else "may be"
        message = f"'{file.snippet(leak.node)}' {verb} {_WIDE}, {leak.obstacle}{because(origin, leak.node, file)}"
        return file.finding(
            self,
            place_of_call(site.node, file) if isinstance(site, CallSite) else file.span(leak.node),
            site.node,
            Certainty.CERTAIN if leak.is_proven else Certainty.LIKELY,
            message,
            _fix(site, leak, file) if isinstance(site, CallSite) else _cast_operand(leak, file),
            (origin,),
        )


@dataclass(frozen=True, slots=True)
class _Leak:
    """A tensor that goes where float64 is not taken: the expression, its dtype, and what it meets, in words."""

    node: ast.expr
    dtype: Fact[str]
    obstacle: str
    is_proven: bool


def _makes_wide(site: Site, file: FileContext) -> bool:
    """Whether a tensor is made of data here, and is float64 on some path."""
    if not isinstance(site, CallSite) or site.name not in file.knowledge.array_to_tensor_names:
        return False
    return any(isinstance(one, Tensor) and one.dtype.may_be(_WIDE) for one in alternatives(site.result))


def _leak_at(call: CallSite, file: FileContext) -> _Leak | None:
    if isinstance(call.receiver, ModuleObject):
        return None if isinstance(call.row, schema.ModuleMethod) else _leak_into_module(call, call.receiver, file)
    if call.name in file.knowledge.dtype_demanding and isinstance(call.row, schema.TensorResult):
        return _leak_into_product(call, file)
    return _leak_to_device(call)


def _leak_into_module(call: CallSite, module: ModuleObject, file: FileContext) -> _Leak | None:
    layer = _first_with_parameters(module)
    if layer is None or not call.node.args or not call.arguments or not layer.dtype.may_be(_NARROW):
        return None
    dtype = _wide(call.arguments[0])
    if dtype is None or isinstance(call.node.args[0], ast.Starred):
        return None
    demands = layer.row is not None and layer.row.demands_dtype
    is_proven = demands is True and dtype.only(_WIDE) and layer.dtype.only(_NARROW) and _is_dense(call.arguments[0])
    obstacle = f"and '{file.snippet(call.node.func)}' has {_NARROW} parameters"
    return _Leak(call.node.args[0], dtype, obstacle, is_proven)


def _first_with_parameters(module: ModuleObject) -> ModuleObject | None:
    """The first layer with parameters that a value runs into; None if that takes other dtypes, or may do so."""
    if module.row is None:
        return None
    if module.row.demands_dtype is not False:
        return module
    for child in module.children if module.row.container else ():
        if not isinstance(child, ModuleObject) or child.row is None:
            return None
        if child.row.parameters is not False:
            return _first_with_parameters(child)
    return None


def _leak_into_product(call: CallSite, file: FileContext) -> _Leak | None:
    given: list[tuple[ast.expr | None, Value]] = list(zip(call.node.args, call.arguments, strict=False))
    if call.receiver is not None and isinstance(call.node.func, ast.Attribute):
        given.insert(0, (call.node.func.value, call.receiver))
    wide = [(node, dtype) for node, value in given if node is not None and (dtype := _wide(value)) is not None]
    narrow = [dtype for _, value in given if (dtype := _tensor_dtype(value)) is not None and dtype.only(_NARROW)]
    if not wide or not narrow or any(isinstance(one, ast.Starred) for one in call.node.args):
        return None
    node, dtype = wide[0]
    is_dense = all(_is_dense(value) for _, value in given)
    is_proven = dtype.only(_WIDE) and file.knowledge.dtype_demanding[call.name] and is_dense
    return _Leak(node, dtype, f"and meets a {_NARROW} tensor", is_proven)


def _leak_into_operator(site: OperatorSite) -> _Leak | None:
    """`a @ b`, which takes empty matrices of any dtypes."""
    sides = (site.node.left, site.node.right) if isinstance(site.node, ast.BinOp) else None
    if sides is None or not site.name.endswith("matmul__"):
        return None
    left, right = (_tensor_dtype(value) for value in (site.receiver, site.argument))
    for node, value, other in ((sides[0], site.receiver, right), (sides[1], site.argument, left)):
        dtype = _wide(value)
        if dtype is not None and other is not None and other.only(_NARROW):
            return _Leak(node, dtype, f"and meets a {_NARROW} tensor", is_proven=False)
    return None


def _leak_to_device(call: CallSite) -> _Leak | None:
    func = call.node.func
    named = call.keywords.get("device", call.arguments[0] if call.arguments else NONE)
    names_it = isinstance(named, Constant) and str(named.value).partition(":")[0] == _WITHOUT_FLOAT64
    if call.name != "to" or not names_it or call.receiver is None or not isinstance(func, ast.Attribute):
        return None
    dtype = _wide(call.receiver)
    return None if dtype is None else _Leak(func.value, dtype, "which MPS does not have", is_proven=False)


def _wide(value: Value) -> Fact[str] | None:
    """The dtype of a tensor that is float64 on some path."""
    dtype = _tensor_dtype(value)
    is_wide = dtype is not None and dtype.may_be(_WIDE) and not is_unlikely(dtype.origin(_WIDE))
    return dtype if is_wide else None


def _tensor_dtype(value: Value) -> Fact[str] | None:
    """The dtype of a value that is a tensor on every path; of anything else, which would fail by itself, None."""
    kinds = alternatives(value)
    if not all(isinstance(one, Tensor) and one.presumed is None for one in kinds):
        return None
    return join_facts(fact for one in kinds if (fact := dtype_of(one)) is not None)


def _is_dense(value: Value) -> bool:
    """Whether no tensor in a value is sparse: one without elements takes dense ones of any dtype."""
    return all(one.form.layout.only(Layout.STRIDED) for one in alternatives(value) if isinstance(one, Tensor))


def _fix(call: CallSite, leak: _Leak, file: FileContext) -> Fix | None:
    func = call.node.func
    is_receiver = isinstance(func, ast.Attribute) and leak.node is func.value
    if is_receiver and call.name != "to":
        return None
    if not is_receiver and leak.node is not call.node.args[0]:
        return None
    return Fix(MakeConvertible("float"), file.span(call.node), FixSafety.UNSAFE, "add .float()")


def _cast_operand(leak: _Leak, file: FileContext) -> Fix:
    rewrite = GuardArgument(None, detach=False, cpu=False, cast="float")
    return Fix(rewrite, file.span(leak.node), FixSafety.UNSAFE, "add .float()")
