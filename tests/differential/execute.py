"""Runs a program with every call, attribute and conversion noted; conversions that fail are noted and go on."""

from __future__ import annotations

import ast
import builtins
import contextlib
import functools
import io
import itertools
import random
import re
import sys
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import CodeType
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
_TRY = "__try__"
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
    handled: bool = False
    """The program handles the error itself."""


@dataclass(slots=True)
class Run:
    """What one run showed. `notes`: what each call or attribute gave; `conversions`: by the call."""

    notes: dict[Place, set[Seen]] = field(default_factory=dict)
    conversions: dict[Place, set[Visit]] = field(default_factory=dict)
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
        return any(visit.error and not visit.handled for visits in self.conversions.values() for visit in visits)


def place_of(node: ast.expr) -> Place:
    """Where an expression stands, as `ast` counts."""
    return node.lineno, node.col_offset, node.end_lineno or 0, node.end_col_offset or 0


@functools.lru_cache(maxsize=8)
def execute(text: str, machine: Machine, seed: int, *, noted: bool = True) -> Run:
    """Run a program; everything that it draws by chance comes from the seed. The last few runs are remembered."""
    run = Run()
    device = accelerator() if machine is Machine.ACCELERATOR else "cuda"
    handlers = _Handlers()
    namespace: dict[str, Any] = {"__name__": "__main__", _NOTE: _noter(run), _TICK: _clock(), _TRY: handlers.around}
    with contextlib.ExitStack() as stack:
        stack.enter_context(warnings.catch_warnings())
        warnings.simplefilter("ignore")
        stack.enter_context(emulated(machine))
        stack.enter_context(mock.patch.object(torch.Tensor, "numpy", _observed_numpy(run, handlers)))
        stack.enter_context(_fresh_state(seed))
        stack.enter_context(contextlib.redirect_stdout(io.StringIO()))
        if machine is Machine.ACCELERATOR and "cuda" in text:
            stack.enter_context(_StandInWatch(run))
        try:
            exec(_compiled(text, device, noted), namespace)
        except (Exception, _TooLongError) as error:  # noqa: BLE001 - a program may end in any error
            run.failure = f"{type(error).__name__}: {error}"
            lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == FILENAME]
            run.failed_line = lines[-1] if lines else None
        run.result = snapshot(namespace.get("out"))
    return run


@functools.lru_cache(maxsize=4)
def _compiled(text: str, device: str, noted: bool) -> CodeType:
    tree = ast.fix_missing_locations(_Noting(device, noted).visit(ast.parse(text)))
    return compile(tree, FILENAME, "exec", dont_inherit=True)


@contextlib.contextmanager
def _fresh_state(seed: int) -> Iterator[None]:
    """Torch as it is when a process starts, and as it was before afterwards."""
    before = torch.default_generator.get_state()
    random.seed(seed)
    # `torch.manual_seed` also asks every kind of accelerator, which takes a tenth of a program's time.
    torch.default_generator.manual_seed(seed)
    np.random.seed(seed)
    torch.set_default_dtype(torch.float32)
    try:
        with torch.inference_mode(False), torch.enable_grad():
            yield
    finally:
        torch.set_default_dtype(torch.float32)
        torch.default_generator.set_state(before)


def _observed_numpy(run: Run, handlers: _Handlers) -> Callable[..., np.ndarray]:
    """`Tensor.numpy` that notes each conversion; one that fails goes on by force, unless the program handles it."""
    plain: Callable[..., np.ndarray] = torch.Tensor.numpy

    def numpy(tensor: torch.Tensor, *, force: bool = False) -> np.ndarray:
        if force:
            return plain(tensor, force=True)
        before = seen(tensor)
        assert isinstance(before, TensorSeen)
        visits = run.conversions.setdefault(_place_of_caller(), set())
        try:
            result = plain(tensor)
        except (RuntimeError, TypeError) as error:
            handled = handlers.catch(error)
            visits.add(Visit(before, torch.is_grad_enabled(), str(error), handled))
            if handled:
                raise
            return plain(tensor, force=True)
        visits.add(Visit(before, torch.is_grad_enabled(), None))
        return result

    return numpy


class _Handlers:
    """The exceptions that the `try` statements handle in whose bodies a program is at the moment."""

    def __init__(self) -> None:
        self._open: list[tuple[str, ...]] = []

    @contextlib.contextmanager
    def around(self, *names: str) -> Iterator[None]:
        """The body of one `try` statement."""
        self._open.append(names)
        try:
            yield
        finally:
            self._open.remove(names)

    def catch(self, error: Exception) -> bool:
        """Whether one of them catches this."""
        return any(isinstance(error, getattr(builtins, name)) for names in self._open for name in names)


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


def _place_of_caller() -> Place:
    """The call of the program that is being carried out. Python before 3.11 knows the line alone."""
    frame = sys._getframe(2)
    while frame.f_back is not None and frame.f_code.co_filename != FILENAME:
        frame = frame.f_back
    positions = next(itertools.islice(frame.f_code.co_positions(), frame.f_lasti // 2, None), (None,) * 4)
    line, end_line, column, end_column = (position or 0 for position in positions)
    return line, column, end_line, end_column


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
        is_move = _name_of(func) in _MOVES or "device" in keywords
        inputs = {one.device.type for one in _tensors((*args, *keywords.values())) if one.dim() > 0}
        if len(inputs) > 1 and not is_move:
            raise RuntimeError("Expected all tensors to be on the same device")
        if inputs - {"cpu"} and torch.is_inference_mode_enabled() and _name_of(func).startswith("fft_"):
            raise RuntimeError("the stand-in ends the process here")
        result = func(*args, **keywords)
        outputs = {one.device.type for one in _tensors((result,))}
        self._run.left_device |= not is_move and "cpu" in outputs and bool(inputs - {"cpu"})
        return result


def _name_of(func: Callable[..., Any]) -> str:
    return getattr(func, "__name__", "")


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

    def visit_Try(self, node: ast.Try) -> ast.Try:
        self.generic_visit(node)
        names: list[ast.expr] = [ast.Constant(name) for handler in node.handlers for name in _exceptions(handler)]
        around = ast.Call(ast.Name(_TRY, ast.Load()), names, [])
        node.body = [ast.copy_location(ast.With([ast.withitem(around)], node.body), node)]
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


def _exceptions(handler: ast.ExceptHandler) -> Iterator[str]:
    """The exceptions of the language that a handler names."""
    if handler.type is None:
        yield "BaseException"
    else:
        yield from (node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name))
