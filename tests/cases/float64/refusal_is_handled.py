# machine: cpu
# select: TNP307
import numpy as np
import torch
from torch import nn

net = nn.Linear(2, 1)
rows = torch.from_numpy(np.ones((3, 2)))
try:
    out = net(rows)
except RuntimeError:
    out = net(rows.float())
result = tuple(out.shape)
