"""What all tests share: the device that is not the CPU, and examples that may take their time."""

from __future__ import annotations

import pytest
from hypothesis import settings

from tests.execution import machine

# What a loaded computer takes long for is not wrong.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def lazy_device() -> str:
    """The name of a real device other than the CPU, which every computer has: torch's lazy backend."""
    return machine.lazy_device()
