import numpy as np
import torch
from torch import nn

critic = nn.Linear(3, 1)
rewards = np.ones(4)
values = critic(torch.randn(4, 3)).squeeze(-1).cpu().numpy()  # expect: TNP101 certain
advantages = rewards - values
