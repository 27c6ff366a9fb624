"""What a fact about a tensor may be."""

from __future__ import annotations

import enum


class Outcome(enum.Enum):
    """What a fact may be. There is one object for each: to hash it by identity is the fastest."""

    __hash__ = object.__hash__


class RequiresGrad(Outcome):
    """What is known of a tensor's `requires_grad`."""

    YES = "yes"
    LIKELY = "likely"
    """Strong evidence, no proof: the output of a module that is known by annotation only."""
    NO = "no"


class Layout(Outcome):
    """How a tensor keeps its elements."""

    STRIDED = "strided"
    """One after the other, as arrays do."""
    SPARSE = "sparse"
    """Coordinates and values."""
    COMPRESSED = "compressed"
    """Compressed rows or columns, or blocks of them."""
    MKLDNN = "mkldnn"
    NESTED = "nested"
    """Rows of different length."""


class Device(Outcome):
    """Where a tensor lies."""

    CPU = "cpu"
    LIKELY_CPU = "likely-cpu"
    """Evidence, no proof: code that is not seen made it of tensors that are on the CPU."""
    OFF_CPU = "off-cpu"
    META = "meta"
    FOLLOWS = "follows"
    """Wherever somebody else puts it: the user of the module that it comes from, or whoever names the device that
    it was moved to. Evidence that it is not always the CPU, and no proof of anything."""
