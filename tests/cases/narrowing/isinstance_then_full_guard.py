import numpy as np
import torch


def as_numpy(x):
    if isinstance(x, np.ndarray):
        return x
    if isinstance(x, torch.Tensor):
        return x.detach().cpu().numpy()
    return np.asarray(x)


result = [as_numpy(v) for v in (np.ones(1), torch.ones(1, requires_grad=True), [1.0])]
