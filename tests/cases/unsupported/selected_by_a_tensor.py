# NumPy gives what the array is that it selects from; the indices do not matter.
import numpy as np
import torch


def select(value, index: torch.Tensor):
    if isinstance(value, np.ndarray):
        return torch.from_numpy(np.take(value, index, axis=0))
    return value[index]


rows = torch.tensor([0, 2])
result = [
    select(np.ones((3, 2)), rows),
    torch.from_numpy(np.take(torch.ones(3, 2), [0, 2], axis=0)),  # expect: TNP311 certain
]
