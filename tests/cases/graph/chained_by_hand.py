import numpy as np
import torch
from torch import nn

layer = nn.Linear(3, 2)
hidden = layer(torch.ones(4, 3))
outside = torch.tensor(np.tanh(hidden.detach().numpy()), requires_grad=True)
(outside**2).sum().backward()
slope = 1.0 - outside.detach().numpy() ** 2
hidden.backward(torch.from_numpy(slope) * outside.grad)
result = layer.weight.grad is not None
