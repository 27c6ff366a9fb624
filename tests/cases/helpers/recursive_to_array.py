import numpy as np
import torch


def to_arrays(data):
    if isinstance(data, torch.Tensor):
        return data.detach().cpu().numpy()
    if isinstance(data, dict):
        return {key: to_arrays(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [to_arrays(value) for value in data]
    return np.asarray(data)


result = to_arrays({"a": [torch.ones(1, requires_grad=True)], "b": (1, 2)})
