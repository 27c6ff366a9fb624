import numpy as np
import torch


def prepare(x):
    if isinstance(x, np.ndarray):
        return torch.Tensor(x)  # expect: TNP301 likely
    return x


result = prepare(np.arange(3))
