# Nothing here speaks of another device.
import numpy as np
import torch


def clipped(x: torch.Tensor):
    values = np.clip(x.detach().numpy(), 0, 1)  # expect: TNP104 possible
    return torch.from_numpy(values)


result = clipped(torch.ones(2)).tolist()
