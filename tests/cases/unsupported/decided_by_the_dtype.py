import numpy as np
import torch


def to_tensor(column):
    if np.issubdtype(column.dtype, np.number):
        return torch.from_numpy(column)
    return torch.tensor(np.unique(column, return_inverse=True)[1])


result = to_tensor(np.array(["a", "b"]))
