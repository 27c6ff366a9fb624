import numpy as np
import torch
from torch import nn

layer = nn.Linear(2, 2)
x = torch.from_numpy(np.ones((1, 2)))
layer = layer.to(x)
result = layer(x).detach().numpy()
