import numpy as np
import torch


def to_array(x):
    if hasattr(x, "detach"):
        x = x.detach()
    if hasattr(x, "cpu"):
        x = x.cpu()
    return np.asarray(x)


result = [to_array(torch.ones(2, requires_grad=True)), to_array([1, 2])]
