import numpy as np
import torch
from torch import nn


class Distilled(nn.Module):
    def __init__(self):
        super().__init__()
        self.teacher = nn.Linear(2, 2)
        self.student = nn.Linear(2, 2)

    def forward(self, x):
        soft = np.exp(self.teacher(x).detach().cpu().numpy())
        target = torch.from_numpy(soft / soft.sum(axis=1, keepdims=True))
        return nn.functional.mse_loss(self.student(x), target)


net = Distilled()
net(torch.ones(4, 2)).backward()
result = net.student.weight.grad is not None
