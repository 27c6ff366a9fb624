"""The two machines that a program can meet, and how one computer stands in for both.

Without CUDA the accelerator is torch's lazy backend: a real device of its own, whose tensors refuse
`.numpy()` with the same checks and the same messages. Programs go on naming `cuda`.
"""

from __future__ import annotations

import contextlib
import enum
import functools
from collections.abc import Iterator
from unittest import mock

import torch
import torch._lazy.ts_backend


class Machine(enum.Enum):
    """Where a program runs: `torch.cuda.is_available()` is False on the one and True on the other."""

    CPU = "cpu"
    ACCELERATOR = "accelerator"


@functools.cache
def lazy_device() -> str:
    """Start the lazy backend, once in this process (torch refuses a second time), and name its device."""
    torch._lazy.ts_backend.init()
    return "lazy"


@functools.cache
def accelerator() -> str:
    """The device type that stands for `cuda`: CUDA itself where the computer has it."""
    return "cuda" if torch.cuda.is_available() else lazy_device()


@contextlib.contextmanager
def emulated(machine: Machine) -> Iterator[None]:
    """Make torch answer as it does on that machine, for as long as the context lasts."""
    with contextlib.ExitStack() as patches:
        if machine is Machine.CPU:
            patches.enter_context(mock.patch.object(torch.cuda, "is_available", return_value=False))
        elif accelerator() != "cuda":
            _stand_in_for_cuda(patches, accelerator())
        yield


def _stand_in_for_cuda(patches: contextlib.ExitStack, device: str) -> None:
    def tensor_to_device(tensor: torch.Tensor, index: object = None, **_: object) -> torch.Tensor:
        return tensor if tensor.device.type == device else tensor.to(device)

    def module_to_device(module: torch.nn.Module, index: object = None) -> torch.nn.Module:
        return module.to(device)

    def is_on_device(tensor: torch.Tensor) -> bool:
        return bool(tensor.device.type == device)

    answers = {"is_available": True, "device_count": 1, "current_device": 0, "synchronize": None, "empty_cache": None}
    for name, answer in answers.items():
        patches.enter_context(mock.patch.object(torch.cuda, name, return_value=answer))
    patches.enter_context(mock.patch.object(torch.Tensor, "cuda", tensor_to_device))
    patches.enter_context(mock.patch.object(torch.nn.Module, "cuda", module_to_device))
    patches.enter_context(mock.patch.object(torch.Tensor, "is_cuda", property(is_on_device)))
