# What was an array comes back as one; no tensor of another device gets there.
import numpy as np
import torch


def halved(x):
    is_array = isinstance(x, np.ndarray)
    if is_array:
        x = torch.from_numpy(x)
    weights = torch.full(x.shape, 0.5, device=x.device)
    out = x * weights
    return out.numpy() if is_array else out


result = halved(np.ones(2))
