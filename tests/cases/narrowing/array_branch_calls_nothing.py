import numpy as np
import torch


def mean(x):
    if torch.is_tensor(x):
        x = x.detach().cpu()
    return np.asarray(x).mean()


result = mean(torch.ones(2, requires_grad=True)) + mean(np.ones(2))
