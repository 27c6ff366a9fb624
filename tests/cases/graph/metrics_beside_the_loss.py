import numpy as np
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 2)
        self.aside = nn.Linear(2, 2)

    def forward(self, x):
        hidden = self.layer(x)
        norms = torch.from_numpy(np.linalg.norm(self.aside(x).detach().cpu().numpy(), axis=1))
        return hidden, norms


net = Net()
out, norms = net(torch.ones(4, 2))
out.sum().backward()
history = np.array([norms.mean().item()])
result = net.layer.weight.grad is not None
