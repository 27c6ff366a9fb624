"""What functions and classes of a library do to the state in which code runs."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from lint_rules.knowledge.results import Place


class Effect(enum.Enum):
    """What a context manager, a decorator, or a bare call does to the state in which code runs."""

    GRAD_OFF = "grad off"
    GRAD_ON = "grad on"
    GRAD_ARGUMENT = "grad argument"
    """The first argument says (`set_grad_enabled`); takes effect at the call itself, too."""
    INFERENCE = "inference"
    """`inference_mode`: off unless its argument is False."""
    AUTOCAST = "autocast"
    DEFAULT_DEVICE = "default device"
    """The first argument names it; takes effect at the call (`set_default_device`)."""
    DEFAULT_DTYPE = "default dtype"
    """The first argument names it; takes effect at the call (`set_default_dtype`)."""
    STOPS_EXCEPTIONS = "stops exceptions"
    """The arguments name the exceptions that do not get past it (`contextlib.suppress`)."""


@dataclass(frozen=True, slots=True)
class ContextEffect:
    """A class or function that changes the context: used with `with`, as a decorator, or by being called."""

    effect: Effect
    by_call: bool = False
    """Takes effect as soon as it is called, without `with`."""
    place: Place = Place.ARGUMENT
    """Which tensors autocast reaches; with `ARGUMENT`, the first argument names their kind of device."""
