import numpy as np
import torch


class LongTensor:
    def __init__(self, data):
        self.data = data


result = LongTensor(np.array([1.5])).data, torch.zeros(1)
