"""flake8 as it is where torchnp is not installed: it has no option to leave a single plugin out."""

from __future__ import annotations

import importlib.metadata
import sys
from collections.abc import Iterator
from unittest import mock

from flake8.main.cli import main

DISTRIBUTIONS = importlib.metadata.distributions


def others() -> Iterator[importlib.metadata.Distribution]:
    """What is installed besides torchnp."""
    return (found for found in DISTRIBUTIONS() if found.metadata["name"] != "torchnp")


if __name__ == "__main__":
    with mock.patch.object(importlib.metadata, "distributions", others):
        sys.exit(main(sys.argv[1:]))
