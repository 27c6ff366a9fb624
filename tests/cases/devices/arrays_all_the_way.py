import numpy as np
import torch


def smooth(values: np.ndarray):
    x = torch.from_numpy(values)
    return (x * 0.5).roll(1).numpy()


result = smooth(np.ones(3))
