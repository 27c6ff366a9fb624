import numpy as np
import torch
from torch import nn


class Actor(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(3, 1)

    def forward(self, state):
        return torch.tanh(self.layer(state))


class Critic(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(4, 1)

    def forward(self, state, action):
        return self.layer(torch.cat([state, action], dim=1))


actor, critic = Actor(), Critic()
state = torch.ones(4, 3)
action = np.clip(actor(state).detach().cpu().numpy(), -1.0, 1.0)
value = critic(state, torch.from_numpy(action))
loss = (value - 1.0).pow(2).mean()
loss.backward()
result = critic.layer.weight.grad is not None
