import torch
from torch import nn


class Objective(nn.Module):
    def forward(self, samples):
        raise NotImplementedError

    def __call__(self, samples):
        values = super().__call__(samples)
        return values if values.ndim else values[None]


class Weighted(Objective):
    def forward(self, samples):
        return samples * 2


class Learned(Objective):
    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(2))

    def forward(self, samples):
        return samples * self.scale


weighted = Weighted()(torch.ones(2)).numpy()
result = Learned()(torch.ones(2)).numpy()  # expect: TNP101 certain
