import numpy as np
import torch


def minimise(function, start):
    value, slope = function(start)
    return start - 0.1 * slope


def objective(x):
    point = torch.tensor(x, requires_grad=True)
    value = (point**2).sum()
    value.backward()
    return value.item(), point.grad.numpy()


result = minimise(objective, np.ones(2))
