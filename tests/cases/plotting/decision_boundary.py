import numpy as np
import torch
from torch import nn

net = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1))
grid = np.stack(np.meshgrid(np.linspace(-1, 1, 5), np.linspace(-1, 1, 5)), axis=-1).reshape(-1, 2)
heights = net(torch.from_numpy(grid).float()).reshape(5, 5)
surface = np.asarray(heights)  # expect: TNP101 certain
