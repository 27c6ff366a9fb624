"""Watch a running program for what leaves no trace in its result: lost dtypes and recorded device copies."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch.overrides import TorchFunctionMode

from tests.execution.record import Construction, DeviceCopy


class ConstructionObserver:
    """Makes a program's one-argument calls, and notes those of legacy constructors with an array."""

    def __init__(self) -> None:
        self.seen: list[Construction] = []

    def __call__(self, line: int, function: Callable[[Any], Any], argument: Any) -> Any:
        result = function(argument)
        is_typed = type(function).__name__ == "tensortype"
        if function is torch.Tensor or is_typed:
            self.seen.extend(_construction(line, argument, result, is_typed=is_typed))
        return result


def _construction(line: int, argument: object, result: torch.Tensor, *, is_typed: bool) -> Iterator[Construction]:
    dtype = str(result.dtype)
    if isinstance(argument, (np.ndarray, np.generic)):
        is_size = argument.ndim == 0 and argument.dtype.kind in "iu"
        are_numbers = argument.dtype.kind in "fc"
        kept = not is_size and np.array_equal(argument, result.detach().numpy(), equal_nan=are_numbers)
        yield Construction(line, f"torch.{argument.dtype}", dtype, kept, is_typed, is_size)
    elif type(argument) is tuple and result.ndim == 1:
        yield Construction(line, "", dtype, keeps_values=True, is_typed=is_typed, is_of_tuple=True)


class DeviceCopyObserver(TorchFunctionMode):  # type: ignore[misc]  # torch's types are not read
    """Notes every call whose result autograd must differentiate and which lies on another device than its input."""

    def __init__(self, filename: str) -> None:
        super().__init__()
        self._filename = filename
        self.seen: list[DeviceCopy] = []

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: Sequence[type],
        args: Sequence[Any] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:
        result = func(*args, **(kwargs or {}))
        source = args[0] if args else None
        if (
            isinstance(result, torch.Tensor)
            and isinstance(source, torch.Tensor)
            and result.grad_fn is not None
            and result.device != source.device
        ):
            self.seen.append(DeviceCopy(result.grad_fn.name(), self._current_line()))
        return result

    def _current_line(self) -> int:
        frame = sys._getframe()
        while frame.f_back is not None and frame.f_code.co_filename != self._filename:
            frame = frame.f_back
        return frame.f_lineno
