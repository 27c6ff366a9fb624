import numpy as np
import torch
from torch import nn


class ActorCritic(nn.Module):
    def __init__(self):
        super().__init__()
        self.value = nn.Linear(2, 1)
        self.policy = nn.Linear(3, 2)

    def forward(self, x):
        value = self.value(x)
        seen = torch.from_numpy(np.tanh(value.detach().cpu().numpy()))
        return self.policy(torch.cat([x, seen], dim=1)), value


net = ActorCritic()
logits, value = net(torch.ones(4, 2))
logits.sum().backward()
value.sum().backward()
result = net.value.weight.grad is not None
