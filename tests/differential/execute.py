"""Runs a program with every call, attribute and conversion noted; conversions that fail are noted and go on."""

from __future__ import annotations

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
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import CodeType
from typing import Any
from unittest import mock

import numpy as np
import torch

from tests.differential import noting
from tests.differential.disturbing import content, observed_backward, otherwise, shows_writes
from tests.differential.noting import FILENAME, Place, prepared
from tests.differential.standing_in import StandInWatch
from tests.execution.concrete import Seen, TensorSeen, seen
from tests.execution.machine import Machine, accelerator, emulated
from tests.execution.proof import WARNED
from tests.execution.record import Snapshot, snapshot

MAX_ROUNDS = 300
"""How many rounds all loops of a program may make together; a list can grow while it is gone through."""


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
    """What one run showed. `notes`: what each operation gave; `conversions`: by the call.

    `given`: what each constructor was given; `passed`: how often each operation came to its end, `warned`: how often
    it gave each of the warnings that rules are about; `refused`: the errors of those that did not end well.
    `kept`: what has memory, and what stood there at first; `changed`: the operations of which something that they gave
    changed, or may have been written to and look the same; `losses`: what `backward()` was called on.
    """

    notes: dict[Place, set[Seen]] = field(default_factory=dict)
    conversions: dict[Place, set[Visit]] = field(default_factory=dict)
    given: dict[Place, set[Seen]] = field(default_factory=dict)
    passed: Counter[Place] = field(default_factory=Counter)
    warned: Counter[tuple[Place, str]] = field(default_factory=Counter)
    refused: dict[Place, set[str]] = field(default_factory=dict)
    handled: set[Place] = field(default_factory=set)
    """Those whose errors the program handles itself."""
    failure: str | None = None
    failed_line: int | None = None
    left_device: bool = False
    """An operation of the stand-in for CUDA did with devices what CUDA does not."""
    result: Snapshot | None = None
    kept: list[tuple[Place, Any, bytes]] = field(default_factory=list)
    changed: set[Place] = field(default_factory=set)
    losses: list[float] = field(default_factory=list)

    @property
    def endless(self) -> bool:
        """Whether its loops were stopped."""
        return (self.failure or "").startswith(_TooLongError.__name__)

    @property
    def failed_conversions(self) -> bool:
        """Whether some conversion had to be forced, or some operation was refused."""
        return bool(self.refused) or any(
            visit.error and not visit.handled for visits in self.conversions.values() for visit in visits
        )


@functools.lru_cache(maxsize=8)
def execute(text: str, machine: Machine, seed: int, *, noted: bool = True, disturbed: Place | None = None) -> Run:
    """Run a program; everything that it draws by chance comes from the seed. The last few runs are remembered.

    `disturbed`: the operation that gives other numbers than it would.
    """
    run = Run()
    device = accelerator() if machine is Machine.ACCELERATOR else "cuda"
    handlers = _Handlers()
    namespace: dict[str, Any] = {
        "__name__": "__main__",
        noting.NOTE: _noter(run, disturbed),
        noting.GIVEN: _giver(run),
        noting.TICK: _clock(),
        noting.TRY: handlers.around,
        noting.ATTEMPT: _attempt(run, handlers),
        noting.PASSED: lambda place: run.passed.update([place]),
    }
    with contextlib.ExitStack() as stack:
        stack.enter_context(_noted_warnings(run))
        stack.enter_context(emulated(machine))
        stack.enter_context(mock.patch.object(torch.Tensor, "numpy", _observed_numpy(run, handlers)))
        stack.enter_context(mock.patch.object(torch.Tensor, "backward", observed_backward(run.losses)))
        stack.enter_context(_fresh_state(seed))
        stack.enter_context(contextlib.redirect_stdout(io.StringIO()))
        if machine is Machine.ACCELERATOR and "cuda" in text:
            stack.enter_context(StandInWatch(run))
        try:
            exec(prepared(text, device, noted), namespace)
        except (Exception, _TooLongError) as error:  # noqa: BLE001 - a program may end in any error
            words = _words_of(error)
            run.failure = f"{type(error).__name__}: {words}"
            lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == FILENAME]
            run.failed_line = lines[-1] if lines else None
            run.left_device |= _LIMIT_OF_STAND_IN in words
        run.result = _computed(namespace.get("out"), run)
        run.changed = {
            place for place, value, before in run.kept if content(value) != before or not shows_writes(value)
        }
        run.kept.clear()
    return run


def _computed(value: Any, run: Run) -> Snapshot | None:
    """What the program leaves; the lazy backend computes it only now, and may refuse."""
    try:
        return snapshot(value)
    except (RuntimeError, NotImplementedError) as error:
        run.left_device = True
        run.failure = run.failure or f"{type(error).__name__}: {_words_of(error)}"
        return None


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


_LIMIT_OF_STAND_IN = "Cannot set version_counter for inference tensor"
"""What `detach()` of a tensor on the lazy device says in inference mode, and of one on CUDA does not."""
_CAN_BE_FORCED = re.compile("requires grad|device type tensor|(conjugate|negative) bit")
"""What `numpy(force=True)` does away with; no other form of a tensor has an array that the analysis could speak of."""


def _observed_numpy(run: Run, handlers: _Handlers) -> Callable[..., np.ndarray]:
    """`Tensor.numpy` that notes each conversion; one that fails goes on by force, unless the program handles it."""
    method: Callable[..., np.ndarray] = torch.Tensor.numpy

    def plain(tensor: torch.Tensor, *, force: bool = False) -> np.ndarray:
        # What watches torch's functions would call this again.
        with torch._C.DisableTorchFunction():
            return method(tensor, force=force)

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
            if handled or not _CAN_BE_FORCED.search(str(error)):
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


def _noter(run: Run, disturbed: Place | None) -> Callable[[Place, Any], Any]:
    def note(place: Place, value: Any) -> Any:
        if place == disturbed:
            value = otherwise(value)
        before = content(value)
        if before is not None:
            run.kept.append((place, value, before))
        run.notes.setdefault(place, set()).add(seen(value))
        run.passed[place] += 1
        return value

    return note


def _giver(run: Run) -> Callable[[Place, Any], Any]:
    def given(place: Place, value: Any) -> Any:
        run.given.setdefault(place, set()).add(seen(value))
        return value

    return given


_REFUSAL = re.compile("numpy|ndarray|np\\.|dtype|[sS]calar ?[tT]ype|stride|layout|should be the same|promoting")


def _words_of(error: BaseException) -> str:
    """What an error says; one that holds a tensor which cannot be shown says nothing."""
    try:
        return str(error)
    except RuntimeError as unshown:
        return f"it cannot be shown: {type(unshown).__name__}"


def _attempt(run: Run, handlers: _Handlers) -> Callable[[], contextlib.AbstractContextManager[None]]:
    @contextlib.contextmanager
    def attempt() -> Iterator[None]:
        try:
            yield
        except (RuntimeError, TypeError, ValueError) as error:
            is_refusal = isinstance(error, TypeError) or _REFUSAL.search(str(error))
            if not is_refusal:
                raise
            if handlers.catch(error):
                run.handled.add(_place_of_error(error))
                raise
            run.refused.setdefault(_place_of_error(error), set()).add(str(error))

    return attempt


@contextlib.contextmanager
def _noted_warnings(run: Run) -> Iterator[None]:
    """No warning is shown; those that rules are about are noted, each time, though torch gives them once."""
    patterns = {code: re.compile(".*" + text) for code, text in WARNED.items()}

    def note(message: Warning | str, *_: object) -> None:
        for code, pattern in patterns.items():
            if pattern.match(str(message)):
                run.warned[_place_of_caller(), code] += 1

    was_always = torch.is_warn_always_enabled()
    torch.set_warn_always(True)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for pattern in patterns.values():
                warnings.filterwarnings("always", pattern.pattern)
            with mock.patch.object(warnings, "showwarning", note):
                yield
    finally:
        torch.set_warn_always(was_always)


def _clock() -> Callable[[], None]:
    rounds = itertools.count()

    def tick() -> None:
        if next(rounds) > MAX_ROUNDS:
            raise _TooLongError

    return tick


def _place_of_caller() -> Place:
    """The operation of the program that is being carried out. Python before 3.11 knows the line alone."""
    frame = sys._getframe(2)
    while frame.f_back is not None and frame.f_code.co_filename != FILENAME:
        frame = frame.f_back
    return _place_in(frame.f_code, frame.f_lasti)


def _place_of_error(error: BaseException) -> Place:
    """The operation of the program that raised it."""
    trace, place = error.__traceback__, (0, 0, 0, 0)
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == FILENAME:
            place = _place_in(trace.tb_frame.f_code, trace.tb_lasti)
        trace = trace.tb_next
    return place


def _place_in(code: CodeType, instruction: int) -> Place:
    positions = next(itertools.islice(code.co_positions(), instruction // 2, None), (None,) * 4)
    line, end_line, column, end_column = (position or 0 for position in positions)
    return line, column, end_line, end_column
