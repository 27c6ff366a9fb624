import numpy as np
import torch


class Points:
    def __init__(self, tensor):
        self.tensor = tensor

    def __array__(self, dtype=None, copy=None):
        return self.tensor.detach().cpu().numpy()


result = np.asarray(Points(torch.ones(2, requires_grad=True)))
