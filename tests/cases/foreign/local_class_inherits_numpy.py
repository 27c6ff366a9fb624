import numpy as np
import torch


class Readable:
    def numpy(self):
        return np.ones(2)


class Audio(Readable):
    def tensor(self):
        return torch.from_numpy(self.numpy())


result = Audio().tensor()
