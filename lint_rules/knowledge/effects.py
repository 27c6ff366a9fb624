"""What code does to the modes that other code runs in."""

from __future__ import annotations

import enum


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
