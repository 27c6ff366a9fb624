import copy

import numpy as np
import torch


def summed(values: np.ndarray):
    shared = torch.from_numpy(values)
    apart = copy.deepcopy(shared)
    values[0] = 1
    return apart.sum()


result = summed(np.zeros(3))
