import numpy as np
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(2, 2)
        self.second = nn.Linear(2, 1)

    def forward(self, x):
        hidden = self.first(x)
        size = np.zeros_like(hidden.detach().cpu().numpy())
        noise = torch.from_numpy(np.random.normal(size, 1.0).astype(np.float32))
        return self.second(hidden + noise)


net = Net()
net(torch.ones(4, 2)).sum().backward()
result = net.first.weight.grad is not None
