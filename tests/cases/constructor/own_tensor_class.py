import numpy as np
import torch


class Tensor:
    def __init__(self, data):
        self.data = data


result = Tensor(np.arange(3)).data, torch.zeros(1)
