# The class alone can't tell whether forward runs in no_grad; here it does.
import numpy as np
import torch
from torch import nn


class Quantiser(nn.Module):
    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(3))

    def forward(self, x):
        levels = np.round(self.scale.numpy())  # expect: TNP101 likely
        return x * torch.from_numpy(levels)


with torch.no_grad():
    result = Quantiser()(torch.ones(3))
