"""Runs one program and records it; torch's global state is afterwards what it was before."""

from __future__ import annotations

import contextlib
import io
import random
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any
from unittest import mock

import numpy as np
import torch

from tests.execution.machine import Machine, accelerator, emulated
from tests.execution.observers import ConstructionObserver, DeviceCopyObserver
from tests.execution.program import OBSERVER, compiled
from tests.execution.record import Failure, Record, Snapshot, Warned, snapshot

SEED = 0


def run(
    text: str,
    machine: Machine,
    *,
    filename: str = "<program>",
    names: Mapping[str, object] = MappingProxyType({}),
    seed: int = SEED,
) -> Record:
    """Run a complete program, as its own main module, on that machine. Its output is thrown away.

    `names` are further names that the program finds, as if they were built in. What it draws by chance comes
    from the seed.
    """
    device = accelerator() if machine is Machine.ACCELERATOR else "cuda"
    constructions = ConstructionObserver()
    copies = DeviceCopyObserver(filename)
    namespace: dict[str, object] = {"__name__": "__main__", OBSERVER: constructions, **names}
    failure: Failure | None = None
    result: Snapshot | None = None
    with _torch_state_restored(seed), emulated(machine), _recorded_warnings(filename) as caught:
        try:
            code = compiled(text, filename=filename, device=device)
            with copies, contextlib.redirect_stdout(io.StringIO()):
                exec(code, namespace)
        except Exception as error:  # noqa: BLE001 - whatever ends a program is what a run is there to show
            failure = _failure(error, filename)
        if "result" in namespace:
            result = snapshot(namespace["result"])
    return Record(
        failure=failure,
        result=result,
        warnings=tuple(caught),
        device_copies=tuple(copies.seen),
        constructions=tuple(constructions.seen),
    )


def run_with_forced_conversions(text: str, machine: Machine) -> Record:
    """Run a program as if each of its conversions to NumPy had every guard: what it was meant to compute.

    `Tensor.numpy` behaves as `numpy(force=True)`, and so does `np.asarray`, which goes through it; `np.from_dlpack` is
    given such an array. What NumPy has no form for is given one that holds the same values.
    """
    plain: Callable[..., np.ndarray] = torch.Tensor.numpy

    def forced(tensor: torch.Tensor, *, force: bool = False) -> np.ndarray:
        return plain(_representable(tensor), force=True)

    def exported(tensor: torch.Tensor, **asked: Any) -> object:
        return forced(tensor).__dlpack__(**asked)

    def on_cpu(tensor: torch.Tensor) -> tuple[int, int]:
        return np.empty(0).__dlpack_device__()

    with (
        mock.patch.object(torch.Tensor, "numpy", forced),
        mock.patch.object(torch.Tensor, "__dlpack__", exported),
        mock.patch.object(torch.Tensor, "__dlpack_device__", on_cpu),
    ):
        return run(text, machine)


def _representable(tensor: torch.Tensor) -> torch.Tensor:
    if tensor.layout is not torch.strided:
        tensor = tensor.to_dense()
    if tensor.is_quantized:
        return tensor.dequantize()
    if tensor.dtype is torch.complex32:
        return tensor.cfloat()
    return (
        tensor.float()
        if tensor.is_floating_point() and tensor.itemsize < 4 and tensor.dtype != torch.float16
        else tensor
    )


def _failure(error: Exception, filename: str) -> Failure:
    if isinstance(error, SyntaxError):
        return Failure(type(error).__name__, str(error), error.lineno or 1)
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == filename]
    message = str(error).replace(accelerator(), "cuda")
    return Failure(type(error).__name__, message, (lines[-1] if lines else None) or 1)


@contextlib.contextmanager
def _recorded_warnings(filename: str) -> Iterator[list[Warned]]:
    """Every warning, also those that torch gives only once in a process, with the program's line that led to it."""
    caught: list[Warned] = []

    def note(message: Warning | str, category: type[Warning], *_: object) -> None:
        caught.append(Warned(category.__name__, str(message), _current_line(filename)))

    warn_always = torch.is_warn_always_enabled()
    torch.set_warn_always(True)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            with mock.patch.object(warnings, "showwarning", note):
                yield caught
    finally:
        torch.set_warn_always(warn_always)


def _current_line(filename: str) -> int:
    """The innermost line of a program that runs now; 0 for none."""
    frame = sys._getframe()
    while frame.f_back is not None and frame.f_code.co_filename != filename:
        frame = frame.f_back
    return frame.f_lineno if frame.f_code.co_filename == filename else 0


@contextlib.contextmanager
def _torch_state_restored(seed: int) -> Iterator[None]:
    dtype = torch.get_default_dtype()
    seeds = random.getstate(), np.random.get_state()
    with torch.random.fork_rng(devices=[]), torch.enable_grad():
        random.seed(seed)
        np.random.seed(seed)
        torch.manual_seed(seed)
        try:
            yield
        finally:
            torch.set_default_dtype(dtype)
            torch.set_default_device(None)
            random.setstate(seeds[0])
            np.random.set_state(seeds[1])
