import numpy as np
import torch
from torch import nn

layer = nn.Linear(2, 1)
batch = torch.ones(4, 2)
noisy = torch.from_numpy(np.sqrt(batch.numpy() + 1.0))
layer(noisy).sum().backward()
result = layer.weight.grad is not None
