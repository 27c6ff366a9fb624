# A stand-in for a data frame: what .values is can't be known.
import numpy as np
import torch


class Frame:
    def __init__(self, columns):
        self.columns = columns

    @property
    def values(self):
        return np.stack(list(self.columns.values()), axis=1)


result = torch.Tensor(Frame({"a": np.arange(2), "b": np.arange(2)}).values)  # expect: TNP301
