"""What a layer does with an array elsewhere than in its call is its own affair."""

import numpy as np
import torch
from torch import nn


class Scaled(nn.Linear):
    def rescale(self, factors: np.ndarray):
        with torch.no_grad():
            self.weight *= torch.from_numpy(factors)


class Table(nn.Module):
    def __init__(self):
        super().__init__()
        self.rows = nn.Linear(2, 1)
        self.same = nn.Identity()

    def fill(self, values: np.ndarray):
        self.rows.register_buffer("start", torch.from_numpy(values))
        self.rows.start_values = self.keep(values)
        return self.same(values)

    def keep(self, values):
        return values * 2


layer = Scaled(2, 1, dtype=torch.float64)
layer.rescale(np.ones((1, 2)))
table = Table()
result = table.fill(np.ones(2)).tolist()
