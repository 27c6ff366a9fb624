# machine: cpu
# select: TNP307
import numpy as np
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(2, 2)

    def forward(self, x):
        return self.hidden(x).relu()  # expect: TNP307 likely


net = Net()
out = net(torch.tensor(np.linspace(0, 1, 4).reshape(2, 2)))
