import torch
from torch import nn

policy = nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Linear(8, 2), nn.Softmax(dim=-1))
observation = torch.randn(4)
probabilities = policy(observation)
action = torch.multinomial(probabilities, 1).numpy()
result = action.shape
