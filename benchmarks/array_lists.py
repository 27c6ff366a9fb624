"""How much longer torch.tensor() takes for a list of arrays than for the one array that NumPy makes of it (TNP303)."""

from __future__ import annotations

import sys
import warnings
from functools import partial
from pathlib import Path

import numpy as np
import torch

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.measuring import call_cost, compared  # noqa: E402

LISTS = {
    "a thousand arrays of ten numbers": [np.random.default_rng(0).random(10) for _ in range(1000)],
    "32 images of three times 64 times 64": [np.random.default_rng(0).random((3, 64, 64)) for _ in range(32)],
}


def _by_one_array(arrays: list[np.ndarray]) -> torch.Tensor:
    return torch.tensor(np.array(arrays))


def main() -> None:
    """Print a line for each list."""
    warnings.simplefilter("ignore")
    for name, arrays in LISTS.items():
        found = compared(
            name,
            ours=partial(call_cost, partial(torch.tensor, arrays)),
            theirs=partial(call_cost, partial(_by_one_array, arrays)),
            repeats=50,
        )
        sys.stdout.write(f"{found.title}: {found.wall_ratio:.0f} times\n")


if __name__ == "__main__":
    main()
