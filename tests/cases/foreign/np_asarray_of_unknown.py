# In a torch file, but nothing says that these are tensors.
import numpy as np
import torch


def normalise(values):
    values = np.asarray(values)
    return torch.from_numpy((values - values.mean()) / values.std())


result = normalise([1.0, 3.0])
