"""What a fact about a tensor may be."""

from __future__ import annotations

import enum


class RequiresGrad(enum.Enum):
    """What is known of a tensor's `requires_grad`."""

    YES = "yes"
    LIKELY = "likely"
    """Strong evidence, no proof: the output of a module that is known by annotation only."""
    NO = "no"


class Device(enum.Enum):
    """Where a tensor lies."""

    CPU = "cpu"
    OFF_CPU = "off-cpu"
    META = "meta"
    FOLLOWS = "follows"
    """Wherever the user of a module, or the caller, put what it was computed from."""
