import torch
from torch import nn


class Scale(nn.Module):
    def forward(self, x):
        return x * 2


result = Scale()(torch.ones(2)).numpy()
