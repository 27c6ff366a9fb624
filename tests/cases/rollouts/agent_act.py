# machine: accelerator
import torch
from torch import nn


class Agent:
    def __init__(self, device):
        self.device = device
        self.actor = nn.Linear(3, 1).to(device)

    def act(self, state):
        state = torch.as_tensor(state, dtype=torch.float32, device=self.device)
        with torch.no_grad():
            action = self.actor(state)
        return action.numpy()  # expect: TNP102 likely


Agent("cuda").act([0.1, 0.2, 0.3])
