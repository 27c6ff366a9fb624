"""Watches the device that stands in for CUDA: it must refuse what CUDA refuses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import torch
import torch._lazy
from torch.overrides import TorchFunctionMode
from torch.utils._pytree import tree_map_only

if TYPE_CHECKING:
    from tests.differential.execute import Run

_MOVES = frozenset(
    {"cpu", "to", "type", "type_as", "numpy", "__get__", "tolist", "item", "copy_", "__set__", "tensor", "asarray"}
)
_DRAWS = re.compile(r"rand|normal|uniform|bernoulli|exponential|geometric|cauchy|multinomial|dropout|rrelu|gumbel")
_IN_PLACE = re.compile(r"\w*[^_]_|__i(?!n)\w+__")


class StandInWatch(TorchFunctionMode):  # type: ignore[misc]  # torch's types are not read
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
        is_cast = _name_of(func) == "to" and all(isinstance(one, torch.dtype) for one in args[1:])
        is_move = (_name_of(func) in _MOVES and not is_cast) or "device" in keywords
        given = tuple(_tensors((*args, *keywords.values())))
        inputs = {one.device.type for one in given if one.dim() > 0}
        if len(inputs) > 1 and not is_move:
            raise RuntimeError("Expected all tensors to be on the same device")
        if inputs - {"cpu"} and torch.is_inference_mode_enabled() and _name_of(func).startswith("fft_"):
            raise RuntimeError("the stand-in ends the process here")
        if any(one.device.type != "cpu" for one in given) and _IN_PLACE.fullmatch(_name_of(func)):
            _refuse_cast(func, args, keywords)
        result = _plain(func(*args, **keywords))
        if inputs - {"cpu"} and len({one.dtype for one in given}) > 1:
            # The lazy backend computes later: of mixed dtypes, it may then refuse what CUDA refuses at once.
            _compute(result)
        outputs = {one.device.type for one in _tensors((result,))}
        if outputs - {"cpu"} and _DRAWS.search(_name_of(func)):
            # It draws numbers when it computes: of a tensor that requires grad, others each time that it is looked at.
            torch._lazy.mark_step()
        # A number by a scalar on the device lies on the CPU here, and on the device with CUDA.
        self._run.left_device |= not is_move and "cpu" in outputs and any(one.device.type != "cpu" for one in given)
        return result


def _refuse_cast(func: Callable[..., Any], args: Sequence[Any], keywords: Mapping[str, Any]) -> None:
    """Refuse to write a result into a dtype that cannot hold it: the lazy backend casts (`bools *= 0.5`)."""
    args, keywords = tree_map_only(torch.Tensor, lambda one: torch.ones(one.shape, dtype=one.dtype), (args, keywords))
    try:
        with torch.random.fork_rng([]):
            func(*args, **keywords)
    except RuntimeError as error:
        if "can't be cast" in str(error):
            raise


def _plain(result: Any) -> Any:
    """What `zeros_like(x, device="cpu")` gives of CUDA; of the lazy backend, a CPU tensor that computes otherwise."""
    if not isinstance(result, torch.Tensor) or result.device.type != "cpu" or not torch._is_functional_tensor(result):
        return result
    torch._sync(result)
    return torch._from_functional_tensor(result).detach().requires_grad_(result.requires_grad)


def _compute(result: Any) -> None:
    """Have the results of an operation computed now, which may fail."""
    with torch._C.DisableTorchFunction():
        for one in _tensors((result,)):
            one.detach().cpu()


def _name_of(func: Callable[..., Any]) -> str:
    return getattr(func, "__name__", "")


def _tensors(parts: Iterable[Any]) -> Iterator[torch.Tensor]:
    for part in parts:
        if isinstance(part, torch.Tensor):
            yield part
        elif isinstance(part, (tuple, list)):
            yield from _tensors(part)
