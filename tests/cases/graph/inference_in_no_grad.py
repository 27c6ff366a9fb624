import numpy as np
import torch
from torch import nn


class Detector(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 2)

    @torch.no_grad()
    def forward(self, x):
        scores = np.exp(self.layer(x).cpu().numpy())
        return torch.from_numpy(scores / scores.sum(axis=1, keepdims=True))


result = Detector()(torch.ones(4, 2))
