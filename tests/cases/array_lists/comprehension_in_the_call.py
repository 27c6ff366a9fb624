import numpy as np
import torch


def stack(windows):
    return torch.tensor([np.asarray(window) for window in windows], dtype=torch.float32)  # expect: TNP303 certain


result = stack([[1, 2], [3, 4]])
