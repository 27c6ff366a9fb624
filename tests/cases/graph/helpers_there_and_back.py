import numpy as np
import torch
from torch import nn


def to_array(x):
    return x.detach().cpu().numpy()


def to_tensor(x):
    return torch.from_numpy(x)  # expect: TNP501 certain


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(2, 2)
        self.second = nn.Linear(2, 1)

    def forward(self, x):
        spectrum = np.abs(to_array(self.first(x)))
        return self.second(to_tensor(spectrum))


net = Net()
net(torch.ones(4, 2)).sum().backward()
result = net.first.weight.grad is not None
