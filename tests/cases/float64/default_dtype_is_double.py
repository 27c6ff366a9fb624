# machine: cpu
# select: TNP307
import numpy as np
import torch
from torch import nn

torch.set_default_dtype(torch.float64)
net = nn.Linear(2, 1)
result = tuple(net(torch.from_numpy(np.ones((3, 2)))).shape)
