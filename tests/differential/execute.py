"""Runs a program with every call, attribute and conversion noted; conversions that fail are noted and go on."""

from __future__ import annotations

import ast
import contextlib
import io
import itertools
import random
import re
import sys
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

import numpy as np
import torch
from torch.overrides import TorchFunctionMode

from tests.execution.concrete import Seen, TensorSeen, seen
from tests.execution.machine import Machine, accelerator, emulated
from tests.execution.record import Snapshot, snapshot

FILENAME = "<generated>"
_NOTE = "__note__"
_TICK = "__tick__"
MAX_ROUNDS = 300
"""How many rounds all loops of a program may make together; a list can grow while it is gone through."""
_CUDA_NAME = re.compile(r"cuda(:\d*)?")
Place = tuple[int, int, int, int]


class _TooLongError(BaseException):
    """The program loops without end. No `except Exception` of its own catches this."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A conversion to NumPy: what was converted, in which grad mode, and the error that torch gave, if any."""

    tensor: TensorSeen
    grad_mode: bool
    error: str | None


@dataclass(slots=True)
class Run:
    """What one run showed. `notes`: what each call or attribute gave; `conversions`: by line."""

    notes: dict[Place, set[Seen]] = field(default_factory=dict)
    conversions: dict[int, set[Visit]] = field(default_factory=dict)
    failure: str | None = None
    failed_line: int | None = None
    left_device: bool = False
    """An operation of the stand-in for CUDA did with devices what CUDA does not."""
    result: Snapshot | None = None

    @property
    def endless(self) -> bool:
        """Whether its loops were stopped."""
        return (self.failure or "").startswith(_TooLongError.__name__)

    @property
    def failed_conversions(self) -> bool:
        """Whether some conversion had to be forced."""
        return any(visit.error for visits in self.conversions.values() for visit in visits)


def place_of(node: ast.expr) -> Place:
    """Where an expression stands, as `ast` counts."""
    return node.lineno, node.col_offset, node.end_lineno or 0, node.end_col_offset or 0


def execute(text: str, machine: Machine, seed: int, *, noted: bool = True) -> Run:
    """Run a program; everything that it draws by chance comes from the seed."""
    run = Run()
    device = accelerator() if machine is Machine.ACCELERATOR else "cuda"
    tree = ast.fix_missing_locations(_Noting(device, noted).visit(ast.parse(text)))
    namespace: dict[str, Any] = {"__name__": "__main__", _NOTE: _noter(run), _TICK: _clock()}
    plain: Callable[..., np.ndarray] = torch.Tensor.numpy

    def numpy(tensor: torch.Tensor, *, force: bool = False) -> np.ndarray:
        if force:
            return plain(tensor, force=True)
        before = seen(tensor)
        assert isinstance(before, TensorSeen)
        line = _line_of_caller()
        try:
            result = plain(tensor)
        except (RuntimeError, TypeError) as error:
            run.conversions.setdefault(line, set()).add(Visit(before, torch.is_grad_enabled(), str(error)))
            return plain(tensor, force=True)
        run.conversions.setdefault(line, set()).add(Visit(before, torch.is_grad_enabled(), None))
        return result

    with contextlib.ExitStack() as stack:
        stack.enter_context(warnings.catch_warnings())
        warnings.simplefilter("ignore")
        stack.enter_context(emulated(machine))
        stack.enter_context(mock.patch.object(torch.Tensor, "numpy", numpy))
        stack.enter_context(torch.random.fork_rng(devices=[]))
        stack.enter_context(torch.enable_grad())
        stack.enter_context(contextlib.redirect_stdout(io.StringIO()))
        if machine is Machine.ACCELERATOR and "cuda" in text:
            stack.enter_context(_StandInWatch(run))
        random.seed(seed)
        torch.manual_seed(seed)
        np.random.seed(seed)
        torch.set_default_dtype(torch.float32)
        stack.callback(torch.set_default_dtype, torch.float32)
        try:
            exec(compile(tree, FILENAME, "exec", dont_inherit=True), namespace)
        except (Exception, _TooLongError) as error:  # noqa: BLE001 - a program may end in any error
            run.failure = f"{type(error).__name__}: {error}"
            lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == FILENAME]
            run.failed_line = lines[-1] if lines else None
        run.result = snapshot(namespace.get("out"))
    return run


def _noter(run: Run) -> Callable[[Place, Any], Any]:
    def note(place: Place, value: Any) -> Any:
        run.notes.setdefault(place, set()).add(seen(value))
        return value

    return note


def _clock() -> Callable[[], None]:
    rounds = itertools.count()

    def tick() -> None:
        if next(rounds) > MAX_ROUNDS:
            raise _TooLongError

    return tick


def _line_of_caller() -> int:
    frame = sys._getframe(2)
    while frame.f_back is not None and frame.f_code.co_filename != FILENAME:
        frame = frame.f_back
    return frame.f_lineno


_MOVES = frozenset(
    {"cpu", "to", "type", "type_as", "numpy", "__get__", "tolist", "item", "copy_", "__set__", "tensor", "asarray"}
)


class _StandInWatch(TorchFunctionMode):  # type: ignore[misc]  # torch's types are not read
    """Refuses to mix devices, as CUDA does (the lazy backend may crash), and sees where a result stays on the CPU."""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self._run = run

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: Sequence[type],
        args: Sequence[Any] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:
        keywords = kwargs or {}
        is_move = getattr(func, "__name__", "") in _MOVES or "device" in keywords
        inputs = {one.device.type for one in _tensors((*args, *keywords.values())) if one.dim() > 0}
        if len(inputs) > 1 and not is_move:
            raise RuntimeError("Expected all tensors to be on the same device")
        result = func(*args, **keywords)
        outputs = {one.device.type for one in _tensors((result,))}
        self._run.left_device |= not is_move and "cpu" in outputs and bool(inputs - {"cpu"})
        return result


def _tensors(parts: Iterable[Any]) -> Iterator[torch.Tensor]:
    for part in parts:
        if isinstance(part, torch.Tensor):
            yield part
        elif isinstance(part, (tuple, list)):
            yield from _tensors(part)


class _Noting(ast.NodeTransformer):
    def __init__(self, device: str, noted: bool) -> None:
        self._device = device
        self._noted = noted

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        if isinstance(node.value, str) and _CUDA_NAME.fullmatch(node.value):
            return ast.copy_location(ast.Constant(node.value.replace("cuda", self._device)), node)
        return node

    def visit_For(self, node: ast.For) -> ast.For:
        self.generic_visit(node)
        node.body.insert(0, self._tick(node))
        return node

    def visit_While(self, node: ast.While) -> ast.While:
        self.generic_visit(node)
        node.body.insert(0, self._tick(node))
        return node

    def _tick(self, node: ast.stmt) -> ast.stmt:
        return ast.copy_location(ast.Expr(ast.Call(ast.Name(_TICK, ast.Load()), [], [])), node)

    def visit_Call(self, node: ast.Call) -> ast.expr:
        if isinstance(node.func, ast.Attribute):
            node.func.value = self.visit(node.func.value)
        node.args = [self.visit(one) for one in node.args]
        node.keywords = [self.visit(one) for one in node.keywords]
        return self._note(node)

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        self.generic_visit(node)
        return self._note(node) if isinstance(node.ctx, ast.Load) else node

    def _note(self, node: ast.expr) -> ast.expr:
        if not self._noted or (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super"
        ):
            return node
        place = ast.Tuple([ast.Constant(number) for number in place_of(node)], ast.Load())
        call = ast.Call(ast.Name(_NOTE, ast.Load()), [place, node], [])
        return ast.copy_location(call, node)
