import torch
from torch import nn
from torch.distributions import Categorical

actor = nn.Linear(4, 3)
with torch.no_grad():
    distribution = Categorical(logits=actor(torch.ones(2, 4)))
action = distribution.sample()
old_log_prob = distribution.log_prob(action).numpy()
result = distribution.entropy().numpy()
