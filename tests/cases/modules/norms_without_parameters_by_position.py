import torch
from torch import nn

x = torch.ones(2, 2)
layer = nn.LayerNorm(2, 1e-5, False)(x).numpy()
batch = nn.BatchNorm1d(2, 1e-5, 0.1, False)(x).numpy()
group = nn.GroupNorm(1, 2, 1e-5, False)(x).numpy()
result = nn.InstanceNorm1d(2)(torch.ones(2, 2, 2)).numpy()
