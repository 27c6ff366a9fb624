"""The call that converts a tensor to an array: which part of it is the tensor."""

from __future__ import annotations

from collections.abc import Callable

import libcst as cst

from codemods import chain

_ARGUMENT_NAMES = frozenset({"a", "object", "x"})
"""What `np.asarray`, `np.array` and `np.from_dlpack` call the thing that they convert."""

NEVER_TENSORS = (
    cst.BaseList,
    cst.BaseSet,
    cst.BaseDict,
    cst.BaseNumber,
    cst.BaseString,
    cst.Tuple,
    cst.GeneratorExp,
    cst.Lambda,
)
"""Expressions that no guard can be called on: tensors may be in them, but they are none."""


def converts_receiver(call: cst.Call) -> bool:
    """Whether it is `x.numpy()` or `x.to(device)`, not a function that is given the tensor (`np.asarray(x)`)."""
    if chain.method_called(call) == "to":
        return True
    return chain.method_called(call) == "numpy" and all(argument.keyword for argument in call.args)


def with_argument(call: cst.Call, change: Callable[[cst.BaseExpression], cst.BaseExpression]) -> cst.Call:
    """The call with the argument that it converts changed; unchanged where that is none a method can be called on."""
    argument = next((argument for argument in call.args if _is_converted(argument)), None)
    if argument is None or argument.star or isinstance(argument.value, NEVER_TENSORS):
        return call
    changed = argument.with_changes(value=change(argument.value))
    return call.with_changes(args=[changed if other is argument else other for other in call.args])


def _is_converted(argument: cst.Arg) -> bool:
    """Whether the argument is the first one by position, or named as the one that is converted."""
    return argument.keyword is None or argument.keyword.value in _ARGUMENT_NAMES
