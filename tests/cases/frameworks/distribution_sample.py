import torch
from torch import nn
from torch.distributions import Categorical, Normal

policy = nn.Linear(4, 2)
observation = torch.ones(1, 4)

action = Normal(policy(observation), 1.0).sample()
steps = action.numpy()
result = Categorical(logits=policy(observation)).sample().numpy()
