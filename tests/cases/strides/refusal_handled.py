"""A reversed array is tried first, and copied where torch refuses."""

import numpy as np
import torch


def to_tensor(array: np.ndarray):
    try:
        return torch.from_numpy(array[::-1])
    except ValueError:
        return torch.from_numpy(array[::-1].copy())


result = to_tensor(np.ones(3))
