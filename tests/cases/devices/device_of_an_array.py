# An array names the CPU as its device, as NumPy 2 does.
import numpy as np
import torch


def with_ones(data):
    return torch.ones(3, device=data.device)


result = np.asarray([with_ones(row) for row in np.zeros((2, 3))])
