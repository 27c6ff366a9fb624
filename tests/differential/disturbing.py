"""What a value holds, and the same value holding something else: what depends on it shows the difference."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch

_NUMPY = torch.Tensor.numpy


def content(value: object) -> bytes | None:
    """The bytes of a tensor on the CPU, or of an array; None for what has no memory of its own."""
    if isinstance(value, np.ndarray) and value.dtype != object:
        return value.tobytes()
    if not isinstance(value, torch.Tensor) or value.device.type != "cpu" or value.layout is not torch.strided:
        return None
    with torch._C.DisableTorchFunction(), torch.no_grad():
        try:
            return bytes(_NUMPY(value.detach(), force=True).tobytes())
        except (RuntimeError, TypeError):
            return None


def shows_writes(value: object) -> bool:
    """Whether any common write would change what a value on the CPU holds: a zero, say, stays one if it is doubled."""
    if isinstance(value, torch.Tensor):
        with torch._C.DisableTorchFunction(), torch.no_grad():
            kind = torch.float64 if value.dtype is not torch.bool and not value.is_complex() else value.dtype
            value = _NUMPY(value.detach().to(kind), force=True)
    if not isinstance(value, np.ndarray) or value.dtype.kind not in "iufc" or not value.size:
        return False
    return bool(np.isfinite(value).all() and (value != 0).all())


def observed_backward(losses: list[float]) -> Callable[..., None]:
    """`Tensor.backward` that notes what it is called on."""
    method: Callable[..., None] = torch.Tensor.backward

    def backward(tensor: torch.Tensor, *arguments: Any, **keywords: Any) -> None:
        if tensor.numel() == 1:
            losses.append(tensor.item())
        method(tensor, *arguments, **keywords)

    return backward


def otherwise(value: Any) -> Any:
    """A value of the same kind and shape that holds other numbers; anything but numbers is left as it is."""
    if isinstance(value, list):
        return [otherwise(one) for one in value]
    if isinstance(value, float) or (isinstance(value, np.ndarray) and value.dtype.kind == "f"):
        return (value * 1.75 + 0.375).astype(value.dtype) if isinstance(value, np.ndarray) else value * 1.75 + 0.375
    if isinstance(value, torch.Tensor) and value.is_floating_point():
        with torch._C.DisableTorchFunction(), torch.no_grad():
            return value.detach() * 1.75 + 0.375
    return value
