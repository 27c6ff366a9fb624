# machine: cpu
# select: TNP307
import numpy as np
import torch
from torch import nn

net = nn.Sequential(nn.Conv1d(1, 2, 1), nn.ReLU())
signal = torch.from_numpy(np.sin(np.arange(6.0)).reshape(1, 1, 6))
out = net(signal)  # expect: TNP307 likely
