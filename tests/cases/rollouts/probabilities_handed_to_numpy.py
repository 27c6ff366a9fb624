import numpy as np
import torch
from torch import nn

policy = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 2), nn.Softmax(dim=-1))
probabilities = policy(torch.randn(4))
action = np.random.choice(2, p=probabilities.numpy())  # expect: TNP101 certain
