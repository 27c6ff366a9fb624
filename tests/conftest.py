"""What all tests share: the device that is not the CPU."""

from __future__ import annotations

import pytest

from tests.execution import machine


@pytest.fixture(scope="session")
def lazy_device() -> str:
    """The name of a real device other than the CPU, which every computer has: torch's lazy backend."""
    return machine.lazy_device()
