import numpy as np
import torch


class Signal(np.ndarray):
    def __mul__(self, other):
        return torch.from_numpy(np.asarray(self)) * other


signal = np.ones(3).view(Signal)
result = signal * torch.ones(3)
